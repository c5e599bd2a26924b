"""Every page of the site, as it stands in the sample service: for the benchmark, and for the tests that visit all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from chancellery.commitments.models import Commitment, Coordination, ProgressReport
from chancellery.config.sample import material
from chancellery.documents.models import Citation, Document, Provision
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.models import Membership, Post, Tenure, Unit
from chancellery.plans.models import Draft, Measure
from chancellery.reviews.models import Review

#: A page nobody need be signed in for.
ANYBODY = ""
EVERYBODY = ("clerk", "planner", "officer", "head", "reviewer", "administrator", "observer")
Arguments = Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page for one role: ``email`` signs in, or nobody when it is empty."""

    name: str
    role: str
    email: str
    url: str
    status: int = 200


def _none() -> Mapping[str, object]:
    return {}


def _unit() -> Mapping[str, object]:
    return {"pk": Unit.objects.get(code="ha-tinh").pk}


def _document() -> Mapping[str, object]:
    return {"pk": Document.objects.get(number="318/KH-UBND").pk}


def _directive() -> Mapping[str, object]:
    return {"pk": Document.objects.get(number="47-CT/TW").pk}


def _gap() -> Mapping[str, object]:
    duty = Provision.objects.filter(document__number="47-CT/TW", label="1.").earliest("pk")
    return {"pk": duty.document_id, "duty": duty.pk, "unit": Unit.objects.get(code="huong-lien").pk}


def _beside() -> Mapping[str, object]:
    return {"pk": Document.objects.get(number="318/KH-UBND").pk, "superior": Document.objects.get(number="47-CT/TW").pk}


def _order() -> Mapping[str, object]:
    return {"pk": Document.objects.get(number="47-CT/TW").pk}


def _file() -> Mapping[str, object]:
    document = Document.objects.get(number="318/KH-UBND")
    return {"pk": document.pk, "file": document.files.earliest("pk").pk}


def _waiting() -> Mapping[str, object]:
    return {"pk": Intake.objects.filter(state="waiting").earliest("pk").pk}


def _fact() -> Mapping[str, object]:
    fact = Fact.objects.filter(intake__state="waiting", kind="work").earliest("pk")
    return {"pk": fact.intake_id, "fact": fact.pk}


def _citation() -> Mapping[str, object]:
    citation = Citation.objects.filter(source__number="318/KH-UBND").earliest("pk")
    return {"pk": citation.source_id, "citation": citation.pk}


def _membership() -> Mapping[str, object]:
    return {"pk": Membership.objects.filter(unit__code="ha-tinh").earliest("pk").pk}


def _commitment(**which: object) -> Arguments:
    return lambda: {"pk": Commitment.objects.filter(**which).earliest("pk").pk}


def _report(**which: object) -> Arguments:
    return lambda: {"pk": ProgressReport.objects.filter(**which).earliest("pk").pk}


def _draft() -> Mapping[str, object]:
    return {"pk": Draft.objects.filter(unit__code="ha-tinh", state="writing").earliest("pk").pk}


def _measure() -> Mapping[str, object]:
    ours = Measure.objects.filter(draft__unit__code="ha-tinh", draft__state="writing", adoptions__isnull=False)
    return {"pk": ours.earliest("pk").pk}


def _translated(*language: str) -> Arguments:
    return lambda: {"kind": "document", **_document(), **({"language": language[0]} if language else {})}


def _review() -> Mapping[str, object]:
    return {"pk": Review.objects.earliest("pk").pk}


def _part() -> Mapping[str, object]:
    return {"pk": Coordination.objects.filter(unit__code="ha-tinh-ngoai-vu").earliest("pk").pk}


def _held() -> Mapping[str, object]:
    return {"pk": Tenure.objects.filter(until_on=None).earliest("pk").pk}


_TREE = _commitment(provision__document__number="318/KH-UBND", lead__code="ha-tinh", parent=None)
_GIVEN = _commitment(provision__document__number="318/KH-UBND", parent__lead__code="ha-tinh", status="open")
_LEAF = _commitment(provision__document__number="318/KH-UBND", lead__code="ha-tinh-ngoai-vu", status="open")

