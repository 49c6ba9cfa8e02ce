"""One target with its course and its villages, for those who work on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from langso.measures.models import Share, TargetFigure
from langso.measures.queries.judging import Judged, judge_target
from langso.measures.queries.spans import window_of_target
from langso.measures.queries.standings import ties_of
from langso.measures.queries.tracks import Track, track_of, with_level_before
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.resolutions.models import Target


@dataclass(frozen=True)
class Looked:
    """A target that is counted in villages: how it went, and what each is to do."""

    judged: Judged
    track: Track
    villages: tuple[Unit, ...]
    shares: Mapping[int, Decimal]


def look_at(target: Target, today: date) -> Looked | None:
    """Nine queries, whatever the number of villages; None without an indicator."""
    indicator = ties_of([target.thread]).get(target.thread)
    if indicator is None:
        return None
    commune = target.resolution.commune
    track = track_of(
        commune, indicator, window_of_target(target, today, indicator), today
    )
    track = with_level_before(track, commune, target)
    entered = TargetFigure.objects.filter(target__thread=target.thread)
    given = Share.objects.filter(thread=target.thread, is_current=True)
    shares = dict(given.exclude(value=None).values_list("village", "value"))
    judged = judge_target(target, entered, today, track.needles)
    return Looked(judged, track, tuple(villages_of(commune)), shares)
