"""What the villages of the sample commune reported, month by month, in 2026.

Every report goes the way of a real one: a village head sends it, an officer approves
it. The last month is under way: some wait for approval, one came back, some are late.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from langso.measures.actions import (
    Change,
    add_check,
    approve_report,
    load_catalogue,
    make_form,
    open_period,
    return_report,
    send_report,
    tie_target,
)
from langso.measures.answers import Answer
from langso.measures.calendars import Window, windows_between
from langso.measures.models import Form, Indicator, Measure, Report
from langso.measures.queries.sheets import with_period
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.resolutions.models import Resolution
from langso.vietnamese.spelling import fold

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 14)
MONTHLY = {
    "code": "bao-cao-thang",
    "name": "Báo cáo tháng của thôn",
    "calendar": "report_month",
    "level": Form.Level.VILLAGE,
    "due_days": 2,
    "roles": [Post.Role.VILLAGE_HEAD, Post.Role.VILLAGE_REPORTER],
}
ASKED = (
    "new_jobs", "households_in_chat", "people_exercising", "opinions",
    "opinions_digital", "deaths", "cremations",
)  # fmt: skip
TIES = {
    "zalo": "chat_group_rate",
    "nen tang so": "digital_opinion_rate",
    "viec lam": "new_jobs",
    "ho ngheo": "poor_households",
    "gia dinh van hoa": "cultural_family_rate",
    "thon van hoa": "cultural_village_rate",
}
CHAT = (9155, 9400, 9650, 9900, 10400, 10891, 11200, 11480, 11790, 12120, 12290)
EXERCISING = (
    19800,
    19830,
    19900,
    19950,
    20020,
    20060,
    20100,
    20120,
    20140,
    20145,
    20170,
)
JOBS = (95, 110, 147, 120, 130, 139, 160, 185, 190, 204, 150)
OPINIONS = (30, 41, 44, 42, 51, 55, 48, 50, 46, 56, 40)
DEATHS = (10, 12, 9, 11, 8, 10, 12, 9, 11, 10, 9)
WAITING, LATE, RETURNED = {3, 8, 19, 20}, {5, 14, 22}, 7  # villages of the last month
REASON = "Có hộ mới vào nhóm"
LOOK_AGAIN = "Xin ông, bà xem lại số."
CHECKS: tuple[dict[str, Any], ...] = (
    {"measure": "cremations", "rule": "part", "weight": "stop", "other": "deaths",
     "message": f"Nhiều hơn số người qua đời là {{gap}} người. {LOOK_AGAIN}"},
    {"measure": "opinions_digital", "rule": "part", "weight": "stop",
     "other": "opinions",
     "message": f"Nhiều hơn số ý kiến đã nhận là {{gap}} ý kiến. {LOOK_AGAIN}"},
    {"measure": "households_in_chat", "rule": "households", "weight": "stop",
     "message": f"Nhiều hơn số hộ của thôn là {{gap}} hộ. {LOOK_AGAIN}"},
    {"measure": "households_in_chat", "rule": "jump", "weight": "reason",
     "percent": 5, "least": 10,
     "message": f"{{direction}} {{period}} là {{gap}} hộ. {LOOK_AGAIN} Nếu số đúng, "
     "xin chọn lý do.",
     "reasons": [REASON, "Có hộ chuyển đi hoặc rời nhóm", "Tháng trước đếm nhầm"]},
)  # fmt: skip


def report_months(commune: Unit, resolution: Resolution, officer: User) -> None:
    """Make the form, tie the targets, and let all months come in until the last."""
    load_catalogue(by=system())
    form = _monthly(commune, officer)
    _tie(resolution, officer)
    heads = _heads(commune)
    months = _months()
    for at, window in enumerate(months):
        period = open_period(form, window.ends_on, by=officer)
        reports = with_period(Report.objects.filter(period=period))
        each = zip(reports.order_by("unit__ordinal"), _numbers(at), strict=False)
        for report, numbers in each:
            is_last = window == months[-1]
            _come_in(report, numbers, heads[report.unit_id], officer, is_last=is_last)


def _tie(resolution: Resolution, officer: User) -> None:
    for target in resolution.targets.select_related("resolution__commune"):
        key = fold(target.subject)
        for words, code in TIES.items():
            if words in key and "can ngheo" not in key:
                tie_target(target, Indicator.objects.get(code=code), by=officer)


def _heads(commune: Unit) -> dict[int, User]:
    posts = Post.objects.filter(role=Post.Role.VILLAGE_HEAD, unit__parent=commune)
    return {post.unit_id: post.user for post in posts.select_related("user")}


def _months() -> list[Window]:
    """The report months of the sample that have ended by today."""
    today = timezone.localdate()
    all_months = windows_between("report_month", FIRST, LAST)
    return [window for window in all_months if window.ends_on < today]


def _come_in(
    report: Report, numbers: list[int], head: User, approver: User, *, is_last: bool
) -> None:
    place = report.unit.ordinal
    if is_last and place in LATE:
        return
    sent = send_report(report, dict(_changes(numbers)), by=head)
    if is_last and place in WAITING:
        return
    if is_last and place == RETURNED:
        return_report(sent, "Xin đếm lại số người có việc làm mới.", by=approver)
        return
    approve_report(sent, by=approver)


def _changes(numbers: list[int]) -> Iterator[tuple[str, Change]]:
    for code, number in zip(ASKED, numbers, strict=True):
        reason = REASON if code == "households_in_chat" else ""
        yield code, Change(Answer(Decimal(number), reason))


def _numbers(month: int) -> Iterator[list[int]]:
    """The seven numbers of each village; they add up to those of the commune."""
    opinions = _split(OPINIONS[month], month)
    deaths = _split(DEATHS[month], month + 3)
    columns = zip(
        _split(JOBS[month], month + 5),
        _split(CHAT[month], 0, 7),
        _split(EXERCISING[month], 0, 11),
        opinions,
        deaths,
        strict=True,
    )
    for jobs, chat, exercising, received, dead in columns:
        digital = received - (received > 2)
        yield [jobs, chat, exercising, received, digital, dead, dead - (dead > 1)]


def _split(total: int, turn: int, spread: int = 20) -> list[int]:
    """Share a number out over 26 villages unevenly, the same every time."""
    weights = [100 - spread // 2 + (at * 7 + turn * 3) % spread for at in range(26)]
    parts = [total * weight // sum(weights) for weight in weights]
    for at in range(total - sum(parts)):
        parts[(at * 5 + turn) % 26] += 1
    return parts


def _monthly(commune: Unit, officer: User) -> Form:
    measures = {m.code: m for m in Measure.objects.filter(code__in=ASKED)}
    form = make_form(commune, MONTHLY, [measures[code] for code in ASKED], by=officer)
    for check in CHECKS:
        parts = {k: measures[check[k]] for k in ("measure", "other") if k in check}
        add_check(form, check | parts, by=officer)
    return form
