"""Who and where: the people, organisations and places of a text."""

from __future__ import annotations

from chancellery.reading.who.organisations import read as organisations
from chancellery.reading.who.people import read as people
from chancellery.reading.who.places import read as places

__all__ = ["organisations", "people", "places"]
