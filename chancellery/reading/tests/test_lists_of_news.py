"""Lists as news and translations tell them: counted a sentence before, numbered late, out of order, labelled twice."""

import pytest

from chancellery.reading import read


def lists(text: str) -> list[tuple[int | None, int]]:
    """Return of each list how many points were announced and how many found."""
    return [(each.announced, each.found) for each in read(text).lists]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee set out four key tasks. These are to renew the twinning agreements; to prepare the visits of "
        "the autumn; to train the staff of the districts; and to report on it.",
        "Le Comité a fixé quatre tâches essentielles. Il s'agit de renouveler les accords de jumelage ; de préparer "
        "les visites de l'automne ; de former le personnel ; et d'en rendre compte.",
        "Komitet wyznaczył cztery zadania. Są to: odnowienie umów o partnerstwie; przygotowanie jesiennych wizyt; "
        "szkolenie pracowników powiatów; sprawozdanie z tych prac.",
        "O Comitê definiu quatro tarefas. São elas: renovar os acordos de geminação; preparar as visitas do outono; "
        "formar o pessoal dos distritos; e prestar contas disso.",
        "El Comité fijó cuatro tareas. Se trata de renovar los acuerdos de hermanamiento; preparar las visitas del "
        "otoño; formar al personal de los distritos; y rendir cuentas de ello.",
        "Der Ausschuss legte vier Aufgaben fest. Diese sind: die Partnerschaften zu erneuern; die Besuche im Herbst "
        "vorzubereiten; das Personal der Kreise zu schulen; darüber zu berichten.",
        "Výbor stanovil čtyři úkoly. Jsou to: obnovit partnerské smlouvy; připravit podzimní návštěvy; proškolit "
        "pracovníky okresů; podat o tom zprávu.",
        "Комитет определил четыре задачи. Это: обновить договоры о побратимстве; подготовить осенние визиты; обучить "
        "работников районов; доложить об этом.",
        "Ban Chỉ đạo đề ra 4 nhiệm vụ quan trọng. Đó là, rà soát các thỏa thuận kết nghĩa; chuẩn bị các chuyến thăm "
        "mùa thu; tập huấn cán bộ cấp huyện; báo cáo kết quả thực hiện.",
    ],
)
def test_clauses_are_counted_by_the_sentence_before(text: str) -> None:
    assert lists(text) == [(4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three objectives. The Office sends the list; the Board checks it; the archive keeps it.",
        "Five tasks were set. These are shared by the Office, which leads; the Board, which checks; the archive.",
        "Le plan a trois objectifs. Le Bureau envoie la liste ; le Conseil la vérifie ; les archives la gardent.",
        "Kế hoạch có 3 mục tiêu. Năm ngoái mưa nhiều; đường hỏng nặng; khách ít đến.",
    ],
)
def test_clauses_behind_a_count_that_does_not_lead_to_them_are_no_list(text: str) -> None:
    assert lists(text) == []


def test_a_colon_behind_what_leads_in_begins_the_clauses() -> None:
    text = (
        "Đồng chí đề nghị các sở tập trung vào một số nội dung: Rà soát các thỏa thuận đã ký; xây dựng kế hoạch đón "
        "đoàn; bố trí kinh phí; báo cáo kết quả."
    )
    assert lists(text) == [(None, 4)]


def test_what_is_counted_may_be_a_word_in_quotation_marks() -> None:
    text = "Chủ tịch tỉnh nêu 3 “tăng cường”: tăng cường thông tin; tăng cường phối hợp; tăng cường kiểm tra."

    assert lists(text) == [(3, 3)]


def test_a_kind_of_unit_before_a_number_in_words_is_no_label() -> None:
    text = (
        "Der Landrat übertrug der Abteilung drei Aufgaben. Die erste ist, die Partner zu besuchen. Die zweite ist, "
        "die Verträge zu erneuern. Die dritte besteht darin, darüber zu berichten."
    )
    assert lists(text) == [(3, 3)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "外事部门要认真学习会议精神。一要在学习上下功夫。坚持先学一步。二要在落实上见行动。三要在作风上出实效。",
            [(None, 3)],
        ),
        ("第一要务是发展。三要素缺一不可。各部门要按照统一要求抓好落实。", []),
        (
            '"These tasks are set before the new head. The first one is to set clear goals for each office. Second, we '
            "should work on the network with the Council. The third thing is to find people. The fourth is to find a "
            'balance," said the governor.',
            [(None, 4)],
        ),
        ("The first thing that the guests saw was the port. The second day they went to the museum of the town.", []),
    ],
)
def test_ordinals_of_speeches(text: str, wanted: list[tuple[int | None, int]]) -> None:
    assert lists(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Il nous faut avant tout renforcer les liens avec les communes voisines.\nDeuxièmement, les écoles doivent "
            "échanger des élèves.\nTroisièmement, la presse en rendra compte.",
            [(None, 3)],
        ),
        (
            "Scházíme se především proto, abychom vyslechli starosty.\nZa druhé, chceme poděkovat partnerům.\n"
            "Za třetí, podáme zprávu o stavu kraje.",
            [(None, 3)],
        ),
        # a machine made days of the week of "thứ hai" and "thứ ba", and lost a blank
        (
            "On behalf of the town, Ms. Lan made 3 recommendations. The firstThe town wants better roads.\n\nMonday, "
            "the town asked for two courses.\n\nTuesday, the town asked for a library.",
            [(3, 3)],
        ),
        ("Scházíme se především proto, abychom vyslechli starosty.\nZa druhé, chceme poděkovat partnerům.", []),
        (
            "The delegation has three meetings this week. It comes on Sunday.\n\nMonday, it sees the mayor.\n\n"
            "Tuesday, it goes home.",
            [],
        ),
    ],
)
def test_a_row_may_be_numbered_from_its_second_point(text: str, wanted: list[tuple[int | None, int]]) -> None:
    assert lists(text) == wanted


