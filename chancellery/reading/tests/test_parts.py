"""Mails and archives: each part by itself."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import files, parts
from chancellery.reading.command import read_command
from chancellery.reading.inputs.refusals import Unsupported
from chancellery.reading.tests.made_files import PLAN_EN, PLAN_FR, PLAN_VI, page, word
from chancellery.reading.tests.made_mails import archive, mail, mail_of


def _told(data: bytes, name: str) -> list[tuple[str, str]]:
    """Each part by its name, and the code of the refusal where there is one."""
    return [(part.name, part.refusal.code if part.refusal else "") for part in parts.of(data, name)]


def test_of_gives_a_file_that_holds_no_others_as_it_is() -> None:
    for data, name in (
        (PLAN_FR.encode(), "a.txt"),
        (word("A plan."), "a.docx"),
        (b"", "a.eml"),
        (b"PK\x03\x04", "a.zip"),
    ):
        assert [(part.name, part.data, part.refusal) for part in parts.of(data, name)] == [(name, data, None)]


def test_of_gives_the_body_and_the_attachments_of_a_mail() -> None:
    document = word(*PLAN_VI.split("\n\n"))
    found = list(parts.of(mail(PLAN_FR, {"Kế hoạch.docx": document, "note.txt": PLAN_EN.encode()}), "mail.eml"))

    assert [part.name for part in found] == ["mail.eml/body.txt", "mail.eml/Kế hoạch.docx", "mail.eml/note.txt"]
    assert found[0].data.decode("utf-8-sig") == PLAN_FR
    assert [part.data for part in found[1:]] == [document, PLAN_EN.encode()]
    assert [part.published for part in found] == [date(2023, 11, 25), None, None]


def test_of_takes_the_plain_body_before_the_same_as_a_web_page() -> None:
    both = mail(PLAN_FR, page=f"<p>{PLAN_FR}</p>")
    only = mail(" \n", page=f"<p>{PLAN_FR}</p>")

    assert _told(both, "mail.eml") == [("mail.eml/body.txt", "")]
    assert _told(only, "mail.eml") == [("mail.eml/body.html", "")]


def test_of_reads_a_body_in_the_encoding_it_states() -> None:
    message = mail_of("x")
    message.set_content(PLAN_FR, charset="iso-8859-1", cte="base64")
    (body,) = parts.of(message.as_bytes(), "mail.eml")

    assert body.data.decode("utf-8-sig") == PLAN_FR


def test_of_leaves_out_what_only_adorns_a_mail() -> None:
    message = mail_of(PLAN_FR)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo@example.org>", disposition="inline")
    message.add_attachment(b"signed", maintype="application", subtype="pgp-signature", filename="signature.asc")

    assert _told(message.as_bytes(), "mail.eml") == [("mail.eml/body.txt", "")]


def test_of_opens_a_mail_in_an_archive_and_the_other_way_round() -> None:
    inner = mail(PLAN_FR, {"plan.docx": word("A plan.")})
    members = {"one/plan.txt": PLAN_FR.encode(), "mail.eml": inner}

    assert _told(archive(members), "all.zip") == [
        ("all.zip/one/plan.txt", ""),
        ("all.zip/mail.eml/body.txt", ""),
        ("all.zip/mail.eml/plan.docx", ""),
    ]
    assert _told(mail("", {"a.zip": archive({"plan.txt": PLAN_FR.encode()})}), "m.eml") == [
        ("m.eml/a.zip/plan.txt", "")
    ]


def test_of_opens_a_mail_attached_to_a_mail() -> None:
    message = mail_of(PLAN_FR)
    message.add_attachment(mail_of(PLAN_EN))

    assert _told(message.as_bytes(), "m.eml") == [("m.eml/body.txt", ""), ("m.eml/attachment.eml/body.txt", "")]


def test_of_does_not_open_what_lies_deeper_and_goes_on() -> None:
    deepest = archive({"plan.txt": PLAN_FR.encode()})
    data = archive({"middle.zip": archive({"deep.zip": deepest}), "plan.txt": PLAN_FR.encode()})

    assert _told(data, "a.zip") == [("a.zip/middle.zip/deep.zip", "unsupported"), ("a.zip/plan.txt", "")]


def test_of_stops_at_too_many_files_and_says_so() -> None:
    data = archive({f"{number}.txt": b"words" for number in range(600)})
    told = _told(data, "a.zip")

    assert len(told) == 501
    assert told[-1] == ("a.zip", "too-large")


def test_of_stops_at_too_much_data_also_where_archives_lie_in_archives() -> None:
    inner = archive({f"{number}.bin": b" " * (20 * 2**20) for number in range(3)})
    told = _told(archive({"one.zip": inner, "two.zip": inner, "late.txt": b"words"}), "a.zip")

    assert told[-1] == ("a.zip", "too-large")
    assert [code for _, code in told].count("too-large") == 1
    assert "a.zip/late.txt" not in dict(told)


def test_of_refuses_only_the_member_that_is_too_large() -> None:
    data = archive({"large.txt": b" " * (files.LARGEST + 1), "plan.txt": b"words"})

    assert _told(data, "a.zip") == [("a.zip/large.txt", "too-large"), ("a.zip/plan.txt", "")]


def test_of_refuses_only_the_member_that_is_damaged() -> None:
    data = archive({"one.txt": b"first words", "two.txt": b"second words"}, method=zipfile.ZIP_STORED)

    assert _told(data.replace(b"first words", b"other words"), "a.zip") == [
        ("a.zip/one.txt", "damaged"),
        ("a.zip/two.txt", ""),
    ]


def test_of_refuses_members_packed_in_other_ways() -> None:
    assert _told(archive({"plan.txt": b"words"}, method=zipfile.ZIP_LZMA), "a.zip") == [
        ("a.zip/plan.txt", "unsupported")
    ]


def test_of_names_a_locked_member() -> None:
    data = bytearray(archive({"plan.txt": b"words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert _told(bytes(data), "a.zip") == [("a.zip/plan.txt", "encrypted")]


def test_of_leaves_out_what_systems_put_into_folders() -> None:
    members = {"__MACOSX/._plan.txt": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x", "a/plan.txt": b"words"}

    assert _told(archive(members), "a.zip") == [("a.zip/a/plan.txt", "")]


@pytest.mark.parametrize("data", [archive({}), archive({".DS_Store": b"x"})], ids=["nothing", "nobody's"])
def test_of_says_when_an_archive_holds_nothing(data: bytes) -> None:
    assert _told(data, "a.zip") == [("a.zip", "empty")]


def test_of_lets_no_name_lead_out_of_the_archive() -> None:
    names = ["../../etc/plan.txt", "/plan.txt", "C:\\papers\\plan.txt", "a\x07b.txt", "\x07", "x" * 900 + ".txt"]
    data = archive(dict.fromkeys(names, b"words"))
    shown = [part.name.removeprefix("a.zip/") for part in parts.of(data, "a.zip")]

    assert shown[:5] == ["etc/plan.txt", "plan.txt", "C:/papers/plan.txt", "ab.txt", "unnamed"]
    assert len(shown[5]) == 200


def test_of_gives_each_part_a_name_of_its_own() -> None:
    message = mail_of(PLAN_FR)
    for words in (b"one", b"two", b"three"):
        message.add_attachment(words, maintype="text", subtype="plain", filename="plan.txt")

    assert [name for name, _ in _told(message.as_bytes(), "m.eml")][1:] == [
        "m.eml/plan.txt", "m.eml/plan (2).txt", "m.eml/plan (3).txt",
    ]  # fmt: skip


def test_of_reads_names_in_utf_8_that_do_not_say_so() -> None:
    data = archive({"Ke-hoach.txt": b"words"}).replace(b"Ke-hoach.txt", "Kế-hoc.txt".encode())

    assert _told(data, "a.zip") == [("a.zip/Kế-hoc.txt", "")]


@pytest.mark.parametrize(
    "text",
    [
        "From: the office\nTo: the clerk\nSubject: a plan\n\nThe words of a letter.\n",
        "From the office: the plan stands.\nMIME-Version: 1.0\n",
        "Subject: a plan\nDate: 5 January\nMIME-Version: 1.0\n\nNobody sent it.\n",
    ],
)
def test_of_takes_a_text_for_a_mail_only_when_it_is_one(text: str) -> None:
    assert [part.name for part in parts.of(text.encode(), "letter.txt")] == ["letter.txt"]


def test_of_refuses_a_mail_nested_beyond_measure() -> None:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(400)
    )

    assert _told(head + nested, "a.eml") == [("a.eml", "too-deep")]


def test_decode_says_that_a_mail_is_read_part_by_part() -> None:
    with pytest.raises(Unsupported, match="one by one"):
        files.decode(mail(PLAN_FR), "a.eml")


@settings(max_examples=60)
@given(
    st.sampled_from(
        [mail(PLAN_FR, {"a.txt": b"words"}, page="<p>x</p>"), archive({"a.txt": b"words", "b.eml": mail("y")})]
    ),
    st.integers(0, 10_000),
    st.binary(max_size=12),
)
def test_of_gives_parts_whatever_the_damage(data: bytes, at: int, noise: bytes) -> None:
    place = at % len(data)
    damaged = data[:place] + noise + data[place + len(noise) :]
    for name in ("a.eml", "a.zip"):
        found = list(parts.of(damaged, name))
        assert found
        assert all(part.name.startswith(name) for part in found)
        assert len({part.name for part in found if not part.refusal}) == sum(not part.refusal for part in found)


def test_read_prints_one_object_for_each_part_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    body = PLAN_FR + "\nLe matin du 24 novembre, le comité a tenu une conférence avec les services de la province.\n"
    attached = {"broken.docx": word("A")[:200], "plan.docx": word(*PLAN_VI.split("\n\n")), "page.html": page(PLAN_EN)}
    path.write_bytes(mail(body, attached))

    result = CliRunner().invoke(read_command, ["--json", str(path)])

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["source"], record["language"]) for record in records] == [
        (f"{path}/body.txt", "fr"), (f"{path}/plan.docx", "vi"), (f"{path}/page.html", "en"),
    ]  # fmt: skip
    assert records[0]["published"] == "2023-11-25"
    assert "2023-11-24" in {found["edtf"] for found in records[0]["dates"]}
    assert result.stderr.startswith(f"{path}/broken.docx: This Word document is damaged")
    assert len(result.stderr.splitlines()) == 1
    assert result.exit_code == 2
