"""Nobody calls what costs much without end: files of whole lists, reading, searching, and previews of great changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chancellery.organisations.http import machine
from chancellery.ui import views

MINUTE = 60.0
#: Costly whenever it is asked for.
ALWAYS = frozenset({"search:results", "reviews:word", "plans:preview"})
#: Costly when it is sent, and not when its form is opened.
SENT = frozenset({
    "intake:new", "reviews:new", "successions:new", "commitments:bulk", "organisations:give_many", "plans:table",
    "plans:issue",
})  # fmt: skip
#: How many people are remembered before those who were still for a minute are forgotten.
MOST = 10_000


def is_costly(name: str, *, method: str, asked: Mapping[str, str]) -> bool:
    """Say whether a call costs much: by the name of its address, how it is made, and what it asks for."""
    if name in ALWAYS or asked.get("format", "html") != "html":
        return True
    return name in SENT and method == "POST"


class Window:
    """Counts calls of each caller within the last minute; ``most`` are let through."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[float]] = {}
        self._lock = Lock()

    def lets_through(self, caller: str, *, most: int, now: float) -> bool:
        """Count a call, unless there were ``most`` in the minute before it."""
        with self._lock:
            if len(self._calls) > MOST:
                self._calls = {who: times for who, times in self._calls.items() if times[-1] > now - MINUTE}
            times = self._calls.setdefault(caller, deque())
            while times and times[0] <= now - MINUTE:
                times.popleft()
            if len(times) >= most:
                return False
            times.append(now)
            return True


class CostlyCallsAreCounted:
    """Refuse a costly call of somebody who made many in this minute; each server process counts for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.window = Window()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Answer in place of the page when it is one call too many."""
        found = request.resolver_match
        if found is None or not is_costly(found.view_name, method=request.method or "", asked=request.GET):
            return None
        caller = str(request.user.pk) if request.user.is_authenticated else machine(request)
        if self.window.lets_through(caller, most=settings.COSTLY_A_MINUTE, now=monotonic()):
            return None
        response = views.too_many(request)
        response.headers["Retry-After"] = str(int(MINUTE))
        return response
