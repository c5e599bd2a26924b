"""Which pages are of a record one may ask about."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from chancellery.access.addresses import OF_APP, OTHERS, OWN, PARTS, record_at
from chancellery.access.enums import Kind

pytestmark = pytest.mark.django_db


def keyed(patterns: object, app: str = "") -> Iterator[str]:
    """Yield the names of all addresses that hold the key of something."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from keyed(one.url_patterns, one.app_name or app)
        elif isinstance(one, URLPattern) and "pk" in one.pattern.converters:
            yield f"{app}:{one.name}" if app else str(one.name)


@pytest.mark.parametrize(
    ("address", "record"),
    [
        ("/commitments/7/hand-down", (Kind.COMMITMENT, 7)),
        ("/commitments/reports/7/return", (Kind.REPORT, 7)),
        ("/commitments/calendars/7/", (Kind.UNIT, 7)),
        ("/coverage/7/", (Kind.DOCUMENT, 7)),
        ("/documents/7/files/9", (Kind.FILE, 9)),
        ("https://office.example/documents/7/?on=2026-01-01#p3", (Kind.DOCUMENT, 7)),
        ("/translations/unit/7/", (Kind.UNIT, 7)),
        ("/reviews/of/7/", (Kind.UNIT, 7)),
        ("/reviews/7/word", (Kind.REVIEW, 7)),
        ("/successions/7/", (Kind.SUCCESSION, 7)),
        ("/successions/new/7/", (Kind.UNIT, 7)),
        ("/commitments/requests/7/", (Kind.COMMITMENT, 0)),
        ("/plans/measures/7/", (Kind.PLAN, 0)),
        ("/commitments/bulk/7/", None),
        ("/commitments/", None),
        ("/translations/nothing/7/", None),
        ("//[", None),
        ("", None),
    ],
)
def test_record_at_knows_of_what_a_page_is(address, record):
    assert record_at(address) == record


def test_every_address_with_a_key_is_of_a_record_or_one_persons_own():
    known = {*OTHERS, *PARTS, *OWN}
    names = set(keyed(get_resolver().url_patterns))
    unknown = {name for name in names - known if name.partition(":")[0] not in {*OF_APP, "translations"}}

    assert unknown == set()
    assert known - names - {"documents:file"} == set()
