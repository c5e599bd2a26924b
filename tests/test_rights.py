"""Who may open which address and send which form: one table, walked with every role over the sample service.

Everybody in the walk holds their role in Ha Tinh. A row of the table names an address, the object it is asked for, and
the answer to a clerk, a planner, an officer, a head, a reviewer, an administrator and an observer, then to somebody
signed in without any role, then to somebody not signed in:

    a  allowed   r  refused (403)   n  not found (404)   s  led to the sign-in page   e  a page with nothing on it

Objects are of Ha Tinh (own), of the centre above it (above), or of Nghe An beside it (foreign).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from chancellery.core.models import AuditEntry
from tests import both_sides
from tests.both_sides import Service, undone

pytestmark = pytest.mark.django_db

ROLES = ("clerk", "planner", "officer", "head", "reviewer", "administrator", "observer", "roleless", "anonymous")

#: What is only looked at.
PAGES = """
desk                               -        aaaaaaa a s
ui:gallery                         -        aaaaaaa a a
ui:styles                          own      aaaaaaa a a
documents:list                     -        aaaaaaa a s
documents:document                 own      aaaaaaa n s
documents:document                 foreign  aaaaaaa n s
documents:file                     own      aaaaaaa n s
documents:file                     foreign  aaaaaaa n s
intake:list                        -        aaaaaaa a s
intake:rules                       -        aaaaaaa a s
intake:rule                        own      aaaaaaa a s
intake:rule                        foreign  aaaaaaa a s
intake:intake                      own      annannn n s
intake:intake                      foreign  nnnnnnn n s
commitments:list                   -        aaaaaaa a s
commitments:board                  -        aaaaaaa a s
commitments:indicators             -        aaaaaaa a s
commitments:commitment             own      aaaaaaa n s
commitments:commitment             above    aaaaaaa n s
commitments:commitment             foreign  nnnnnnn n s
commitments:bulk_act               own      nanannn n s
commitments:bulk_act               foreign  nnnnnnn n s
commitments:request                own      aaaaaaa n s
commitments:request                foreign  nnnnnnn n s
commitments:report                 own      aaaaaaa n s
commitments:report                 foreign  nnnnnnn n s
commitments:evidence               own      nnaannn n s
commitments:evidence               foreign  nnnnnnn n s
search:results                     -        aaaaaaa a s
search:again                       own      annnnnn n s
search:again                       foreign  nnnnnnn n s
coverage:list                      -        aaaaaaa a s
coverage:matrix                    own      aaaaaaa n s
coverage:matrix                    foreign  aaaaaaa n s
coverage:gap                       own      aaaaaaa n s
coverage:gap                       foreign  nnnnnnn n s
carrying:superiors                 own      aaaaaaa n s
carrying:superiors                 foreign  aaaaaaa n s
carrying:beside                    own      aaaaaaa n s
carrying:beside                    foreign  aaaaaaa n s
carrying:issued                    own      aaaaaaa n s
carrying:issued                    foreign  aaaaaaa n s
plans:list                         -        aaaaaaa a s
translations:list                  -        aaaaaaa a s
translations:record                own      aaaaaaa n s
translations:record                foreign  aaaaaaa n s
translations:text                  own      aaaaaaa n s
translations:text                  foreign  aaaaaaa n s
plans:draft                        own      nanannn n s
plans:draft                        foreign  nnnnnnn n s
plans:preview                      own      nanannn n s
plans:preview                      foreign  nnnnnnn n s
access:why                         -        aaaaaaa a s
organisations:deputies             -        aaaaaaa a s
reviews:list                       own      aaaaaaa a s
reviews:list                       foreign  aaaaaaa a s
reviews:moves                      own      aaaaaaa n s
reviews:moves                      foreign  nnnnnnn n s
reviews:review                     own      aaaaaaa n s
reviews:review                     foreign  nnnnnnn n s
reviews:word                       own      aaaaaaa n s
reviews:word                       foreign  nnnnnnn n s
successions:list                   -        aaaaaaa a s
successions:succession             own      aaaaaaa a s
successions:succession             foreign  aaaaaaa a s
organisations:units                -        aaaaaaa a s
organisations:unit                 own      aaaaaaa a s
organisations:unit                 foreign  aaaaaaa a s
organisations:ask_link             -        aaaaaaa a a
organisations:sign_in_link         own      aaaaaaa a a
invitation                         own      aaaaaaa a a
account_login                      -        aaaaaaa a a
account_inactive                   -        aaaaaaa a a
account_reset_password             -        aaaaaaa a a
account_reset_password_done        -        aaaaaaa a a
account_reset_password_from_key    own      aaaaaaa a a
account_reset_password_from_key_done - aaaaaaa a a
mfa_authenticate                   -        aaaaaaa a s
mfa_index                          -        aaaaaaa a s
mfa_reauthenticate                 -        rrrrrrr r s
mfa_activate_totp                  -        aaaaaaa a s
mfa_deactivate_totp                -        nnnnnnn n s
mfa_view_recovery_codes            -        nnnnnnn n s
mfa_generate_recovery_codes        -        aaaaaaa a s
mfa_list_webauthn                  -        aaaaaaa a s
mfa_reauthenticate_webauthn        -        rrrrrrr r s
mfa_add_webauthn                   -        aaaaaaa a s
account_reauthenticate             -        rrrrrrr r s
account_change_password            -        aaaaaaa a s
"""

#: What changes something. The answer is the same to whoever opens the form and to whoever sends it.
CHANGES = """
ui:theme                           -        aaaaaaa a a
ui:language                        -        aaaaaaa a a
documents:new                      -        arrarrr r s
documents:describe                 own      arrarrr n s
documents:describe                 foreign  rrrrrrr n s
documents:add_provision            own      arrarrr n s
documents:add_provision            foreign  rrrrrrr n s
documents:add_citation             own      arrarrr n s
documents:add_citation             foreign  rrrrrrr n s
documents:resolve                  own      arrarrr n s
documents:resolve                  foreign  rrrrrrr n s
intake:new                         -        arrarrr r s
intake:accept_all                  own      annannn n s
intake:accept_all                  foreign  nnnnnnn n s
intake:judge                       own      annannn n s
intake:judge                       foreign  nnnnnnn n s
intake:correct                     own      annannn n s
intake:correct                     foreign  nnnnnnn n s
intake:register                    own      annannn n s
intake:register                    foreign  nnnnnnn n s
intake:join                        own      annannn n s
intake:join                        foreign  nnnnnnn n s
intake:part                        own      annannn n s
intake:part                        foreign  nnnnnnn n s
intake:reject                      own      annannn n s
intake:reject                      foreign  nnnnnnn n s
commitments:new                    own      rararrr e s
commitments:new                    foreign  rrrrrrr e s
commitments:hand_down              own      rararrr n s
commitments:hand_down              given    rararrr n s
commitments:hand_down              above    rrrrrrr n s
commitments:hand_down              foreign  nnnnnnn n s
commitments:write_report           own      rraarrr n s
commitments:write_report           foreign  nnnnnnn n s
commitments:waive                  own      rararrr n s
commitments:waive                  given    rrrrrrr n s
commitments:waive                  above    rrrrrrr n s
commitments:waive                  foreign  nnnnnnn n s
commitments:withdraw               own      rararrr n s
commitments:withdraw               given    rrrrrrr n s
commitments:withdraw               above    rrrrrrr n s
commitments:withdraw               foreign  nnnnnnn n s
commitments:reassign               own      rararrr n s
commitments:reassign               given    rrrrrrr n s
commitments:reassign               above    rrrrrrr n s
commitments:reassign               foreign  nnnnnnn n s
commitments:redate                 own      rararrr n s
commitments:redate                 given    rrrrrrr n s
commitments:redate                 above    rrrrrrr n s
commitments:redate                 foreign  nnnnnnn n s
commitments:amend                  own      rararrr n s
commitments:amend                  given    rrrrrrr n s
commitments:amend                  above    rrrrrrr n s
commitments:amend                  foreign  nnnnnnn n s
commitments:move                   own      rararrr n s
commitments:move                   given    rrrrrrr n s
commitments:move                   above    rrrrrrr n s
commitments:move                   foreign  nnnnnnn n s
commitments:split                  own      rararrr n s
commitments:split                  given    rrrrrrr n s
commitments:split                  above    rrrrrrr n s
commitments:split                  foreign  nnnnnnn n s
commitments:delete                 own      rararrr n s
commitments:delete                 given    rrrrrrr n s
commitments:delete                 above    rrrrrrr n s
commitments:delete                 foreign  nnnnnnn n s
commitments:at_risk                own      rraarrr n s
commitments:at_risk                foreign  nnnnnnn n s
commitments:no_longer_at_risk      own      rraarrr n s
commitments:no_longer_at_risk      foreign  nnnnnnn n s
commitments:ask                    own      rraarrr n s
commitments:ask                    foreign  nnnnnnn n s
commitments:answer                 own      rararrr n s
commitments:answer                 foreign  nnnnnnn n s
commitments:calendar               own      rrrrrar r s
commitments:calendar               foreign  rrrrrrr r s
commitments:note_part              own      rraarrr n s
commitments:note_part              foreign  nnnnnnn n s
commitments:bulk                   -        rararrr r s
commitments:undo                   own      nanannn n s
commitments:undo                   foreign  nnnnnnn n s
commitments:implement              own      rararrr n s
commitments:implement              above    rrrrrrr n s
commitments:implement              foreign  nnnnnnn n s
commitments:stop_implementing      own      rararrr n s
commitments:stop_implementing      foreign  nnnnnnn n s
commitments:submit                 own      nnaannn n s
commitments:submit                 foreign  nnnnnnn n s
commitments:accept                 own      rrrarrr n s
commitments:accept                 foreign  nnnnnnn n s
commitments:return                 own      rrrarrr n s
commitments:return                 foreign  nnnnnnn n s
commitments:drop_evidence          own      nnaannn n s
commitments:drop_evidence          foreign  nnnnnnn n s
coverage:link                      own      rararrr n s
coverage:link                      foreign  nnnnnnn n s
carrying:carry                     own      rararrr n s
carrying:carry                     foreign  rrrrrrr n s
carrying:refuse                    own      rararrr n s
carrying:refuse                    foreign  rrrrrrr n s
carrying:stop                      own      rararrr n s
carrying:stop                      foreign  rrrrrrr n s
translations:write                 own      arrarrr n s
translations:write                 foreign  rrrrrrr n s
translations:review                own      rrraarr n s
translations:review                foreign  rrrrrrr n s
plans:begin                        -        rararrr r s
plans:adopt                        own      nanannn n s
plans:adopt                        foreign  nnnnnnn n s
plans:leave_out                    own      nanannn n s
plans:leave_out                    foreign  nnnnnnn n s
plans:take_back                    own      nanannn n s
plans:take_back                    foreign  nnnnnnn n s
plans:name_superior                own      nanannn n s
plans:name_superior                foreign  nnnnnnn n s
plans:drop_superior                own      nanannn n s
plans:drop_superior                foreign  nnnnnnn n s
plans:discard                      own      nanannn n s
plans:discard                      foreign  nnnnnnn n s
plans:measures                     own      nanannn n s
plans:measures                     foreign  nnnnnnn n s
plans:add                          own      nanannn n s
plans:add                          foreign  nnnnnnn n s
plans:table                        own      nanannn n s
plans:table                        foreign  nnnnnnn n s
plans:describe                     own      nanannn n s
plans:describe                     foreign  nnnnnnn n s
plans:measure                      own      nanannn n s
plans:measure                      foreign  nnnnnnn n s
plans:split                        own      nanannn n s
plans:split                        foreign  nnnnnnn n s
plans:move                         own      nanannn n s
plans:move                         foreign  nnnnnnn n s
plans:drop                         own      nanannn n s
plans:drop                         foreign  nnnnnnn n s
plans:issue                        own      nrnannn n s
plans:issue                        foreign  nnnnnnn n s
organisations:open_unit            own      rrrrrar r s
organisations:open_unit            foreign  rrrrrrr r s
organisations:rename_unit          own      rrrrrar r s
organisations:rename_unit          foreign  rrrrrrr r s
organisations:reclassify_unit      own      rrrrrar r s
organisations:reclassify_unit      foreign  rrrrrrr r s
organisations:move_unit            own      rrrrrar r s
organisations:move_unit            foreign  rrrrrrr r s
organisations:close_unit           own      rrrrrar r s
organisations:close_unit           foreign  rrrrrrr r s
organisations:invite               own      rrrrrar r s
organisations:invite               foreign  rrrrrrr r s
organisations:invite_again         own      rrrrrar r s
organisations:invite_again         foreign  rrrrrrr r s
organisations:withdraw_invitation  own      rrrrrar r s
organisations:withdraw_invitation  foreign  rrrrrrr r s
organisations:add_post             own      rrrrrar r s
organisations:add_post             foreign  rrrrrrr r s
organisations:appoint              own      rrrrrar r s
organisations:appoint              foreign  rrrrrrr r s
organisations:end_tenure           own      rrrrrar r s
organisations:end_tenure           foreign  rrrrrrr r s
organisations:end_role             own      rrrrrar r s
organisations:end_role             foreign  rrrrrrr r s
organisations:revoke_role          own      rrrrrar r s
organisations:revoke_role          foreign  rrrrrrr r s
organisations:bar                  own      rrrrrar r s
organisations:bar                  foreign  rrrrrrr r s
organisations:readmit              own      rrrrrar r s
organisations:readmit              foreign  rrrrrrr r s
organisations:give_many            own      rrrrrar r s
organisations:give_many            foreign  rrrrrrr r s
organisations:deputies_of          own      rrrrrar r s
organisations:deputies_of          foreign  rrrrrrr r s
organisations:withdraw_deputy      own      anannan n s
organisations:withdraw_deputy      foreign  nnnnnnn n s
organisations:act_for              own      annnnnn n s
organisations:act_for              foreign  nnnnnnn n s
organisations:stop_acting          -        aaaaaaa a s
successions:new                    own      rrrrrar r s
successions:new                    foreign  rrrrrrr r s
reviews:new                        own      rrraarr r s
reviews:new                        foreign  rrrrrrr r s
successions:put_back               own      rrrrrar r s
successions:put_back               foreign  rrrrrrr r s
search:save                        -        aaaaaaa a s
search:forget                      own      annnnnn n s
search:forget                      foreign  nnnnnnn n s
accounts:demand                    own      rrrrrar r s
accounts:demand                    foreign  rrrrrrr r s
accounts:reset_factors             own      rrrrrar r s
accounts:reset_factors             foreign  rrrrrrr r s
mfa_remove_webauthn                own      nnnnnnn n s
mfa_remove_webauthn                foreign  nnnnnnn n s
mfa_edit_webauthn                  own      nnnnnnn n s
mfa_edit_webauthn                  foreign  nnnnnnn n s
mfa_login_webauthn                 -        aaaaaaa a s
openid_connect_login               own      nnnnnnn n n
openid_connect_callback            own      nnnnnnn n n
accounts:user_name                 -        aaaaaaa a s
accounts:end_session               own      nnnnnnn n s
accounts:end_session               foreign  nnnnnnn n s
accounts:end_other_sessions        -        aaaaaaa a s
account_set_password               -        aaaaaaa a s
organisations:sign_out             -        sssssss s s
organisations:language             -        aaaaaaa a a
"""

#: Changes that leave no line in the trail: they concern nobody but the visitor.
UNRECORDED = {
    "mfa_login_webauthn", "organisations:stop_acting", "ui:theme", "ui:language", "search:save", "search:forget",
}  # fmt: skip
#: Changes without a form of their own: opening them is no use (405).
BUTTONS = {
    "ui:theme", "intake:accept_all", "intake:judge", "intake:join", "intake:part",
    "carrying:refuse", "carrying:stop", "commitments:stop_implementing", "commitments:submit", "commitments:undo",
    "commitments:no_longer_at_risk", "commitments:answer",
    "commitments:accept", "commitments:return", "commitments:drop_evidence", "coverage:link", "plans:adopt",
    "plans:leave_out", "plans:take_back", "plans:name_superior", "plans:drop_superior", "plans:discard", "plans:split",
    "plans:move", "plans:drop", "search:save", "search:forget", "organisations:sign_out",
    "organisations:language", "successions:put_back", "organisations:withdraw_deputy", "organisations:act_for",
    "organisations:stop_acting",
    "accounts:end_session", "accounts:end_other_sessions", "translations:review",
}  # fmt: skip
#: Addresses whose argument is no object of anybody's.
NOBODYS = {
    "ui:styles", "organisations:sign_in_link", "invitation", "account_reset_password_from_key",
    "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: the answers by role."""

    name: str
    where: str
    answers: Mapping[str, str]


