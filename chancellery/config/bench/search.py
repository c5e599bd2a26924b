"""Finding among many records with rights applied, whether every number is found, and bringing a record in.

Words are drawn from the texts of the sample, the commonest most often, so that two common words find a good part of all
records. Half is asked by somebody of one province, half by a reviewer who sees everything.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import TYPE_CHECKING, TypeVar

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures, percentile
from chancellery.config.bench.texts import SAMPLE

if TYPE_CHECKING:
    from chancellery.documents.models import Document, Provision
    from chancellery.organisations.models import Unit, User
    from chancellery.organisations.rules import Authority

Row = TypeVar("Row")
LANGUAGES = ("vi", "vi", "vi", "fr", "pl", "pt")
PROVINCES, OFFICES = 63, 8
AT_ONCE = 2_000
#: Of all records: documents, then provisions; commitments are the rest.
DOCUMENTS, PROVISIONS = 0.25, 0.5
SYMBOLS = ("KH-UBND", "CT/TW", "NQ-CP", "QĐ-TTg", "TB-VPCP", "NĐ-CP", "HD-BNG")
DAYS_OF_COMMITMENTS = 3_650
WRITTEN = 40  #: records written one by one, to see how long each takes to be found
NUMBERED = 60  #: numbers looked for, each in every form


@dataclass(frozen=True, slots=True)
class Ground:
    """Who asks, and what is there to be found."""

    readers: Sequence[Authority]
    documents: Sequence[Document]
    words: dict[str, Words]


class Words:
    """The words of one language; ``text`` draws them as often as they are used."""

    def __init__(self, language: str, chance: random.Random) -> None:
        said = " ".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob(f"*.{language}.*")))
        counted = Counter(re.findall(r"[^\W\d_]+", said.lower()))
        self.common = [word for word, _count in counted.most_common(30) if len(word) > 1]
        self._all, self._reach = list(counted), list(accumulate(counted.values()))
        self._chance = chance

    def text(self, length: int) -> str:
        """Return so many words, and now and then one that is in few records."""
        drawn = self._chance.choices(self._all, cum_weights=self._reach, k=length)
        return " ".join([*drawn, f"{self._chance.choice(self._all)}{self._chance.choice(self._all)}"])


def measure(*, size: int, rounds: int) -> Figures:
    """Build a register of ``size`` records and look for each sort of thing ``rounds`` times."""
    with ground.empty_service():
        from django.db import connection

        from chancellery.search import actions
        from chancellery.search.models import Entry

        chance = random.Random(5)  # noqa: S311 - the same register each time
        built = _build(size, chance)
        begun = time.perf_counter()
        actions.index_waiting()
        indexed = time.perf_counter() - begun
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        records = Entry.objects.count()
        found = {name: _timed(built, ask, rounds, chance) for name, ask in _SORTS.items()}
        every = [taken for times in found.values() for taken in times]
        return Figures(
            ("looked for", "p50 ms", "p95 ms"),
            [(name, percentile(times, 50), percentile(times, 95)) for name, times in found.items()],
            {
                "records": records, "p50_ms": percentile(every, 50), "p95_ms": percentile(every, 95),
                "numbers_found": _numbers_found(built, chance), "index_ms": _one_by_one(built),
                "index_all_ms_a_record": indexed * 1000 / records, "bytes_a_record": _bytes() / records,
            },
        )  # fmt: skip


def _timed(
    built: Ground, ask: Callable[[Ground, random.Random], str], rounds: int, chance: random.Random
) -> list[float]:
    from chancellery.search import queries, rules

    times = []
    for turn in range(rounds + 2):
        reader, asked = built.readers[turn % len(built.readers)], rules.asked(ask(built, chance))
        begun = time.perf_counter()
        if asked:
            found = queries.found(reader, asked, queries.Narrowed())
            queries.hits(reader, [*found.named, *found.places[:20]])
        times.append((time.perf_counter() - begun) * 1000)
    return times[2:]


def _common(built: Ground, chance: random.Random) -> str:
    return " ".join(chance.sample(_some(built, chance).common, 2))


def _title(built: Ground, chance: random.Random) -> str:
    titles = chance.choice(built.documents).titles
    return " ".join(chance.sample(next(iter(titles.values())).split(), 3))


def _rare(built: Ground, chance: random.Random) -> str:
    rare = next(iter(chance.choice(built.documents).titles.values())).split()[-1]
    return f"{rare} {chance.choice(_some(built, chance).common)}"


def _phrase(built: Ground, chance: random.Random) -> str:
    words = next(iter(chance.choice(built.documents).titles.values())).split()
    at = chance.randrange(len(words) - 2)
    return f'"{" ".join(words[at : at + 3])}"'


def _number(built: Ground, chance: random.Random) -> str:
    return chance.choice(_forms(chance.choice(built.documents).number))


_SORTS: dict[str, Callable[[Ground, random.Random], str]] = {
    "two common words": _common,
    "three words of a title": _title,
    "a rare word and a common one": _rare,
    "a phrase of three words": _phrase,
    "a number in any form": _number,
}


def _some(built: Ground, chance: random.Random) -> Words:
    return built.words[chance.choice(LANGUAGES)]


def _forms(number: str) -> list[str]:
    """Return a number as it is printed, without accents, with its separators changed, and with blanks."""
    from chancellery.core.folding import fold

    turned = number.translate(str.maketrans("/-", "-/"))
    return [number, number.lower(), fold(number), turned, number.replace("Đ", "D"), number.replace("-", " ")]


def _numbers_found(built: Ground, chance: random.Random) -> float:
    from chancellery.search import queries, rules
    from chancellery.search.enums import Kind

    tried = found = 0
    for document in chance.sample(built.documents, min(NUMBERED, len(built.documents))):
        for form in _forms(document.number):
            asked = rules.asked(form)
            places = queries.found(built.readers[0], asked, queries.Narrowed()).named if asked else ()
            tried += 1
            found += queries.Place(Kind.DOCUMENT, document.pk) in places
    return found / tried


def _one_by_one(built: Ground) -> float:
    """Return the milliseconds that bringing in one changed record takes, the median of some."""
    from chancellery.documents.models import Document
    from chancellery.search import actions

    times = []
    for document in built.documents[:WRITTEN]:
        Document.objects.filter(pk=document.pk).update(titles={"en": f"{document.number} anew"})
        actions_begun = time.perf_counter()
        actions.index_waiting()
        times.append((time.perf_counter() - actions_begun) * 1000)
    return percentile(times, 50)


def _bytes() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('search_entry')")
        (size,) = cursor.fetchone()
    return int(size)


def _build(size: int, chance: random.Random) -> Ground:
    from chancellery.core import bulk
    from chancellery.documents.models import Document, Provision

    words = {language: Words(language, chance) for language in set(LANGUAGES)}
    offices, readers = _service()
    numbers = map(number, range(size))
    documents: list[Document] = []
    for some in in_parts(range(int(size * DOCUMENTS))):
        made = [document(n, next(numbers), words, chance) for n in some]
        bulk.insert(Document, made)
        documents += made
    for some in in_parts(range(int(size * PROVISIONS))):
        bulk.insert(Provision, [_provision(n, documents[n % len(documents)], words, chance) for n in some])
    _commitments(size - int(size * DOCUMENTS) - int(size * PROVISIONS), offices, chance)
    return Ground(readers, documents, words)


def _service() -> tuple[list[Unit], list[Authority]]:
    from django.utils import timezone

    from chancellery.organisations import actions, queries
    from chancellery.organisations.enums import Role, UnitKind

    at, since = timezone.now(), queries.today() - timedelta(days=400)

    def unit(code: str, kind: UnitKind, parent: Unit | None) -> Unit:
        named = {"en": f"Office {code}"}
        return actions.open_unit(code=code, kind=kind, names=named, parent=parent, from_on=since, by=None, at=at)

    def person(name: str, where: Unit, role: Role) -> User:
        user = actions.add_user(email=f"{name}@bench.example", full_name=name, language="en", by=None, at=at)
        actions.give_role(user=user, unit=where, role=role, from_on=since, by=None, at=at)
        return user

    centre = unit("centre", UnitKind.CENTRAL_BODY, None)
    provinces = [unit(f"p{n}", UnitKind.PROVINCE, centre) for n in range(PROVINCES)]
    offices = [unit(f"{one.code}-{n}", UnitKind.DEPARTMENT, one) for one in provinces for n in range(OFFICES)]
    people = [person("Reviewer", centre, Role.REVIEWER), person("Officer", provinces[7], Role.OFFICER)]
    return offices, [queries.authority_of(user, on=queries.today()) for user in people]


def number(n: int) -> str:
    """Return the ``n``-th number of a document, of a few kinds."""
    return f"{n % 4_000 + 1}/{1990 + n // 4_000 % 36}/{SYMBOLS[n % len(SYMBOLS)]}"


def document(n: int, number: str, words: dict[str, Words], chance: random.Random) -> Document:
    """Return the ``n``-th document, not stored yet, with a title in one of the languages."""
    from django.utils import timezone

    from chancellery.core.folding import number_key
    from chancellery.documents.models import Document

    language = LANGUAGES[n % len(LANGUAGES)]
    return Document(
        pk=n + 1, kind="plan", number=number, number_key=number_key(number), year=1990 + n % 37,
        issuer_name=f"Issuer {n}", dated_on=date(1990, 1, 1) + timedelta(days=chance.randrange(13_000)),
        titles={language: words[language].text(18)}, language=language, registered_at=timezone.now(),
    )  # fmt: skip


def _provision(n: int, document: Document, words: dict[str, Words], chance: random.Random) -> Provision:
    from chancellery.documents.models import Provision

    language = next(iter(document.titles))
    said = words[language]
    return Provision(
        document=document, eid=f"point_{n}", order=n, heading=said.text(10), body=said.text(45), language=language
    )


def _commitments(count: int, offices: Sequence[Unit], chance: random.Random) -> None:
    """Make commitments of the last years, as many on one day as on another, without the trail of who made them."""
    from django.utils import timezone

    from chancellery.commitments import actions, rules
    from chancellery.commitments.actions import making
    from chancellery.documents.models import Provision

    at, due = timezone.now(), rules.Due.by(date(2030, 12, 31))
    provisions = Provision.objects.select_related("document").order_by("pk")[:count]
    for some in in_parts(provisions.iterator(chunk_size=AT_ONCE)):
        made_at = at - timedelta(days=chance.randrange(DAYS_OF_COMMITMENTS))
        shares = [actions.Share(lead=chance.choice(offices), due=due) for _one in some]
        undertaken = [making.Undertaking(None, one, share) for one, share in zip(some, shares, strict=True)]
        making.make(undertaken, by=None, at=made_at)


def in_parts(rows: Iterable[Row], size: int = AT_ONCE) -> Iterator[list[Row]]:
    """Yield ``rows`` in lists of ``size``."""
    rest = iter(rows)
    while part := list(islice(rest, size)):
        yield part
