"""The sample service with the same kinds of objects on both sides: in Ha Tinh, and in Nghe An beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts.tests.people import with_app
from chancellery.commitments import actions as commitments
from chancellery.commitments import rules
from chancellery.commitments.enums import BulkKind, DueKind
from chancellery.commitments.models import Commitment, Coordination, Evidence, Implementation, ProgressReport
from chancellery.config import sample
from chancellery.documents.enums import Status
from chancellery.documents.models import Carrying, Citation, Document, Provision
from chancellery.intake import actions as intakes
from chancellery.intake.models import Intake
from chancellery.organisations import actions as organisations
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import Role, SuccessionKind
from chancellery.organisations.models import Deputyship, Membership, Post, Succession, Tenure, Unit, User
from chancellery.organisations.tests.factories import MembershipFactory, UserFactory
from chancellery.reading import as_json, files
from chancellery.reviews import actions as reviews
from chancellery.reviews.rules import Concluded, Period
from chancellery.search import actions as searches
from chancellery.search.models import SavedSearch
from chancellery.successions import actions as successions
from chancellery.translations import actions as translations
from chancellery.translations.kinds import kind_for
from chancellery.translations.rules import digest
from tests import both_sides_plans

TEXT = """Plan {number} on the friendship week

On 3 May 2031 the People's Committee issued Plan {number}.

1. The Department of Foreign Affairs shall invite the associations by 30 June 2031.
"""

VERSION = """Kế hoạch {number} về tuần lễ hữu nghị

Ngày 03 tháng 5 năm 2031, Ủy ban nhân dân ban hành Kế hoạch {number}.

