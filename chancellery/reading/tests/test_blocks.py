"""Blocks: their language, their part in the text, and the furniture of the page."""

from __future__ import annotations

import pytest

from chancellery.reading import blocks, read

BODY = "Le comité de la province a tenu une réunion avec les communes pour préparer la visite de la délégation."


def _roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, block.rule) for block in blocks.divide(text).blocks]


LANGUAGES = [
    ("fr", "Les communes de la province ont reçu une lettre du ministère dans la semaine."),
    ("pl", "Gminy otrzymały list od ministerstwa i są gotowe do pracy w terenie oraz na granicy."),
    ("pt", "Os municípios da província receberam uma carta do ministério e não têm dúvidas."),
    ("vi", "Các xã trong tỉnh đã nhận được thư của bộ và sẵn sàng cho công việc."),
    ("en", "The communes of the province have received a letter from the ministry this week."),
    ("es", "El ministerio ha enviado una carta a las provincias para que preparen la visita de la delegación."),
    ("es", "Los municipios de la frontera no han recibido respuesta."),
    ("es", "La ciudad y el puerto celebran la semana de la amistad."),
    ("de", "Das Ministerium hat den Provinzen einen Brief geschrieben, und die Gemeinden sind bereit."),
    ("de", "Die Gemeinden an der Grenze warten noch auf eine Antwort."),
    ("cs", "Ministerstvo poslalo obcím dopis, který je připraven pro návštěvu delegace."),
    ("cs", "Obce při hranici ještě nedostaly odpověď."),
    ("pl", "Gminy przy granicy nie otrzymały jeszcze odpowiedzi."),
    ("und", "Úrad je v pondelok zatvorený."),
    ("und", "Obce pri hranici ešte nedostali odpoveď, ktorú čakali od ministerstva."),
    ("und", "De gemeenten aan de grens hebben het antwoord van het ministerie nog niet gekregen."),
    ("it", "Il ministero ha inviato una lettera alle province per preparare la visita della delegazione."),
    ("it", "I comuni della frontiera non hanno ricevuto risposta."),
    ("it", "La città e il porto celebrano la settimana dell'amicizia."),
    ("pt", "A cidade e o porto celebram a semana da amizade."),
    ("fr", "La ville et le port célèbrent la semaine de l'amitié."),
    ("und", "Министерство направило письмо провинциям."),
    ("und", "Duong Van Minh, 2024"),
    ("und", "Ministeriet har skrivit till kommunerna under veckan."),
]


@pytest.mark.parametrize(("code", "text"), LANGUAGES)
def test_divide_tells_the_language(code: str, text: str) -> None:
    assert blocks.divide(text).language == code


UNREAD = {
    "sw": "Serikali ya mkoa imetoa mpango wa utekelezaji. Wilaya zote zinapaswa kuwasilisha taarifa kabla ya Juni.",
    "id": "Pemerintah provinsi menerbitkan rencana kerja. Semua kabupaten harus menyampaikan laporan sebelum Juni.",
    "nl": "De provincie heeft een plan vastgesteld voor de samenwerking. Alle gemeenten moeten verslag uitbrengen.",
    "tr": "İl meclisi dış ilişkiler için bir plan kabul etti. Bütün ilçeler hazirandan önce rapor sunmalıdır.",
    "fi": "Maakunta on hyväksynyt suunnitelman. Kaikkien kuntien on toimitettava raportti ennen kesäkuuta 2025.",
    "ha": "Gwamnatin jiha ta fitar da shirin aiki. Dukan ƙananan hukumomi za su gabatar da rahoto kafin watan Yuni.",
    "la": "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam alii.",
    "hr": "Županija je donijela plan provedbe. Sve općine moraju podnijeti izvješće prije lipnja, i to odmah.",
    # We have no words for these at all: it is the words that are not recognised which tell.
    "mi": "Kua whakaaetia e te kaunihera ā-rohe te mahere mō ngā hononga ki waho. Me tuku pūrongo ngā kaunihera katoa.",
    "wo": "Nguur gi jël na ab pas ngir samp ndigal li ci wàllu jokkoo ak bitim réew. Komin yépp dañu wara jox rapoor.",
    "lb": "D'Provënz huet e Plang ugeholl fir d'Ëmsetzung vun der Direktiv. All Gemengen mussen e Bericht ofginn.",
}


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_a_language_we_do_not_read_is_taken_for_no_other(text: str) -> None:
    assert blocks.divide(text).language == "und"
    assert blocks.divide(f"{text}\n{text.partition('. ')[0]}.\n{text}").language == "und"


