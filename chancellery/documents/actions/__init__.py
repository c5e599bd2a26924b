"""Every change to the register, each one transaction."""

from chancellery.documents.actions.carrying import (
    CarriedInACircle,
    CarriesItsOwn,
    IsCarried,
    carry,
    refuse_carrying,
    stop_carrying,
)
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
    entitle,
    name_document,
    register,
)
from chancellery.documents.actions.resting import link_one_at_a_time

__all__ = [
    "AlreadyCited",
    "AlreadyRegistered",
    "CarriedInACircle",
    "CarriesItsOwn",
    "CitesItself",
    "ImplementsInACircle",
    "IsCarried",
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
    "carry",
    "cite",
    "describe",
    "entitle",
    "link_one_at_a_time",
    "name_document",
    "refuse_carrying",
    "register",
    "resolve",
    "stop_carrying",
]
