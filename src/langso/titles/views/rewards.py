"""Households and villages whose years in a row are to be rewarded."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langso.core.templatetags.printing import moment
from langso.titles.actions import note_export, note_reading
from langso.titles.models import Round
from langso.titles.queries.rewards import Streak, rewards_of
from langso.titles.reward_book import as_workbook
from langso.titles.views.desk_doors import SECTION, person_of, round_or_404

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, by village."""
    opened = round_or_404(request, pk)
    rows = rewards_of(opened)
    homes = [one.assessment for one in rows if one.assessment.household_id]
    note_reading(homes, "rewards", commune=opened.commune, by=person_of(request))
    context = {
        "round": opened,
        "rows": rows,
        "villages": _by_village(rows),
        "rule": rule_of(opened),
        "commune": opened.commune,
    }
    return render(request, "titles/rewards.html", context | SECTION)


@login_required
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as Excel, marked with who took it and when."""
    opened, person = round_or_404(request, pk), person_of(request)
    rows = rewards_of(opened)
    note_export(opened, len(rows), by=person)
    words = {"role": person.role_name, "when": moment(timezone.now())}
    note = _("Taken by %(role)s, %(when)s") % words
    title = _("Proposed for a reward: %(round)s, %(commune)s") % {
        "round": opened,
        "commune": opened.commune,
    }
    raw = as_workbook(title, rule_of(opened), note, rows)
    response = HttpResponse(raw, content_type=EXCEL)
    name = f"khen-thuong-{opened.year}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def rule_of(opened: Round) -> str:
    """By which rule of the set the list is drawn up, in words."""
    criteria = opened.criteria_set.criteria
    if criteria.streak_years is None:
        return _("The set of criteria rewards no years in a row.")
    rule = _("Titles %(years)d years in a row or more.")
    after = _("After a reward the years count on.")
    if criteria.streak_after == "anew":
        rule = _("Titles %(years)d years in a row, or a multiple of it.")
        after = _("After a reward the years count anew.")
    return rule % {"years": criteria.streak_years} + " " + after


def _by_village(rows: list[Streak]) -> dict[str, list[Streak]]:
    found: dict[str, list[Streak]] = {}
    for one in rows:
        found.setdefault(one.village, []).append(one)
    return found
