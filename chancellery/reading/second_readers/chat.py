"""A second reader at an endpoint that speaks OpenAI's chat protocol: a model of the house, or one that is rented.

It is told a few paragraphs at a time and nothing but their words, and asked for JSON. Whatever the text, or the
model, says: all that comes of an answer is findings, and each must quote the text.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from chancellery.reading.facts import Reading
from chancellery.reading.second_readers.protocol import Finding, Unavailable

ADDRESS, MODEL, KEY = "CHANCELLERY_CHAT_ADDRESS", "CHANCELLERY_CHAT_MODEL", "CHANCELLERY_CHAT_KEY"
PORTION = 6_000  # characters of the text in one question
LARGEST_ANSWER = 2_000_000  # bytes
TRIES = 3
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_QUESTION = Path(__file__).with_name("chat.txt")


class _NoWayOn(urllib.request.HTTPRedirectHandler):
    """A redirect could lead the text elsewhere."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:  # fmt: skip
        return None


_OPENER = urllib.request.build_opener(_NoWayOn)


@dataclass(frozen=True, slots=True)
class Chat:
    """Asks ``model`` at ``address`` (what stands before ``/chat/completions``).

    ``seconds`` bounds one question, ``pause`` is the wait before the second try and doubles for the next.

    Raises:
        Unavailable: the address is not one to send a text to: https, or http to this machine.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30
    pause: float = 0.5
    name: str = "chat"

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))):
            raise Unavailable(f"{ADDRESS} must begin with https://, or with http:// on this machine.")

    @classmethod
    def from_environment(cls) -> Chat:
        """Return the reader that the environment describes.

        Raises:
            Unavailable: the environment names no address or no model, or an address that will not do.
        """
        address, model = os.environ.get(ADDRESS, ""), os.environ.get(MODEL, "")
        if not address or not model:
            raise Unavailable(f"{ADDRESS} and {MODEL} must both be set.")
        return cls(address=address.rstrip("/"), model=model, key=os.environ.get(KEY, ""))

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Yield what the model finds, one portion of the text after the other."""
        for start, end in _portions(reading):
            yield from _findings(self._answer(reading.text[start:end]), within=(start, end))

    def _answer(self, words: str) -> object:
        asked = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": _QUESTION.read_text(encoding="utf-8")},
                {"role": "user", "content": words},
            ],
        }
        told = self._told(json.dumps(asked).encode())
        try:
            return json.loads(json.loads(told)["choices"][0]["message"]["content"])
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise Unavailable("its answer is not of the form that was asked for.") from error

    def _told(self, question: bytes) -> bytes:
        """Return the body of the answer, after another try or two when the other side is busy.

        Raises:
            Unavailable: it stayed busy, refused, or could not be reached.
        """
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = urllib.request.Request(f"{self.address}/chat/completions", question, headers)  # noqa: S310 - checked
        for tried in range(1, TRIES + 1):
            try:
                with _OPENER.open(request, timeout=self.seconds) as answer:
                    body: bytes = answer.read(LARGEST_ANSWER + 1)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in _AGAIN or tried == TRIES:
                    raise Unavailable(f"it answered with error {error.code}.") from error
            except (OSError, http.client.HTTPException) as error:
                if tried == TRIES:
                    raise Unavailable("it could not be reached.") from error
            else:
                if len(body) > LARGEST_ANSWER:
                    raise Unavailable("its answer is too long.")
                return body
            time.sleep(self.pause * 2 ** (tried - 1))
        raise AssertionError("each try returns or raises")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _portions(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole paragraphs of at most ``PORTION`` characters; a longer paragraph is cut."""
    start = end = 0
    for block in reading.blocks:
        if block.role == "boilerplate" or block.repeats is not None:
            continue
        if end > start and block.end - start > PORTION:
            yield start, end
            start = end = 0
        if end == start:
            start = block.start
        end = block.end
        while end - start > PORTION:
            yield start, start + PORTION
            start += PORTION
    if end > start:
        yield start, end


def _findings(answer: object, *, within: tuple[int, int]) -> Iterator[Finding]:
    """Yield what an answer proposes; what is no finding at all is passed over."""
    proposed = answer.get("findings") if isinstance(answer, Mapping) else None
    for one in proposed if isinstance(proposed, list) else ():
        if not isinstance(one, Mapping):
            continue
        said = {name: value for name, value in one.items() if name not in {"kind", "quote"}}
        yield Finding(kind=str(one.get("kind")), quote=str(one.get("quote")), said=said, within=within)
