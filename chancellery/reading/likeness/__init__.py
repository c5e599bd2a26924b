"""How near two provisions are, also in two languages: by what they speak of, and never by a model from elsewhere."""

from chancellery.reading.likeness.ranking import Among, Near, Passage, Shared, nearest
from chancellery.reading.likeness.signs import Kind

__all__ = ["Among", "Kind", "Near", "Passage", "Shared", "nearest"]