def test_one_line_that_chance_decides_does_not_speak_for_a_text() -> None:
    unknown = UNREAD["mi"]

    assert blocks.divide(f"{unknown}\nLe plan de la province est en cours.\n{unknown}\n{unknown}").language == "und"


def test_a_line_without_common_words_follows_its_neighbours() -> None:
    source = blocks.divide(
        f"{BODY}\n{BODY}\n{BODY}\nThe committee has met with the communes of the region.\nHarbour works\n"
        "The work will be finished by the end of the year."
    )

    assert source.language == "fr"
    assert [block.language for block in source.blocks] == ["fr", "fr", "fr", "en", "en", "en"]


def test_a_short_line_between_two_languages_is_in_that_of_the_text() -> None:
    source = blocks.divide(f"{BODY}\n{BODY}\nAnnexe\nThe committee has met with the communes of the region.")

    assert [block.language for block in source.blocks] == ["fr", "fr", "fr", "en"]


def test_each_block_has_its_own_language() -> None:
    source = blocks.divide(f"{BODY}\nĐồng chí chủ tịch trao bằng khen cho các tập thể của tỉnh.\n{BODY}")

    assert [block.language for block in source.blocks] == ["fr", "vi", "fr"]
    assert source.language == "fr"


def test_blocks_quote_their_text_without_blanks_around() -> None:
    text = f"  {BODY} \r\n\r\n\t{BODY}\n"

    assert [text[block.start : block.end] for block in blocks.divide(text).blocks] == [BODY, BODY]


def test_the_tail_of_a_page_is_furniture() -> None:
    text = f"{BODY}\nNguyen An\nSource\nComment (3)\nSame topic\nA market by the river\nNo data"

    assert _roles(text) == [
        ("body", ""),
        ("boilerplate", "boilerplate.byline"),
        ("boilerplate", "boilerplate.source"),
        ("boilerplate", "boilerplate.comments"),
        ("boilerplate", "boilerplate.related"),
        ("boilerplate", "boilerplate.related"),
        ("boilerplate", "boilerplate.navigation"),
    ]


def test_text_after_the_comment_box_is_text_again() -> None:
    long = " ".join([BODY] * 4)

    assert _roles(f"{BODY}\nComment (0)\n{long}\n{BODY} Et encore.")[2:] == [("body", ""), ("body", "")]


def test_related_news_ends_with_its_pictures() -> None:
    text = (
        f"{BODY}\nTIN LIÊN QUAN | |\n![](a.jpg) | Khai mạc lễ hội bên sông |\nLa réunion a été utile pour les communes."
    )

    assert [role for role, _ in _roles(text)] == ["body", "boilerplate", "boilerplate", "body"]


