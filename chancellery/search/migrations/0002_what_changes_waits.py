"""Triggers say what must be brought into the index; nothing that writes a record knows of it.

A statement that writes hundreds of rows says it once for each wording, document or unit they touch.
"""

from django.db import migrations

WAIT = """
CREATE FUNCTION wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- TG_ARGV: kind, column that holds the key
    EXECUTE format(
        'INSERT INTO search_waiting (kind, key) SELECT DISTINCT %L, %I FROM touched WHERE %I IS NOT NULL',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
    RETURN NULL;
END $$;
CREATE FUNCTION wait_in_search_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO search_waiting (kind, key) SELECT %L, ($1).%I', TG_ARGV[0], TG_ARGV[1]) USING NEW;
    EXECUTE format('INSERT INTO search_waiting (kind, key) SELECT %L, ($1).%I WHERE ($1).%I <> ($2).%I',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[1], TG_ARGV[1]) USING OLD, NEW;
    RETURN NULL;
END $$;
-- who helps may read, and so may those above who helps
CREATE FUNCTION helpers_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'commitment', one.wording_id
    FROM touched JOIN commitments_commitment one ON one.id = touched.commitment_id;
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'report', one.id
    FROM touched JOIN commitments_progressreport one ON one.commitment_id = touched.commitment_id;
    RETURN NULL;
END $$;
-- another unit leads: its people may read the reports
CREATE FUNCTION reports_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key)
    SELECT 'report', id FROM commitments_progressreport WHERE commitment_id = NEW.id;
    RETURN NULL;
END $$;
-- a unit stands under others now: so do all that its subtree leads
CREATE FUNCTION subtree_waits_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'commitment', wording_id
    FROM commitments_commitment WHERE lead_id = NEW.id;
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'commitment', one.wording_id
    FROM commitments_commitment one JOIN commitments_coordination helps ON helps.commitment_id = one.id
    WHERE helps.unit_id = NEW.id;
    INSERT INTO search_waiting (kind, key) SELECT 'report', report.id
    FROM commitments_progressreport report JOIN commitments_commitment one ON one.id = report.commitment_id
    WHERE one.lead_id = NEW.id
        OR EXISTS (SELECT FROM commitments_coordination WHERE commitment_id = one.id AND unit_id = NEW.id);
    RETURN NULL;
END $$;
-- called otherwise, a unit is found otherwise, and so are its people and what it issued
CREATE FUNCTION namesakes_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key)
    SELECT 'document', id FROM documents_document WHERE issuer_id = NEW.id
    UNION ALL SELECT 'holder', held.id FROM organisations_tenure held
        JOIN organisations_post post ON post.id = held.post_id WHERE post.unit_id = NEW.id
    UNION ALL SELECT DISTINCT 'person', user_id FROM organisations_membership WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;
-- a document is called otherwise, or is of another day: its provisions and what came of them are found by that too
CREATE FUNCTION provisions_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT 'provision', id FROM documents_provision WHERE document_id = NEW.id;
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'commitment', one.wording_id
    FROM commitments_commitment one JOIN documents_provision said ON said.id = one.provision_id
    WHERE said.document_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION holders_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT 'holder', id FROM organisations_tenure WHERE post_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION wait_for_search() RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_waiting (kind, key) SELECT kind, key FROM search_entry;
    INSERT INTO search_waiting (kind, key) SELECT 'document', id FROM documents_document;
    INSERT INTO search_waiting (kind, key) SELECT 'provision', id FROM documents_provision;
    INSERT INTO search_waiting (kind, key) SELECT 'commitment', id FROM commitments_wording;
    INSERT INTO search_waiting (kind, key) SELECT 'report', id FROM commitments_progressreport;
    INSERT INTO search_waiting (kind, key) SELECT 'unit', id FROM organisations_unit;
    INSERT INTO search_waiting (kind, key) SELECT 'holder', id FROM organisations_tenure;
    INSERT INTO search_waiting (kind, key) SELECT 'person', id FROM organisations_user;
$$;
"""
NO_WAIT = """
DROP FUNCTION wait_in_search, wait_in_search_again, helpers_wait_in_search, reports_wait_in_search,
    subtree_waits_in_search, namesakes_wait_in_search, provisions_wait_in_search, holders_wait_in_search,
    wait_for_search;
"""

