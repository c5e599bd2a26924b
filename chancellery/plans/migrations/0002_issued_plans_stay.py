"""What was issued never changes: neither the draft, nor its measures, nor what they take up or leave out."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION refuse_part_of_an_issued_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM plans_draft WHERE id IN (OLD.draft_id, NEW.draft_id) AND state = 'issued') THEN
        RAISE EXCEPTION 'an issued plan never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION refuse_part_of_an_issued_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM plans_measure m JOIN plans_draft d ON d.id = m.draft_id
               WHERE m.id IN (OLD.measure_id, NEW.measure_id) AND d.state = 'issued') THEN
        RAISE EXCEPTION 'an issued plan never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
"""
#: table → trigger and what it calls
PARTS = {
    "measure": ("measures_of_an_issued_plan_never_change", "refuse_part_of_an_issued_plan"),
    "superior": ("superiors_of_an_issued_plan_never_change", "refuse_part_of_an_issued_plan"),
    "omission": ("omissions_of_an_issued_plan_never_change", "refuse_part_of_an_issued_plan"),
    "helper": ("helpers_of_an_issued_plan_never_change", "refuse_part_of_an_issued_measure"),
    "adoption": ("adoptions_of_an_issued_plan_never_change", "refuse_part_of_an_issued_measure"),
}


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("core", "0002_append_only_trail")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER an_issued_plan_never_changes BEFORE UPDATE OR DELETE ON plans_draft"
            " FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER an_issued_plan_never_changes ON plans_draft",
        ),
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION refuse_part_of_an_issued_plan(); DROP FUNCTION refuse_part_of_an_issued_measure();",
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON plans_{table}"
                f" FOR EACH ROW EXECUTE FUNCTION {function}()",
                f"DROP TRIGGER {name} ON plans_{table}",
            )
            for table, (name, function) in PARTS.items()
        ),
    ]
