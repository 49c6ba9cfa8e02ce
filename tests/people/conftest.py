"""The cast of this room: Quân administers Xã Bến Gốm, Mẫn heads its Thôn 1."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache

from langso.people.actions import appoint, enter_person, system


@pytest.fixture(autouse=True)
def nothing_remembered(db):
    """Codes used and attempts counted in one test do not matter in the next."""
    cache.clear()


@pytest.fixture
def town(stage) -> SimpleNamespace:
    """The stage with an administrator and a village head who is not let in yet."""
    stage.quan = enter_person(
        "Trần Văn Mẫu", stage.commune, "commune_administrator", by=system()
    )
    appoint(stage.quan, "commune_administrator", stage.commune, by=system())
    village = stage.villages[0]
    stage.man = enter_person(
        "Nguyễn Văn Mẫu", village, "village_head", by=stage.quan, phone="+84912345678"
    )
    stage.heads = appoint(stage.man, "village_head", village, by=stage.quan)
    return stage


@pytest.fixture
def clients(town, client_of):
    """The same browsers, with this room's cast."""
    return client_of
