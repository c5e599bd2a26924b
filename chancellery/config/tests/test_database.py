"""What ``DATABASE_URL`` must look like."""

from __future__ import annotations

import pytest

from chancellery.config import database
from chancellery.config.errors import DatabaseTrouble


@pytest.mark.parametrize("url", ["mysql://root@localhost/desk", "postgresql://localhost", "desk"])
def test_an_address_of_something_else_is_refused_in_a_sentence(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(DatabaseTrouble, match=r"^DATABASE_URL must look like postgresql://"), database.at_hand():
        pass
