"""Who was asked what in a window, and which villages there are and were. One query.

Four kinds of rows come in one answer, each with four numbers, a day and words; a board
has twelve questions to the database and no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    IntegerField,
    Max,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from langso.measures.models import Form, Measure, Question, Report
from langso.measures.queries.mapping import answers
from langso.places.models import Lineage, Unit
from langso.places.queries import villages_of

NOBODY = 0  # in place of a village of which only a part is known
QUESTION, REPORT, LINEAGE, VILLAGE = range(4)
CELLS = ("of", "a", "b", "n", "day", "words")


@dataclass(frozen=True)
class Asked:
    """When a measure was asked of a unit: how many ended periods, and the newest."""

    periods: int
    newest: date

    def after(self, other: "Asked | None") -> "Asked":
        """Both, one after the other."""
        if other is None:
            return self
        periods = self.periods + other.periods
        return Asked(periods, max(self.newest, other.newest))

    def beside(self, other: "Asked | None") -> "Asked":
        """Both, for the same days."""
        if other is None:
            return self
        periods = max(self.periods, other.periods)
        return Asked(periods, max(self.newest, other.newest))


@dataclass
class Asking:
    """By measure: the forms that ask it, and the units that had to answer.

    `required` says by form which measures have to be answered in it; `merged` of which
    villages each is made, wholly, by merging or a new name. What came out of a split
    is known by nobody until it reports itself. `villages` are those of today.
    """

    forms: dict[int, set[int]] = field(default_factory=dict)
    required: dict[int, list[int]] = field(default_factory=dict)
    asked: dict[int, dict[int, Asked]] = field(default_factory=dict)
    merged: dict[int, list[int]] = field(default_factory=dict)
    villages: set[int] = field(default_factory=set)
    codes: dict[int, str] = field(default_factory=dict)

    def times_asked(
        self, measure: int, times: Mapping[tuple[int, int], Asked]
    ) -> dict[int, Asked]:
        """By unit, out of how often each form (by id) was asked of each unit.

        The editions of a form followed one another; other forms asked the same again.
        """
        by_code: dict[tuple[int, str], Asked] = {}
        for (form, unit), now in times.items():
            if measure in self.required.get(form, ()):
                key = (unit, self.codes[form])
                by_code[key] = now.after(by_code.get(key))
        found: dict[int, Asked] = {}
        for (unit, _code), now in by_code.items():
            found[unit] = now.beside(found.get(unit))
        return found


def asking_of(
    commune: Unit, measures: Sequence[Measure], start: date, until: date
) -> Asking:
    """Who was asked for the measures in the periods that have ended."""
    found, wanted = Asking(), list(_rows(commune, measures, start, until))
    known: dict[int, Form] = {}
    for of, form, measure, is_required, _day, words in wanted:
        if of == QUESTION:
            level, calendar, found.codes[form] = words.split()
            known[form] = Form(pk=form, calendar=calendar, level=level)
            found.forms.setdefault(measure, set()).add(form)
            if is_required:
                found.required.setdefault(form, []).append(measure)
    present = {form for of, form, *_rest in wanted if of == REPORT}
    _leave_to_the_finest(found.required, known, present)
    times = {(a, b): Asked(n, day) for of, a, b, n, day, _w in wanted if of == REPORT}
    for measure in {one for some in found.required.values() for one in some}:
        found.asked[measure] = found.times_asked(measure, times)
    for of, a, b, n, _day, _words in wanted:
        if of == LINEAGE:
            found.merged.setdefault(b, []).append(a)
            if n == 1:
                found.merged[b].append(NOBODY)
        elif of == VILLAGE:
            found.villages.add(a)
    return found


def _leave_to_the_finest(
    required: dict[int, list[int]], forms: Mapping[int, Form], present: set[int]
) -> None:
    """What a form of shorter periods answers, the longer one was not asked."""
    for form in present & set(required):
        finer = [f for f in present & set(required) if answers(forms[f], forms[form])]
        theirs = {measure for f in finer for measure in required[f]}
        required[form] = [m for m in required[form] if m not in theirs]


def merged_from(commune: Unit) -> dict[int, list[int]]:
    """Which villages each one is made of, wholly: by merging or a new name.

    What came out of a split is known by nobody until it reports itself.
    """
    acts = Lineage.objects.filter(before__parent=commune)
    found: dict[int, list[int]] = {}
    for before, after, kind in acts.values_list("before", "after", "kind"):
        found.setdefault(after, []).append(before)
        if kind == Lineage.Kind.SPLIT:
            found[after].append(NOBODY)
    return found


def _rows(commune: Unit, measures: Sequence[Measure], start: date, until: date) -> Any:
    asks = Question.objects.filter(
        form__commune=commune, measure__in=measures, is_apart=False
    )
    none = Value("", output_field=CharField())
    split = Case(When(kind=Lineage.Kind.SPLIT, then=1), default=0)
    nothing = Cast(Value(None), DateField())
    questions = _questions(asks)
    merged = _cells(
        Lineage.objects.filter(before__parent=commune), LINEAGE, "before_id", "after_id"
    ).annotate(n=split, day=nothing, words=none)
    here = _cells(villages_of(commune), VILLAGE, "pk", "parent_id").annotate(
        n=Value(0), day=nothing, words=none
    )
    return questions.values_list(*CELLS).union(
        *(
            rows.values_list(*CELLS)
            for rows in (_times(commune, asks, start, until), merged, here)
        ),
        all=True,
    )


def _questions(asks: Any) -> Any:
    return _cells(asks, QUESTION, "form_id", "measure_id").annotate(
        n=Cast("is_required", IntegerField()),
        day=Cast(Value(None), DateField()),
        words=Concat(
            "form__level", Value(" "), "form__calendar", Value(" "), "form__code",
            output_field=CharField(),
        ),
    )  # fmt: skip


def _times(commune: Unit, asks: Any, start: date, until: date) -> Any:
    reports = Report.objects.filter(
        commune=commune,
        period__form__in=asks.filter(is_required=True).order_by().values("form"),
        period__ends_on__gte=start,
        period__ends_on__lte=until,
    )
    units = _cells(reports, REPORT, "period__form_id", "unit_id")
    return units.values("of", "a", "b").annotate(
        n=Count("period", distinct=True),
        day=Max("period__ends_on"),
        words=Value("", output_field=CharField()),
    )


def _cells(rows: Any, of: int, a: str, b: str) -> Any:
    kind = Value(of, output_field=IntegerField())
    return rows.order_by().annotate(of=kind, a=F(a), b=F(b))
