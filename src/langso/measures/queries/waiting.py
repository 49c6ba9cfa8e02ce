"""The reports that wait for a decision, and what was noticed in each of them.

Five queries, whatever the number of villages and periods; for a period of which another
form answers some questions, those of `known_of` besides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from langso.measures.checking import Beside, Remark, remarks_on
from langso.measures.facts import count_over, facts
from langso.measures.models import Report
from langso.measures.queries.known import Known, known_of, verified_elsewhere
from langso.measures.queries.past import Past, pasts_of
from langso.measures.queries.questions import (
    checks_of,
    fetch_contents,
    questions_of,
)
from langso.measures.queries.sheets import HOUSEHOLDS, window_of, with_period
from langso.measures.rules import visible_reports
from langso.people.models import User

Homes = Mapping[int, int]


@dataclass(frozen=True)
class Waiting:
    """A report that waits, with everything that was noticed in it."""

    report: Report
    remarks: tuple[Remark, ...]


def waiting_for(person: User) -> QuerySet[Report]:
    """What this person may decide: sent, of the own communes, and nothing of it
    written by them (four eyes); the longest due first."""
    communes = person.serves_communes | person.leads_communes
    own = Q(submitted_by=person) | Q(saved_by=person)
    reports = visible_reports(person).filter(
        commune__in=communes, status=Report.Status.SUBMITTED
    )
    wrote = Report.earlier_writers.through.objects.filter(user=person)
    others = reports.exclude(own).exclude(pk__in=wrote.values("report"))
    return with_period(others).order_by(
        "period__due_on", "period", "unit__ordinal", "pk"
    )


def next_after(person: User, report: Report | None = None) -> int | None:
    """The next report to look at: the one behind this, else the first of the others."""
    return next_among(list(waiting_for(person).values_list("pk", flat=True)), report)


def next_among(keys: list[int], report: Report | None) -> int | None:
    """The same, where those that wait are known."""
    if report is not None and report.pk in keys:
        at = keys.index(report.pk)
        keys = keys[at + 1 :] + keys[:at]
    return keys[0] if keys else None


def noticed_in(reports: Iterable[Report]) -> list[Waiting]:
    """What the checks of its form say of each report, in the order given."""
    given = list(reports)
    by_period: dict[int, list[Report]] = defaultdict(list)
    for report in given:
        by_period[report.period_id].append(report)
    groups = list(by_period.values())
    fetch_contents(group[0].period.form for group in groups)
    pasts, homes = pasts_of(groups), _homes(groups)
    elsewhere = verified_elsewhere(groups)
    found: dict[int, tuple[Remark, ...]] = {}
    for group in groups:
        period = group[0].period
        known = known_of(period, questions_of(period.form), group, elsewhere[period.pk])
        there = homes[group[0].commune_id, period.ends_on]
        found |= _noticed(group, known, pasts[period.pk], there)
    return [Waiting(report, found[report.pk]) for report in given]


def _homes(groups: Sequence[Sequence[Report]]) -> dict[tuple[int, date], Homes]:
    """The households of villages when each of the periods ended, by commune and day."""
    found: dict[tuple[int, date], Homes] = {}
    communes = {group[0].commune_id: group[0].commune for group in groups}
    for pk, commune in communes.items():
        days = {g[0].period.ends_on for g in groups if g[0].commune_id == pk}
        names = [HOUSEHOLDS] if HOUSEHOLDS in facts() else []
        for day, counted in count_over(names, commune, sorted(days)).items():
            found[pk, day] = counted.get(HOUSEHOLDS, {})
    return found


def _noticed(
    reports: Sequence[Report], known: Known, past: Past, homes: Homes
) -> dict[int, tuple[Remark, ...]]:
    form = reports[0].period.form
    questions, checks = questions_of(form), checks_of(form)
    name = window_of(reports[0]).before.name
    found = {}
    for report in reports:
        before, twice = past[0].get(report.unit_id, {}), past[1].get(report.unit_id, {})
        beside = Beside(before, twice, homes.get(report.unit_id), name)
        there, compared = known.to(report.unit_id), known.compared(report.unit_id)
        asked = [q for q in questions if q.measure.code not in there]
        found[report.pk] = tuple(
            remarks_on(asked, checks, report.answers, beside, compared)
        )
    return found
