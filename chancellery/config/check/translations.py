"""What must hold of texts in several languages."""

from __future__ import annotations

from chancellery.config.check.invariant import by_sql

#: What every field that can be translated says in the record's own language.
_ORIGINALS = """
    WITH said AS (
        SELECT 'documents.document' AS on_type, id AS on_key, 'titles' AS field, language, titles ->> language AS words
        FROM documents_document
        UNION ALL SELECT 'organisations.unit', id, 'names', language, names ->> language FROM organisations_unit
        UNION ALL SELECT 'documents.provision', id, each.field, language, each.words FROM documents_provision,
            LATERAL (VALUES ('heading', heading), ('body', body)) each(field, words)
        UNION ALL SELECT 'commitments.commitment', id, each.field, language, each.words FROM commitments_commitment,
            LATERAL (VALUES ('title', title), ('expected_output', expected_output)) each(field, words)
        UNION ALL SELECT 'commitments.progressreport', id, each.field, language, each.words
        FROM commitments_progressreport, LATERAL (
            VALUES ('done', done), ('difficulties', difficulties), ('requests', requests)) each(field, words)
    )
"""
#: The languages in which documents and units hold words of their own.
_HELD = """
    WITH held AS (
        SELECT 'documents.document' AS on_type, one.id AS on_key, 'titles' AS field, one.language AS own, said.*
        FROM documents_document one CROSS JOIN LATERAL jsonb_each_text(one.titles) said(language, words)
        UNION ALL SELECT 'organisations.unit', one.id, 'names', one.language, said.*
        FROM organisations_unit one CROSS JOIN LATERAL jsonb_each_text(one.names) said(language, words)
    )
"""

INVARIANTS = (
    by_sql(
        "Of the titles of a document and the names of a unit exactly one is the original.",
        """
        SELECT id, number FROM documents_document
        WHERE CASE WHEN titles = '{}' THEN language <> '' ELSE coalesce(titles ->> language, '') = '' END
        UNION ALL SELECT id, code FROM organisations_unit WHERE coalesce(names ->> language, '') = ''
        """,
    ),
    by_sql(
        "A translation renders the original of a record that is there, and is stale when that says something else.",
        f"""
        {_ORIGINALS}
        SELECT t.id, t.on_type || ' ' || t.on_key || ' ' || t.language FROM translations_translation t
        LEFT JOIN said USING (on_type, on_key, field)
        WHERE said.on_key IS NULL OR said.language <> t.original_language
        OR t.is_stale <> (t.rendered_from <> coalesce(said.words, ''))
        """,  # noqa: S608 - our own words
    ),
    by_sql(
        "Titles and names in other languages are those that people vouch for.",
        f"""
        {_HELD}
        SELECT coalesce(held.on_key, t.on_key), coalesce(held.words, t.words)
        FROM (SELECT * FROM held WHERE language <> own) held
        FULL JOIN (SELECT * FROM translations_translation WHERE state <> 'machine'
            AND field IN ('titles', 'names')) t USING (on_type, on_key, field, language)
        WHERE held.words IS DISTINCT FROM t.words
        """,  # noqa: S608 - our own words
    ),
    by_sql(
        "Whoever reviewed a translation had no hand in it.",
        """
        SELECT id, words FROM translations_translation
        WHERE (state = 'reviewed') <> (reviewed_by_id IS NOT NULL AND reviewed_at IS NOT NULL)
        OR reviewed_by_id = made_by_id OR reviewed_by_id = ANY (writer_keys)
        """,
    ),
)
