"""Our inputs are Django's: each widget is drawn to the letter as Django's own templates draw it."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList

from chancellery.ui.forms import DateInput, Renderer

GROUPED = [("", "—"), ("Europe", [("pl", "Polski & co"), ("pt", "Português")]), (3, "<three>")]
WIDGETS = [
    forms.TextInput(attrs={"type": "search", "autofocus": True, "disabled": False}),
    forms.NumberInput(attrs={"step": "any", "min": 0}),
    forms.EmailInput(),
    forms.URLInput(),
    forms.PasswordInput(render_value=True),
    forms.HiddenInput(),
    DateInput(),
    forms.TimeInput(),
    forms.CheckboxInput(),
    forms.Textarea(attrs={"rows": 4, "lang": "vi"}),
    forms.Select(choices=GROUPED),
    forms.SelectMultiple(choices=GROUPED),
    forms.RadioSelect(attrs={"class": "cards"}, choices=GROUPED),
    forms.CheckboxSelectMultiple(choices=GROUPED),
]


@pytest.mark.parametrize("value", [None, "", "pl", ["pl", "3"], '<b>"quoted"</b> & more', "two\nlines", 3, True])
@pytest.mark.parametrize("attrs", [{}, {"id": "id_place", "aria-describedby": 'a"b'}], ids=["bare", "named"])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_widget_is_drawn_as_django_draws_it(widget: forms.Widget, attrs: dict[str, str], value: object) -> None:
    ours = widget.render("place", value, attrs, renderer=Renderer())
    theirs = widget.render("place", value, attrs, renderer=DjangoTemplates())

    assert ours == theirs


def test_widget_with_a_template_of_its_own_keeps_it() -> None:
    widget = forms.SplitDateTimeWidget()

    assert widget.render("at", None, renderer=Renderer()) == widget.render("at", None, renderer=DjangoTemplates())


class Whole(forms.Form):
    name = forms.CharField(label="Name <i>", help_text="As <b>printed</b>")
    agreed = forms.BooleanField(label="Agreed", help_text="Once")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect, required=False)
    paper = forms.FileField(label="Paper", required=False)
    mark = forms.CharField(widget=forms.HiddenInput)


def test_form_shows_its_errors_first_its_fields_and_last_what_is_hidden() -> None:
    page = str(Whole({"name": ""}, renderer=Renderer()))

    parts = ("data-errors", "field-text wrong", "field-checkbox", "<fieldset", '<input type="hidden"')
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert '<a href="#id_name">Name &lt;i&gt;</a>' in page
    assert '<p class="hint" id="id_name_helptext">As <b>printed</b></p>' in page
    assert '<ul class="errorlist" id="id_name_error">' in page


def test_form_nobody_filled_in_shows_no_error() -> None:
    page = str(Whole(renderer=Renderer()))

    assert "data-errors" not in page
    assert "wrong" not in page
    assert '<div class="drop" data-drop data-limit="25"' in page
    assert page.count('<span class="required" aria-hidden="true">*</span>') == 2


@pytest.mark.parametrize("errors", [[], ["Which?"]])
def test_a_list_of_errors_is_djangos_own(errors):
    drawn = [str(ErrorList(errors, renderer=one)) for one in (Renderer(), DjangoTemplates())]

    assert drawn[0].strip() == drawn[1].strip()
    assert bool(drawn[0].strip()) == bool(errors)
