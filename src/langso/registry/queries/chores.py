"""What awaits the keepers of the register. One query for each kind of person."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.chores import Chore
from langso.people.models import User
from langso.registry.models import DataRequest, Import
from langso.registry.queries.left_behind import with_left
from langso.registry.rights import answers_for, visible_requests
from langso.registry.rules import visible_imports, visible_split_villages
from langso.vietnamese.days import print_date
from langso.vietnamese.numbers import print_number

WEEK = timedelta(days=7)  # long before an unused list is deleted


def list_chores(person: User, today: date) -> Iterator[Chore]:
    """Lists of households that were brought in and not applied."""
    if not person.serves_communes:
        return
    waiting = visible_imports(person).filter(status=Import.Status.WAITING)
    for found in waiting.only("name", "uploaded_at"):
        yield Chore(
            _("List to be applied: %s") % found.name,
            _("The register does not know it yet."),
            timezone.localdate(found.uploaded_at) + WEEK,
            reverse("registry:import", args=[found.pk]),
            _("Look through the list"),
            "data",
        )


def split_chores(person: User, today: date) -> Iterator[Chore]:
    """Villages that were split, and nobody said where their households go."""
    if not person.serves_communes:
        return
    for village in with_left(visible_split_villages(person)).filter(left__gt=0):
        said = {"village": village.name, "count": print_number(village.left)}
        yield Chore(
            _("Households of %(village)s need a new village") % said,
            _("%(count)s households still stand in the village that ended.") % said,
            village.valid_to + WEEK,
            reverse("registry:settle", args=[village.pk]),
            _("Say where they go"),
            "data",
        )


def request_chores(person: User, today: date) -> Iterator[Chore]:
    """Requests about personal data that the data officer has to answer."""
    if not answers_for(person):
        return
    for request in visible_requests(person).filter(status=DataRequest.Status.OPEN):
        words = {"day": print_date(request.due_on)}
        yield Chore(
            _("Request about personal data: %s") % request.get_kind_display(),
            _("To be answered by %(day)s.") % words,
            request.due_on,
            reverse("registry:request", args=[request.pk]),
            _("Answer the request"),
            "data",
        )
