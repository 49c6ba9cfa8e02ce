"""The schools and the health station of the sample, and what the schools report.

All of it is invented. One school has not sent its report, so that a sum over schools
shows from how many of them it comes.
"""

from datetime import date
from decimal import Decimal

from langso.measures.actions import (
    Change,
    approve_report,
    make_form,
    open_period,
    send_report,
)
from langso.measures.answers import Answer
from langso.measures.models import Form, Measure, Report
from langso.measures.queries.sheets import with_period
from langso.people.actions import appoint, enter_person, system
from langso.people.models import User
from langso.people.roles import EITHER, Role
from langso.places.actions import found_unit
from langso.places.models import Unit

SCHOOLS = (
    "Trường Mầm non Mẫu 1", "Trường Mầm non Mẫu 2", "Trường Tiểu học Mẫu 1",
    "Trường Tiểu học Mẫu 2", "Trường THCS Mẫu",
)  # fmt: skip
STATION = "Trạm Y tế Xã Mẫu"
YEAR = date(2026, 8, 31)  # the last day of the school year that is reported
FORM = {
    "code": "bao-cao-truong",
    "name": "Báo cáo năm học của trường (mẫu)",
    "calendar": "school_year",
    "level": Form.Level.SCHOOL,
    "due_days": 30,
    "roles": [Role.SCHOOL_REPORTER],
}
ASKED = ("pupils", "pupils_left")
SAID = ((312, 0), (287, 0), (641, 6), (598, 7))  # of all but the last school


def schools_report(commune: Unit, officer: User, since: date) -> None:
    """Found them, fill their posts, and let all schools but one report the year."""
    people = {
        unit.pk: _reporter(unit, role, since) for unit, role in _found(commune, since)
    }
    measures = {m.code: m for m in Measure.objects.filter(code__in=ASKED)}
    form = make_form(commune, FORM, [measures[code] for code in ASKED], by=officer)
    period = open_period(form, YEAR, by=officer)
    reports = with_period(Report.objects.filter(period=period)).order_by("unit__path")
    for report, said in zip(reports, SAID, strict=False):
        answers = {
            code: Change(Answer(Decimal(n)))
            for code, n in zip(ASKED, said, strict=True)
        }
        sent = send_report(report, answers, by=people[report.unit_id])
        approve_report(sent, by=officer)


def _found(commune: Unit, since: date) -> list[tuple[Unit, Role]]:
    wanted = [*((name, Role.SCHOOL_REPORTER) for name in SCHOOLS)]
    wanted.append((STATION, Role.HEALTH_REPORTER))
    return [
        (
            found_unit(
                EITHER[role], name, commune, valid_from=since, by=system(),
                is_sample=True,
            ),
            role,
        )
        for name, role in wanted
    ]  # fmt: skip


def _reporter(unit: Unit, role: Role, since: date) -> User:
    by = system()
    person = enter_person(f"Nguyễn Thị Mẫu, {unit.name}", unit, role, by=by)
    appoint(person, role, unit, by=by, starts_on=since)
    return person
