"""Lists and provisions: what is one, where it begins and ends, and what only looks like one."""

from __future__ import annotations

import pytest

from chancellery.reading import read, structure
from chancellery.reading.blocks import divide
from chancellery.reading.facts import Enumeration, Provision


def _read(text: str) -> tuple[tuple[Provision, ...], tuple[Enumeration, ...]]:
    return structure.read(divide(text), references=(), dates=())


def _lists(text: str) -> list[tuple[int | None, list[str]]]:
    provisions, lists = _read(text)
    return [(found.announced, [provisions[i].heading for i in found.provisions]) for found in lists]


def _tree(text: str) -> list[tuple[int, str, str]]:
    return [(p.level, p.label, p.heading) for p in _read(text)[0]]


TOLD = {
    "fr": (
        "Le directeur a rappelé les trois tâches de l'année pour les services de la province.\n"
        "Premièrement, ouvrir un guichet pour les citoyens qui vivent à l'étranger.\n"
        "Deuxièmement, traduire les formulaires dans les langues voisines.\n"
        "Enfin, publier un bilan de ce qui a été fait.",
        (
            3,
            [
                "ouvrir un guichet pour les citoyens qui vivent à l'étranger",
                "traduire les formulaires dans les langues voisines",
                "publier un bilan de ce qui a été fait",
            ],
        ),
    ),
    "pl": (
        "Na naradzie wskazano cztery zadania dla gmin i powiatów na ten rok.\n"
        "Po pierwsze, należy odnowić umowy z miastami partnerskimi.\n"
        "Po drugie, trzeba przeszkolić tłumaczy języka laotańskiego.\n"
        "Po trzecie, szkoły powinny wymieniać grupy młodzieży.\n"
        "W środę, trzeba opisać wyniki i przesłać je do urzędu.",
        (
            4,
            [
                "należy odnowić umowy z miastami partnerskimi",
                "trzeba przeszkolić tłumaczy języka laotańskiego",
                "szkoły powinny wymieniać grupy młodzieży",
                "trzeba opisać wyniki i przesłać je do urzędu",
            ],
        ),
    ),
    "pt": (
        "O governador indicou as seguintes 3 prioridades para as comunas da província:\n"
        "Em primeiro lugar, abrir um centro de línguas para os jovens.\n"
        "Segunda-feira, rever os acordos que não foram cumpridos.\n"
        "O terceiro é formar guias para as visitas de delegações.",
        (
            3,
            [
                "abrir um centro de línguas para os jovens",
                "rever os acordos que não foram cumpridos",
                "formar guias para as visitas de delegações",
            ],
        ),
    ),
    "vi": (
        "Kết luận buổi làm việc, lãnh đạo sở giao các phòng 3 nhiệm vụ trọng tâm.\n"
        "Một là, rà soát các thỏa thuận đã ký với địa phương bạn.\n"
        "Hai là, mở lớp tiếng Lào cho cán bộ cửa khẩu.\n"
        "Ba là, chăm lo đời sống của lưu học sinh.",
        (
            3,
            [
                "rà soát các thỏa thuận đã ký với địa phương bạn",
                "mở lớp tiếng Lào cho cán bộ cửa khẩu",
                "chăm lo đời sống của lưu học sinh",
            ],
        ),
    ),
    "en": (
        "The minister set three priorities for the missions. First, embassies must answer citizens within a week; "
        "second, the consulates should renew their equipment; and third, staff are to learn a second language.",
        (
            3,
            [
                "embassies must answer citizens within a week",
                "the consulates should renew their equipment",
                "staff are to learn a second language",
            ],
        ),
    ),
}


@pytest.mark.parametrize("code", TOLD)
def test_a_list_told_with_ordinals_is_read_in_order_also_where_translation_broke_one(code):
    text, wanted = TOLD[code]

    assert _lists(text) == [wanted]


NO_LISTS = [
    "Le premier secrétaire a visité la commune. Le deuxième jour, la délégation est repartie.",
    "First, the hall was full. The delegation then visited a school and the new bridge.",
    "Thứ hai, ngày 6/1, đoàn công tác đã thăm và làm việc tại cửa khẩu.",
    "1. Nguyen est venu à la réunion de la commune avec les habitants.",
    "- Thưa ông, kết quả của chuyến thăm là gì?\n- Chúng tôi đã ký ba thỏa thuận mới.",
    "W środę, delegacja odwiedziła szkołę. W czwartek, wróciła do kraju.",
    "O primeiro-ministro chegou à cidade. A segunda visita foi mais curta.",
    "Continuer à lire ce texte ne demande que peu de temps aux habitants de la commune.",
    "2021. évi terv\n30. kwietnia odbyło się spotkanie w urzędzie gminy.",
]


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_only_looks_like_a_list_is_none(text):
    assert _lists(text) == []