1. Sở Ngoại vụ mời các hội trước ngày 30 tháng 6 năm 2031.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The objects of one part of the service, by what the addresses call them."""

    keys: Mapping[str, int]

    def arguments(self, name: str) -> dict[str, object]:
        """Return the arguments of an address for the objects here."""
        kind = _OBJECTS.get(name, name.partition(":")[0])
        others = {part: self.keys[part] for part in _FURTHER.get(name, ())}
        return {"pk": self.keys[kind], **others}


#: What ``pk`` stands for, where it is not the app's first noun, and the arguments beside it.
_OBJECTS = {
    "intake:register": "confirmed", "intake:part": "joined", "commitments:write_report": "leaf",
    "commitments:report": "submitted", "coverage:matrix": "directive", "coverage:gap": "directive",
    "coverage:link": "directive",
    "commitments:calendar": "organisations", "commitments:note_part": "part",
    "commitments:at_risk": "leaf", "commitments:ask": "leaf", "commitments:no_longer_at_risk": "submitted_on",
    "commitments:request": "request",
    "commitments:answer": "request", "commitments:bulk_act": "bulk", "commitments:undo": "bulk",
    **{f"commitments:{act}": "spare" for act in ("reassign", "redate", "amend", "move", "split", "delete")},
    "commitments:accept": "submitted", "commitments:return": "submitted", "commitments:submit": "draft",
    "commitments:evidence": "evidence", "commitments:drop_evidence": "evidence", "organisations:appoint": "post",
    "organisations:end_tenure": "tenure", "organisations:end_role": "role", "organisations:revoke_role": "role",
    "successions:succession": "succession", "successions:put_back": "succession",
    "successions:new": "organisations", "reviews:list": "organisations", "reviews:new": "organisations",
    "reviews:review": "review", "reviews:word": "review", "reviews:moves": "unit",
    "organisations:deputies_of": "role", "organisations:give_many": "organisations",
    "organisations:withdraw_deputy": "deputyship", "organisations:act_for": "deputyship",
    "accounts:demand": "organisations", "accounts:reset_factors": "factored",
    "mfa_remove_webauthn": "passkey", "mfa_edit_webauthn": "passkey",
    "organisations:invite_again": "role", "organisations:withdraw_invitation": "role",
    "organisations:bar": "role", "organisations:readmit": "barred", **both_sides_plans.OBJECTS,
    **{f"translations:{page}": "documents" for page in ("record", "text", "write", "review")},
}  # fmt: skip
_FURTHER = {
    "documents:file": ("file",), "documents:resolve": ("citation",), "intake:judge": ("fact",),
    "intake:correct": ("fact",), "intake:join": ("other",), "commitments:stop_implementing": ("link",),
    "carrying:beside": ("superior",), "carrying:carry": ("superior",), "carrying:refuse": ("superior",),
    "carrying:stop": ("said",),
    "coverage:gap": ("duty", "unit"), "coverage:link": ("duty", "unit"),
}  # fmt: skip


#: Addresses whose argument is no key: of nobody's link, and of nobody's session.
_BY_WORD = {
    "organisations:sign_in_link": {"secret": "spent"}, "invitation": {"secret": "spent"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "spent"},
    "openid_connect_login": {"provider_id": "office"}, "openid_connect_callback": {"provider_id": "office"},
    "accounts:end_session": {"key": "00000000-0000-4000-8000-000000000000"},
}  # fmt: skip


#: Addresses that name more than keys: of what kind a record is, and the language of its words.
_NAMED = {
    "translations:record": {"kind": "document"},
    **{f"translations:{page}": {"kind": "document", "language": "de"} for page in ("text", "write", "review")},
}


@dataclass(frozen=True, slots=True)
class Service:
    """The sample, with what it lacks on both sides, and a session for each role."""

    places: Mapping[str, Place]
    sessions: Mapping[str, str]

    def visitor(self, role: str) -> Client:
        client = Client()
        if role in self.sessions:
            client.cookies["sessionid"] = self.sessions[role]
        return client

    def address(self, name: str, where: str) -> str:
        """Return an address with the objects at ``where``; ``-`` when it has none."""
        if name == "ui:styles":
            return reverse(name, args=["current"])
        if name == "intake:rule":
            return reverse(name, args=["dates.form"])
        if name in _BY_WORD:
            return reverse(name, kwargs=_BY_WORD[name])
        if name == "commitments:new":
            return f"{reverse(name)}?provision={self.places[where].keys['provision']}"
        named = _NAMED.get(name, {})
        address = reverse(name, kwargs={**self.places[where].arguments(name), **named} if where != "-" else {})
        asked = self._asked(name, where)
        return f"{address}?{urlencode(asked)}" if asked else address

    def _asked(self, name: str, where: str) -> dict[str, object]:
        """Return what the page needs after its question mark."""
        if name == "commitments:move":
            return {"q": Commitment.objects.get(pk=self.places["own"].keys["commitments"]).title}
        if name == "carrying:carry":
            return {"clause": self.places[where].keys["clause"]}
        return {"q": "47-CT/TW"} if name == "commitments:implement" else {}


@contextmanager
def undone() -> Iterator[None]:
    """Undo everything at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def load() -> Service:
    """Load the sample, add what it lacks on either side, and sign each role in."""
    sample.load(now=timezone.now())
    sessions = _sessions()
    own = _place("ha-tinh", "ha-tinh-viet-lao", "ha-tinh-ngoai-vu", "318/KH-UBND", "921/KH-UBND")
    foreign = _place("nghe-an", "nam-can", "dsq-ba-lan", "47-CT/TW", "922/KH-UBND")
    handed = Commitment.objects.filter(lead__code="ha-tinh", parent__lead__code="ban-doi-ngoai", status="open")
    given = handed.filter(is_leaf=False, parent__status="open").latest("pk")
    above = Place({"commitments": given.parent_id, "spare": given.parent_id})
    places = {
        "own": own,
        "foreign": foreign,
        "above": above,
        "given": Place({"commitments": given.pk, "spare": given.pk}),
    }
    return Service(places, sessions)


def _sessions() -> dict[str, str]:
    sessions = {}
    for role in [*Role.values, "roleless"]:
        person = UserFactory(email=f"{role}@rights.example")
        if role != "roleless":
            MembershipFactory(user=person, unit=Unit.objects.get(code="ha-tinh"), role=role)
        client = Client()
        client.force_login(person)
        sessions[role] = client.cookies["sessionid"].value
    return sessions


