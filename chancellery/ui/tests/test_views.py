"""The design system's own pages: style sheet, theme switch, gallery, and the pages that say no."""

import gzip

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from chancellery.ui import stylesheet, views


def switched(theme: str, *, back: str = "", referer: str = "") -> HttpResponse:
    headers = {"Referer": referer} if referer else {}
    request = RequestFactory(headers=headers).post("/ui/theme", {"theme": theme, "next": back})
    request.META["HTTP_HOST"] = "localhost"
    return views.theme(request)


def test_theme_is_kept_in_a_cookie_and_leads_back() -> None:
    response = switched("dark", back="/documents/?q=plan")

    assert (response.status_code, response["Location"]) == (302, "/documents/?q=plan")
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["theme"]["samesite"] == "Lax"


def test_theme_of_the_system_forgets_the_cookie() -> None:
    assert switched("system").cookies["theme"]["max-age"] == 0


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", ""]
)
def test_theme_never_leads_elsewhere(back: str) -> None:
    assert switched("dark", back=back)["Location"] == "/"


def test_theme_leads_back_to_the_page_before_when_nothing_is_said() -> None:
    assert switched("dark", referer="http://localhost/board")["Location"] == "http://localhost/board"


def test_theme_refuses_a_third_colour() -> None:
    response = switched("sepia")

    assert response.status_code == 400
    assert "theme" not in response.cookies


def test_style_sheet_is_kept_for_good_under_its_own_name() -> None:
    sheet = stylesheet.current()
    address = reverse("ui:styles", args=[sheet.digest])
    request = RequestFactory(headers={"Accept-Encoding": "gzip"}).get(address)

    response = views.styles(request, sheet.digest)

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(response.content) == sheet.text


def test_style_sheet_under_an_old_name_is_not_kept() -> None:
    response = views.styles(RequestFactory().get("/"), "0000")

    assert response["Cache-Control"] == "no-cache"
    assert response.content == stylesheet.current().text


def test_style_sheet_stays_small_enough_for_a_phone() -> None:
    assert len(stylesheet.current().packed) < 14_000


def test_style_sheet_puts_every_rule_into_a_layer() -> None:
    for part in stylesheet.parts():
        text = part.read_text("utf-8")
        assert text.count("{") == text.count("}"), part.name
        assert text.count("@layer") == 1, part.name


@pytest.mark.parametrize("page", ["404.html", "403.html", "403_csrf.html", "400.html", "500.html"])
def test_error_pages_stand_without_any_context(page: str) -> None:
    words = render_to_string(page)

    assert words.count("<h1>") == 1
    assert 'href="/"' in words


@pytest.mark.parametrize(
    ("setting", "sent", "said"),
    [
        ("DATA_UPLOAD_MAX_MEMORY_SIZE", {"theme": "d" * 20}, "The text is longer than a form takes."),
        ("DATA_UPLOAD_MAX_NUMBER_FIELDS", {f"field{n}": "1" for n in range(11)}, "The form has more fields than"),
        (
            "DATA_UPLOAD_MAX_NUMBER_FILES",
            {f"file{n}": SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)},
            "Send at most 10. Nothing was changed.",
        ),
    ],
)
def test_what_is_too_much_for_a_form_gets_its_own_sentence(
    client: Client, settings: LazySettings, setting: str, sent: dict[str, object], said: str
) -> None:
    setattr(settings, setting, 10)

    response = client.post(reverse("ui:theme"), sent)

    assert response.status_code == 413
    assert said in response.content.decode()


def test_gallery_shows_every_component_without_inline_style_or_script(client: Client) -> None:
    response = client.get(reverse("ui:gallery"))

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1>") == 1
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=")


def test_gallery_form_returns_its_errors_with_links(client: Client) -> None:
    page = client.post(reverse("ui:gallery"), {"percent": "140"}).content.decode()

    assert '<a href="#id_percent">' in page
    assert 'role="alert" tabindex="-1" autofocus data-errors' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
