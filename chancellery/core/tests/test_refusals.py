from django.utils.translation import gettext_lazy

from chancellery.core.refusals import Refusal


class TooLate(Refusal):
    message = gettext_lazy("It was due on %(day)s.")


class Percent(Refusal):
    message = "More than 100 % is not possible."


def test_a_refusal_is_its_sentence_with_its_values():
    assert str(TooLate(day="1 May")) == "It was due on 1 May."
    assert TooLate(day="1 May").values == {"day": "1 May"}


def test_a_refusal_without_values_is_printed_as_it_is():
    assert str(Percent()) == "More than 100 % is not possible."
