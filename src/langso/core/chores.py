"""What awaits a person until when. Each room offers its own in `wiring.CHORES`.

The desk of the commune and the home of a village are nothing but chores by due date.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Chore:
    """One thing to do (việc): what, why, until when, where, and the verb of its button.

    `kind` names an icon and groups chores in a filter: reports, periods, doubts, data.
    """

    title: str
    why: str
    due_on: date
    url: str
    verb: str
    kind: str = "reports"

    def days_late(self, today: date) -> int:
        return max((today - self.due_on).days, 0)


Offer = Callable[[Any, date], Iterable[Chore]]


def chores_of(person: Any, today: date) -> list[Chore]:
    """Everything that awaits a person, by due date; asks every room once."""
    offers: list[Offer] = import_string(settings.CHORES)
    found = (chore for offer in offers for chore in offer(person, today))
    return sorted(found, key=lambda chore: chore.due_on)
