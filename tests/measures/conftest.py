"""A monthly form, village heads who fill it in, and two officers who look it over."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from langso.measures.actions import (
    Change,
    add_check,
    approve_report,
    load_catalogue,
    make_form,
    open_period,
    save_answers,
    send_report,
    tie_target,
)
from langso.measures.answers import read_answer
from langso.measures.models import Indicator, Measure, Report
from langso.measures.queries.sheets import with_period
from langso.people.actions import system
from langso.people.models import Post, User
from langso.registry.models import Household
from tests.conftest import START

MONTH = {
    "code": "thang",
    "name": "Báo cáo tháng",
    "calendar": "report_month",
    "level": "village",
    "due_days": 2,
    "roles": ["village_head", "village_reporter"],
}
ASKED = ("households_in_chat", "deaths", "cremations", "new_jobs")


@pytest.fixture
def catalogue(stage) -> None:
    load_catalogue(by=system())


@pytest.fixture
def monthly(stage, catalogue) -> SimpleNamespace:
    """The form of Xã Bến Gốm, the heads of its villages, 100 households in each."""
    heads = []
    for village in stage.villages:
        head = User.objects.create(username=f"truongthon{village.ordinal}")
        Post.objects.create(
            user=head, role="village_head", unit=village, starts_on=START
        )
        heads.append(head)
        Household.objects.bulk_create(
            Household(commune=stage.commune, village=village, head=f"Mẫu {n}",
                      number=str(n), search_text=f"mau {n}", name_sort=f"mau {n}")
            for n in range(100)
        )  # fmt: skip
    measures = {m.code: m for m in Measure.objects.all()}
    form = make_form(
        stage.commune, MONTH, [measures[code] for code in ASKED], by=stage.lan
    )
    add_check(
        form,
        {"measure": measures["cremations"], "rule": "part", "weight": "stop",
         "other": measures["deaths"],
         "message": "Nhiều hơn số người qua đời là {gap} người. Xin xem lại số."},
        by=stage.lan,
    )  # fmt: skip
    add_check(
        form,
        {"measure": measures["households_in_chat"], "rule": "jump", "weight": "reason",
         "percent": 10, "least": 5, "reasons": ["Có hộ chuyển đi", "Lý do khác"],
         "message": "{direction} {period} là {gap} hộ. Xin ông, bà xem lại số."},
        by=stage.lan,
    )  # fmt: skip
    return SimpleNamespace(form=form, heads=heads, measures=measures)


@pytest.fixture
def a_month(stage, monthly) -> Callable[..., list[Report]]:
    """Open a month; each village that is given numbers sends them in."""

    def run(
        day: date, *villages: tuple[int, ...], approved: bool = True
    ) -> list[Report]:
        period = open_period(monthly.form, day, by=stage.lan)
        reports = list(with_period(period.reports.order_by("unit__ordinal")))
        for at, numbers in enumerate(villages):
            reports[at] = send_report(
                reports[at], changes(monthly, *numbers), by=monthly.heads[at]
            )
            if approved:
                reports[at] = approve_report(reports[at], by=stage.tam)
        return reports

    return run


def changes(
    monthly: SimpleNamespace, *numbers: int, **reasons: str
) -> dict[str, Change]:
    """Answers to the questions of the month, in their order; None is left empty."""
    return {
        code: Change(
            read_answer(monthly.measures[code], str(number), reasons.get(code, ""))
        )
        for code, number in zip(ASKED, numbers, strict=False)
        if number is not None
    }


@pytest.fixture
def tied(stage, an_adopted, catalogue) -> Callable[[str], object]:
    """The target on jobs of an adopted resolution, tied to an indicator by its code."""

    def tie(code: str = "new_jobs", subject: str = "người có việc làm"):
        resolution = an_adopted()
        target = resolution.targets.get(subject=subject)
        tie_target(target, Indicator.objects.get(code=code), by=stage.lan)
        return target

    return tie


__all__ = ["changes", "save_answers"]