def _place(top: str, unit: str, office: str, number: str, text: str) -> Place:
    """Find the objects under the unit ``top``; make those that the sample does not have there."""
    path = Unit.objects.get(code=top).path
    officer = User.objects.filter(memberships__unit__path__startswith=path, memberships__role="officer").latest("pk")
    document = Document.objects.get(number=number)
    fresh = Commitment.objects.filter(
        lead__path__startswith=path, status="open", is_leaf=True, coordinations=None
    ).exclude(reports__state__in=["draft", "submitted"])
    reported, drafted, leaf = fresh.order_by("pk")[:3]
    submitted = _report(reported, by=officer, and_submit=True)
    photograph = commitments.NewEvidence("stall.txt", "text/plain", f"A full stall in {top}.".encode())
    draft = _report(drafted, by=officer, evidence=[photograph])
    waiting, confirmed = _taken_in(text, top), _taken_in(text.replace("/", "/2031/", 1), top)
    intakes.accept_all(intake=confirmed, by=officer, at=timezone.now())
    other = _taken_in(text, top, words=VERSION)
    joined = _taken_in(text.replace("/", "/2032/", 1), top, words=VERSION)
    intakes.join(intake=joined, other=_taken_in(text.replace("/", "/2033/", 1), top), by=officer, at=timezone.now())
    office_post = Post.objects.filter(unit__code=office).latest("pk")
    provision = Provision.objects.filter(document=document).earliest("pk")
    top_one = _top(path)
    link = top_one.implementations.first() or Implementation.objects.create(
        commitment=top_one, provision=provision, made_at=timezone.now()
    )
    order = Document.objects.get(number="47-CT/TW" if top == "ha-tinh" else "62-TB/BĐNTW")
    clause, last = order.provisions.earliest("pk"), order.provisions.latest("pk")
    said = Carrying.objects.create(provision=provision, superior=last, made_at=timezone.now())
    citing = document if document.cites.exists() else Document.objects.get(number="62-TB/BĐNTW")
    translations.translate(
        kind=kind_for("document"), record=citing, language="de", words={"titles": "Woche der Freundschaft"}, by=None,
        at=timezone.now(),
    )  # fmt: skip
    duty = Provision.objects.filter(document__number="47-CT/TW", classed="duty").latest("order")
    spare = commitments.commit(
        provisions=[provision], lead=Unit.objects.get(code=top), due=rules.Due(DueKind.CONTINUOUS), by=None,
        at=timezone.now(),
    )  # fmt: skip
    commitments.declare_at_risk(commitment=reported, reason="The hall is not free.", by=None, at=timezone.now())
    asked = commitments.ask_to_reassign(
        commitment=spare[0], proposed=Unit.objects.get(code=office), reason="Not our field.", by=None, at=timezone.now()
    )
    change = commitments.Change(kind=BulkKind.REDATE, due=rules.Due.by(timezone.localdate()))
    planner = User.objects.get(email="planner@rights.example") if top == "ha-tinh" else None
    done = commitments.act_on_many(commitments=spare, change=change, by=planner, at=timezone.now())
    return Place(both_sides_plans.keys(top) | {
        "part": Coordination.objects.get_or_create(commitment=spare[0], unit=Unit.objects.get(code=unit))[0].pk,
        "submitted_on": reported.pk, "request": asked.pk, "bulk": done.act.pk if done.act else 0,
        "directive": duty.document_id, "duty": duty.pk, "unit": Unit.objects.get(code=top).pk, "spare": spare[0].pk,
        "documents": citing.pk, "provision": provision.pk, "file": citing.files.earliest("pk").pk,
        "citation": Citation.objects.filter(source=citing).earliest("pk").pk,
        "intake": waiting.pk, "confirmed": confirmed.pk, "fact": waiting.facts.filter(kind="date").earliest("pk").pk,
        "other": other.pk, "joined": joined.pk,
        "carrying": document.pk, "superior": order.pk, "clause": clause.pk, "said": said.pk,
        "commitments": link.commitment_id, "link": link.pk, "leaf": leaf.pk, "submitted": submitted.pk,
        "draft": draft.pk, "evidence": Evidence.objects.get(report=draft).pk,
        "organisations": Unit.objects.get(code=unit).pk, "post": office_post.pk,
        "tenure": Tenure.objects.get(post=office_post, until_on=None).pk,
        "search": _saved_search(User.objects.get(email="clerk@rights.example") if top == "ha-tinh" else officer).pk,
        "role": Membership.objects.filter(user=officer).earliest("pk").pk,
        "succession": _renamed(unit).pk, "review": _reviewed(Unit.objects.get(code=top)),
        "deputyship": _deputyship(officer, top).pk,
        "factored": _with_app(Unit.objects.get(code=unit)), "passkey": 0,
        "barred": MembershipFactory(unit=Unit.objects.get(code=unit), user__is_active=False).pk,
    })  # fmt: skip


