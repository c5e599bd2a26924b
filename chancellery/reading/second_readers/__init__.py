"""A second reader beside ours: a model or service that a house trains or rents itself.

It proposes; what it proposes must stand in the text, is marked with its name, and never takes the place of what we
read ourselves. None is switched on unless somebody names it.
"""

from chancellery.reading.second_readers.protocol import Finding, SecondReader, Unavailable
from chancellery.reading.second_readers.registry import SWITCH, UnknownReader, readers, switched_on
from chancellery.reading.second_readers.second_opinion import read_again, record_read_again

__all__ = [
    "SWITCH",
    "Finding",
    "SecondReader",
    "Unavailable",
    "UnknownReader",
    "read_again",
    "readers",
    "record_read_again",
    "switched_on",
]
