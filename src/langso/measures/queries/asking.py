"""Who was asked what in a window, and which villages there are and were. One query.

Four kinds of rows come in one answer, each with four numbers, a day and words; a board
has twelve questions to the database and no more. It is SQL written here: every board
asks it, and Django takes ten times as long to build it as the database to answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from langso.measures.models import Form, Measure
from langso.measures.queries.mapping import answers
from langso.places.models import Lineage, Unit

NOBODY = 0  # in place of a village of which only a part is known
QUESTION, REPORT, LINEAGE, VILLAGE = range(4)
ROWS = """
SELECT 0, q.form_id, q.measure_id, CASE WHEN q.is_required THEN 1 ELSE 0 END, NULL,
  f.level, f.calendar, f.code
FROM measures_question q JOIN measures_form f ON f.id = q.form_id
WHERE f.commune_id = %(commune)s AND NOT q.is_apart AND q.measure_id IN ({measures})
UNION ALL
SELECT 1, p.form_id, r.unit_id, COUNT(DISTINCT r.period_id), MAX(p.ends_on), '', '', ''
FROM measures_period p JOIN measures_report r ON r.period_id = p.id
WHERE r.commune_id = %(commune)s AND p.ends_on BETWEEN %(start)s AND %(until)s
  AND p.form_id IN (
    SELECT q.form_id FROM measures_question q JOIN measures_form f ON f.id = q.form_id
    WHERE f.commune_id = %(commune)s AND NOT q.is_apart AND q.is_required
      AND q.measure_id IN ({measures}))
GROUP BY p.form_id, r.unit_id
UNION ALL
SELECT 2, l.before_id, l.after_id, CASE WHEN l.kind = %(split)s THEN 1 ELSE 0 END,
  NULL, '', '', ''
FROM places_lineage l JOIN places_unit u ON u.id = l.before_id
WHERE u.parent_id = %(commune)s
UNION ALL
SELECT 3, v.id, v.parent_id, 0, NULL, '', '', ''
FROM places_unit v
WHERE v.level = %(village)s AND v.path > %(path)s AND v.path < %(path_end)s
  AND v.valid_from <= %(today)s AND (v.valid_to IS NULL OR v.valid_to > %(today)s)
"""


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
        self, measure: int, times: Mapping[int, Mapping[int, Asked]]
    ) -> dict[int, Asked]:
        """By unit, out of how often each form (by id) was asked of each unit.

        The editions of a form followed one another; other forms asked the same again.
        """
        by_code: dict[str, dict[int, Asked]] = {}
        for form in self.forms[measure]:
            if measure in self.required.get(form, ()):
                units = by_code.setdefault(self.codes[form], {})
                for unit, now in times.get(form, {}).items():
                    units[unit] = now.after(units.get(unit))
        found: dict[int, Asked] = {}
        for units in by_code.values():
            for unit, now in units.items():
                found[unit] = now.beside(found.get(unit))
        return found


def asking_of(
    commune: Unit, measures: Sequence[Measure], start: date, until: date
) -> Asking:
    """Who was asked for the measures in the periods that have ended."""
    found, wanted = Asking(), _rows(commune, measures, start, until)
    known: dict[int, Form] = {}
    for of, form, measure, is_required, _none, level, calendar, code in wanted:
        if of == QUESTION:
            found.codes[form] = code
            known[form] = Form(pk=form, calendar=calendar, level=level)
            found.forms.setdefault(measure, set()).add(form)
            if is_required:
                found.required.setdefault(form, []).append(measure)
    times: dict[int, dict[int, Asked]] = {}
    for of, a, b, n, day, *_form in wanted:
        if of == REPORT:
            times.setdefault(a, {})[b] = Asked(n, _day(day))
        elif of == LINEAGE:
            found.merged.setdefault(b, []).append(a)
            if n == 1:
                found.merged[b].append(NOBODY)
        elif of == VILLAGE:
            found.villages.add(a)
    _leave_to_the_finest(found.required, known, set(times))
    for measure in {one for some in found.required.values() for one in some}:
        found.asked[measure] = found.times_asked(measure, times)
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


def _rows(
    commune: Unit, measures: Sequence[Measure], start: date, until: date
) -> list[tuple[Any, ...]]:
    """Kind, three numbers, a day; level, calendar and code of a form."""
    wanted = [measure.pk for measure in measures] or [NOBODY]
    first, last, today = (
        connection.ops.adapt_datefield_value(day)
        for day in (start, until, timezone.localdate())
    )
    values = {
        "commune": commune.pk, "path": commune.path, "path_end": commune.path_end,
        "start": first, "until": last, "today": today,
        "village": Unit.Level.VILLAGE.value, "split": Lineage.Kind.SPLIT.value,
        **{f"m{at}": pk for at, pk in enumerate(wanted)},
    }  # fmt: skip
    places = ", ".join(f"%(m{at})s" for at in range(len(wanted)))
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(measures=places), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _day(day: date | str) -> date:
    """SQLite gives days as words."""
    return day if isinstance(day, date) else date.fromisoformat(day)
