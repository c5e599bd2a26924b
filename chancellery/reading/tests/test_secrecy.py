"""Marks of secrecy stop the reading; the ordinary word never does."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

TEXT = "Kính gửi các sở của tỉnh. The ministry has written to the provinces about the visit of the delegation."

MARKS = [
    "MẬT", "TỐI MẬT", "TUYỆT MẬT", "TUYET MAT", "T Ố I  M Ậ T", "(MẬT)", "[TOP SECRET]", "*** SECRET ***",
    "TRÈS SECRET", "ŚCIŚLE TAJNE", "TAJNE", "SECRETO", "Độ mật: Mật", "Classification: secret", "Tối mật",
    "S E C R E T",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_on_its_own_line_is_refused(mark: str) -> None:
    with pytest.raises(SecretText, match="marked"):
        read(f"{mark}\n{TEXT}")


@pytest.mark.parametrize(
    "line", ["TỐI MẬT\t\tHà Nội, ngày 5 tháng 1 năm 2022", "ỦY BAN TỈNH     MẬT", "A | SECRET | B"]
)
def test_a_mark_in_a_corner_of_the_heading_is_refused(line: str) -> None:
    with pytest.raises(SecretText):
        read(f"{line}\n{TEXT}")


def test_a_mark_far_down_is_refused_in_capitals_only() -> None:
    prose = "\n".join([TEXT] * 40)

    with pytest.raises(SecretText):
        read(f"{prose}\nTUYỆT MẬT\n{TEXT}")
    assert read(f"{prose}\nSecret\n{TEXT}").language


@pytest.mark.parametrize(
    "line",
    [
        "Bảo vệ bí mật nhà nước là nhiệm vụ của các cơ quan.",
        "Hai bên có quan hệ mật thiết.",
        "Le secrétariat et le secrétaire général",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "SECRETARIAT",
        "The secret of good work is no secret.",
        "Tajne przez poufne to tylko powiedzenie.",
        "O secreto da ponte está na pedra.",
    ],
)
def test_ordinary_words_are_read(line: str) -> None:
    assert read(f"{line}\n{TEXT}").blocks