PAPERS = ("the agreements", "the letters", "the minutes", "the lists", "the accounts")


@pytest.mark.parametrize(
    ("numbers", "found"), [((1, 3, 2, 4), [4]), ((1, 2, 4, 3), [4]), ((1, 2, 3, 1, 2), [3, 2]), ((1, 2, 2, 3), [4])]
)
def test_points_out_of_order_are_of_one_list(numbers: tuple[int, ...], found: list[int]) -> None:
    points = [f"{number}. Review {paper} of the year." for number, paper in zip(numbers, PAPERS, strict=False)]
    text = "The plan of the office:\n" + "\n".join(points)

    assert [each.found for each in read(text).lists] == found


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Trois tâches :\n\n- **Premièrement** : examiner les accords.\n- **Deuxièmement** : préparer les visites.\n"
            "- **Troisièmement** : rendre compte au comité.",
            ["Premièrement", "Deuxièmement", "Troisièmement"],
        ),
        (
            "Trois tâches :\n1. Premièrement, examiner les accords.\n2. Deuxièmement, préparer les visites.\n"
            "3. Troisièmement, rendre compte au comité.",
            ["1.", "2.", "3."],
        ),
    ],
)
def test_points_with_two_labels_are_one_list(text: str, labels: list[str]) -> None:
    told = read(text)

    assert lists(text) == [(3, 3)]
    assert [each.label for each in told.provisions] == labels


def test_a_number_may_stand_before_bold_type() -> None:
    text = "Zadania\n1. **Umowy** – przejrzeć podpisane.\n2. **Wizyty** – przygotować.\n3. **Kursy** – przeprowadzić."

    assert [(each.label, each.level) for each in read(text).provisions] == [("1.", 1), ("2.", 1), ("3.", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Nos próximos tempos, é preciso focar em: reforçar a pesquisa; renovar os métodos; cuidar dos quadros; cumprir "
        "as normas.",
        "W najbliższym czasie gminy muszą skupić się na: wzmocnieniu badań; odnowieniu metod; trosce o kadry; "
        "przestrzeganiu przepisów.",
        "In the coming time, the clubs must focus on: strengthening research; renewing methods; the care of the staff; "
        "complying with the rules.",
        "Thời gian tới, các hội cần tập trung: Đẩy mạnh công tác nghiên cứu; đổi mới phương thức hoạt động; chăm lo "
        "đội ngũ cán bộ; chấp hành nghiêm quy định.",
        "会议部署了以下工作:(一)加强领导。(二)完善机制。(三)突出重点。(四)狠抓落实。",
    ],
)
def test_clauses_behind_a_colon_mostly_say_what_to_do(text: str) -> None:
    assert lists(text) == [(None, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "Thành phần đoàn gồm: ông Trần Văn An; bà Lê Thị Bình; ông Phạm Văn Cường; bà Đỗ Thị Dung.",
        "The members of the group are as follows: the mayor; Ms Ada Cole; two teachers; a nurse of the clinic.",
        "见本办法第(一)项和第(二)项。",
    ],
)
def test_members_behind_a_colon_are_no_points(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le maire a avancé quatre propositions pour le jumelage.\n\nCes propositions sont les suivantes :\n"
            "Premièrement, renforcer la confiance.\nDeuxièmement, élargir le commerce.\nTroisièmement, échanger des "
            "élèves.\nQuatrièmement, coordonner la presse.",
            [(4, 4)],
        ),
        (
            "Hội nghị thống nhất 3 nhiệm vụ trọng tâm trong năm.\nCác nhiệm vụ cụ thể như sau:\n- Rà soát thỏa thuận.\n"
            "- Chuẩn bị các chuyến thăm.\n- Báo cáo kết quả.",
            [(3, 3)],
        ),
        # another thing was counted
        (
            "Das Treffen brachte drei Ergebnisse.\nDie Aufgaben sind:\n- die Liste senden;\n- den Saal mieten;\n"
            "- die Gäste empfangen.",
            [(None, 3)],
        ),
    ],
)
def test_what_leads_in_may_name_again_what_was_counted(text: str, wanted: list[tuple[int | None, int]]) -> None:
    assert lists(text) == wanted
