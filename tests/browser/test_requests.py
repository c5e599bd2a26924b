"""Where one request ends and the next begins: what two readers could read differently is refused."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

HIDDEN = b"GET /sign-in/?hidden HTTP/1.1\r\nHost: {host}\r\n\r\n"
DOUBTFUL = {
    "two lengths": b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n",
    "a length beside pieces": b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "pieces of an unknown sort": b"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n",
    "a length that is none": b"Content-Length: +0\r\n\r\n",
    "a name with a blank": b"Content-Length : 0\r\n\r\n",
    "a header over two lines": b"X-One: a\r\n Content-Length: 0\r\n\r\n",
}


def answers(address: str, request: bytes) -> list[int]:
    """Send bytes over one connection and return the states of all that comes back until it is closed or quiet."""
    to = urlsplit(address)
    with socket.create_connection((to.hostname, to.port), timeout=3) as line:
        line.sendall(request.replace(b"{host}", to.netloc.encode()))
        said = b""
        try:
            while piece := line.recv(65_536):
                said += piece
        except TimeoutError:
            pass
    return [int(part.split(b" ", 2)[1]) for part in said.split(b"HTTP/1.1")[1:] for part in [b"HTTP/1.1" + part]]


def test_two_plain_requests_have_two_answers(running):
    assert answers(running.address, HIDDEN + HIDDEN) == [200, 200]


@pytest.mark.parametrize("doubt", DOUBTFUL)
def test_a_request_that_may_end_in_two_places_has_one_answer_or_none(running, doubt):
    head = b"POST /sign-in/ HTTP/1.1\r\nHost: {host}\r\n"

    got = answers(running.address, head + DOUBTFUL[doubt] + HIDDEN)

    assert 200 not in got
    assert len(got) <= 1
