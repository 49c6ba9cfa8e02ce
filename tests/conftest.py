"""The cast and the stage. The same few people appear in every test.

Lan and Tâm are officers of Xã Bến Gốm, which Hoa leads; Minh is an officer of another
commune, Xã Đồi Chè; Nam is a resident with no post.
"""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from langso.people.models import Post, User
from langso.places.models import Unit

START = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def stage(db) -> SimpleNamespace:
    nation = Unit.objects.create(
        level="nation", name="Việt Nam", path="00001", valid_from=START
    )
    province = Unit.objects.create(
        level="province",
        name="Tỉnh Sông Gốm",
        parent=nation,
        path="0000100001",
        valid_from=START,
    )
    commune, other = (
        Unit.objects.create(
            level="commune",
            name=name,
            parent=province,
            path=f"0000100001{n:05}",
            valid_from=START,
        )
        for n, name in enumerate(("Xã Bến Gốm", "Xã Đồi Chè"), 1)
    )
    villages = [
        Unit.objects.create(
            level="village",
            name=f"Thôn {n}",
            parent=commune,
            path=f"{commune.path}{n:05}",
            ordinal=n,
            valid_from=START,
        )
        for n in range(1, 4)
    ]
    people = {
        name: User.objects.create(username=name)
        for name in ("lan", "tam", "hoa", "minh", "nam")
    }
    posts = [
        ("lan", "commune_officer", commune),
        ("tam", "commune_officer", commune),
        ("hoa", "commune_leader", commune),
        ("minh", "commune_officer", other),
    ]
    for name, role, unit in posts:
        Post.objects.create(user=people[name], role=role, unit=unit, starts_on=START)
    return SimpleNamespace(
        nation=nation,
        province=province,
        commune=commune,
        other=other,
        villages=villages,
        **people,
    )


@pytest.fixture
def client_of(stage) -> Callable[[str], Client]:
    """A browser of the person named; "" is a stranger."""

    def signed_in(name: str) -> Client:
        client = Client()
        if name:
            client.force_login(getattr(stage, name))
        return client

    return signed_in
