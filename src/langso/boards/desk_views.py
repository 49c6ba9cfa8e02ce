"""The desk of those who work for a commune."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from langso.boards.desk import (
    SHOWN_BEHIND,
    groups,
    lagging,
    newest_course,
    plate_of,
    strip,
    today_in_words,
)
from langso.core.chores import chores_of
from langso.people.models import User

KINDS = {
    "reports": _("Reports of villages"),
    "late": _("Late villages"),
    "periods": _("Periods"),
    "doubts": _("Figures to look at"),
    "other": _("Other chores"),
}


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that awaits the person, by due date; `?viec=` shows one kind."""
    person, today = request.user, timezone.localdate()
    assert isinstance(person, User)
    chores = chores_of(person, today)
    wanted = request.GET.get("viec", "")
    counts = [
        (kind, words, sum(chore.kind == kind for chore in chores))
        for kind, words in KINDS.items()
    ]
    shown = [chore for chore in chores if wanted not in KINDS or chore.kind == wanted]
    context = {
        "today": today,
        "day_in_words": today_in_words(today),
        "groups": groups(shown, today),
        "strip": list(strip(chores, today)),
        "kinds": [line for line in counts if line[2]],
        "wanted": wanted if wanted in KINDS else "",
        "count": len(chores),
        "section": "desk",
    }
    return render(request, "boards/desk.html", context | _beside(person, today))


def _beside(person: User, today: date) -> dict[str, object]:
    """The side column: the newest period, and which targets are behind."""
    communes = sorted(person.serves_communes | person.leads_communes)
    course = newest_course(communes, today) if communes else None
    if course is None:
        return {}
    commune = course.period.commune
    behind = lagging(commune, today)
    return {
        "course": course,
        "plate": plate_of(course),
        "behind": behind[:SHOWN_BEHIND],
        "commune": commune,
    }
