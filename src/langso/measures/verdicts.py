"""How a target stands today. Pure, exact, and silent where the figures are silent.

The rules, in the order they are asked:

1. A goal that hangs on a baseline nobody gave cannot be compared, nor can one below
   zero (one household fewer than none).
2. Before its window begins, and without a figure of the window, nothing is known.
3. After the window the last figure decides, if it is of the window's closing month
   (a yearly report closes on 14 December) or, of a short window, its last quarter; a
   count that grew enough needs no last one.
4. Within the window a met target is reached as of the day of the figure; "below" and
   "at most" can still be broken, so they are only on track until the end.
5. What is decided once, at the end (`at_end_only`), is not judged before: met is on
   track, not met is not yet known.
6. Else the pace decides: a straight line from the baseline on the first day to the
   goal on the last. A count without a baseline starts at zero; a whole unit is only
   expected once it is wholly due. A share without a baseline has no line: it is
   expected to be where it should be.
7. With villages missing only what they cannot change is said: more cannot undo a count
   that is enough, nor one that is already too much.
8. A named obstacle turns "behind" and "not yet known" into "held up". It hides nothing
   else: what is reached stays reached, and after the window missed stays missed.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from langso.measures.aims import HOLD, SHARES, Aim, Standing, Status

CLOSING = timedelta(days=31)
GOOD = {Status.REACHED, Status.ON_TRACK}
BAD = {Status.BEHIND, Status.MISSED}
HIDDEN_BY_OBSTACLE = {Status.BEHIND, Status.UNKNOWN}
PACE = {
    (True, True): ">",
    (True, False): ">=",
    (False, True): "<",
    (False, False): "<=",
}


@dataclass(frozen=True)
class Verdict:
    """The answer, why (`code`, see sentences.py), and the numbers behind it.

    `goal`, `current` and `expected` (needed by today) are levels in the unit of the
    aim; `remaining` and `short` count single households, people, schools still missing
    to the goal and to what is needed today (None where they cannot be counted).
    """

    status: Status
    code: str
    goal: Fraction | None = None
    current: Fraction | None = None
    expected: Fraction | None = None
    start: Fraction | None = None
    remaining: int | None = None
    short: int | None = None

    @property
    def progress(self) -> Fraction | None:
        """How much of the way is done, 0 to 1, from the starting level (or zero)."""
        if self.goal is None or self.current is None:
            return None
        start = self.start or Fraction(0)
        if self.goal == start:
            return None
        way = (self.current - start) / (self.goal - start)
        return min(max(way, Fraction(0)), Fraction(1))


def judge(
    aim: Aim,
    standing: Standing | None,
    *,
    baseline: Standing | None,
    today: date,
    is_held_up: bool = False,
) -> Verdict:
    """Judge one target by its figure, its starting level and a named obstacle."""
    verdict = _judge(aim, standing, baseline, today)
    begun = verdict.code != "not_begun"
    if is_held_up and begun and verdict.status in HIDDEN_BY_OBSTACLE:
        return replace(verdict, status=Status.HELD_UP)
    return verdict


def _judge(
    aim: Aim, standing: Standing | None, baseline: Standing | None, today: date
) -> Verdict:
    start = None if baseline is None else baseline.level(aim.unit)
    goal = aim.goal(start)
    if aim.comparator == "maintain" and goal is None and not aim.unit:
        goal = Fraction(1)  # a state to keep, such as a recognised standard: yes or no
    if goal is None:
        return Verdict(Status.INCOMPARABLE, "no_baseline")
    if goal < 0:
        return Verdict(Status.INCOMPARABLE, "below_zero", start=start)
    start = None if aim.from_zero else start
    known = Verdict(Status.UNKNOWN, "no_figure", goal=goal, start=start)
    if aim.starts_on and today < aim.starts_on:
        return replace(known, code="not_begun")
    if standing is None or (aim.starts_on and standing.as_of < aim.starts_on):
        return known
    verdict = _judge_figure(aim, standing, known, today)
    return _with_villages_missing(aim, standing, verdict)


def _judge_figure(aim: Aim, standing: Standing, known: Verdict, today: date) -> Verdict:
    assert known.goal is not None
    current = standing.level(aim.unit)
    met = aim.is_met(current, known.goal)
    known = replace(
        known,
        current=current,
        remaining=None
        if met
        else still_missing(aim, standing, known.goal, aim.is_strict),
    )
    if aim.ends_on and today > aim.ends_on:
        return _after(aim, standing, known, met)
    if met:
        return _met_within(aim, known)
    return _unmet_within(aim, standing, known, today)


def _after(aim: Aim, standing: Standing, known: Verdict, met: bool) -> Verdict:
    assert aim.ends_on is not None
    if met and _only_grows(aim):
        return replace(known, status=Status.REACHED, code="reached")
    if standing.as_of < aim.ends_on - _closing(aim):
        return replace(known, code="old_figure")
    if met:
        return replace(known, status=Status.REACHED, code="reached")
    return replace(known, status=Status.MISSED, code="missed")


def _closing(aim: Aim) -> timedelta:
    """How long before the end the last figure may be."""
    window = aim.ends_on - aim.starts_on if aim.ends_on and aim.starts_on else CLOSING
    return min(CLOSING, window / 4)


def _met_within(aim: Aim, known: Verdict) -> Verdict:
    if aim.at_end_only:
        return replace(known, status=Status.ON_TRACK, code="so_far")
    if aim.comparator in HOLD:
        return replace(known, status=Status.REACHED, code="kept")
    is_below = aim.comparator in {"<", "<="} and not aim.is_milestone
    if is_below or (aim.from_zero and aim.good_way == "down"):
        return replace(known, status=Status.ON_TRACK, code="so_far")
    return replace(known, status=Status.REACHED, code="reached")


def _unmet_within(aim: Aim, standing: Standing, known: Verdict, today: date) -> Verdict:
    if aim.at_end_only:
        return replace(known, code="judged_at_end")
    if aim.is_milestone or (aim.good_way == "none" and aim.comparator not in HOLD):
        return replace(known, code="not_due")
    expected = expected_on(aim, known, today)
    if expected is None:
        return replace(known, code="not_due")
    known = replace(known, expected=expected)
    strict = aim.is_strict and expected == known.goal
    ahead = replace(aim, comparator=PACE[aim.good_way == "up", strict])
    assert known.current is not None
    if aim.comparator not in HOLD and ahead.is_met(known.current, expected):
        return replace(known, status=Status.ON_TRACK, code="on_track")
    code = "not_kept" if aim.comparator in HOLD else "behind"
    countable = aim.good_way != "none"
    short = still_missing(ahead, standing, expected, strict) if countable else None
    return replace(known, status=Status.BEHIND, code=code, short=short)


def expected_on(aim: Aim, known: Verdict, today: date) -> Fraction | None:
    """The level needed by the end of a day; None where there is nothing to pace."""
    goal, start = known.goal, known.start
    if goal is None:
        return None
    if start is None and (aim.from_zero or _only_grows(aim)):
        start = Fraction(0)
    if start is None or aim.comparator in HOLD or _is_past(aim, start, goal):
        return goal
    if aim.starts_on is None or aim.ends_on is None:
        return None
    days = (aim.ends_on - aim.starts_on).days + 1
    gone = min((today - aim.starts_on).days + 1, days)
    level = start + (goal - start) * Fraction(gone, days)
    if aim.is_share or goal.denominator != 1:
        return level
    return Fraction(floor(level) if aim.good_way == "up" else ceil(level))


def _is_past(aim: Aim, start: Fraction, goal: Fraction) -> bool:
    """Already there at the start: nobody expects it to fall back."""
    return start >= goal if aim.good_way == "up" else start <= goal


def _only_grows(aim: Aim) -> bool:
    """A count over the year, such as workers given jobs: what is counted stays."""
    return (
        not aim.is_share and aim.good_way == "up" and aim.comparator in {"=", ">", ">="}
    )


def still_missing(
    aim: Aim, standing: Standing, goal: Fraction, strict: bool
) -> int | None:
    """The least whole number that makes the comparison true, counted in the part."""
    if aim.is_milestone or aim.good_way == "none":
        return None
    if not aim.is_share:
        gap = goal - standing.level(aim.unit)
    elif standing.numerator is not None and standing.denominator is not None:
        part = goal * Fraction(standing.denominator) / SHARES[aim.unit]
        gap = part - Fraction(standing.numerator)
    else:
        return None
    gap = gap if aim.good_way == "up" else -gap
    return max(floor(gap) + 1 if strict else ceil(gap), 0)


def _with_villages_missing(aim: Aim, standing: Standing, verdict: Verdict) -> Verdict:
    """Keep a verdict only if what is missing cannot change it."""
    if not standing.missing:
        return verdict
    way = "up" if aim.is_milestone else aim.good_way
    lasting = {"up": GOOD, "down": BAD, "none": set[Status]()}[way]
    if not aim.is_share and verdict.status in lasting:
        return verdict
    return replace(
        verdict,
        status=Status.UNKNOWN,
        code="villages_missing",
        remaining=None,
        short=None,
    )
