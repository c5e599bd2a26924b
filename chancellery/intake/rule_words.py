"""Every rule by which the reading finds a fact, in words: what it looks for, an example, and whose words it goes by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancellery.reading import languages
from chancellery.reading.errors import UnknownLanguage

WORDS_SHOWN = 40  # of one table


@dataclass(frozen=True, slots=True)
class Rule:
    """``tables`` are those of a language's data file that it goes by; ``example`` is said as a text says it."""

    title: Promise
    looks_for: Promise
    example: str = ""
    tables: tuple[str, ...] = ()


#: Name of a rule → what it is. A name ending in a dot stands for all that begin with it.
RULES: Mapping[str, Rule] = {
    "references.code": Rule(
        _("A number with its code"),
        _(
            "Figures joined to the code of a kind of document and of its issuer, also where signs are damaged or "
            "moved. The code decides the kind before any word does."
        ),
        example="12-CT/TW · 12/CT-TW · 31/2024/NĐ-CP",
        tables=("kinds", "issuers"),
    ),
    "references.word": Rule(
        _("A word for a document, then its number"),
        _("A word for a kind of document, followed by a number that bears no code."),
        example="décision no 272 · Diretiva 15",
        tables=("kinds", "references"),
    ),
    "references.day": Rule(
        _("A word for a document, then its day"),
        _("A word for a kind of document that the text tells apart by its day alone."),
        example="the Plan of 16 October 2023",
        tables=("kinds", "references"),
    ),
    "references.year_alone": Rule(
        _("A word for a document, then its year"),
        _("A word for an agreement, a law or a regulation that the text tells apart by its year alone."),
        example="the Memorandum of 2019",
        tables=("kinds", "references"),
    ),
    "references.signing": Rule(
        _("An agreement by the day of its signing"),
        _("A word for an agreement, and a word for signing that stands at it with its day."),
        example="l'accord signé à Tours le 3 mai 2021",
        tables=("kinds", "references", "dates"),
    ),
    "references.list": Rule(
        _("A further number of a list"),
        _("A number that follows another one and shares its word or its code."),
        example="Nos 12, 14 and 18-KH/TU",
        tables=("references",),
    ),
    "references.year": Rule(
        _("A number of an office and its year"),
        _("The short name of an office, a year in brackets and a number, as Chinese documents bear it."),
        example="外发〔2025〕8号",
        tables=("kinds",),
    ),
    "references.office": Rule(
        _("A number of an office's own letters"),
        _("Letters of an office and a figure, in the form its country uses, beside a word for a document or a day."),
        example="外人第45号通知 · 외교-1234",
        tables=("kinds",),
    ),
    "references.bound": Rule(
        _("A short name the text binds"),
        _("A name that the text itself gives a document for short; wherever it stands again, it means that document."),
        example="hereinafter the Convention",
        tables=("kinds", "references"),
    ),
    "references.title": Rule(
        _("A document by its title"),
        _("A law, programme or similar that is named by its title and has no number."),
        example="Law on Treaties",
        tables=("kinds", "references"),
    ),
    "references.treaty": Rule(
        _("A treaty or foreign instrument by its name"),
        _("The name of a treaty, a resolution of the United Nations or an act of the European Union."),
        example="A/RES/70/1 · (EU) 2016/679",
        tables=("treaties",),
    ),
    "references.code_of_law": Rule(
        _("A code of law by its name"),
        _("A code or another law that everybody calls by a name of its own; the data file of the language lists them."),
        example="Kodeks pracy · Code civil",
        tables=("codes",),
    ),
    "heading.own": Rule(
        _("The text's own number"),
        _("A number that stands alone in the heading: it is that of the document itself."),
        example="Số: 31/KH-UBND",
        tables=("references", "dates"),
    ),
    "dates.form": Rule(
        _("A form of date"),
        _("Figures and names of months in the order of the language; each form is a line in its data file."),
        example="16/10/2023 · 5 stycznia 2022 r. · quý III/2025",
        tables=("dates", "months", "numbers"),
    ),
    "dates.month": Rule(
        _("A month told alone"),
        _("The name of a month behind a word that makes a date of it; the year stays open until something tells it."),
        example="Ende November · mid-April",
        tables=("dates", "months"),
    ),
    "dates.in_words": Rule(
        _("A date told in words alone"),
        _("A quarter or a half of this, the next or the last year, or a day whose year is spelt out."),
        example="first quarter of this year · six février deux mille vingt-cinq",
        tables=("dates",),
    ),
    "dates.cell": Rule(
        _("A year alone in a cell"),
        _("A year that is all a cell of a table holds, or that a point of a list is for."),
        example="a) 2025: …",
        tables=("dates",),
    ),
    "dates.row": Rule(
        _("A further year of a row"),
        _("A year that follows another one, after a comma or a word for and."),
        example="2022, 2023 và 2024",
        tables=("dates", "months"),
    ),
    "dates.period": Rule(
        _("A period by its first and last day"),
        _("Two whole days with no more than a word or a dash for until between them."),
        example="1 July 2024 to 30 June 2025",
        tables=("dates",),
    ),
    "dates.months": Rule(
        _("Months of one year"),
        _("Two months with a word or a dash for until between them; the year stays open until something tells it."),
        example="de janvier à mars · styczeń–czerwiec",
        tables=("dates", "months"),
    ),
    "dates.same": Rule(
        _("A day of the same month or year"),
        _("A day beside words such as the same year; what is missing is taken from the date before."),
        example="3 June of the same year · 同年6月3日",
        tables=("dates",),
    ),
    "dates.heading": Rule(
        _("A year at the end of a heading"),
        _("The year or the years that a heading ends with, behind a dash or a word."),
        example="Plano anual de cooperação — 2026",
        tables=("dates",),
    ),
    "dates.year_of_heading": Rule(
        _("A day in the year a heading names"),
        _("A day and a month in a text without a dateline whose headings name one year; it is marked as inferred."),
        example="Plan for 2025",
        tables=("dates",),
    ),
    "dates.relative": Rule(
        _("A day counted from the dateline"),
        _("Words such as yesterday, counted from the day the text came out."),
        example="hôm qua · wczoraj",
        tables=("dates",),
    ),
    "dates.year_said": Rule(
        _("A day whose year the words tell"),
        _("A day and a month beside words such as last, this year or next year, counted from the dateline."),
        example="30 June last",
        tables=("dates",),
    ),
    "dates.year_from_dateline": Rule(
        _("A day without a year"),
        _("A day and a month; the year is taken from the dateline and marked as such."),
        example="30/6",
        tables=("dates",),
    ),
    "dates.year_of_number": Rule(
        _("A day with the year of a number"),
        _("A day and a month beside a number that holds its year."),
        example="31/2024/NĐ-CP, 15/3",
        tables=("dates",),
    ),
    "dates.year_of_review": Rule(
        _("A day in the year under review"),
        _("A day and a month in a text that looks back on one year."),
        tables=("dates",),
    ),
    "quantities.figure": Rule(
        _("A figure with what it counts"),
        _("Figures, with the marks for thousands and decimals of the language, before or after what is counted."),
        example="1.200 đại biểu · 3,5 mln zł",
        tables=("quantities", "numbers"),
    ),
    "quantities.word": Rule(
        _("A number in words"),
        _("A number written out, before what is counted."),
        example="ba nhiệm vụ · dwanaście wizyt",
        tables=("quantities", "numbers"),
    ),
    "people": Rule(
        _("A person with a post"),
        _(
            "A title or post beside a name, in the order of the language; a name that was introduced once is "
            "known again."
        ),
        example="Bà Nguyễn Thị Lan, Phó Giám đốc",
        tables=("posts",),
    ),
    "organisations": Rule(
        _("A name of an organisation"),
        _("Words that begin or end the name of a body, and the name they belong to."),
        example="Sở Ngoại vụ · Urząd Marszałkowski",
        tables=("organisations", "units"),
    ),
    "places.countries": Rule(
        _("A country"),
        _(
            "The names of countries in the language, as Unicode's data has them; a partner is told by words of "
            "co-operation."
        ),
        tables=("places",),
    ),
    "places.localities": Rule(
        _("A locality"),
        _("A word for a province, town or commune with its name; a partner is told by words of co-operation."),
        example="tỉnh Hủa Phăn",
        tables=("places",),
    ),
    "events": Rule(
        _("Something held"),
        _(
            "A word for a conference, visit, signing and the like, with a verb of holding; its day, place, "
            "organiser and chair stand near."
        ),
        tables=("events",),
    ),
    "structure.hierarchy": Rule(
        _("Numbered or lettered points"),
        _("Labels at the beginning of lines that follow one another: parts, articles, clauses, points, dashes."),
        example="II. · Điều 3 · 2.1. · c) · –",
        tables=("lists", "natures", "duties"),
    ),
    "structure.ordinals": Rule(
        _("Points counted in words"),
        _("First, second, third in running text; also where a translation broke one of them."),
        example="Một là … Hai là …",
        tables=("ordinals", "lists"),
    ),
    "structure.inline": Rule(
        _("Points inside a sentence"),
        _("Labels in brackets that follow one another inside one paragraph."),
        example="(i) … (ii) …",
        tables=("lists",),
    ),
    "structure.clauses": Rule(
        _("Measures after an announcement"),
        _("The clauses of one sentence, or the sentences, after words that announce what must be done."),
        tables=("lists", "duties"),
    ),
    "structure.headings": Rule(
        _("Headings that order something"),
        _("Paragraphs that begin with words, then a colon, one after the other."),
        tables=("lists", "duties"),
    ),
    "structure.continuations": Rule(
        _("A paragraph that goes on"),
        _("A paragraph without a label below a heading that orders something."),
        tables=("lists", "duties"),
    ),
    "structure.paragraphs": Rule(
        _("Paragraphs that a colon announces"),
        _("Paragraphs without labels: as many as were announced, or each closed by a semicolon."),
        tables=("lists",),
    ),
    "structure.runs": Rule(
        _("A run of measures"),
        _("Paragraphs one after the other that each begin with a verb of duty, announced by nobody."),
        tables=("duties",),
    ),
    "structure.alone": Rule(
        _("A duty outside every list"),
        _("A sentence that names who does something, with a word of duty, a day, or how often it comes again."),
        tables=("duties", "units"),
    ),
    "tables.tasks": Rule(
        _("A row of a table of tasks"),
        _("A table whose header names tasks, who leads, who helps, and by when; each row is a provision."),
        tables=("duties",),
    ),
    "proposals.asking": Rule(
        _("Somebody asks for something"),
        _("A verb of asking, with who asks before it and whom after it."),
        tables=("proposals",),
    ),
    "proposals.counted": Rule(
        _("Proposals that are only counted"),
        _("A number of proposals that the text does not tell one by one."),
        tables=("proposals",),
    ),
    "awards": Rule(
        _("An award"),
        _("A word for a flag, certificate or medal near a verb of giving."),
        tables=("awards",),
    ),
    "successions": Rule(
        _("A body that takes over"),
        _("A verb of merging or taking over, with who takes over and whose duties."),
        tables=("successions",),
    ),
    "relations.": Rule(
        _("How two documents stand to each other"),
        _("Words such as implementing, amending or replacing between the two."),
        tables=("relations",),
    ),
    "boilerplate.": Rule(
        _("Furniture of the page"),
        _("Bylines, comment boxes, related news, navigation: words of the page and not of the text."),
        tables=("boilerplate",),
    ),
    "checks.": Rule(
        _("A check of the text against itself"),
        _("Two things the text says that cannot both be so; the warning says which."),
    ),
    "ledger": Rule(
        _("The ledger"),
        _("Every paragraph is accounted for by what was found in it."),
    ),
    "decoding": Rule(
        _("How the file was opened"),
        _("What was guessed or damaged when the words were taken out of the file."),
    ),
    "second-reader": Rule(
        _("A second reader"),
        _(
            "Found by a reader that this service plugged in. Its words stand in the text; we had not found it "
            "ourselves."
        ),
    ),
}


def of(name: str) -> Rule | None:
    """Return the rule of this name; nothing when there is none."""
    head, dot, _rest = name.partition(".")
    return RULES.get(name) or RULES.get(f"{head}{dot}")


def words_of(rule: Rule, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each table of ``language`` that the rule goes by with the first of its words; none of one not read."""
    try:
        data = languages.get(language)
    except UnknownLanguage:
        return
    for table in rule.tables:
        if words := tuple(dict.fromkeys(_words(data.table(table))))[:WORDS_SHOWN]:
            yield table, words


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
