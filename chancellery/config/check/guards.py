"""What the database itself must still watch over: tables up to date, triggers in place."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from chancellery.config.check.invariant import Invariant
from chancellery.core import verifying

#: The triggers that our migrations make.
GUARDS = frozenset(
    {
        "the_trail_is_append_only",
        "the_trail_is_never_emptied",
        "the_chain_is_append_only",
        "the_chain_is_never_emptied",
        "seals_are_append_only",
        "seals_are_never_emptied",
        "an_original_never_changes",
        "a_unit_is_never_deleted",
        "a_document_is_never_deleted",
        "a_text_never_changes",
        "a_review_never_changes",
        "a_conclusion_never_changes",
        "a_backing_never_changes",
        "an_accepted_report_never_changes",
        "evidence_of_an_accepted_report_never_changes",
        "an_issued_plan_never_changes",
        "measures_of_an_issued_plan_never_change",
        "superiors_of_an_issued_plan_never_change",
        "omissions_of_an_issued_plan_never_change",
        "helpers_of_an_issued_plan_never_change",
        "adoptions_of_an_issued_plan_never_change",
        "tallies_follow_new_leaves",
        "tallies_follow_lost_leaves",
        "tallies_follow_changed_leaves",
        "tallies_follow_a_changed_leaf",
        "tallies_follow_the_unit",
        "commitments_commitment_keeps_deletions",
        "commitments_commitment_keeps_changes",
        "documents_provision_keeps_deletions",
        "documents_provision_keeps_changes",
        "documents_document_keeps_deletions",
        "documents_document_keeps_changes",
        "organisations_membership_keeps_deletions",
        "organisations_membership_keeps_changes",
        "organisations_unit_keeps_deletions",
        "organisations_unit_keeps_changes",
        "former_values_are_never_emptied",
        "former_values_stay",
    }
)


def missing_guards() -> Iterator[str]:
    """Find the triggers that are gone or switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        standing = {name for (name,) in cursor.fetchall()}
    yield from sorted(GUARDS - standing)


def lax_constraints() -> Iterator[str]:
    """Find the constraints that were never validated, or foreign keys that are switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname")
        yield from (name for (name,) in cursor.fetchall())


def waiting_migrations() -> Iterator[str]:
    """Find the migrations that this database has not had yet."""
    executor = MigrationExecutor(connection)
    for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"{migration.app_label}.{migration.name}"


def broken_seals() -> Iterator[str]:
    """Find what of the audit trail is not as it was sealed."""
    yield from verifying.verify().wrong


INVARIANTS = (
    Invariant("The tables are those of this version.", waiting_migrations),
    Invariant("The triggers that keep the trail, originals, texts, reports, plans and tallies stand.", missing_guards),
    Invariant("The audit trail is as it was sealed: nothing edited, removed or slipped in.", broken_seals),
    Invariant("Every constraint was checked against all rows.", lax_constraints),
)
