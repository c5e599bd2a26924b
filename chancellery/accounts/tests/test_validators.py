import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from chancellery.accounts.tests.people import person
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(settings):
    settings.PASSWORD_WORDS = ["Friendship"]
    unit = UnitFactory(code="ngoai-vu", names={"vi": "Sở Ngoại vụ tỉnh Hà Tĩnh", "en": "Foreign Affairs of Ha Tinh"})
    return person(unit=unit)


@pytest.mark.parametrize(
    "password",
    ["SởNgoạiVụTỉnhHàTĩnh1", "so ngoai vu tinh ha tinh 2026", "Chancellery-2026", "friendship friendship!",
     "foreign affairs of ha tinh", "ngoaivu ngoai-vu 12"],
)  # fmt: skip
def test_a_password_of_words_of_the_office_is_refused(user, password):
    with pytest.raises(ValidationError, match="words of your office"):
        validate_password(password, user)


@pytest.mark.parametrize(
    "password",
    ["quay tàu đêm mưa 17", "friendship rain tram ladder", "Chancellery và con mèo béo", "bến sông lúa chín 42"],
)
def test_a_word_of_the_office_among_others_is_taken(user, password):
    validate_password(password, user)


def test_the_units_of_others_do_not_count(user):
    UnitFactory(code="xx", names={"en": "Plum Orchard Rain Tram"})

    validate_password("plum orchard rain tram", user)
