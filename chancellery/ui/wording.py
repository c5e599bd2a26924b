"""What every component checks in its arguments, so that a slip stops the page instead of drawing it wrong."""

from collections.abc import Collection

from django.template import TemplateSyntaxError

STANDINGS = ("done", "way", "late", "waived", "none")
TONES = ("info", "done", "late", "warn")


def one_of(value: object, allowed: Collection[str], *, of: str) -> str:
    """Return ``value`` as a plain string if it is one of ``allowed``.

    Raises:
        TemplateSyntaxError: it is not; the message names the component's argument and what it may be.
    """
    word = str(value)
    if word not in allowed:
        raise TemplateSyntaxError(f"{of} may be {', '.join(a or 'empty' for a in allowed)}, not “{word}”.")
    return word
