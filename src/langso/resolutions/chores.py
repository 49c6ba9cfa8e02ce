"""What awaits an officer in the resolutions. One query."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.chores import Chore
from langso.people.models import User
from langso.resolutions.models import Resolution
from langso.resolutions.rules import visible_resolutions

WEEK = timedelta(days=7)  # a draft that lies longer is not read any more


def draft_chores(person: User, today: date) -> Iterator[Chore]:
    """Drafts that somebody has to look through and adopt."""
    communes = person.serves_communes
    if not communes:
        return
    drafts = visible_resolutions(person).filter(
        commune__in=communes, status=Resolution.Status.DRAFT
    )
    for draft in drafts.only("title", "created_at"):
        yield Chore(
            _("Draft to be confirmed: %s") % draft.title,
            _("What was read from the file is not confirmed yet."),
            timezone.localdate(draft.created_at) + WEEK,
            reverse("resolutions:review", args=[draft.pk]),
            _("Look through the draft"),
            "data",
        )
