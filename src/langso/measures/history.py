"""Every figure of a target, written out: its sum, its day, who and from what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import get_language, gettext

from langso.measures import wording
from langso.measures.aims import Standing
from langso.measures.models import TargetFigure
from langso.measures.queries import Judged, judge_target, standing_of
from langso.measures.reporters import called
from langso.measures.sentences import Language, as_decimal
from langso.people.models import Post
from langso.resolutions.models import Target
from langso.vietnamese.days import print_date


@dataclass(frozen=True)
class FigureLine:
    """One entered figure, ready to be read."""

    pk: int
    printed: str
    calculation: str
    coverage: str
    as_of: date
    source: str
    note: str
    role: str
    entered_at: datetime | None  # None for a sum over villages
    is_baseline: bool
    replaced: str  # why it was corrected; empty while it counts


def figures_with_role() -> QuerySet[TargetFigure]:
    """Figures with `thread` and `role`, the post of whoever entered them."""
    role = Post.objects.filter(user=OuterRef("entered_by")).values("role")[:1]
    return TargetFigure.objects.annotate(
        thread=F("target__thread"), role=Subquery(role)
    ).order_by("as_of", "pk")


def history(target: Target) -> list[FigureLine]:
    """Every figure of a target and of its earlier versions, newest first."""
    figures = figures_with_role().filter(target__thread=target.thread)
    return lines(judge_target(target, figures, timezone.localdate()))


def lines(judged: Judged) -> list[FigureLine]:
    """Write out every figure of a judged target, newest first. Runs no query."""
    return [line(judged, figure) for figure in reversed(judged.figures)]


def line(judged: Judged, figure: TargetFigure) -> FigureLine:
    """Write out one figure."""
    said = judged.wording(language())
    return FigureLine(
        pk=figure.pk,
        printed=said.current_words(judged.verdict, standing_of(figure)),
        calculation=_calculation(judged, figure),
        coverage=coverage(standing_of(figure), said.noun),
        as_of=figure.as_of,
        source=figure.source,
        note=figure.note,
        role=_role(getattr(figure, "role", None)),
        entered_at=figure.entered_at,
        is_baseline=figure.kind == TargetFigure.Kind.BASELINE,
        replaced=_correction(judged.figures, figure),
    )


def language() -> Language:
    """The language of the page."""
    return "en" if get_language() == "en" else "vi"


def _calculation(judged: Judged, figure: TargetFigure) -> str:
    """The division written out; nothing where nothing was divided."""
    part, whole = figure.numerator, figure.denominator
    if part is None or whole is None or judged.aim.unit not in ("%", "điểm %"):
        return ""
    goal = judged.verdict.goal
    against = None if goal is None else as_decimal(goal)
    return wording.division(part, whole, judged.wording().noun, against)


def coverage(standing: Standing, noun: str) -> str:
    """The two numbers of a share, the day, and how many villages are in it."""
    parts = []
    if standing.numerator is not None and standing.denominator is not None:
        parts.append(wording.share(standing.numerator, standing.denominator, noun))
    parts.append(gettext("up to %(day)s") % {"day": print_date(standing.as_of)})
    if standing.expected:
        have = standing.expected - standing.missing
        units = called(standing.of, get_language())
        counts = {"have": have, "expected": standing.expected, "units": units}
        some = gettext("%(have)s of %(expected)s %(units)s")
        parts.append(
            (some if standing.missing else gettext("all %(have)s %(units)s")) % counts
        )
    return ", ".join(parts)


def _role(role: str | None) -> str:
    """The post shown in place of a name."""
    return str(Post.Role(role).label) if role else gettext("The commune")


def _correction(figures: Iterable[TargetFigure], figure: TargetFigure) -> str:
    return next((f.reason for f in figures if f.replaces_id == figure.pk), "")
