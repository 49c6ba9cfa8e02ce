"""A report looked over before it is sent: the checks of its form, in plain words. Pure.

The rules are data (`Check`); this says what each of them compares. Nothing is changed:
a remark states the fact, and a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from langso.measures.answers import Answers, printed, value_in
from langso.measures.models import Check, Question

Numbers = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class Remark:
    """One thing that was noticed: at which measure, how it is said, what it wants.

    `explained` is the reason the person gave for it; a REASON without one, and every
    STOP, holds the report back.
    """

    code: str
    message: str
    weight: str
    reasons: tuple[str, ...] = ()
    explained: str = ""

    @property
    def holds_back(self) -> bool:
        return self.weight == Check.Weight.STOP or not self.explained


@dataclass(frozen=True)
class Beside:
    """What a report is compared with: the answers of the last two periods, newest
    first, what stands in the register, and how the last period is called."""

    before: Numbers
    twice_before: Numbers
    households: int | None = None
    period: str = ""


def remarks_on(
    questions: Sequence[Question],
    checks: Sequence[Check],
    answers: Answers,
    beside: Beside,
    known: Numbers | None = None,
) -> list[Remark]:
    """Everything noticed in the answers, in the order of the questions.

    An empty required question is a STOP; one that is not answered is not checked.
    `known` values are not asked, and asked ones are compared with them all the same: a
    known part that is more than its whole is said of the whole.
    """
    found = [
        Remark(q.measure.code, _("Not filled in yet."), Check.Weight.STOP)
        for q in questions
        if q.is_required and value_in(answers, q.measure.code) is None
    ]
    asked = {q.measure.code: value_in(answers, q.measure.code) for q in questions}
    numbers = {**(known or {}), **asked}
    for check in checks:
        code = _place(check, asked)
        words = _said(check, numbers, beside) if code is not None else None
        if code is not None and words is not None:
            reason = (answers.get(code) or {}).get("reason", "")
            reasons = tuple(check.reasons)
            found.append(Remark(code, words, check.weight, reasons, reason))
    places = {q.measure.code: at for at, q in enumerate(questions)}
    return sorted(found, key=lambda remark: places.get(remark.code, len(places)))


def _place(check: Check, asked: Numbers) -> str | None:
    """At which question a remark is made; None where the person can mend nothing."""
    if check.measure.code in asked:
        return check.measure.code
    is_whole = check.rule == Check.Rule.PART and check.other is not None
    other = check.other.code if is_whole and check.other else ""
    return other if other in asked else None


def _said(check: Check, numbers: Numbers, beside: Beside) -> str | None:
    """The message of a check that found something; None where all is well."""
    value = numbers.get(check.measure.code)
    if value is None:
        return None
    compared = COMPARISONS[Check.Rule(check.rule)](check, value, numbers, beside)
    if compared is None:
        return None
    words = {name: printed(number) for name, number in compared.items()}
    against = compared.get("limit", compared.get("before", value))
    words["direction"] = _("less than") if value < against else _("more than")
    said = check.message.format_map(
        {"value": printed(value), "period": beside.period, **words}
    )
    return said[:1].upper() + said[1:]


def _part(
    check: Check, value: Decimal, numbers: Numbers, beside: Beside
) -> dict[str, Decimal] | None:
    whole = numbers.get(check.other.code) if check.other else None
    if whole is None or value <= whole:
        return None
    return {"limit": whole, "gap": value - whole}


def _households(
    check: Check, value: Decimal, numbers: Numbers, beside: Beside
) -> dict[str, Decimal] | None:
    if beside.households is None or value <= beside.households:
        return None
    limit = Decimal(beside.households)
    return {"limit": limit, "gap": value - limit}


def _jump(
    check: Check, value: Decimal, numbers: Numbers, beside: Beside
) -> dict[str, Decimal] | None:
    """Further from the last value than `percent` of it, and than `least` in number."""
    before = beside.before.get(check.measure.code)
    if before is None:
        return None
    gap = abs(value - before)
    if gap * 100 <= before * (check.percent or 0) or gap < (check.least or 1):
        return None
    return {"before": before, "gap": gap}


def _same(
    check: Check, value: Decimal, numbers: Numbers, beside: Beside
) -> dict[str, Decimal] | None:
    """The third time the same; a zero or less than `least` is nothing special."""
    past = (
        beside.before.get(check.measure.code),
        beside.twice_before.get(check.measure.code),
    )
    if past != (value, value) or value < (check.least or 1):
        return None
    return {"before": value}


def _range(
    check: Check, value: Decimal, numbers: Numbers, beside: Beside
) -> dict[str, Decimal] | None:
    if check.least is not None and value < check.least:
        return {"limit": Decimal(check.least), "gap": check.least - value}
    if check.most is not None and value > check.most:
        return {"limit": Decimal(check.most), "gap": value - check.most}
    return None


COMPARISONS = {
    Check.Rule.PART: _part,
    Check.Rule.HOUSEHOLDS: _households,
    Check.Rule.JUMP: _jump,
    Check.Rule.SAME: _same,
    Check.Rule.RANGE: _range,
}