def test_a_box_between_two_points_breaks_neither_the_list_nor_lies_inside_it():
    text = (
        "O ministro apresentou as seguintes 2 tarefas para as localidades do país:\n"
        "Em primeiro lugar, renovar os acordos com as cidades vizinhas.\n"
        "Isto pede o trabalho de todos os serviços da província.\n"
        "NOTÍCIAS RELACIONADAS | |\n"
        "![](foto.jpg) | Ministro recebe os embaixadores |\n"
        "Em segundo lugar, publicar os resultados de cada visita."
    )

    provisions, lists = _read(text)

    assert [found.found for found in lists] == [2]
    assert provisions[0].quote.endswith("todos os serviços da província.")
    assert "NOTÍCIAS" not in "".join(p.quote for p in provisions)


def test_results_are_points_but_no_duties():
    provisions, _ = _read(
        "A conferência alcançou 2 resultados principais para as localidades:\n"
        "Em primeiro lugar, a participação foi a maior de sempre.\n"
        "Em segundo lugar, o programa foi aprovado por todos."
    )

    assert [p.duty for p in provisions] == [False, False]


def test_headings_with_a_colon_are_points_when_announced_and_orders_continue_them():
    text = (
        "Nowy plan prowincji określa 3 zadania dla wszystkich jednostek.\n"
        "Wzmocnienie współpracy z sąsiadami: Podpisać umowy z dwoma miastami za rzeką.\n"
        "Zorganizować wspólny festiwal dla mieszkańców pogranicza.\n"
        "Starosta rozmawiał z kupcami na targu w sobotę rano.\n"
        "Poprawa informacji zagranicznej: Przygotować stronę w trzech językach.\n"
        "Szkolenie urzędników: Uruchomić kursy języka laotańskiego dla straży."
    )

    provisions, lists = _read(text)

    points = [provisions[i] for i in lists[0].provisions]
    assert (lists[0].announced, lists[0].found) == (3, 3)
    assert [p.heading for p in points] == [
        "Wzmocnienie współpracy z sąsiadami",
        "Poprawa informacji zagranicznej",
        "Szkolenie urzędników",
    ]
    assert points[0].quote.endswith("mieszkańców pogranicza.")


def test_what_somebody_said_after_a_colon_is_no_point():
    text = (
        "Le maire a souligné : La commune doit garder ses liens avec les voisins.\n"
        "La directrice a précisé : Les écoles sont prêtes pour les échanges.\n"
        "Le préfet a conclu : Les résultats sont bons pour cette année."
    )

    assert _lists(text) == []


def test_orders_in_a_row_are_a_list_whose_first_point_may_stand_in_its_lead():
    text = (
        "Pour cela, le service des frontières est tenu de suivre les travaux du pont avec les voisins.\n"
        "Renforcer les patrouilles communes pendant les fêtes.\n"
        "Améliorer l'accueil des voyageurs dans les deux gares."
    )

    assert _lists(text) == [
        (
            None,
            [
                "suivre les travaux du pont avec les voisins",
                "Renforcer les patrouilles communes pendant les fêtes",
                "Améliorer l'accueil des voyageurs dans les deux gares",
            ],
        )
    ]


def test_clauses_parted_by_semicolons_are_points_when_they_are_built_alike():
    text = (
        "En 2026, les services doivent se concentrer sur le suivi des accords, leur bilan et leur durée ; "
        "la formation des interprètes ; l'accueil des étudiants ; la protection des citoyens."
    )

    assert _lists(text) == [
        (
            None,
            [
                "le suivi des accords, leur bilan et leur durée",
                "la formation des interprètes",
                "l'accueil des étudiants",
                "la protection des citoyens",
            ],
        )
    ]


