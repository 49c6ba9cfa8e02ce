"""A sum over villages, written out like an entered figure; and the second needle."""

from django.utils.translation import gettext

from langso.measures import wording
from langso.measures.aims import Standing
from langso.measures.history import FigureLine, coverage, language
from langso.measures.models import Measure, TargetFigure
from langso.measures.queries import Judged
from langso.measures.queries.spans import is_flow, span_of, year_before
from langso.measures.queries.standings import Needles
from langso.measures.reporters import called
from langso.measures.sentences import as_decimal
from langso.resolutions.wording import amount
from langso.vietnamese.days import print_date

VILLAGE = Measure.Place.VILLAGE
BASELINE = TargetFigure.Kind.BASELINE


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
        coverage=coverage(standing, said.noun) + _older(needles) + _spans(judged),
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


def _spans(judged: Judged) -> str:
    """Which year was added up where it is not the target's own; what is compared with.

    A level somebody gave stands among the figures, with its source.
    """
    needles, said = judged.needles, ""
    assert needles is not None
    if span := span_of(judged.target, needles.indicator):
        words = {"year": span.name, "from": print_date(span.starts_on)}
        words["until"] = print_date(span.ends_on)
        said = gettext(", counted by the %(year)s, from %(from)s to %(until)s") % words
    before = needles.before
    if before is None or any(f.kind == BASELINE for f in judged.figures):
        return said
    value = amount(as_decimal(before.level(judged.aim.unit)), judged.aim.unit)
    if not is_flow(needles.indicator) or judged.aim.starts_on is None:
        words = {"value": value, "day": print_date(before.as_of)}
        return said + gettext("; compared with %(value)s on %(day)s") % words
    first, last = (print_date(day) for day in year_before(judged.aim.starts_on))
    words = {"value": value, "from": first, "until": last}
    over = gettext("; compared with %(value)s, added up from %(from)s to %(until)s")
    return said + over % words


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