def _reviewed(unit: Unit) -> int:
    day = timezone.localdate() - timedelta(days=1)
    return reviews.record_review(
        unit=unit, document=None, period=Period(day, day), conclusions=[Concluded("", "Well done.")],
        language="en", is_open_below=False, by=None, at=timezone.now(),
    ).pk  # fmt: skip


def _deputyship(officer: User, top: str) -> Deputyship:
    """Let the clerk act for an officer of Ha Tinh; of Nghe An, somebody else for its officer."""
    deputy = User.objects.get(email="clerk@rights.example") if top == "ha-tinh" else UserFactory()
    today = timezone.localdate()
    return organisations.name_deputy(
        principal=officer, deputy=deputy, from_on=today, until_on=today, by=None, at=timezone.now()
    )


def _renamed(code: str) -> Succession:
    """Let a unit be called otherwise, by the directive."""
    unit = Unit.objects.get(code=code)
    wanted = Wanted(
        kind=SuccessionKind.RENAME, takes_effect_on=timezone.localdate(), basis="", predecessors=[unit],
        names={"en": f"{unit} of today"},
    )  # fmt: skip
    ordered = successions.Ordered(wanted, Document.objects.get(number="47-CT/TW"))
    [made] = successions.carry_out(many=[ordered], by=None, at=timezone.now())
    return made


def _with_app(unit: Unit) -> int:
    """Return the key of a role of somebody with a second factor."""
    held = MembershipFactory(unit=unit)
    with_app(held.user)
    return held.pk


def _top(path: str) -> Commitment:
    """Return the highest open commitment that the unit leads: one it gave itself, where there is one."""
    return Commitment.objects.filter(lead__path=path, status="open").order_by("depth", "pk")[0]


def _saved_search(user: User) -> SavedSearch:
    return searches.save_search(
        user=user, words="ke hoach", kind="", language="", by_mail=False, site="http://127.0.0.1/", at=timezone.now()
    )


def _report(leaf: Commitment, *, by: User, **more: object) -> ProgressReport:
    return commitments.write_report(
        commitment=leaf, percentage=30, done="The stall is built.", by=by, at=timezone.now(), **more
    )


def _taken_in(number: str, unit: str, *, words: str = TEXT) -> Intake:
    return intakes.take_in(
        data=words.format(number=number).encode(), name="plan.txt", unit=Unit.objects.get(code=unit), by=None,
        at=timezone.now(), read=lambda data, name: as_json.whole(files.read_bytes(data, name)),
    )  # fmt: skip


