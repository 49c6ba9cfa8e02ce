"""Who gets in, and what every page of the register needs."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from langso.core.actions import require
from langso.people.models import User, commune_of
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.models import Household, Import
from langso.registry.rules import (
    keeps_communes,
    keeps_villages,
    may_read_register,
    visible_households,
    visible_imports,
)


def reader(request: HttpRequest) -> User:
    """Who is signed in and reads a register; `NotAllowed` for anybody else."""
    assert isinstance(request.user, User)
    require(may_read_register(request.user))
    return request.user


def villages_for(person: User) -> list[Unit]:
    """The villages whose register the person reads."""
    communes = Unit.objects.filter(pk__in=keeps_communes(person))
    found = [village for commune in communes for village in villages_of(commune)]
    own = Unit.objects.filter(pk__in=keeps_villages(person))
    return found + [village for village in own if village not in found]


def household_or_404(request: HttpRequest, pk: int) -> Household:
    seen = visible_households(reader(request))
    return get_object_or_404(seen.select_related("village", "commune"), pk=pk)


def import_or_404(request: HttpRequest, pk: int) -> Import:
    seen = visible_imports(reader(request))
    return get_object_or_404(seen.select_related("commune"), pk=pk)


def desk(person: User) -> dict[str, Any]:
    """What the masthead needs: the section, and the commune where it is one."""
    communes = {commune_of(post.unit) for post in person.current_posts}
    one = next(iter(communes)) if len(communes) == 1 else None
    return {"section": "registry", "commune": one}
