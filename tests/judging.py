"""The verdicts of a whole resolution, as its page shows them."""

from datetime import date

from langso.measures.models import TargetFigure
from langso.measures.queries import Judged, judge_target
from langso.resolutions.models import Resolution


def judge_all(resolution: Resolution, today: date) -> list[Judged]:
    """Judge every target that was not rejected, with figures of earlier versions."""
    return [
        judge_target(
            target, TargetFigure.objects.filter(target__thread=target.thread), today
        )
        for target in resolution.targets.all()
        if target.counts
    ]
