"""The page behind one figure: every village and its report, for everyone to read."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from langso.boards.addresses import commune_id
from langso.boards.comparing import last_year
from langso.boards.freshness import answer
from langso.boards.opening import Opened, open_figure
from langso.boards.queries import official_resolution
from langso.measures.charts import Chart
from langso.measures.courses import (
    Tile,
    chart_of_target,
    nowhere,
    period_page,
    report_page,
    tiles_of,
)
from langso.measures.facts import facts
from langso.measures.queries.origins import Origin
from langso.measures.rules import reads_reports_of, reads_small_numbers_of
from langso.people.rules import reads_drafts_of
from langso.resolutions.models import Resolution


@require_safe
def origin(request: HttpRequest, commune: str, year: int, target: int) -> HttpResponse:
    """Which villages stand behind the figure of a target, and by which reports."""
    found = _found(commune, year)
    name = f"origin-{target}"
    return answer(request, found, lambda: _draw(request, found, target), name)


@require_safe
def course(request: HttpRequest, commune: str, year: int, target: int) -> HttpResponse:
    """The course over the year alone, for the panel of the target."""
    found = _found(commune, year)
    name = f"course-{target}"
    return answer(request, found, lambda: _draw_course(request, found, target), name)


def _draw(request: HttpRequest, found: Resolution, pk: int) -> HttpResponse:
    sees_all = reads_small_numbers_of(request.user, found.commune_id)
    opened = _open(found, pk, sees_all=sees_all)
    hidden = frozenset[int]() if sees_all else opened.withheld
    _add_records(request, found, opened)
    context = {
        "card": opened.card,
        "indicator": opened.indicator,
        "otherwise": opened.otherwise,
        "origins": opened.origins if sees_all else opened.published,
        "readable": set(_readable(request, found, opened.origins)),
        "chart": _chart(request, found, opened),
        "tiles": _tiles(request, found, opened, hidden),
        "withheld": hidden,
        "resolution": found,
        "commune": found.commune,
    }
    return render(request, "boards/origin.html", context)


def _draw_course(request: HttpRequest, found: Resolution, pk: int) -> HttpResponse:
    sees_all = reads_small_numbers_of(request.user, found.commune_id)
    chart = _chart(request, found, _open(found, pk, sees_all=sees_all))
    return render(request, "boards/course.html", {"chart": chart})


def _found(commune: str, year: int) -> Resolution:
    found = official_resolution(commune_id(commune), year)
    if found is None:
        raise Http404
    return found


def _open(found: Resolution, pk: int, *, sees_all: bool) -> Opened:
    opened = open_figure(found, pk, sees_all=sees_all)
    if opened is None:
        raise Http404
    return opened


def _chart(request: HttpRequest, found: Resolution, opened: Opened) -> Chart | None:
    """The course of the commune; its periods open to those who work there."""
    if opened.track is None:
        return None
    works_here = found.commune_id in reads_drafts_of(request.user)
    year = found.year - 1 if found.year else 0
    unit = opened.card.judged.aim.unit
    before = last_year(opened.track.indicator, unit, year, opened.contents)
    opens = period_page if works_here else nowhere
    return chart_of_target(
        opened.track, opened.card.judged, opened.today, before, opens
    )


def _tiles(
    request: HttpRequest, found: Resolution, opened: Opened, hidden: frozenset[int]
) -> list[Tile]:
    if opened.track is None:
        return []
    thread, shares = opened.card.judged.target.thread, opened.contents.shares
    mine = {s.village_id: s.value for s in shares if s.thread == thread and s.value}
    works_here = found.commune_id in reads_drafts_of(request.user)
    return tiles_of(
        opened.track,
        opened.card.judged,
        opened.contents.villages,
        mine,
        opened.today,
        report_page if works_here else nowhere,
        lambda village: f"#thon-{village.pk}",
        hidden,
    )


def _add_records(request: HttpRequest, found: Resolution, opened: Opened) -> None:
    """Lead on to the records behind each village's count, for whoever may see them."""
    fact = facts().get(opened.indicator.numerator.fact) if opened.indicator else None
    if fact is None or opened.track is None:
        return
    works_here = found.commune_id in reads_drafts_of(request.user)
    if fact.is_open or works_here:
        on = min(opened.track.window[1], opened.today)
        for one in opened.origins:
            if not one.is_missing:
                one.records = fact.records(one.village, on)


def _readable(
    request: HttpRequest, found: Resolution, origins: list[Origin]
) -> Iterator[int]:
    """The reports whose own page the person may open: staff and villages."""
    for one in origins:
        if reads_reports_of(request.user, found.commune_id, one.village):
            yield from (report.report for report in one.reports)
