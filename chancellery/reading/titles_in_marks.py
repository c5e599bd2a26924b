"""Documents named by their title in quotation marks, where the title ends with what it is: ``《领事保护条例》``.

Chinese, Japanese and Korean set the titles of laws and agreements in marks of their own, so the mark and the last word
show what a capital and a first word show elsewhere. A newspaper in the same marks ends with no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.text import UNSPACED, Source, Stretch
from chancellery.reading.titles import Title

_MARKED = re.compile(r"[«“](?P<title>[^«»“”\n]{2,120})[»”]")
_BORDER = re.compile(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
_RULE: Final = "references.title"


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the titles of one stretch."""
    ends = _ends(stretch.language)
    if not ends:
        return
    for match in _MARKED.finditer(source.text, stretch.start, stretch.end):
        title = _BORDER.sub("", match["title"]).strip()
        kind = next((kind for end, kind in ends.items() if title.endswith(end) and len(title) > len(end)), None)
        if kind:
            yield Title(match.start(), match.end(), kind, _RULE)


@cache
def _ends(code: str) -> Mapping[str, str]:
    """Return the last words of titles with what they are, the longest first."""
    ends = languages.get(code).pairs("title_ends")
    return dict(sorted(ends.items(), key=lambda item: -len(item[0])))
