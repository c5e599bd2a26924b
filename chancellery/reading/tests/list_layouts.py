"""The ways a list is set, each as a function of its points; ``test_list_layouts.py`` prints every text in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chancellery.reading import numerals

Layout = Callable[[Sequence[str]], str]
_ROMAN = ("I", "II", "III", "IV", "V")


def _labelled(label: Callable[[int], str]) -> Layout:
    """One point to a line behind its label; ``label`` takes its place, from 1."""
    return lambda points: "\n" + "\n".join(f"{label(place)}{words}" for place, words in enumerate(points, start=1))


def _of(labels: Sequence[str], behind: str = " ") -> Layout:
    return _labelled(lambda place: labels[place - 1] + behind)


def _in_one(label: Callable[[int], str], between: str = "; ") -> Layout:
    """All points in the paragraph that announces them, parted by ``between``."""
    return lambda points: (
        " "
        + between.join(f"{label(place)}{words[0].lower()}{words[1:]}" for place, words in enumerate(points, start=1))
        + "."
    )


def _nested(points: Sequence[str]) -> str:
    """Each point with two points of its own."""
    return "\n" + "\n".join(
        f"{place}. {words}:\n- {points[0]};\n- {points[1]}." for place, words in enumerate(points, start=1)
    )


def _across_pages(furniture: str) -> Layout:
    """``furniture`` of the page stands behind the second point."""
    return lambda points: (
        "\n"
        + "\n".join(
            f"{place}. {words}." + (f"\n\n{furniture}\n" if place == 2 else "")
            for place, words in enumerate(points, start=1)
        )
    )


FIGURES = {
    form: _labelled(lambda place, form=form: form.format(place))
    for form in (
        "{}. ",
        "{}) ",
        "({}) ",
        "0{}. ",
        "{}/ ",
        "{} - ",
        "{}.- ",
        "{}º ",
        "{}\t",
        "1.{} ",
        "2.{}. ",
        "   {}. ",
    )
}
LETTERS = {
    form: _labelled(lambda place, form=form: form.format("abcde"[place - 1])) for form in ("{}) ", "({}) ", "{}. ")
} | {form: _labelled(lambda place, form=form: form.format("ABCDE"[place - 1])) for form in ("{}. ", "({}) ")}
ROMANS = {form: _labelled(lambda place, form=form: form.format(_ROMAN[place - 1])) for form in ("{}. ", "({}) ")} | {
    form + "i": _labelled(lambda place, form=form: form.format(_ROMAN[place - 1].lower())) for form in ("{}) ", "({}) ")
}
DASHES = {
    sign: _labelled(lambda _, sign=sign: sign)
    for sign in ("- ", "– ", "— ", "• ", "* ", "+ ", "▪ ", "➢ ", "✔ ", "■ ", "-")
}
SIGNS = {row[0]: _of(row) for row in numerals.CIRCLED} | {
    "bare " + row[0]: _of(row, "") for row in numerals.CIRCLED[:1]
}
BROKEN = {
    "one left out": _of(("1.", "2.", "4.", "5.")),
    "one said twice": _of(("1.", "2.", "2.", "3.")),
    "all are one": _of(("1.", "1.", "1.", "1.")),
    "signs mixed": _of(("1.", "2)", "3.", "4/")),
    "signs of letters mixed": _of(("a)", "b.", "c)", "d)")),
    "across pages": _across_pages("- 3 -"),
    "across counted pages": _across_pages("2/5"),
    "labels on lines of their own": _labelled("{}.\n".format),
    "nested": _nested,
}
IN_ONE = {
    "(1)": _in_one("({}) ".format),
    "(1),": _in_one("({}) ".format, ", "),
    "1)": _in_one("{}) ".format),
    "a)": _in_one(lambda place: f"{'abcde'[place - 1]}) "),
    "(i)": _in_one(lambda place: f"({_ROMAN[place - 1].lower()}) "),
    "①": _in_one(lambda place: numerals.CIRCLED[0][place - 1] + " "),
    "1.": lambda points: " " + " ".join(f"{place}. {words}." for place, words in enumerate(points, start=1)),
}
#: Without any label: the number that was announced, or the semicolons, show what belongs together.
UNLABELLED = {
    "paragraphs": lambda points: "\n" + "\n".join(f"{words}." for words in points),
    "clauses": _in_one(lambda _: ""),
    "dashes in one": _in_one(lambda _: "– "),
}
CLOSED: Layout = lambda points: "\n" + ";\n".join(words[0].lower() + words[1:] for words in points) + "."  # noqa: E731 - a table's entry
LABELLED = FIGURES | {f"letter {k}": v for k, v in LETTERS.items()} | {f"roman {k}": v for k, v in ROMANS.items()}
LABELLED |= DASHES | SIGNS | BROKEN | {f"in one {k}": v for k, v in IN_ONE.items()} | {"closed": CLOSED}


def _around(labels: Sequence[str], opening: str = "(", closing: str = ") ") -> Layout:
    return _labelled(lambda place: opening + labels[place - 1] + closing)


#: Layouts of some languages only.
OF = {
    "zh": {
        "一、": _of("一二三四", "、"),
        "（一）": _around("一二三四", "（", "）"),
        "1、": _labelled("{}、".format),
        "（1）": _labelled("（{}）".format),
        "１．": _of("１２３４", "．"),
        "一是": _of("一二三四", "是"),
        "第一，": _around("一二三四", "第", "，"),
    },
    "ja": {
        "ア": _of("アイウエ", "\u3000"),
        "(ア)": _around("アイウエ"),
        "１": _of("１２３４", "\u3000"),
        "・": _labelled(lambda _: "・"),
    },
    "ko": {
        "가.": _of("가나다라", ". "),
        "(가)": _around("가나다라"),
        "○": _labelled(lambda _: "○ "),
        "□": _labelled(lambda _: "□ "),
        "ㅇ": _labelled(lambda _: "ㅇ "),
    },
    "th": {"๑.": _of("๑๒๓๔", ". "), "(๑)": _around("๑๒๓๔"), "ก.": _of("กขคง", ". ")},
    "lo": {"໑.": _of("໑໒໓໔", ". "), "ກ.": _of("ກຂຄງ", ". ")},
    "ru": {"а)": _of("абвг", ") "), "а.": _of("абвг", ". "), "А.": _of("АБВГ", ". ")},
}
