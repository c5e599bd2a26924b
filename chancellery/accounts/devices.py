"""What a browser says it is, in few words: for a person to recognise their own device by."""

from __future__ import annotations

#: What stands in what it says → its name. The first that is found counts: most pretend to be those below them.
_BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def named(said: str) -> str:
    """Return the browser and the system, as far as ``said`` (the header ``User-Agent``) tells; else its first word."""
    browser = next((name for mark, name in _BROWSERS if mark in said), said.partition("/")[0][:30])
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return " · ".join(part for part in (browser, system) if part)
