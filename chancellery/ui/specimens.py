"""What the gallery shows: invented texts of the length and the letters that real ones have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from chancellery.ui.forms import DateInput, FilesField
from chancellery.ui.icons import drawings

LONG_VI = "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường Nguyễn Trường Tộ, thị xã Kỳ Anh"
LONG_PL = "Współprzewodnicząca Międzywojewódzkiego Konsultacyjnego Porozumienia Najdoskonalszych Stowarzyszeń"


@dataclass(frozen=True)
class Twig:
    """A branch of the specimen tree."""

    label: str
    note: str = ""
    children: Sequence[Twig] = field(default_factory=tuple)
    open: bool = False
    current: bool = False
    url: str = "#tree"


class ReportForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label=_("What was done"), help_text=_("One sentence that the conference can read."))
    percent = forms.IntegerField(label=_("Progress in percent"), min_value=0, max_value=100)
    day = forms.DateField(label=_("Day"), widget=DateInput)
    unit = forms.ChoiceField(label=_("Lead unit"), choices=[("1", LONG_VI), ("2", LONG_PL)])
    role = forms.ChoiceField(
        label=_("How it stands"),
        widget=forms.RadioSelect,
        choices=[("way", _("under way")), ("done", _("done")), ("stuck", _("cannot go on without a decision"))],
    )
    helpers = forms.MultipleChoiceField(
        label=_("Co-ordinating units"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Sở Ngoại vụ"), ("b", "Hội Hữu nghị Việt – Ba Lan"), ("c", LONG_VI)],
    )
    difficulties = forms.CharField(label=_("Difficulties"), required=False, widget=forms.Textarea)
    evidence = FilesField(label=_("Evidence"), required=False, help_text=_("Up to 25 MB each."))
    sure = forms.BooleanField(label=_("The figures were checked against the source"))


def units() -> tuple[Twig, ...]:
    """Return a small tree with one very long name."""
    communes = (Twig("Xã Kỳ Xuân", "2"), Twig(LONG_VI, "7", current=True), Twig("Phường Hà Huy Tập"))
    departments = (Twig("Sở Ngoại vụ", "12"), Twig("Sở Văn hóa, Thể thao và Du lịch", "5"))
    ha_tinh = Twig("Tỉnh Hà Tĩnh", "486", (*departments, Twig("Thị xã Kỳ Anh", "9", communes, open=True)), open=True)
    return (ha_tinh, Twig(LONG_PL, "3", (Twig("Kraków"), Twig("Łódź")), open=False))


def matrix() -> list[dict[str, object]]:
    """Return three measures across six units, with every kind of cell."""
    pattern = [("done", 100), ("way", 40), ("late", 25), ("none", None), ("waived", None), ("way", 80)]
    names = ["Sở Ngoại vụ", "Văn hóa", "Giáo dục", "Mặt trận", "Hội Hữu nghị", "Kỳ Anh"]
    titles = ["Nâng cao nhận thức về đối ngoại nhân dân", "Leadership and co-ordination", LONG_PL]
    return [
        {
            "title": title,
            "cells": [
                {"standing": s, "percent": p, "label": f"{name}, {title}"}
                for name, (s, p) in zip(names, pattern[turn:] + pattern[:turn], strict=True)
            ],
        }
        for turn, title in enumerate(titles)
    ]


def everything(data: QueryDict | None, files: MultiValueDict[str, UploadedFile[bytes]] | None) -> dict[str, object]:
    """Return the context of the gallery; with ``data`` its form is checked like a real one."""
    wrong = ReportForm({"percent": "140", "sure": "on"})
    wrong.without_focus = True  # type: ignore[attr-defined]  # the gallery is not read from here
    wrong.auto_id = "wrong_%s"
    wrong.add_error(None, _("The period was closed on the 14th; ask for it to be opened again."))
    return {
        "form": ReportForm(data, files) if data is not None else ReportForm(),
        "wrong": wrong,
        "long_vi": LONG_VI,
        "long_pl": LONG_PL,
        "standings": ("done", "way", "late", "waived", "none"),
        "percents": (None, 0, 4, 37, 71, 99, 100),
        "icons": sorted(drawings()),
        "tones": ("info", "done", "warn", "late"),
        "tree": units(),
        "matrix": matrix(),
        "columns": ["Sở Ngoại vụ", "Văn hóa", "Giáo dục", "Mặt trận Tổ quốc", "Hội Hữu nghị", "Kỳ Anh"],
        "page": Paginator(range(1170), 50).page(7),
        "ledger": [
            ("done", 19, _("duties")),
            ("way", 3, _("information")),
            ("date", 2, _("awards")),
            ("furniture", 4, _("left out as page furniture")),
        ],
        "codes": ["vi", "fr", "pl", "pt"],
        "day": date(2026, 1, 5),
        "moment": datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
    }
