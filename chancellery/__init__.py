"""Chancellery: the records-and-results system of an external-relations service."""
