"""Whether a report stops being a draft is asked by a function, which a connection prepares once.

A trigger's ``WHEN`` is read from its stored text by each statement that sets one of its columns. A decision on a report
sets its state but none of its words, and should not pay for the question whether they changed.
"""

from django.db import migrations

NAME = "search_wait_in_search_again_commitments_progressreport_changed"
WORDS = ("done", "difficulties", "requests", "language")
CHANGED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in WORDS)


def waits(columns: str, condition: str) -> str:
    return f"""
DROP TRIGGER {NAME} ON commitments_progressreport;
CREATE TRIGGER {NAME} AFTER UPDATE OF {columns} ON commitments_progressreport
    FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION wait_in_search_again('report', 'id');
"""


SENT = """
CREATE FUNCTION a_sent_report_waits_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state = 'draft') <> (NEW.state = 'draft') THEN
        INSERT INTO search_waiting (kind, key) VALUES ('report', NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_wait_when_a_report_is_sent AFTER UPDATE OF state ON commitments_progressreport
    FOR EACH ROW EXECUTE FUNCTION a_sent_report_waits_in_search();
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0009_reviews_wait")]
    operations = [
        migrations.RunSQL(
            waits(", ".join(WORDS), CHANGED),
            waits(", ".join((*WORDS, "state")), f"(OLD.state = 'draft') <> (NEW.state = 'draft') OR {CHANGED}"),
        ),
        migrations.RunSQL(SENT, "DROP FUNCTION a_sent_report_waits_in_search() CASCADE"),
    ]