#: Url name → who looks at it here, and its arguments.
PAGES: Mapping[str, tuple[tuple[str, ...], Arguments]] = {
    "desk": (EVERYBODY, _none),
    "documents:list": (("clerk", "observer"), _none),
    "documents:document": (("planner", "observer"), _document),
    "documents:file": (("clerk",), _file),
    "documents:new": (("clerk",), _none),
    "documents:describe": (("clerk",), _document),
    "documents:add_provision": (("clerk",), _document),
    "documents:add_citation": (("clerk",), _document),
    "documents:resolve": (("clerk",), _citation),
    "intake:list": (("clerk",), _none),
    "intake:new": (("clerk",), _none),
    "intake:intake": (("clerk",), _waiting),
    "intake:register": (("clerk",), _waiting),
    "intake:reject": (("clerk",), _waiting),
    "intake:correct": (("clerk",), _fact),
    "intake:rules": (("clerk",), _none),
    "intake:rule": (("clerk",), lambda: {"name": "dates.form"}),
    "commitments:list": (("planner", "officer", "reviewer"), _none),
    "commitments:board": (("head", "reviewer"), _none),
    "commitments:indicators": (("reviewer",), _none),
    "commitments:new": (("planner",), _none),
    "commitments:commitment": (("planner", "officer", "head", "reviewer"), _TREE),
    "commitments:hand_down": (("planner",), _TREE),
    "commitments:waive": (("planner",), _TREE),
    "commitments:withdraw": (("planner",), _TREE),
    "commitments:at_risk": (("officer",), _LEAF),
    "commitments:ask": (("officer",), _LEAF),
    "commitments:calendar": (("administrator",), _unit),
    "commitments:note_part": (("officer",), _part),
    "commitments:bulk": (("planner",), _none),
    "commitments:reassign": (("planner",), _GIVEN),
    "commitments:redate": (("planner",), _GIVEN),
    "commitments:amend": (("planner",), _GIVEN),
    "commitments:move": (("planner",), _GIVEN),
    "commitments:split": (("planner",), _GIVEN),
    "commitments:delete": (("planner",), _GIVEN),
    "commitments:implement": (("planner",), _TREE),
    "commitments:write_report": (("officer",), _LEAF),
    "commitments:report": (("head", "officer"), _report(state="submitted", unit__code="ha-tinh-ngoai-vu")),
    "coverage:list": (("planner", "reviewer"), _none),
    "coverage:matrix": (("planner", "reviewer"), _directive),
    "coverage:gap": (("planner", "observer"), _gap),
    "carrying:superiors": (("planner",), _order),
    "carrying:beside": (("planner", "reviewer"), _beside),
    "carrying:carry": (("planner",), _beside),
    "carrying:issued": (("reviewer",), _order),
    "translations:list": (("clerk", "reviewer"), _none),
    "translations:record": (("clerk", "observer"), _translated()),
    "translations:text": (("clerk", "reviewer"), _translated("fr")),
    "translations:write": (("clerk",), _translated("pl")),
    "plans:list": (("planner", "head"), _none),
    "plans:begin": (("planner",), _none),
    "plans:draft": (("planner", "head"), _draft),
    "plans:measures": (("planner",), _draft),
    "plans:add": (("planner",), _draft),
    "plans:measure": (("planner",), _measure),
    "plans:table": (("planner",), _draft),
    "plans:describe": (("planner",), _draft),
    "plans:issue": (("head",), _draft),
    "search:results": (("clerk", "officer"), _none),
    "organisations:units": (("administrator", "observer"), _none),
    "organisations:unit": (("administrator", "observer"), _unit),
    "organisations:open_unit": (("administrator",), _unit),
    "organisations:rename_unit": (("administrator",), _unit),
    "organisations:reclassify_unit": (("administrator",), _unit),
    "organisations:move_unit": (("administrator",), _unit),
    "organisations:close_unit": (("administrator",), _unit),
    "organisations:invite": (("administrator",), _unit),
    "organisations:end_role": (("administrator",), _membership),
    "organisations:revoke_role": (("administrator",), _membership),
    "organisations:bar": (("administrator",), _membership),
    "organisations:readmit": (("administrator",), _membership),
    "organisations:add_post": (("administrator",), _unit),
    "organisations:appoint": (("administrator",), lambda: {"pk": Post.objects.earliest("pk").pk}),
    "organisations:end_tenure": (("administrator",), _held),
    "organisations:give_many": (("administrator",), _unit),
    "organisations:deputies": (("head",), _none),
    "organisations:deputies_of": (("administrator",), _membership),
    "access:why": (("head", "officer"), _none),
    "reviews:list": (("reviewer", "observer"), _unit),
    "reviews:new": (("reviewer",), _unit),
    "reviews:moves": (("reviewer",), lambda: {"pk": Review.objects.earliest("pk").unit_id}),
    "reviews:review": (("reviewer", "officer"), _review),
    "successions:list": (("administrator", "observer"), _none),
    "successions:new": (("administrator",), _unit),
    "organisations:ask_link": ((ANYBODY,), _none),
    "organisations:invite_again": (("administrator",), _membership),
    "organisations:withdraw_invitation": (("administrator",), _membership),
    "account_login": ((ANYBODY,), _none),
    "account_inactive": ((ANYBODY,), _none),
    "account_reset_password": ((ANYBODY,), _none),
    "account_reset_password_done": ((ANYBODY,), _none),
    "account_reset_password_from_key_done": ((ANYBODY,), _none),
    "mfa_index": (("clerk",), _none),
    "mfa_activate_totp": (("clerk",), _none),
    "account_set_password": (("clerk",), _none),
    "accounts:demand": (("administrator",), _unit),
    "accounts:reset_factors": (("administrator",), _membership),
    "accounts:user_name": (("clerk",), _none),
    "ui:gallery": (("clerk",), _none),
}  # fmt: skip


def _queries() -> Mapping[str, str]:
    """Return what a page needs after its question mark."""
    plan = Provision.objects.filter(document__number="318/KH-UBND", label="5.").earliest("pk")
    clause = Provision.objects.filter(document__number="47-CT/TW", classed="duty").earliest("pk")
    reviewed = Review.objects.earliest("pk")
    period = f"period_from_on={reviewed.period_from_on}&period_until_on={reviewed.period_until_on}"
    return {
        "reviews:moves": f"?what=given&{period}",
        "commitments:new": f"?provision={plan.pk}", "carrying:carry": f"?clause={clause.pk}",
        "plans:begin": f"?document={clause.document_id}", "search:results": "?q=ke+hoach",
    }  # fmt: skip


def all_pages() -> Iterator[Page]:
    """Return every page for each role that looks at it, on the database at hand, which holds the sample."""
    emails = {person.key: person.email for person in material.load().people}
    queries = _queries()
    for name, (roles, arguments) in PAGES.items():
        url = reverse(name, kwargs=dict(arguments())) + queries.get(name, "")
        for role in roles:
            yield Page(name=name, role=role or "anybody", email=emails.get(role, ""), url=url)
