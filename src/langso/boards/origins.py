"""The page behind one figure: every village and its report, for everyone to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from langso.boards.addresses import commune_id
from langso.boards.cards import TargetCard
from langso.boards.freshness import answer
from langso.boards.margins import anchor, label
from langso.boards.queries import contents_of, figures_of, official_resolution
from langso.measures.queries import judge_target
from langso.measures.queries.origins import Origin, origins_of
from langso.measures.queries.standings import Needles, needles_of, window_of_target
from langso.measures.rules import visible_reports
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target


@require_safe
def origin(request: HttpRequest, commune: str, year: int, target: int) -> HttpResponse:
    """Which villages stand behind the figure of a target, and by which reports."""
    found = official_resolution(commune_id(commune), year)
    if found is None:
        raise Http404
    name = f"origin-{target}"
    return answer(request, found, lambda: _draw(request, found, target), name)


def _draw(request: HttpRequest, found: Resolution, pk: int) -> HttpResponse:
    contents, today = contents_of(found), timezone.localdate()
    numbered = enumerate(contents.targets, 1)
    number, target = next(((n, t) for n, t in numbered if t.pk == pk), (0, None))
    if target is None:
        raise Http404
    villages = {village.pk for village in contents.villages}
    needles = needles_of(found.commune, [target], today, villages).get(target.thread)
    entered = [f for f in figures_of(found) if _of(f, target)]
    stuck = [one for one in contents.obstacles if one.thread == target.thread]
    judged = judge_target(target, entered, today, needles, is_held_up=bool(stuck))
    clause = next((c for c in contents.clauses if c.pk == target.clause_id), None)
    where = (anchor(clause), label(clause)) if clause else ("", "")
    context = {
        "card": TargetCard(number, judged, *where, obstacle=next(iter(stuck), None)),
        "indicator": needles and needles.indicator,
        "origins": _origins(found, target, needles, contents.villages),
        "readable": set(_readable(request, found)),
        "resolution": found,
        "commune": found.commune,
    }
    return render(request, "boards/origin.html", context)


def _origins(
    found: Resolution, target: Target, needles: Needles | None, villages: list[Unit]
) -> list[Origin]:
    if needles is None:
        return []
    window = window_of_target(target, timezone.localdate())
    what = (found.commune, needles.indicator, needles.verified)
    return origins_of(*what, window, villages)


def _of(figure: object, target: Target) -> bool:
    return getattr(figure, "thread", None) == target.thread


def _readable(request: HttpRequest, found: Resolution) -> list[int]:
    """The reports whose own page the person may open: staff and villages."""
    reports = visible_reports(request.user).filter(commune=found.commune)
    return list(reports.values_list("pk", flat=True)) if request.user.pk else []
