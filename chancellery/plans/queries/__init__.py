"""Every read of drafts of plans."""

from chancellery.plans.queries.above import Above, Survey, Taken, duties_above, handed_to, survey_of
from chancellery.plans.queries.drafts import (
    begin_from,
    being_written,
    found_by,
    get_for,
    get_measure_for,
    given_to,
    listed,
    measures_of,
    neighbours_of,
    superiors_of,
    visible_to,
)
from chancellery.plans.queries.naming import PARTED, Names, labels_of, offered_to, parted
from chancellery.plans.queries.readiness import Readiness, assignment_of, readiness_of
from chancellery.plans.queries.rows import Given, Verdict, given_of, verdicts_on
from chancellery.plans.queries.signing import Signer, places_of, signers_of, who_hears

__all__ = [
    "PARTED",
    "Above",
    "Given",
    "Names",
    "Readiness",
    "Signer",
    "Survey",
    "Taken",
    "Verdict",
    "assignment_of",
    "begin_from",
    "being_written",
    "duties_above",
    "found_by",
    "get_for",
    "get_measure_for",
    "given_of",
    "given_to",
    "handed_to",
    "labels_of",
    "listed",
    "measures_of",
    "neighbours_of",
    "offered_to",
    "parted",
    "places_of",
    "readiness_of",
    "signers_of",
    "superiors_of",
    "survey_of",
    "verdicts_on",
    "visible_to",
    "who_hears",
]
