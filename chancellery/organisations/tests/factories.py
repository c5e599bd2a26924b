"""Test records without surprises: a valid one from nothing, everything else said by the test."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from chancellery.core.languages import original_of
from chancellery.organisations import rules
from chancellery.organisations.enums import Role, UnitKind
from chancellery.organisations.models import Membership, Post, Tenure, Unit, User


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"unit-{n}")
    kind = UnitKind.DEPARTMENT
    parent = None
    names = factory.LazyAttribute(lambda unit: {"en": unit.code.replace("-", " ").capitalize()})
    language = factory.LazyAttribute(lambda unit: original_of(unit.names))
    from_on = date(2020, 1, 1)
    depth = factory.LazyAttribute(lambda unit: unit.parent.depth + 1 if unit.parent else 0)
    path = factory.LazyAttribute(lambda unit: f"new {unit.code}")
    name_keys = factory.LazyAttribute(
        lambda unit: rules.name_keys(unit.names, getattr(unit, "short_names", {}), getattr(unit, "aliases", []))
    )

    @factory.post_generation
    def place_in_the_tree(self, create, extracted, **kwargs):
        self.path = f"{self.parent.path if self.parent else ''}{self.pk}."
        self.save(update_fields=["path"])


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Person {n}")
    language = "en"
    password = "!unusable"
    joined_at = datetime(2020, 1, 1, 8, tzinfo=UTC)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.OFFICER
    from_on = date(2020, 1, 1)


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    unit = factory.SubFactory(UnitFactory)
    titles = {"en": "Director"}


class TenureFactory(DjangoModelFactory):
    class Meta:
        model = Tenure

    post = factory.SubFactory(PostFactory)
    holder_name = factory.Sequence(lambda n: f"Holder {n}")
    from_on = date(2020, 1, 1)
