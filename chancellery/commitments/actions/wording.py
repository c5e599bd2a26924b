"""Keep the words that commitments are found by."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from chancellery.commitments.models import Commitment, Wording
from chancellery.core.folding import fold

# sorted: two who write the same words at once wait for each other in the same order
_KEEP = """
INSERT INTO commitments_wording (text) SELECT DISTINCT text FROM unnest(%s::text[]) text ORDER BY text
ON CONFLICT (text) DO NOTHING
"""


def word(commitments: Sequence[Commitment]) -> None:
    """Set ``wording`` from what commitments, with their provisions' documents, say now; the caller saves them."""
    said = [f"{one.title} {one.expected_output} {one.indicator} {one.provision.document.number}" for one in commitments]
    folded = {words: fold(words) for words in set(said)}
    texts = sorted(set(folded.values()))
    known = {wording.text: wording for wording in Wording.objects.filter(text__in=texts)}
    if len(known) < len(texts):
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [[text for text in texts if text not in known]])
        known = {wording.text: wording for wording in Wording.objects.filter(text__in=texts)}
    for one, words in zip(commitments, said, strict=True):
        one.wording_id = known[folded[words]].pk