#: Table, kind, column of the key: what is added or deleted.
TOUCHED = (
    ("documents_document", "document", "id"),
    ("documents_text", "document", "document_id"),
    ("documents_alias", "document", "document_id"),
    ("documents_provision", "provision", "id"),
    ("commitments_commitment", "commitment", "wording_id"),
    ("commitments_progressreport", "report", "id"),
    ("organisations_unit", "unit", "id"),
    ("organisations_tenure", "holder", "id"),
    ("organisations_user", "person", "id"),
    ("organisations_membership", "person", "user_id"),
)
#: Table, columns that matter, function, its arguments: what is changed, row by row.
CHANGED = (
    ("documents_document", "number, titles, issuer_id, issuer_name, dated_on, kind", "wait_in_search_again",
     "'document', 'id'"),
    ("documents_document", "number, dated_on", "provisions_wait_in_search", ""),
    ("documents_alias", "as_printed, document_id", "wait_in_search_again", "'document', 'document_id'"),
    ("documents_provision", "heading, body, label, language", "wait_in_search_again", "'provision', 'id'"),
    ("commitments_commitment", "wording_id, lead_id", "wait_in_search_again", "'commitment', 'wording_id'"),
    ("commitments_commitment", "lead_id", "reports_wait_in_search", ""),
    ("commitments_progressreport", "done, difficulties, requests, state, language", "wait_in_search_again",
     "'report', 'id'"),
    ("organisations_unit", "names, short_names, aliases, code", "wait_in_search_again", "'unit', 'id'"),
    ("organisations_unit", "names, short_names", "namesakes_wait_in_search", ""),
    ("organisations_unit", "path", "subtree_waits_in_search", ""),
    ("organisations_post", "titles, unit_id", "holders_wait_in_search", ""),
    ("organisations_tenure", "holder_name", "wait_in_search_again", "'holder', 'id'"),
    ("organisations_user", "full_name", "wait_in_search_again", "'person', 'id'"),
    ("organisations_membership", "unit_id, user_id", "wait_in_search_again", "'person', 'user_id'"),
)  # fmt: skip


def _made(table: str, function: str, arguments: str) -> str:
    name = f"search_{function}_{table}"
    return f"""
CREATE TRIGGER {name}_added AFTER INSERT ON {table} REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION {function}({arguments});
CREATE TRIGGER {name}_deleted AFTER DELETE ON {table} REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION {function}({arguments});
"""


def _changed(table: str, columns: str, function: str, arguments: str) -> str:
    names = [column.strip() for column in columns.split(",")]
    differs = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in names)
    return f"""
CREATE TRIGGER search_{function}_{table}_changed AFTER UPDATE OF {columns} ON {table}
    FOR EACH ROW WHEN ({differs}) EXECUTE FUNCTION {function}({arguments});
"""


TRIGGERS = "".join(
    [_made(table, "wait_in_search", f"'{kind}', '{column}'") for table, kind, column in TOUCHED]
    + [_made("commitments_coordination", "helpers_wait_in_search", "")]
    + [_changed(*one) for one in CHANGED]
)
NO_TRIGGERS = "".join(
    f"DROP TRIGGER search_wait_in_search_{table}_{how} ON {table};\n"
    for table, _kind, _column in TOUCHED
    for how in ("added", "deleted")
) + "".join(
    f"DROP TRIGGER search_helpers_wait_in_search_commitments_coordination_{how} ON commitments_coordination;\n"
    for how in ("added", "deleted")
) + "".join(f"DROP TRIGGER search_{function}_{table}_changed ON {table};\n" for table, _c, function, _a in CHANGED)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("plans", "0001_initial"), ("commitments", "0020_answers_of_a_branch_at_once"), ("documents", "0004_carryings"), ("organisations", "0004_reporting_calendars")]
    operations = [
        migrations.RunSQL(WAIT, NO_WAIT),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RunSQL("SELECT wait_for_search()", migrations.RunSQL.noop),
    ]
