"""A sum over villages, written out like an entered figure; and the second needle."""

from django.utils.translation import gettext

from langso.measures import wording
from langso.measures.aims import Standing
from langso.measures.history import FigureLine, coverage, language
from langso.measures.models import Measure
from langso.measures.queries import Judged
from langso.measures.queries.standings import Needles
from langso.measures.reporters import called
from langso.measures.sentences import as_decimal

VILLAGE = Measure.Place.VILLAGE


def needle_line(judged: Judged) -> FigureLine | None:
    """The verified sum as one line; None where the target stands on something else."""
    needles = judged.needles
    if needles is None or needles.verified.standing is None:
        return None
    standing, said = needles.verified.standing, judged.wording(language())
    return FigureLine(
        pk=0,
        printed=said.current_words(judged.verdict, standing),
        calculation=_division(judged, standing),
        coverage=coverage(standing, said.noun) + _older(needles),
        as_of=standing.as_of,
        source=_source(needles),
        note="",
        role="",
        entered_at=None,
        is_baseline=False,
        replaced="",
    )


def reported_words(judged: Judged) -> str:
    """What is reported, where it differs from what is verified: the second needle."""
    needles = judged.needles
    if needles is None or needles.reported.standing is None:
        return ""
    verified, reported = needles.verified.standing, needles.reported.standing
    if verified == reported:
        return ""
    said = judged.wording(language())
    return gettext("Reported, not all approved yet: %(value)s, %(coverage)s") % {
        "value": said.current_words(judged.verdict, reported),
        "coverage": coverage(reported, said.noun),
    }


def _division(judged: Judged, standing: Standing) -> str:
    part, whole = standing.numerator, standing.denominator
    if part is None or whole is None or judged.aim.unit not in ("%", "điểm %"):
        return ""
    goal = judged.verdict.goal
    against = None if goal is None else as_decimal(goal)
    return wording.division(part, whole, judged.wording().noun, against)


def _older(needles: Needles) -> str:
    """How many villages are in it with the figure of an earlier period."""
    older = len(needles.verified.older)
    if not older:
        return ""
    standing = needles.verified.standing
    words = {"n": older, "units": called(standing.of if standing else "", language())}
    return gettext(", %(n)s %(units)s with an earlier figure") % words


def _source(needles: Needles) -> str:
    indicator = needles.indicator
    measures = [indicator.numerator, indicator.denominator]
    if all(measure.fact for measure in measures if measure):
        return gettext("Counted from records")
    standing = needles.verified.standing
    if standing and standing.of != VILLAGE and standing.expected:
        words = {"units": called(standing.of, language())}
        return gettext("Approved reports of the %(units)s") % words
    if all(measure.counted_where != VILLAGE for measure in measures if measure):
        return gettext("Approved report of the commune, from a document")
    return gettext("Approved reports of the villages")
