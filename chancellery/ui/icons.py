"""Icons of our own drawing, written into the page so that none is ever missing or late."""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.template import TemplateSyntaxError
from django.utils.html import format_html
from django.utils.safestring import SafeString

DRAWINGS = Path(__file__).parent / "drawings" / "icons.svg"


@cache
def drawings() -> dict[str, SafeString]:
    """Return the inside of every symbol in the sprite file by its name; all are 24 units square."""
    found = re.findall(r'<symbol id="([a-z-]+)"[^>]*>(.*?)</symbol>', DRAWINGS.read_text("utf-8"), re.DOTALL)
    return {name: SafeString(" ".join(body.split())) for name, body in found}


@lru_cache(maxsize=256)
def icon(name: str, label: str = "") -> SafeString:
    """Draw one icon; with a ``label`` it speaks, without it is an ornament that screen readers skip.

    Raises:
        TemplateSyntaxError: no drawing has this name.
    """
    body = drawings().get(name)
    if body is None:
        raise TemplateSyntaxError(f"No icon is called “{name}”; there are {', '.join(sorted(drawings()))}.")
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}" focusable="false">{}</svg>', label, body
        )
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', body)
