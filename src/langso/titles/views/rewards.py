"""Households and villages whose years in a row are to be rewarded, and who was."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from langso.core.actions import Refused, require
from langso.core.templatetags.printing import moment
from langso.titles import days
from langso.titles.actions import (
    give_rewards,
    note_export,
    note_reading,
    take_back_reward,
)
from langso.titles.forms.rewards import (
    MOST_OF_A_PAGE,
    GrantedForm,
    TakeBackForm,
    ticked,
)
from langso.titles.models import Reward, Round
from langso.titles.queries.clusters import Part, cluster_of, clusters_on, parts_of
from langso.titles.queries.rewards import due_in, given_in, rounds_of, shown
from langso.titles.reward_book import as_workbook
from langso.titles.rules import visible_assessments
from langso.titles.rules.rewarding import (
    may_record_rewards,
    visible_rewards,
)
from langso.titles.views.desk_doors import SECTION, person_of, round_or_404

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of a year, one cluster or village at a time; those ticked are kept."""
    opened = round_or_404(request, pk)
    form = GrantedForm(initial={"decided_on": days.today()})
    parts = _parts(request, opened)
    part = _chosen(request, parts)
    if request.method == "POST":
        require(may_record_rewards(request.user, opened.commune))
        form = GrantedForm(request.POST)
        if form.is_valid() and _give(request, opened, part, form):
            return redirect(f"{request.path}?{_query(request, part)}")
    return _page(request, opened, parts, part, form)


@login_required
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it as Excel, marked with who took it and when."""
    opened, person = round_or_404(request, pk), person_of(request)
    commune = opened.commune
    parts = _parts(request, opened)
    note_export(opened, sum(len(part.due) for part in parts), by=person)
    words = {"role": person.role_name, "when": moment(timezone.now())}
    note = _("Taken by %(role)s, %(when)s") % words
    about = {"year": opened.year, "commune": commune}
    title = _("Proposed for a reward: titles of %(year)s, %(commune)s") % about
    head = [title, " ".join(_rules(opened))]
    raw = as_workbook(head, parts, cluster_of(commune, _day(opened)), note)
    response = HttpResponse(raw, content_type=EXCEL)
    name = f"khen-thuong-{opened.year}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """One reward that was written down by mistake."""
    related = ("decision", "round", "commune", "assessment__household",
               "assessment__village", "assessment__commune")  # fmt: skip
    found = get_object_or_404(
        visible_rewards(request.user).select_related(*related), pk=pk
    )
    require(may_record_rewards(request.user, found.commune))
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back_reward(found, form.cleaned_data["reason"], by=person_of(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The reward is taken back."))
            return redirect("titles:rewards", found.round_id)
    context = {"reward": found, "form": form, "commune": found.commune}
    status = 422 if form.errors else 200
    return render(request, "titles/take_back.html", context | SECTION, status=status)


def _parts(request: HttpRequest, opened: Round) -> list[Part]:
    commune, by = opened.commune, _by(request, opened)
    due = due_in(commune, opened.year)
    given = given_in(commune, opened.year)
    return parts_of(commune, by, _day(opened), due, given)


def _day(opened: Round) -> date:
    """The day whose clusters count: today, or the end of a year that is over."""
    return min(days.today(), date(opened.year, 12, 31))


def _by(request: HttpRequest, opened: Round) -> Any:
    """By cluster where there are any, unless one asks for villages."""
    asked = request.GET.get("xem") or request.POST.get("xem")
    if asked in ("thon", "cum"):
        return "village" if asked == "thon" else "cluster"
    any_clusters = clusters_on(opened.commune, _day(opened)).exists()
    return "cluster" if any_clusters else "village"


def _chosen(request: HttpRequest, parts: list[Part]) -> Part | None:
    """The part that was asked for; else the first in which somebody is due."""
    key = request.GET.get("nhom", "")
    named = next((part for part in parts if part.key == key), None)
    waiting = next((part for part in parts if part.due), None)
    return named or waiting or (parts[0] if parts else None)


def _give(
    request: HttpRequest, opened: Round, part: Part | None, form: GrantedForm
) -> bool:
    """Write the rewards down; a refusal is shown above the fields."""
    chosen = ticked(request.POST)
    if request.POST.get("ca-nhom") and part is not None:
        chosen = [one.pk for one in part.due]
        is_shown = part.key == request.GET.get("nhom", part.key)
        if not is_shown or f"{len(chosen)}" != request.POST.get("so"):
            form.add_error(None, _("The list has changed. Please look again."))
            return False
    commune, person = opened.commune, person_of(request)
    try:
        made = give_rewards(commune, opened.year, chosen, form.granted(), by=person)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    said = ngettext(
        "One reward by %(decision)s is written down.",
        "%(count)d rewards by %(decision)s are written down.",
        len(chosen),
    )
    messages.success(request, said % {"count": len(chosen), "decision": made})
    return True


def _page(
    request: HttpRequest,
    opened: Round,
    parts: list[Part],
    part: Part | None,
    form: GrantedForm,
) -> HttpResponse:
    page, past = _pages(request, part)
    rewards = shown(past)
    _note(request, opened, [one.pk for one in page], rewards)
    context = {
        "round": opened,
        "commune": opened.commune,
        "parts": parts,
        "part": part,
        "page": page,
        "past": past,
        "rewards": rewards,
        "by": _by(request, opened),
        "query": _query(request, part),
        "rules": _rules(opened),
        "form": form,
        "ticked": set(ticked(request.POST)),
        "homes": sum(one.homes for one in parts),
        "others": sum(one.others for one in parts),
        "rewarded": sum(one.rewarded for one in parts),
        "may_record": may_record_rewards(request.user, opened.commune),
    }
    status = 422 if form.errors else 200
    return render(request, "titles/rewards.html", context | SECTION, status=status)


def _pages(request: HttpRequest, part: Part | None) -> tuple[Page[Any], Page[Any]]:
    """Those who are due, and those who were rewarded."""
    due = Paginator(part.due if part else [], MOST_OF_A_PAGE)
    given = Paginator(part.given if part else [], MOST_OF_A_PAGE)
    return due.get_page(request.GET.get("trang")), given.get_page(request.GET.get("da"))


def _note(
    request: HttpRequest, opened: Round, due: list[int], given: list[Reward]
) -> None:
    """Whose names stand on the page is written down."""
    keys = [*due, *(one.assessment_id for one in given)]
    cases = visible_assessments(request.user).filter(
        pk__in=keys, household__isnull=False
    )
    seen = list(cases.only("pk").order_by("pk"))
    note_reading(seen, "rewards", commune=opened.commune, by=person_of(request))


def _query(request: HttpRequest, part: Part | None) -> str:
    """What keeps the reader where they are."""
    view = request.GET.get("xem", "")
    kept = [f"xem={view}"] if view in ("thon", "cum") else []
    return "&".join([*kept, f"nhom={part.key}"] if part else kept)


def _rules(opened: Round) -> list[str]:
    """By which rule of which set the list is drawn up, in words; one for each title."""
    rounds = rounds_of(opened.commune, opened.year).order_by("title")
    return [f"{one.get_title_display()}: {rule_of(one)}" for one in rounds]


def rule_of(opened: Round) -> str:
    """The rule of one round's set."""
    criteria = opened.criteria_set.criteria
    if criteria.streak_years is None:
        return _("the set of criteria rewards no years in a row.")
    rule = _("titles %(years)d years in a row or more.")
    after = _("After a reward the years count on.")
    if criteria.streak_after == "anew":
        after = _("After a reward the years count anew.")
    return rule % {"years": criteria.streak_years} + " " + after
