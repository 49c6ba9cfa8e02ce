"""One figure of a target, opened: every village behind it and its reports."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from langso.boards.cards import TargetCard
from langso.boards.columns import ORIGIN
from langso.boards.margins import anchor, label
from langso.boards.queries import Contents, contents_of, figures_of
from langso.measures.models import Indicator
from langso.measures.queries import judge_target
from langso.measures.queries.origins import Origin, origins_of
from langso.measures.queries.otherwise import Otherwise, shares_otherwise
from langso.measures.queries.spans import window_of_target
from langso.measures.queries.standings import ties_of
from langso.measures.queries.tracks import Track, track_of, with_level_before
from langso.measures.withholding import (
    as_published,
    as_published_track,
    withheld_villages,
)
from langso.places.models import Unit
from langso.resolutions.models import Resolution, Target


@dataclass(frozen=True)
class Opened:
    """A target, its indicator where it has one, and the villages in the sum.

    `withheld` are the villages whose numbers only those at work in the commune see.
    """

    card: TargetCard
    indicator: Indicator | None
    origins: list[Origin]
    contents: Contents
    track: Track | None
    today: date
    withheld: frozenset[int]
    otherwise: list[Otherwise]

    @property
    def published(self) -> list[Origin]:
        """The villages as anybody may see them: without the numbers withheld."""
        if self.indicator is None:
            return self.origins
        return as_published(self.origins, self.withheld, self.indicator)


def open_figure(found: Resolution, pk: int, *, sees_all: bool = False) -> Opened | None:
    """Open the figure of a target of this resolution; None where it has no such one.

    Who does not see all finds no sum that is the number of a single village.
    """
    contents, today = contents_of(found, ORIGIN), timezone.localdate()
    numbered = enumerate(contents.targets, 1)
    number, target = next(((n, t) for n, t in numbered if t.pk == pk), (0, None))
    if target is None:
        return None
    counted = track = _track(found, target, today)
    if track and not sees_all:
        track = as_published_track(track, today, found.commune_id)
    entered = [f for f in figures_of(found) if _of(f, target)]
    stuck = [one for one in contents.obstacles if one.thread == target.thread]
    needles = track.needles if track else None
    judged = judge_target(target, entered, today, needles, is_held_up=bool(stuck))
    origins = _origins(found, counted, contents.villages)
    where, obstacle = _where(contents, target), next(iter(stuck), None)
    return Opened(
        TargetCard(number, judged, *where, obstacle=obstacle),
        track.indicator if track else None,
        origins,
        contents,
        track,
        today,
        _withheld(found, origins, counted, today),
        _otherwise(found, track),
    )


def _where(contents: Contents, target: Target) -> tuple[str, str]:
    """The anchor and the name of the clause that sets a target."""
    clause = next((c for c in contents.clauses if c.pk == target.clause_id), None)
    return (anchor(clause), label(clause)) if clause else ("", "")


def _withheld(
    found: Resolution, origins: list[Origin], track: Track | None, today: date
) -> frozenset[int]:
    if track is None:
        return frozenset()
    return withheld_villages(origins, track, today, found.commune_id)


def _track(found: Resolution, target: Target, today: date) -> Track | None:
    """How it went over the year; both needles of today stand at its end."""
    indicator = ties_of([target.thread]).get(target.thread)
    if indicator is None:
        return None
    days = window_of_target(target, today, indicator)
    track = track_of(found.commune, indicator, days, today)
    return with_level_before(track, found.commune, target)


def _origins(
    found: Resolution, track: Track | None, villages: list[Unit]
) -> list[Origin]:
    if track is None:
        return []
    what = (found.commune, track.indicator, track.needles.verified)
    return origins_of(*what, track.window, villages)


def _otherwise(found: Resolution, track: Track | None) -> list[Otherwise]:
    """The shares of the same count that differ from the one that is judged."""
    standing = track.needles.verified.standing if track else None
    if track is None or standing is None or standing.denominator is None:
        return []
    whole = int(standing.denominator)
    return shares_otherwise(found.commune, track.indicator, standing.as_of, whole)


def _of(figure: object, target: Target) -> bool:
    return getattr(figure, "thread", None) == target.thread
