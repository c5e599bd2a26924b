r"""Marks of Markdown in a text: "**1. Agreements.** Review …", "*Having regard to …*", "### Tasks", "2\. Visits".

Programs that turn pages into plain text leave them, and each stands where a rule looks for a word or a number. They are
read as nothing.
"""

from __future__ import annotations

import re
from typing import Final

#: Read as nothing, one for each character of a mark.
_NOTHING: Final = "\u2060"
#: Words in bold or slanted type may go on over a line end, never over an empty line.
_OVER_LINES: Final = r"(?=[^\s*])(?:[^*\n]|\n(?![ \t]*\n)){1,400}"
_BOLD: Final = re.compile(rf"\*\*(?P<words>[^*\n]{{1,400}}|{_OVER_LINES})\*\*(?P<glued>(?<=\w\*\*)(?=[^\W\d_]))?")
# no bullet ("* Review"), no product ("3*4"), no note ("the list*")
_SLANTED: Final = re.compile(rf"(?<![\w*])\*(?P<words>{_OVER_LINES})\*(?![\w*])")
_LINES: Final = re.compile(
    # "### 1. Tasks", but no "# 4512"
    r"^[ ]{0,3}#{1,6}[ ](?=[^\W\d_]|\d{1,2}[.)] |\*\*)"
    # "> - Review the agreements."
    r"|^[ ]{0,3}>[ ](?=(?:[-*•+]|\d{1,2}[.)])[ ])"
    # "1\. Review", "\- Review"
    r"|(?<=\d)\\(?=[.)][ ])|^[ ]{0,6}\\(?=[-*+][ ])",
    re.MULTILINE,
)
#: Without one of these no line bears a mark.
_SIGNS: Final = ("\n#", "\n>", "\n\\", "\\.", "\\)")


def unmarked(text: str) -> str:
    """Return ``text`` with what is read as nothing for each of its marks; as long as it was, or the text itself."""
    if "**" in text:
        text = _BOLD.sub(_plain, text)
    if "*" in text:
        text = _SLANTED.sub(rf"{_NOTHING}\g<words>{_NOTHING}", text)
    if text.startswith("#") or any(sign in text for sign in _SIGNS):
        text = _LINES.sub(lambda mark: _NOTHING * len(mark.group()), text)
    return text


def _plain(bold: re.Match[str]) -> str:
    """Return words that stood in bold type, and a blank where they touch what follows: "**The first**is to …"."""
    behind = _NOTHING * 2 if bold["glued"] is None else f" {_NOTHING}"
    return f"{_NOTHING * 2}{bold['words']}{behind}"