def test_points_inside_a_sentence_are_children_of_the_point_they_stand_in():
    text = (
        "The council agreed on two tasks for the missions.\n"
        "Firstly, the missions should help towns by: (i) finding partners; (ii) sharing rules; (iii) training staff.\n"
        "Secondly, the ministry should publish a list of the partners."
    )

    provisions, lists = _read(text)

    assert [(p.level, p.parent, p.heading) for p in provisions] == [
        (1, None, "the missions should help towns by"),
        (2, 0, "finding partners"),
        (2, 0, "sharing rules"),
        (2, 0, "training staff"),
        (1, None, "the ministry should publish a list of the partners"),
    ]
    assert [(found.announced, found.provisions) for found in lists] == [(2, (0, 4)), (None, (1, 2, 3))]


def test_a_vietnamese_plan_is_a_tree_and_its_distribution_list_is_none_of_it():
    text = (
        "KẾ HOẠCH\n"
        "I. MỤC ĐÍCH\n"
        "- Nâng cao nhận thức của cán bộ về công tác đối ngoại.\n"
        "- Tạo chuyển biến trong hợp tác với địa phương bạn.\n"
        "II. NHIỆM VỤ\n"
        "1. Thông tin đối ngoại\n"
        "a) Tổ chức hội nghị phổ biến kế hoạch tới các xã.\n"
        "b) Xây dựng chuyên mục trên báo của tỉnh.\n"
        "2. Hợp tác địa phương\n"
        "Nơi nhận:\n"
        "- Như trên;\n"
        "- Lưu: VT."
    )

    assert _tree(text) == [
        (1, "I.", "MỤC ĐÍCH"),
        (2, "-", "Nâng cao nhận thức của cán bộ về công tác đối ngoại"),
        (2, "-", "Tạo chuyển biến trong hợp tác với địa phương bạn"),
        (1, "II.", "NHIỆM VỤ"),
        (2, "1.", "Thông tin đối ngoại"),
        (3, "a)", "Tổ chức hội nghị phổ biến kế hoạch tới các xã"),
        (3, "b)", "Xây dựng chuyên mục trên báo của tỉnh"),
        (2, "2.", "Hợp tác địa phương"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này áp dụng cho các đoàn ra của tỉnh.\n"
            "Điều 2. Nguyên tắc\n1. Tiết kiệm và hiệu quả trong các chuyến đi.\n2. Đúng kế hoạch đã duyệt hằng năm.",
            [
                (1, "Chương I", "QUY ĐỊNH CHUNG"),
                (2, "Điều 1", "Phạm vi"),
                (2, "Điều 2", "Nguyên tắc"),
                (3, "1.", "Tiết kiệm và hiệu quả trong các chuyến đi"),
                (3, "2.", "Đúng kế hoạch đã duyệt hằng năm"),
            ],
        ),
        (
            "Rozdział I\nPrzepisy ogólne\n§ 1. Zarządzenie określa zasady przyjmowania delegacji.\n"
            "§ 2. 1. Urząd prowadzi rejestr delegacji.\n2. Rejestr jest jawny i dostępny w urzędzie.",
            [
                (1, "Rozdział I", "Przepisy ogólne"),
                (2, "§ 1.", "Zarządzenie określa zasady przyjmowania delegacji"),
                (2, "§ 2.", "Urząd prowadzi rejestr delegacji"),
                (3, "1.", "Urząd prowadzi rejestr delegacji"),
                (3, "2.", "Rejestr jest jawny i dostępny w urzędzie"),
            ],
        ),
        (
            "Artigo 1.º\nÂmbito\nArtigo 2.º\nDeveres\n1. Os serviços publicam o calendário das visitas.\n"
            "2. As comunas guardam os registos de cada delegação.",
            [
                (1, "Artigo 1.º", "Âmbito"),
                (1, "Artigo 2.º", "Deveres"),
                (2, "1.", "Os serviços publicam o calendário das visitas"),
                (2, "2.", "As comunas guardam os registos de cada delegação"),
            ],
        ),
        (
            "1. Aims\n1.1. To keep the ties with the neighbouring towns.\n1.2. To train the staff of the missions.\n"
            "2. Tasks\n2.1. The missions shall publish a calendar of their visits.\n2.2. The towns are heard first.",
            [
                (1, "1.", "Aims"),
                (2, "1.1.", "To keep the ties with the neighbouring towns"),
                (2, "1.2.", "To train the staff of the missions"),
                (1, "2.", "Tasks"),
                (2, "2.1.", "The missions shall publish a calendar of their visits"),
                (2, "2.2.", "The towns are heard first"),
            ],
        ),
        (
            "h) le suivi des projets de la commune ;\ni) le bilan de chaque visite ;",
            [],
        ),
    ],
    ids=["vi", "pl", "pt", "en", "a row that does not begin"],
)
def test_numbered_texts_become_trees(text, wanted):
    assert _tree(text) == wanted