def form(service: Service, name: str) -> dict[str, object]:
    """Return what makes the change, so that no refusal comes from a form filled in badly."""
    own = service.places["own"].keys
    day, reason = timezone.localdate().isoformat(), {"reason": "Overtaken by the new plan."}
    closing = reason | {"named": "The chair", "below": "close"}
    document = {
        "kind": "plan", "number": "930/KH-UBND", "language": "en", "title": "Friendship week",
        "status": Status.IN_FORCE, "unit": own["organisations"],
    }  # fmt: skip
    p = f"p{own['provision']}"
    line = {"row-TOTAL_FORMS": 1, "row-INITIAL_FORMS": 0, "row-0-lead": "ha-tinh-ngoai-vu"}
    due = {"due_kind": "day", "due_on": day}
    duty = Provision.objects.filter(document=own["carrying"], classed="duty").latest("pk")
    free = Provision.objects.filter(document__number="47-CT/TW").exclude(implemented_by__commitment=own["commitments"])
    unlinked = Commitment.objects.filter(lead__path__startswith=Unit.objects.get(code="ha-tinh").path, parent=None)
    unlinked = unlinked.exclude(answers_to__contains=[own["duty"]]).exclude(provision__document=own["directive"])
    titled = Document.objects.get(pk=own["documents"])
    return (both_sides_plans.forms(own, day=day) | {
        "coverage:link": {"commitment": unlinked.latest("pk").pk},
        "translations:write": {
            "titles": "Wochen der Freundschaft", "seen-titles": digest(titled.titles[titled.language]),
        },
        "search:save": {"q": "chi thi 47"},
        "ui:theme": {"theme": "dark"}, "ui:language": {"language": "vi"}, "organisations:language": {"language": "vi"},
        "documents:new": document, "documents:describe": {"status": Status.IN_FORCE, "title_en": "A better title"},
        "documents:add_provision": {"heading": "Report", "body": "Report yearly.", "language": "en", "classed": "duty"},
        "documents:add_citation": {"kind": "amends", "target": "62-TB/BĐNTW"},
        "documents:resolve": {"target": "62-TB/BĐNTW"},
        "intake:new": {"unit": own["organisations"], "text": "Plan 940/KH-UBND of 4 May 2031."},
        "intake:judge": {"verdict": "accepted"}, "intake:correct": {"edtf": "2031-05-04"},
        "intake:register": document | {"number": "941/KH-UBND"}, "intake:reject": reason,
        "commitments:new": {f"{p}-title": "Invite", f"{p}-lead": "ha-tinh-ngoai-vu", f"{p}-weight": 1}
        | {f"{p}-{name}": value for name, value in due.items()},
        "commitments:hand_down": line | due,
        "commitments:write_report": {"step": "50", "done": "Half of it.", "draft": "1"},
        "commitments:waive": closing, "commitments:withdraw": closing, "commitments:return": reason,
        "commitments:implement": {"provision": free.earliest("pk").pk},
        "commitments:at_risk": reason, "commitments:ask": reason | {"proposed": "ha-tinh"},
        "commitments:answer": {"refuse": "yes", "answer": "It is your field."},
        "commitments:note_part": {"text": "We lent our hall."},
        "commitments:calendar": {"closing_day": 14, "sending_day": 25, "year_ends_in": 12, "from_on": day},
        "commitments:bulk": {
            "act": "redate", "keys": own["spare"], "step": "do", "due_kind": "continuous",
            "seen": rules.mark_of([own["spare"]]),
        },
        "commitments:reassign": {"lead": "ha-tinh-ngoai-vu"}, "commitments:redate": due,
        "commitments:amend": {"weight": 2}, "commitments:move": {"under": own["commitments"]},
        "commitments:split": {"first_title": "A", "first_weight": 1, "second_title": "B", "second_weight": 1}
        | {"lead": "ha-tinh"} | due,
        "carrying:carry": {"provision": duty.pk, "clause": own["clause"], "extent": "whole"},
        "carrying:refuse": {"provision": own["provision"], "clause": own["clause"]},
        "organisations:open_unit": {"code": "new-office", "kind": "office", "name_en": "New office", "from_on": day},
        "organisations:rename_unit": {"name_en": "Other name"},
        "organisations:reclassify_unit": {"kind": "other"}, "organisations:move_unit": {"parent": "ha-tinh"},
        "organisations:close_unit": {"until_on": day}, "organisations:end_tenure": {"until_on": day},
        "organisations:end_role": {"until_on": day}, "organisations:add_post": {"title_en": "Archivist"},
        "organisations:invite": {
            "email": "new@rights.example", "full_name": "New", "language": "en", "role": "officer", "from_on": day
        },
        "successions:new": {
            "kind": "rename", "takes_effect_on": day, "document": "47-CT/TW", "name_en": "Other name", "step": "do",
            "seen": md5(f"name{own['organisations']}>{own['organisations']}".encode()).hexdigest(),  # noqa: S324 - a mark
        },
        "reviews:new": {
            "period_from_on": "2026-01-01", "period_until_on": timezone.localdate() - timedelta(days=2),
            "text_1": "Well done.",
        },
        "organisations:give_many": {"rows": f"many@rights.example;Many;ha-tinh-viet-lao;officer;{day}", "step": "do"},
        "organisations:deputies": {"deputy": "clerk@rights.example", "from_on": day, "until_on": day},
        "organisations:deputies_of": {
            "deputy": "clerk@rights.example", "from_on": "2099-01-01", "until_on": "2099-01-02"
        },
        "accounts:user_name": {"user_name": ""}, "accounts:demand": {"roles": ["head"]},
        "accounts:reset_factors": {"made_sure": "Seen in person."},
        "account_set_password": {"password1": "bến sông lúa chín 42", "password2": "bến sông lúa chín 42"},
        "organisations:appoint": {"holder_name": "New Holder", "from_on": day},
    }).get(name, {})  # fmt: skip
