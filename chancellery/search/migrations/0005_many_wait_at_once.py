"""An act that moves tens of thousands of commitments says by itself, and at once, what must go through the index.

While ``chancellery.by_sets`` is on, a changed lead unit is left to whoever switched it on.
"""

from django.db import migrations

TABLE = "commitments_commitment"
BY_ROWS = "coalesce(current_setting('chancellery.by_sets', true), '') <> 'on'"


def _triggers(condition: str) -> str:
    return f"""
DROP TRIGGER search_wait_in_search_again_{TABLE}_changed ON {TABLE};
CREATE TRIGGER search_wait_in_search_again_{TABLE}_changed AFTER UPDATE OF wording_id, lead_id ON {TABLE}
    FOR EACH ROW WHEN ((OLD.wording_id IS DISTINCT FROM NEW.wording_id OR OLD.lead_id IS DISTINCT FROM NEW.lead_id)
    {condition}) EXECUTE FUNCTION wait_in_search_again('commitment', 'wording_id');
DROP TRIGGER search_reports_wait_in_search_{TABLE}_changed ON {TABLE};
CREATE TRIGGER search_reports_wait_in_search_{TABLE}_changed AFTER UPDATE OF lead_id ON {TABLE}
    FOR EACH ROW WHEN (OLD.lead_id IS DISTINCT FROM NEW.lead_id {condition})
    EXECUTE FUNCTION reports_wait_in_search();
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0004_read_no_further_than_needed")]
    operations = [migrations.RunSQL(_triggers(f"AND {BY_ROWS}"), _triggers(""))]
