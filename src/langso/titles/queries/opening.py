"""What a round that is about to be opened would hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from langso.places.models import Unit
from langso.titles import days
from langso.titles.models import CriteriaSet, Title
from langso.titles.queries.living import living, villages_on

LATER = timedelta(days=30)  # what a round gets that begins after the lawful day


@dataclass(frozen=True)
class Preview:
    """Households of the day by village, villages without any, and the last day.

    `is_late` says that the lawful last day has passed; `proposed` is then a later one.
    """

    villages: list[tuple[Unit, int]]
    on: date
    lawful: date
    proposed: date

    @property
    def households(self) -> int:
        return sum(count for _village, count in self.villages)

    @property
    def without(self) -> list[Unit]:
        return [village for village, count in self.villages if not count]

    @property
    def is_late(self) -> bool:
        return self.lawful < self.on


def preview_of(chosen: CriteriaSet) -> Preview:
    """What opening the round of a set today would enter. Two questions."""
    today = days.today()
    lawful = days.finish_by(chosen.criteria, chosen.year)
    counts: dict[int, int] = {}
    if chosen.title == Title.FAMILY:
        homes = living(chosen.commune, today).order_by().values_list("village")
        counts = dict(homes.annotate(n=Count("pk")))
    villages = [(v, counts.get(v.pk, 0)) for v in villages_on(chosen.commune, today)]
    proposed = lawful if lawful >= today else today + LATER
    return Preview(villages, today, lawful, proposed)