def test_a_long_row_of_letters_keeps_its_order_past_the_roman_one():
    rows = "\n".join(
        f"{letter}) renforcer le point numéro {place} de la liste" for place, letter in enumerate("abcdefghij")
    )

    assert [found[1] for found in _tree(rows)] == [f"{letter})" for letter in "abcdefghij"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "Kế hoạch đề ra 3 nhiệm vụ:\n"
            "Về thông tin đối ngoại: Xây dựng chuyên mục trên báo tỉnh.\n"
            "Về hợp tác địa phương: Rà soát các thỏa thuận đã ký.\n"
            "Về công tác lãnh sự: Hỗ trợ công dân ở nước ngoài.",
            ["Về thông tin đối ngoại", "Về hợp tác địa phương", "Về công tác lãnh sự"],
        ),
        (
            "The plan sets three priorities:\n"
            "Information abroad: Publish a page in three languages.\n"
            "Local ties: Review the agreements with the towns.\n"
            "Consular work: Help citizens within a week.",
            ["Information abroad", "Local ties", "Consular work"],
        ),
    ],
)
def test_short_headings_with_a_colon_are_points_when_as_many_were_announced(text, headings):
    assert _lists(text) == [(3, headings)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan sets three priorities:\nPlace: Port Alba, in the hall of the council.\nTime: the fifth of March.",
        "The meeting heard two reports.\nThe mayor: The town keeps its ties.\nThe clerk: All is well here.",
    ],
)
def test_headings_with_a_colon_that_order_nothing_are_no_points(text):
    assert _lists(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Vistos los acuerdos vigentes, dispongo lo siguiente para las oficinas de la provincia:\n"
            "Primero. Inscripción. La oficina llevará el registro de las delegaciones.\n"
            "Segundo.- Citas. La oficina publicará el calendario de las visitas.\n"
            "Tercero. Informes. La oficina informará al consejo cada trimestre.",
            ["Primero", "Segundo", "Tercero"],
        ),
        (
            "Chủ tịch yêu cầu các sở, ngành tập trung thực hiện 3 nhiệm vụ:\n"
            "Thứ nhất, quán triệt chủ trương.\nThứ 2, tổ chức ngày hội biên giới.\nThứ ba, báo cáo kết quả.",
            ["Thứ nhất", "Thứ 2", "Thứ ba"],
        ),
        (
            "Der Minister nannte drei Aufgaben. Erstens ist das Register zu führen. "
            "Zweitens sind die Mitarbeiter zu schulen. Schließlich ist dem Rat zu berichten.",
            ["Erstens", "Zweitens", "Schließlich"],
        ),
    ],
)
def test_ordinals_open_points_with_a_stop_a_figure_or_a_verb(text, labels):
    assert [provision.label for provision in _read(text)[0]] == labels


def test_a_korean_article_with_its_title_in_brackets_heads_its_points():
    text = (
        "제3조(업무) 사무국은 다음 각 호의 업무를 수행한다.\n1. 대표단 명부를 작성한다.\n2. 분기마다 보고한다.\n"
        "제4조(시행일) 이 규정은 2024년 7월 1일부터 시행한다."
    )

    assert [(p.level, p.label) for p in read(text).provisions] == [(1, "제3조"), (2, "1."), (2, "2."), (1, "제4조")]


def test_rows_of_a_table_stand_between_the_points_they_stand_between() -> None:
    text = (
        "1. Mở trang tin.\n2. Rà soát:\na) các thỏa thuận;\nb) các quỹ.\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
        "1\tTổ chức hội nghị\tSở Ngoại vụ\tQuý I/2027\n2\tBiên soạn sách ảnh\tSở Du lịch\t30/6/2027\n"
        "Giao Sở Ngoại vụ báo cáo kết quả trước ngày 15/12/2027."
    )
    reading = read(text)
    starts = [each.start for each in reading.provisions]
    assert starts == sorted(starts)
    assert [each.rule for each in reading.provisions].index("tables.tasks") < len(starts) - 1
    above = [reading.provisions[each.parent].heading for each in reading.provisions if each.parent is not None]
    assert above == ["Rà soát:", "Rà soát:"]
    headings = [[reading.provisions[at].heading for at in each.provisions] for each in reading.lists]
    assert ["các thỏa thuận", "các quỹ."] in headings
