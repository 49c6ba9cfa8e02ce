"""Which bar shows a verdict: months held, steps done, or the way to a level."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from langso.boards.drawing import Bar, rate_bar, step_bar
from langso.measures.aims import HOLD, Aim, Standing, Status
from langso.measures.verdicts import Verdict

MONTHS = 12
MOST_STEPS = 12  # more would be too narrow to tell apart


def draw_bar(aim: Aim, verdict: Verdict, standing: Standing | None) -> Bar:
    """Draw how far a target is; a dashed bar where nothing is known."""
    if standing is None or verdict.current is None or verdict.goal is None:
        return Bar()
    if aim.comparator in HOLD and (aim.value is None or verdict.goal == 0):
        kept = verdict.status == Status.REACHED
        return step_bar(_months_held(aim, standing.as_of) if kept else 0, MONTHS)
    if aim.is_milestone:
        return step_bar(int(verdict.current >= verdict.goal), 1)
    if verdict.start is not None and aim.comparator.endswith("_by"):
        return _way(verdict, verdict.start)
    if _is_countable(aim, verdict.goal):
        done = min(verdict.current, verdict.goal)
        return step_bar(int(done), int(verdict.goal))
    due = None if verdict.expected is None else exact(verdict.expected)
    return rate_bar(exact(verdict.current), exact(verdict.goal), due)


def _months_held(aim: Aim, as_of: date) -> int:
    """Whole months from the start of the period to the day of the figure.

    >>> year = Aim("none_left", None, starts_on=date(2026, 1, 1))
    >>> _months_held(year, date(2026, 6, 30))
    6
    """
    start = aim.starts_on or date(as_of.year, 1, 1)
    after = as_of + timedelta(days=1)
    months = (after.year - start.year) * MONTHS + after.month - start.month
    return min(max(months - (after.day < start.day), 0), MONTHS)


def _way(verdict: Verdict, start: Fraction) -> Bar:
    """A change by so much: the way gone from the starting level, never backwards."""
    assert verdict.goal is not None
    assert verdict.current is not None
    sign = 1 if verdict.goal >= start else -1
    gone = max((verdict.current - start) * sign, Fraction(0))
    due = None if verdict.expected is None else (verdict.expected - start) * sign
    return rate_bar(
        exact(gone),
        exact((verdict.goal - start) * sign),
        None if due is None else exact(due),
    )


def _is_countable(aim: Aim, goal: Fraction) -> bool:
    """Few enough whole things to draw one by one."""
    whole = goal.denominator == 1 and 1 <= goal <= MOST_STEPS
    return whole and not aim.is_share and aim.good_way == "up"


def exact(level: Fraction) -> Decimal:
    """As many places as a Decimal carries."""
    return Decimal(level.numerator) / Decimal(level.denominator)
