"""Every read of commitments and reports."""

from chancellery.commitments.queries.graph import rests_on

__all__ = ["rests_on"]
