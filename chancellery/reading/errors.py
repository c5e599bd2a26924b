"""What a reading refuses, each as one clear English sentence with a stable ``code`` that pages translate by."""

from __future__ import annotations


class Unreadable(Exception):
    """A text or file that is not read. ``message`` is one sentence for the person who gave it."""

    code = "unreadable"
    message = "This could not be read."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


class NoWords(Unreadable):
    """Nothing but blanks, digits or punctuation."""

    code = "no-words"
    message = "This text holds no words."


class TooLong(Unreadable):
    """More characters than are read at once."""

    code = "too-long"
    message = "This text is longer than five million letters. Please divide it into parts."


class SecretText(Unreadable):
    """The text bears a mark of state secrecy, so nothing of it may be kept."""

    code = "secret"
    message = "This text is marked as a state secret, so it is neither read nor kept."

    @classmethod
    def marked(cls, mark: str) -> SecretText:
        """Return the refusal that names the mark found."""
        return cls(f"This text is marked “{mark}”: a state secret is neither read nor kept here.")


class UnknownLanguage(Unreadable):
    """There is no data file for the language of the text, or for the one asked for."""

    code = "language"
    message = "This text is in a language we have no words for yet."
