"""The tags: what they render, what they escape, and that a slip in an argument stops the page and is named."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from chancellery.ui import lines
from chancellery.ui.specimens import Twig
from chancellery.ui.templatetags import ui


def rendered(source: str, **context: object) -> str:
    with translation.override("en"):
        return Template("{% load ui %}" + source).render(Context(context))


def test_panel_has_a_heading_and_its_actions() -> None:
    source = (
        '{% fragment as acts %}<a href="/x">Mend</a>{% endfragment %}{% panel title=t actions=acts %}In{% endpanel %}'
    )

    page = rendered(source, t="A&B")

    assert page == (
        '<section class="sheet panel"><header class="panel-head"><div><h2>A&amp;B</h2></div>'
        '<div class="panel-actions"><a href="/x">Mend</a></div></header>In</section>'
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(mark.__name__ for mark in ui.SINGLE))
def test_a_mark_refuses_a_misspelt_argument_by_name(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="titel"):
        rendered("{% " + name + ' titel="x" %}')


@pytest.mark.parametrize("name", sorted(region.__name__ for region in ui.WITH_CONTENT))
def test_a_region_refuses_a_misspelt_argument_by_name(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="titel"):
        rendered("{% " + name + ' titel="x" %}{% end' + name + " %}")


@pytest.mark.parametrize(
    "source",
    [
        '{% panel title="x" level=1 %}{% endpanel %}',
        '{% notice tone="loud" %}{% endnotice %}',
        '{% card standing="lat" %}{% endcard %}',
        '{% button "x" kind="huge" %}',
        '{% icon "nothing" %}',
        '{% figure 1 "x" "#" better="perhaps" %}',
        '{% moment at=day title="x" kind="never" %}{% endmoment %}',
    ],
)
def test_a_misspelt_value_stops_the_page(source: str) -> None:
    with pytest.raises((TemplateSyntaxError, KeyError)):
        rendered(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% panel title=evil %}{{ evil }}{% endpanel %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% empty title=evil %}{% endempty %}",
        '{% quote lang="vi" source=evil url=evil %}{{ evil }}{% endquote %}',
        "{% figures label=evil %}{% figure evil evil evil change=evil %}{% endfigures %}",
        "{% facts label=evil %}{% fact name=evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% table caption=evil note=evil %}{% endtable %}",
        "{% matrix caption=evil columns=evils corner=evil %}{% endmatrix %}",
        "{% rows label=evil %}{% row %}{{ evil }}{% endrow %}{% endrows %}",
        "{% chain label=evil %}{% node kind=evil title=evil url=evil lang=evil %}{% endnode %}{% endchain %}",
        "{% button evil name=evil value=evil %}{% link_button evil evil %}",
        "{% menu label=evil %}{% endmenu %}{% tabs label=evil %}{% tab evil evil %}{% endtabs %}",
        "{% filters label=evil clear=evil action=evil %}{% endfilters %}",
        '{% cell "way" evil label=evil percent=3 %}{% badge evil label=evil %}{% chip evil %}',
        "{% person evil post=evil url=evil %}",
    ],
)
def test_every_component_escapes_what_it_is_given(source: str) -> None:
    evil = "\"'><script>alert(1)</script>"

    page = rendered(source, evil=evil, evils=[evil])

    assert "<script" not in page
    assert re.search(r"=\"[^\"]*\"'>", page) is None


def test_table_is_captioned_and_scrolls_by_keyboard() -> None:
    page = rendered('{% table caption="Units" %}<tbody></tbody>{% endtable %}')

    assert page == (
        '<div class="scroll" tabindex="0" role="region" aria-label="Units"><table><caption><span>Units</span></caption>'
        "<tbody></tbody></table></div>"
    )


def test_table_refuses_to_stand_without_a_caption() -> None:
    with pytest.raises(TemplateSyntaxError, match="caption"):
        rendered("{% table %}{% endtable %}")


def test_quote_carries_language_and_direction() -> None:
    assert '<blockquote lang="ar" dir="rtl">' in rendered('{% quote lang="ar" %}x{% endquote %}')
    assert '<blockquote lang="vi" dir="ltr">' in rendered('{% quote lang="vi" %}x{% endquote %}')


def test_icon_only_button_still_speaks() -> None:
    page = rendered('{% button "Accept" key="a" icon_name="check" icon_only=True %}')

    assert 'data-key="a"' in page
    assert '<span class="unseen">Accept</span>' in page


def test_tree_nests_without_a_script() -> None:
    branches = (Twig("Hà Tĩnh", "2", (Twig("Kỳ Anh", current=True),), open=True), Twig("Nghệ An", url=""))

    page = rendered('{% tree branches label="Units" %}', branches=branches)

    assert page == (
        '<div class="tree" role="group" aria-label="Units"><ul><li class="branch">'
        '<span class="tree-name"><a href="#tree">Hà Tĩnh</a> <small class="soft">2</small></span>'
        "<details open><summary>"
        + rendered('{% icon "next" %}')
        + '<span class="unseen">Below Hà Tĩnh</span><span class="tree-place" aria-hidden="true">Hà Tĩnh '
        '<small class="soft">2</small></span></summary><ul><li class="leaf"><span class="tree-name">'
        '<a href="#tree" aria-current="true">Kỳ Anh</a></span></li></ul></details></li>'
        '<li class="leaf"><span class="tree-name">Nghệ An</span></li></ul></div>'
    )


def test_pagination_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/register", {"kind": "plan", "q": "kế hoạch", "page": "2"})

    page = rendered("{% pagination page %}", request=request, page=Paginator(range(95), 10).page(2))

    assert 'href="?kind=plan&amp;q=k%E1%BA%BF+ho%E1%BA%A1ch&amp;page=3"' in page
    assert page.count('aria-current="page"') == 1
    assert "11–20 of 95" in page


def test_pagination_of_one_page_is_nothing() -> None:
    assert rendered("{% pagination page %}", page=Paginator(range(3), 10).page(1)) == ""


@pytest.mark.parametrize(("cookie", "expected"), [("dark", "dark"), ("light", "light"), ('"><b>', ""), ("", "")])
def test_theme_is_one_of_two_words_or_nothing(cookie: str, expected: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie

    assert rendered("{% theme %}", request=request) == expected


def test_became_strikes_out_what_was_and_not_that_there_was_nothing():
    assert '<span class="was">&lt;1&gt;</span>' in lines.became("Weight", "<1>", "2")
    assert 'class="was"' not in lines.became("Progress", "", "40 %")
    assert lines.became("Progress", "40 %", "").endswith('<span class="soft">none</span></p>')
