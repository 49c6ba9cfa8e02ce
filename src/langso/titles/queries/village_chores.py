"""What the open rounds ask of a village, as chores and as cards on its phone.

All dossiers of the village are found by one question, whatever their title.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from langso.core.chores import Chore
from langso.measures.phone_rooms import Card
from langso.people.models import User
from langso.registry.rules import keeps_villages
from langso.titles.models import Dossier, Round, VillageReport
from langso.titles.queries import phone_chores, report_chores
from langso.titles.rules import in_villages


def village_chores(person: User, today: date) -> Iterator[Chore]:
    """The next step of every list, and the reports that were not sent."""
    found = open_dossiers(person)
    yield from phone_chores.round_chores(found, today)
    yield from report_chores.report_chores(found, today)


def village_cards(person: User, today: date) -> Iterator[Card]:
    """The same as cards on the village's home."""
    found = open_dossiers(person)
    yield from phone_chores.round_cards(found, today)
    yield from report_chores.report_cards(found, today)


def open_dossiers(person: User) -> list[Dossier]:
    """Those of one's villages in open rounds; `has_report` says one was sent."""
    villages = keeps_villages(person)
    if not villages:
        return []
    sent = VillageReport.objects.filter(
        assessment__dossier=OuterRef("pk"), status=VillageReport.Status.SENT
    )
    own = in_villages(villages)  # and of those that were merged into them
    rows = Dossier.objects.filter(own, round__status=Round.Status.OPEN)
    rows = rows.annotate(has_report=Exists(sent))
    return list(rows.select_related("round", "village"))
