"""What is or will be done, as the verb tells that ends a sentence: "予算に|反映させる|。", "…를 |책임진다|."."""

from __future__ import annotations

from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

#: So much of its end holds the verb of a sentence, as its words are parted.
_LONGEST = 24


def does(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence ends with a verb of doing that is not told as past, in a language whose verb ends it."""
    ends, never = _endings(code)
    if not ends:
        return False
    last = source.lower[max(start, end - _LONGEST) : end].rstrip(" .。;")
    spelt = "".join(last.split())
    if not spelt.endswith(ends) or spelt.endswith(_states(code) or ("\n",)):
        return False
    # "調|達する|" is no "達する"
    told = max((len(each) for each in never if spelt.endswith(each)), default=0)
    return not told or any(len(each) > told and spelt.endswith(each) for each in ends)


def states(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence ends with what something is, and not with what it does: "…された|団体である|。"."""
    if not (endings := _states(code)):
        return False
    if not source.lower[max(start, end - _LONGEST) : end].rstrip(" .。;").replace(" ", "").endswith(endings):
        return False
    comma = source.text.rfind(", ", start, end)
    # "사무소는 문을 열며, |예산은| 4억 원이다": of something else
    return comma < 0 or cues.cue(code, "successions", "topic").search(source.lower, comma, end) is None


@cache
def _states(code: str) -> tuple[str, ...]:
    return tuple(word.replace(" ", "") for word in languages.get(code).words("endings", "states"))


@cache
def _endings(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = languages.get(code).words
    spelt = [tuple(word.replace(" ", "") for word in words("endings", key)) for key in ("plain", "plain_never")]
    return spelt[0], spelt[1]
