"""The forms beside the monthly one: the Front's by quarter, the city's by half-year.

Most of what they want stands in the monthly reports already, so little is asked or
nothing at all. All of it is invented.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from langso.measures.actions import (
    Change,
    approve_report,
    fill_from_document,
    make_form,
    open_period,
    send_report,
    tie_target,
)
from langso.measures.answers import Answer
from langso.measures.documents import Document
from langso.measures.models import Form, Indicator, Measure, Report
from langso.measures.queries.sheets import with_period
from langso.people.models import Post, User
from langso.places.models import Body, Unit
from langso.resolutions.models import Resolution
from langso.vietnamese.spelling import fold

QUARTER = date(2026, 9, 14)  # the last day of the one that is reported
FRONT = {
    "code": "phieu-quy-mat-tran",
    "name": "Phiếu quý của Mặt trận (mẫu)",
    "calendar": "report_quarter",
    "level": Form.Level.VILLAGE,
    "due_days": 5,
    "roles": [Post.Role.VILLAGE_HEAD, Post.Role.VILLAGE_FRONT_HEAD],
}
OF_FRONT = (
    "households_in_chat", "opinions", "opinions_digital", "new_jobs", "deaths",
    "cremations", "mediations_finished", "mediations_settled",
)  # fmt: skip
CITY = {
    "code": "bieu-6-thang-thanh-pho",
    "name": "Biểu 6 tháng gửi thành phố (mẫu)",
    "calendar": "report_half",
    "level": Form.Level.COMMUNE,
    "due_days": 5,
    "roles": [],
}
OF_CITY = ("new_jobs", "people_exercising", "deaths", "cremations", "opinions")


COMMUNE = {
    "code": "so-lieu-cua-xa",
    "name": "Ngân sách, trường học, trẻ em (mẫu)",
    "calendar": "quarter",
    "level": Form.Level.COMMUNE,
    "due_days": 5,
    "roles": [],
}
OF_COMMUNE = (
    "budget_revenue", "budget_revenue_plan", "budget_spending", "budget_spending_plan",
    "schools", "schools_standard", "children_weighed", "children_underweight",
)  # fmt: skip
SAID = {  # the last day of a quarter: the eight numbers
    date(2026, 3, 31): (3_150_000_000, 14_000_000_000, 2_900_000_000, 13_600_000_000,
                        9, 8, 3170, 164),
    date(2026, 6, 30): (3_480_000_000, 14_000_000_000, 3_310_000_000, 13_600_000_000,
                        9, 8, 3174, 163),
    date(2026, 9, 30): (3_620_000_000, 14_000_000_000, 3_405_000_000, 13_600_000_000,
                        9, 8, 3176, 162),
}  # fmt: skip
SCHOOLS = "muc do 1"  # of the target that stands on them


def commune_figures(
    commune: Unit, resolution: Resolution, officer: User, leader: User
) -> None:
    """What only the commune knows: an officer fills in, the leader approves."""
    office = Body.objects.get(unit=commune, kind=Body.Kind.OFFICE)
    form = _form(commune, COMMUNE | {"body": office}, OF_COMMUNE, officer)
    for target in resolution.targets.select_related("resolution__commune"):
        if SCHOOLS in fold(target.subject):
            rate = Indicator.objects.get(code="schools_standard_rate")
            tie_target(target, rate, by=officer)
    for number, (day, said) in enumerate(SAID.items(), 1):
        period = open_period(form, day, by=officer)
        report = with_period(Report.objects.filter(period=period)).get()
        answers = zip(OF_COMMUNE, said, strict=True)
        changes = {c: Change(Answer(Decimal(n))) for c, n in answers}
        paper = Document(f"{number}/BC-MẪU", day + timedelta(days=3), str(office))
        sent = fill_from_document(report, changes, paper, send=True, by=officer)
        approve_report(sent, by=leader)


def more_forms(commune: Unit, officer: User) -> None:
    """Make both, and let every village answer the two questions of the quarter."""
    front = Body.objects.get(unit=commune, kind=Body.Kind.FRONT)
    form = _form(commune, FRONT | {"body": front}, OF_FRONT, officer)
    _form(commune, CITY, OF_CITY, officer)
    period = open_period(form, QUARTER, by=officer)
    posts = Post.objects.filter(role=Post.Role.VILLAGE_HEAD, unit__parent=commune)
    heads = {post.unit_id: post.user for post in posts.select_related("user")}
    reports = with_period(Report.objects.filter(period=period))
    for report in reports.order_by("unit__ordinal"):
        finished = report.unit.ordinal % 3
        settled = finished - (finished > 1)
        said = {"mediations_finished": finished, "mediations_settled": settled}
        answers = {c: Change(Answer(Decimal(n))) for c, n in said.items()}
        sent = send_report(report, answers, by=heads[report.unit_id])
        approve_report(sent, by=officer)


def _form(
    commune: Unit, fields: dict[str, object], codes: Sequence[str], officer: User
) -> Form:
    measures = {m.code: m for m in Measure.objects.filter(code__in=codes)}
    return make_form(commune, fields, [measures[code] for code in codes], by=officer)
