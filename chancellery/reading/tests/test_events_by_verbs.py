"""Events told by a verb that names nothing held: who met, who was received, what was signed and when."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("The river council convened on 4 March 2025 under the chairmanship of Mr. John Varley.", "John Varley"),
        ("Le comité s'est réuni le 4 mars 2025 sous la présidence du préfet Lucien Barral.", "Lucien Barral"),
        ("Komisja zebrała się 4 marca 2025 r.; obradom przewodniczył wojewoda Jan Sobek.", "Jan Sobek"),
        ("A comissão voltou a reunir-se a 4 de março de 2025, sob a presidência do governador Rui Sá.", "Rui Sá"),
        ("La comisión sesionó el 4 de marzo de 2025 bajo la presidencia del gobernador Luis Prado.", "Luis Prado"),
        (
            "Notizie dell'ufficio.\n"
            "La commissione si è riunita il 4 marzo 2025 sotto la presidenza del sindaco Ugo Parri.",
            "Ugo Parri",
        ),
        ("Der Beirat tagte am 4. März 2025 unter dem Vorsitz von Gouverneur Udo Lenz.", "Udo Lenz"),
        (
            "Zprávy pro obce.\nŘíční komise zasedla 4. března 2025; jednání předsedal hejtman Petr Holub.",
            "Petr Holub",
        ),
    ],
)
def test_a_body_that_met_held_a_meeting(text, chair):
    (event,) = read(text).events

    assert (event.kind, event.date, event.chair) == ("meeting", "2025-03-04", chair)


@pytest.mark.parametrize(
    "text",
    [
        "The council met its targets on 4 March 2025.",
        "The committee convenes when the chairman thinks fit; its rules date from 4 March 2025.",
        "Le comité se réunit chaque année ; son règlement est du 4 mars.",
        "Rybacy zebrali się 4 marca 2025 r. na nabrzeżu.",
        "La comisión se reúne cuando la convoca su presidente.",
        "Der Kurs der Bank tagte nie.",
    ],
)
def test_rules_and_crowds_held_no_meeting(text):
    assert read(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Anna Berg received the Consul General of Laos at the town hall on 4 March 2025.",
        "El gobernador Luis Prado recibió el 4 de marzo de 2025 en su despacho al cónsul general de Laos.",
        "Il sindaco Ugo Parri ha ricevuto il 4 marzo 2025 a palazzo il console generale del Laos.",
        "Gouverneur Udo Lenz empfing am 4. März 2025 den laotischen Generalkonsul.",
        "2025年3月4日，市长石海会见老挝驻昆明总领事。",
    ],
)
def test_who_received_one_with_a_post_met_them(text):
    assert [(event.kind, event.date) for event in read(text).events] == [("meeting", "2025-03-04")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor received the minister's letter on 4 March 2025.",
        "The office received from the director the files of 4 March 2025.",
        "El gobernador recibió el 4 de marzo de 2025 la carta del ministro.",
        "On 4 March 2025 the office received a long report on the work of the minister.",
    ],
)
def test_what_came_from_a_post_is_no_meeting(text):
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The two harbours put their names to a memorandum on pilots in Brest on 4 March 2025.", "2025-03-04"),
        ("Obie izby parafowały 4 marca 2025 r. memorandum o pilotach.", "2025-03-04"),
        ("Beide Kammern setzten am 4. März 2025 ihre Unterschrift unter eine Absichtserklärung.", "2025-03-04"),
        ("Hai bên đã đặt bút ký bản ghi nhớ về hoa tiêu vào chiều 4/3/2025 tại Viêng Chăn.", "2025-03-04"),
        ("両会議所は2025年３月４日、ビエンチャンで覚書に調印した。", "2025-03-04"),
        # not the day on which something else is held
        ("The two sides signed a memorandum on the fair that opens on 4 March 2025.", None),
    ],
)
def test_what_two_sides_signed_has_its_day_before_or_behind(text, date):
    assert [(event.kind, event.date) for event in read(text).events] == [("signing", date)]


def test_a_full_stop_of_an_ordinal_parts_no_event_from_its_verb():
    german = read("Das Amt für Kultur veranstaltete am 4. März 2025 eine Konferenz in Brest.").events
    czech = read("Odbor školství uspořádal 4. března 2025 pololetní konferenci, na které vystoupili učitelé.").events

    assert [(each.kind, each.date, each.organiser) for each in (*german, *czech)] == [
        ("conference", "2025-03-04", "Amt für Kultur"),
        ("conference", "2025-03-04", "Odbor školství"),
    ]


def test_a_name_that_ends_as_adverbs_do_stays_whole():
    (event,) = read("Biuro Współpracy Zagranicznej w Brzezinie przeprowadziło 4 marca 2025 r. naradę.").events

    assert event.organiser == "Biuro Współpracy Zagranicznej w Brzezinie"


def test_which_leads_to_who_took_the_chair():
    text = "La Oficina de Puertos convocó el 4 de marzo de 2025 la conferencia, que condujo el alcalde Luis Prado."

    assert [event.chair for event in read(text).events] == ["Luis Prado"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Residents of Nether Vale have submitted six petitions to Parliament.",
            "Residents of Nether Vale > Parliament 6",
        ),
        ("Mieszkańcy Dolnej Lipy skierowali do Sejmu sześć petycji.", "Mieszkańcy Dolnej Lipy > Sejmu 6"),
        ("Les habitants de Valbasse ont adressé au Sénat six pétitions.", "habitants de Valbasse > Sénat 6"),
        ("Los vecinos de Valbaja elevaron al Congreso seis peticiones.", "vecinos de Valbaja > Congreso 6"),
        ("The Ministry received six petitions from residents.", "residents > None 6"),
    ],
)
def test_who_opens_the_sentence_sent_what_is_counted(text, wanted):
    assert [f"{each.by} > {each.to} {each.count}" for each in read(text).proposals] == [wanted]


def test_who_asks_may_stand_behind_the_verb():
    german = "Bei dem Treffen bat Generalkonsul Anton Berg den Kreis um zehn Stipendien."

    assert [(each.by, each.to) for each in read(german).proposals] == [("Anton Berg", "Kreis")]
    assert read("Bei dem Treffen bat Berg den Kreis um zehn Stipendien.").proposals == ()
