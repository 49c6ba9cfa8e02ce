"""All that the rules on unusual figures compare, read once. Four queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from langso.measures.answers import printed
from langso.measures.facts import facts
from langso.measures.models import Explanation, Figure, Measure
from langso.measures.queries.sheets import HOUSEHOLDS
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.vietnamese.days import print_date

LOOKED_BACK = timedelta(days=400)

Series = dict[tuple[int, int], list[tuple[date, Decimal]]]


@dataclass(frozen=True)
class Doubt:
    """One thing that may need a look: what is said of it, and the figures behind it.

    `name` changes with the figure, so that a corrected one is looked at anew.
    """

    name: str
    said: str
    figures: tuple[tuple[str, str], ...]
    unit: int | None = None
    measure: str = ""
    explanation: Explanation | None = None

    @property
    def explained_by(self) -> str:
        """The role of whoever explained it, as people appear everywhere."""
        posts = list(self.explanation.by.posts.all()) if self.explanation else []
        return str(posts[-1].get_role_display()) if posts else _("The commune")


class Look:
    """All that the rules compare, read once."""

    def __init__(self, commune: Unit, today: date) -> None:
        self.commune, self.today = commune, today
        self.villages = {unit.pk: unit for unit in villages_of(commune, today)}
        rows = Figure.objects.filter(
            commune=commune,
            is_current=True,
            is_apart=False,
            ends_on__gt=today - LOOKED_BACK,
        ).order_by("ends_on")
        self.series: Series = defaultdict(list)
        for unit, measure, day, value in rows.values_list(
            "unit", "measure", "ends_on", "value"
        ):
            if unit in self.villages:
                self.series[unit, measure].append((day, value))
        self.measures = Measure.objects.in_bulk({key[1] for key in self.series})

    @cached_property
    def households(self) -> dict[int, int]:
        fact = facts().get(HOUSEHOLDS)
        return dict(fact.count(self.commune, self.today)) if fact else {}

    def words(
        self, unit: int, measure: Measure, value: Decimal, usual: Decimal, day: date
    ) -> dict[str, str]:
        """What a sentence on one figure needs."""
        return {
            "unit": self.villages[unit].name,
            "measure": measure.name,
            "value": printed(value),
            "usual": printed(usual),
            "day": print_date(day),
        }

    def doubt(
        self,
        rule: str,
        unit: int,
        measure: Measure | None,
        words: str,
        figures: Iterable[tuple[date, Decimal]],
    ) -> Doubt:
        shown = list(figures)
        day, value = shown[-1]
        code = measure.code if measure else ""
        name = f"{rule}:{unit}:{code}:{day.isoformat()}:{printed(value)}"
        lines = tuple((print_date(on), printed(number)) for on, number in shown)
        return Doubt(name, words, lines, unit, code)
