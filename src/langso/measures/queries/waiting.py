"""The reports that wait for a decision, and what was noticed in each of them.

Five queries for every period of which some wait, whatever the number of villages.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from langso.measures.checking import Beside, Remark, remarks_on
from langso.measures.facts import facts
from langso.measures.models import Period, Report
from langso.measures.queries.known import known_of
from langso.measures.queries.past import past_of
from langso.measures.queries.questions import checks_of, questions_of
from langso.measures.queries.sheets import HOUSEHOLDS, window_of, with_period
from langso.measures.rules import visible_reports
from langso.people.models import User


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
    found: dict[int, tuple[Remark, ...]] = {}
    for group in by_period.values():
        found |= _noticed(group[0].period, group)
    return [Waiting(report, found[report.pk]) for report in given]


def _noticed(period: Period, reports: list[Report]) -> dict[int, tuple[Remark, ...]]:
    questions, checks = questions_of(period.form), checks_of(period.form)
    units = [report.unit_id for report in reports]
    past = past_of(reports[0], units)
    known = known_of(period, questions, reports)
    fact = facts().get(HOUSEHOLDS)
    homes = fact.count(reports[0].commune, period.ends_on) if fact else {}
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
