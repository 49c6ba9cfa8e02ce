"""A commune with a resolution, a monthly form, and programs that ask."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from langso.measures.actions import tie_target
from langso.measures.models import Indicator
from langso.resolutions.models import Target
from tests.boards.conftest import a_living, with_figures
from tests.measures.conftest import a_month, catalogue, monthly

__all__ = ["a_living", "a_month", "catalogue", "monthly", "with_figures"]
MARCH = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def nothing_remembered(db):
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def jobs(stage, with_figures, a_month) -> Target:
    """A target tied to new jobs: two villages have reported 40 and 2, one nothing."""
    target = with_figures.targets.get(value=100)
    tie_target(target, Indicator.objects.get(code="chat_group_rate"), by=stage.lan)
    a_month(MARCH, (80, 4, 1, 40), (85, 9, 6, 2))
    return target


@pytest.fixture
def ask(stage) -> Callable[..., Any]:
    """What a program gets at an address of the interface."""

    def get(path: str, token: str = "", **headers: str) -> Any:
        if token:
            headers["authorization"] = f"Bearer {token}"
        return Client().get(f"/api/v1/{path}", headers=headers)

    return get
