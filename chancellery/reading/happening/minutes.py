"""The meeting that minutes are of: "Minutes of the working group's meeting held on 3 May", with its day below, too."""

from __future__ import annotations

from collections.abc import Iterator

from chancellery.reading import languages
from chancellery.reading.happening.gatherings import Gathering, noun
from chancellery.reading.phrases import anchors
from chancellery.reading.text import Source

#: The title of minutes stands among so many of the first lines, and the day of their meeting so many lines below.
_HEAD, _BELOW = 8, 6
#: From the word for minutes to that for the meeting.
_NEAR = 120


def find(source: Source) -> Iterator[Gathering]:
    """Yield the meeting whose minutes the text says it is, at most one."""
    lines = [block for block in source.readable() if block.role in {"body", "heading", "table"}][: _HEAD + _BELOW]
    for place, line in enumerate(lines[:_HEAD]):
        code = line.language
        if not languages.get(code).words("events", "minutes"):
            continue
        title = anchors.search(source, code, "minutes", line.start, line.end)
        if title is None:
            continue
        # the kind may stand on the next line: "MINUTES / of the meeting of …"
        below = lines[place + 1] if place + 1 < len(lines) else line
        until = min(max(line.end, below.end), title.end() + _NEAR)
        held = noun(source, code, title.start(), until)
        if held is None:
            continue
        end = lines[min(place + _BELOW, len(lines) - 1)].end
        kind = held[1]
        yield Gathering(line.start, held[0][1], (line.start, end), kind, held[0], None, None, True, code)
        return
