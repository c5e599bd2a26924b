"""Every change to the register, each one transaction."""

from chancellery.documents.actions.citations import (
    AlreadyCited,
    CitesItself,
    ImplementsInACircle,
    NotQuoted,
    cite,
    resolve,
)
from chancellery.documents.actions.contents import OutsideTheText, Wordless, add_provisions, add_text, attach_file
from chancellery.documents.actions.registering import (
    AlreadyRegistered,
    Nameless,
    NotANumber,
    SeveralMeant,
    add_aliases,
    describe,
    name_document,
    register,
)

__all__ = [
    "AlreadyCited",
    "AlreadyRegistered",
    "CitesItself",
    "ImplementsInACircle",
    "Nameless",
    "NotANumber",
    "NotQuoted",
    "OutsideTheText",
    "SeveralMeant",
    "Wordless",
    "add_aliases",
    "add_provisions",
    "add_text",
    "attach_file",
    "cite",
    "describe",
    "name_document",
    "register",
    "resolve",
]
