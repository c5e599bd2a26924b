"""What a file is by its ending, and whether its content agrees: ``file_kinds.toml`` lists the kinds. No database."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

LOOKED_AT = 4096  #: bytes of a text that are looked at


@dataclass(frozen=True, slots=True)
class Kind:
    """How the content of one kind begins; text where nothing is said."""

    begins: re.Pattern[bytes] | None
    held: str  #: how the name begins of something that an archive of this kind holds

    def fits(self, data: bytes) -> bool:
        """Say whether ``data`` may be of this kind; an empty file is of any."""
        if not data:
            return True
        if self.begins is None:
            return b"\0" not in data[:LOOKED_AT] or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return self.begins.match(data) is not None and (not self.held or _holds(data, self.held))


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that are taken, by their endings."""

    by_ending: Mapping[str, Kind]

    def takes(self, name: str) -> bool:
        """Say whether the ending of a file's name is one of these."""
        return _ending(name) in self.by_ending

    def fits(self, name: str, data: bytes) -> bool:
        """Say whether the content of a file is what its name says."""
        kind = self.by_ending.get(_ending(name))
        return kind is not None and kind.fits(data)


@cache
def known() -> Kinds:
    """Return the kinds of the list."""
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["kind"]
    return Kinds({
        ending: Kind(_pattern(one["begins"]) if "begins" in one else None, one.get("held", ""))
        for one in listed for ending in one["endings"]
    })  # fmt: skip


def _ending(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").casefold()


def _pattern(begins: Sequence[str]) -> re.Pattern[bytes]:
    """Return what matches any of several beginnings in hexadecimal."""
    each = [re.findall("..", one) for one in begins]
    wanted = [b"".join(b"." if two == ".." else re.escape(bytes.fromhex(two)) for two in one) for one in each]
    return re.compile(b"|".join(wanted), re.DOTALL)


def _holds(data: bytes, name: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(one.startswith(name) for one in archive.namelist())
    except zipfile.BadZipFile:
        return False
