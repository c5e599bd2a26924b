"""Names a text binds to a document for short."""

from __future__ import annotations

import pytest

from chancellery.reading import read

BOUND = {
    "en": 'They act under the Border Trade Agreement of 3 May 2021 (hereinafter "the Agreement"). The Agreement holds.',
    "fr": "Vu l'accord de Paris sur le climat, ci-après « l'Accord » ; tous les services appliquent l'Accord.",
    "pl": "Uchwałą Nr 97/VIII/2019 z dnia 30 września 2019 r. (dalej: „Uchwała”) jest program. To cel Uchwały.",
    "ru": "По Указу Президента от 05.09.2022 № 611 (далее – Указ) есть план. Об исполнении Указа доложить.",
    "zh": "根据《关于民间外交的若干意见》（省办发〔2024〕8号，以下简称《若干意见》），制定计划。《若干意见》另有规定。",
}


@pytest.mark.parametrize("language", BOUND)
def test_a_bound_name_means_its_document_wherever_it_stands(language):
    reading = read(BOUND[language])

    assert [each.work for each in reading.references] == [0, 0, 0]
    assert [each.rule for each in reading.references][1:] == ["references.bound"] * 2


@pytest.mark.parametrize(
    "text",
    [
        'They act under the Agreement of 3 May 2021 (hereinafter "the Parties"). The Parties meet each year.',
        'They act under the Agreement of 3 May 2021. The programme (hereinafter "the Agreement") is for all.',
        'They act under the Agreement of 3 May 2021 (hereinafter "the Agreement"), and no agreement is for sale.',
    ],
)
def test_a_name_of_another_thing_is_no_document(text):
    mentions = [each for each in read(text).references if each.rule == "references.bound"]

    assert [each.quote for each in mentions if text.index("hereinafter") + 20 < each.start] == []


def test_a_mention_by_a_bound_name_tells_what_its_document_is():
    text = 'They act under Cabinet Resolution 118/2024 (hereinafter "the Resolution"). The Resolution holds.'

    last = read(text).references[-1]

    assert (last.quote, last.kind, last.number) == ("Resolution", "resolution", "118/2024")
