"""What became of a household or village in earlier rounds, through split and merger."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from langso.places.models import Lineage
from langso.registry.models import HouseholdLineage
from langso.titles.models import Assessment, Round

AWARDED = Assessment.Status.AWARDED


@dataclass(frozen=True)
class Past:
    """Last year's outcome ("" where there was none), titles in a row up to it."""

    outcome: str = ""
    streak: int = 0


def past_of_households(opened: Round) -> dict[int, Past]:
    """By household, for a round that is being opened. Two questions.

    A household that came out of others has what the least of them had: a title is not
    inherited from one part of a merged household alone.
    """
    known = _last_year(opened, "household")
    links = HouseholdLineage.objects.filter(
        after__commune=opened.commune_id, on__lte=opened.on
    )
    return _handed_down(known, links.values_list("after", "before"))


def past_of_villages(opened: Round) -> dict[int, Past]:
    """By village, as `past_of_households`."""
    known = _last_year(opened, "village")
    links = Lineage.objects.filter(after__parent=opened.commune_id, on__lte=opened.on)
    return _handed_down(known, links.values_list("after", "before"))


def _last_year(opened: Round, of: str) -> dict[int, Past]:
    rows = Assessment.objects.filter(
        round__commune=opened.commune_id,
        round__title=opened.title,
        round__year=opened.year - 1,
        **{f"{of}__isnull": False},
    )
    found = rows.order_by().values_list(of, "status", "streak")
    return {
        key: Past(status, streak + 1 if status == AWARDED else 0)
        for key, status, streak in found
    }


def _handed_down(
    known: Mapping[int, Past], links: Iterable[tuple[int, int]]
) -> dict[int, Past]:
    """Give those without a past of their own that of those they came out of."""
    came_from = _by_after(links)
    found = dict(known)
    for key in came_from:
        if key not in known:
            past = [known[one] for one in _roots(key, came_from) if one in known]
            if past:
                found[key] = min(past, key=lambda one: one.streak)
    return found


def before_of(links: Iterable[tuple[int, int]]) -> Callable[[int | None], set[int]]:
    """What asks for everything a household or village came out of; one question."""
    came_from = _by_after(links)
    return lambda key: set() if key is None else _roots(key, came_from)


def _by_after(links: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    came_from: dict[int, list[int]] = {}
    for after, before in links:
        came_from.setdefault(after, []).append(before)
    return came_from


def _roots(key: int, came_from: Mapping[int, list[int]]) -> set[int]:
    """Everything a household or village came out of, near and far."""
    found: set[int] = set()
    waiting = list(came_from.get(key, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(came_from.get(one, ()))
    return found