def rows(table: str) -> list[Row]:
    found = []
    for line in table.strip().splitlines():
        name, where, *letters = line.split()
        found.append(Row(name, where, dict(zip(ROLES, "".join(letters), strict=True))))
    return found


@pytest.fixture(scope="module")
def service(django_db_setup, django_db_blocker) -> Iterator[Service]:
    with django_db_blocker.unblock(), undone():
        yield both_sides.load()


def _answer(response: HttpResponseBase) -> str:
    response.getvalue()  # a file is closed when it was sent to its end
    if response.status_code == 302 and "/sign-in/" in response["Location"]:
        return "s"
    return {403: "r", 404: "n"}.get(response.status_code, "a" if response.status_code < 400 else "?")


@pytest.mark.parametrize("role", ROLES)
def test_each_page_opens_to_whom_the_table_says(service, role):
    wrong = {}
    for row in rows(PAGES):
        with undone():
            answer = _answer(service.visitor(role).get(service.address(row.name, row.where)))
        if answer != row.answers[role] and row.name not in NOBODYS:
            wrong[row.name, row.where] = f"{answer}, not {row.answers[role]}"

    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_each_form_opens_to_whom_the_table_says(service, role):
    wrong = {}
    for row in rows(CHANGES):
        expected = row.answers[role].replace("e", "a")
        if row.name in BUTTONS and (role, expected) != ("anonymous", "s"):
            expected = "405"
        with undone():
            response = service.visitor(role).get(service.address(row.name, row.where))
        answer = "405" if response.status_code == 405 else _answer(response)
        if answer != expected:
            wrong[row.name, row.where] = f"{answer}, not {expected}"

    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_each_change_is_made_by_whom_the_table_says_and_by_nobody_else(service, role):
    wrong = {}
    for row in rows(CHANGES):
        expected = row.answers[role]
        with undone():
            before = AuditEntry.objects.count()
            answer = _answer(
                service.visitor(role).post(service.address(row.name, row.where), both_sides.form(service, row.name))
            )
            changed = AuditEntry.objects.count() > before
        does = expected == "a" or row.name == "organisations:sign_out"
        recorded = does and row.name not in UNRECORDED and role != "anonymous"
        if answer != expected.replace("e", "a") or changed != recorded:
            wrong[row.name, row.where] = f"{answer}, not {expected}; {'changed' if changed else 'nothing changed'}"

    assert wrong == {}


def test_every_address_stands_in_the_table_for_what_is_ours_and_for_what_is_not():
    asked = {(row.name, row.where) for row in (*rows(PAGES), *rows(CHANGES))}
    wanted = set()
    for name, has_object in _addresses(get_resolver()):
        ours = {(name, "own")} if name in NOBODYS else {(name, "own"), (name, "foreign")}
        wanted |= ours if has_object or name == "commitments:new" else {(name, "-")}

    assert {one for one in asked if one[1] not in {"above", "given"}} == wanted


def _addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the name of every address and whether it has an argument."""
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", bool(one.pattern.regex.groups)
        else:
            yield from _addresses(one, f"{space}{one.namespace}:" if one.namespace else space)
