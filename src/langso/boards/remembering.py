"""A board is put together once, and again when something happens where it looks.

Every action leaves a line in the history of its commune, so the lengths of the chains
say whether anything happened. Each worker has its own, one for each person and board:
what is out of date is overwritten, not kept beside.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import caches

from langso import __version__
from langso.core.models import Chain
from langso.measures.history import language
from langso.people.models import User

T = TypeVar("T")
REMEMBERED = 24 * 3600
COMMON = 0  # the chain of what belongs to no commune, such as the catalogue


def remembered(board: str, person: User, today: date, make: Callable[[], T]) -> T:
    """The board of a person as it is now. One query while nothing happens."""
    key, state = (
        f"{board}-{person.pk}",
        (__version__, today, language(), *_state(person)),
    )
    kept: tuple[object, T] | None = caches["boards"].get(key)
    if kept is None or kept[0] != state:
        kept = (state, make())
        caches["boards"].set(key, kept, REMEMBERED)
    return kept[1]


def _state(person: User) -> tuple[object, ...]:
    """The posts of the person, and how much has happened in their places."""
    posts = person.current_posts
    places = {COMMON, *(p.unit_id for p in posts)}
    places |= {p.unit.parent_id for p in posts if p.unit.parent_id}
    chains = Chain.objects.filter(pk__in=places).order_by("pk")
    return tuple(sorted(p.pk for p in posts)), tuple(chains.values_list("pk", "length"))