PROSE = [
    "La source de la rivière est dans les montagnes de la province.",
    "Comment (0) améliorer les routes de la province dans les temps à venir est la question du jour.",
    "Nguồn nước của các xã trong tỉnh đã được bảo vệ.",
    "Leia também os anexos que o ministério enviou às províncias, porque contêm as tarefas de cada uma.",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_furniture(text: str) -> None:
    assert [role for role, _ in _roles(f"{BODY}\n{text}\n{BODY}")][1] != "boilerplate"


def test_a_line_that_repeats_its_neighbour_is_a_caption() -> None:
    said = "La présidente a remis la lettre au maire de la commune."
    source = blocks.divide(f"{BODY} {said}\n{said} - Photo : K.L.\nAutre chose est dit dans cette ligne de la page.")

    assert [(block.role, block.repeats) for block in source.blocks] == [("body", None), ("caption", 0), ("body", None)]


def test_the_same_words_far_apart_are_marked_and_stay_text() -> None:
    source = blocks.divide("\n".join([BODY, *(f"{BODY} Point {number}." for number in range(9)), BODY]))

    assert (source.blocks[-1].role, source.blocks[-1].repeats) == ("body", 0)


def test_lines_in_capitals_are_headings() -> None:
    assert _roles("II. NHIỆM VỤ VÀ GIẢI PHÁP\nCác sở của tỉnh đã được giao việc.") == [("heading", ""), ("body", "")]


HEADS = [
    ("Home > News > People's diplomacy", "navigation"),
    ("Trang chủ / Tin tức / Đối ngoại", "navigation"),
    ("Saturday, 08/11/2025", "byline"),
    ("Thứ Sáu, 14/03/2025 09:30", "byline"),
    ("Lisboa, 21/06/2024 - 08h20", "byline"),
    ("Publié le 18 octobre 2024 à 16 h 45", "byline"),
]


@pytest.mark.parametrize(("line", "kind"), HEADS)
def test_paths_and_datelines_of_the_page_are_furniture(line: str, kind: str) -> None:
    assert _roles(f"{line}\n{BODY}") == [("boilerplate", f"boilerplate.{kind}"), ("body", "")]


OPENINGS = [
    "Home affairs > the police, the border and the communes",
    "Lisboa, 21/06/2024",
    "Cập nhật tình hình biên giới năm 2025",
    "Publié le même jour, le rapport de 2024",
]


@pytest.mark.parametrize("line", OPENINGS)
def test_headings_and_datelines_of_the_text_are_no_furniture(line: str) -> None:
    assert [role for role, _ in _roles(f"{line}\n{BODY}")] == ["body", "body"]


def test_titles_of_related_news_at_the_end_are_furniture() -> None:
    text = f"{BODY}\nKim An\nRelated news\nTwelve dishes to try\nThree bridges opened: a photo tour\nComments (4)"

    assert [rule.removeprefix("boilerplate.") for _, rule in _roles(text)] == [
        "", "byline", "related", "related", "related", "comments",
    ]  # fmt: skip


def test_what_follows_related_news_within_an_article_stays() -> None:
    text = f"{BODY}\nÀ lire aussi\nLes tâches de la province\n{BODY} Elle continue."

    assert [role for role, _ in _roles(text)] == ["body", "boilerplate", "body", "body"]


PAGE_LINES = [
    ("By Kim Oanh – 26/09/2025 at 18:12", "byline"),
    ("Thursday, 12 June 2025 - 11:08 GMT+7", "byline"),
    ("Quinta-feira, 8 de junho de 2023", "byline"),
    ("2025年10月9日(木) 16時48分", "byline"),
    ("News, photos: Kim Oanh - Duc Thien", "byline"),
    ("Texto y foto: Kim Oanh", "byline"),
    ("記事・写真：キム・オアン", "byline"),
    ("Startseite – Ausland – Nachrichten", "navigation"),
    ("Sei in: Home > Notizie", "navigation"),
    ("Политика / Область", "navigation"),
    ("© 2025 The Gazette of the province", "copyright"),
]


@pytest.mark.parametrize(("line", "kind"), PAGE_LINES)
def test_who_wrote_a_page_and_when_is_furniture(line: str, kind: str) -> None:
    assert _roles(f"{line}\n{BODY}") == [("boilerplate", f"boilerplate.{kind}"), ("body", "")]


NO_PAGE_LINES = [
    "Thursday, 12 June 2025, 9:00–11:00",
    "Hanoi, 12 June 2025",
    "Editor and photographer: the office of the province",
    "View of the law on the border",
    "By 26 September 2025 the offices of the province",
]


@pytest.mark.parametrize("line", NO_PAGE_LINES)
def test_days_and_headings_of_the_text_are_no_bylines(line: str) -> None:
    assert [role for role, _ in _roles(f"{line}\n{BODY}")] == ["body", "body"]


def test_what_stands_under_a_picture_is_furniture_of_a_page_alone() -> None:
    assert [role for role, _ in _roles(f"{BODY}\nVista general de la reunión\nEtiquetas: Cuba")][1] == "boilerplate"
    assert [role for role, _ in _roles(f"{BODY}\nVista general de la reunión\n{BODY}")][1] == "body"


def test_the_name_above_the_path_to_the_page_is_the_sites() -> None:
    text = f"The Hill Gazette\nHome > News\n{BODY}"

    assert [rule for _, rule in _roles(text)] == ["boilerplate.site", "boilerplate.navigation", ""]


def test_a_footnote_that_says_see_also_is_no_link() -> None:
    note = "See also Decree 30/2020/NĐ-CP of 5 March 2020 on records."
    text = f"The communes of the province have received a letter.\n\n{note}\n\nSee also: The letter of the ministry"

    assert [role for role, _ in _roles(text)] == ["body", "body", "boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "2024/11/19 18:20",
        "입력 2025.05.12. 14:10",
        "あなたへのおすすめ",
        "Powrót do listy",
        "Zurück zur Übersicht",
        "댓글 0",
    ],
)
def test_furniture_of_pages_in_other_languages_is_told_from_the_text(line):
    page = f"Trang chủ > Thời sự\n{line}\nThe ministers of the two provinces met in the capital and spoke of the ports."

    assert line in [each.quote for each in read(page).boilerplate]
