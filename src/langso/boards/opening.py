"""One figure of a target, opened: every village behind it and its reports."""

from dataclasses import dataclass

from django.utils import timezone

from langso.boards.cards import TargetCard
from langso.boards.margins import anchor, label
from langso.boards.queries import contents_of, figures_of
from langso.measures.models import Indicator
from langso.measures.queries import judge_target
from langso.measures.queries.origins import Origin, origins_of
from langso.measures.queries.standings import Needles, needles_of, window_of_target
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target


@dataclass(frozen=True)
class Opened:
    """A target, its indicator where it has one, and the villages in the sum."""

    card: TargetCard
    indicator: Indicator | None
    origins: list[Origin]


def open_figure(found: Resolution, pk: int) -> Opened | None:
    """Open the figure of a target of this resolution; None where it has no such one."""
    contents, today = contents_of(found), timezone.localdate()
    numbered = enumerate(contents.targets, 1)
    number, target = next(((n, t) for n, t in numbered if t.pk == pk), (0, None))
    if target is None:
        return None
    villages = {village.pk for village in contents.villages}
    needles = needles_of(found.commune, [target], today, villages).get(target.thread)
    entered = [f for f in figures_of(found) if _of(f, target)]
    stuck = [one for one in contents.obstacles if one.thread == target.thread]
    judged = judge_target(target, entered, today, needles, is_held_up=bool(stuck))
    clause = next((c for c in contents.clauses if c.pk == target.clause_id), None)
    where = (anchor(clause), label(clause)) if clause else ("", "")
    return Opened(
        TargetCard(number, judged, *where, obstacle=next(iter(stuck), None)),
        needles.indicator if needles else None,
        _origins(found, target, needles, contents.villages),
    )


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
