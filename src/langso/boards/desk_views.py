"""The desk of those who work for a commune."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from langso.boards.desk import (
    SHOWN_BEHIND,
    Desk,
    desk_of,
    groups,
    plate_of,
    strip,
    today_in_words,
)
from langso.boards.remembering import remembered
from langso.people.models import User

KINDS = {
    "reports": _("Reports of villages"),
    "late": _("Late villages"),
    "periods": _("Periods"),
    "doubts": _("Figures to look at"),
    "data": _("Documents and lists"),
    "other": _("Other chores"),
}


@login_required
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that awaits the person, by due date; `?viec=` shows one kind."""
    person, today = request.user, timezone.localdate()
    assert isinstance(person, User)
    found = remembered("desk", person, today, partial(desk_of, person, today))
    chores = found.chores
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
    return render(request, "boards/desk.html", context | _beside(found))


def _beside(found: Desk) -> dict[str, object]:
    """The side column: the newest period, and which targets are behind."""
    if found.course is None:
        return {}
    return {
        "course": found.course,
        "plate": plate_of(found.course),
        "behind": found.behind[:SHOWN_BEHIND],
        "commune": found.course.period.commune,
    }
