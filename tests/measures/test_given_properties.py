"""What a quarter or half-year takes from months is what a naive recount says.

Months are opened or not, reports missing, waiting, approved, corrected. The recount
keeps its own list of what was approved last, and adds it up by hand.
"""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from langso.measures.actions import (
    approve_report,
    begin_correction,
    make_form,
    open_period,
    send_report,
    stop_asking,
)
from langso.measures.answers import Answer
from langso.measures.calendars import window_on
from langso.measures.models import Measure, Report
from langso.measures.queries.known import known_of
from langso.measures.queries.sheets import with_period
from tests.measures.conftest import MONTH, Change

CODES = FLOW, STOCK = ("new_jobs", "people_exercising")
ASKED = {"report_quarter": "mediations_finished", "report_half": "social_evils"}
numbers = st.tuples(st.integers(0, 90), st.integers(0, 900))
outcome = st.tuples(st.sampled_from(["none", "sent", "approved", "approved"]), numbers)
correction = st.tuples(st.integers(0, 2), numbers, st.booleans())
month = st.tuples(
    st.booleans(),
    st.lists(outcome, min_size=3, max_size=3),
    st.lists(correction, max_size=2),
)


def answers(said: tuple[int, int]) -> dict[str, Change]:
    return {c: Change(Answer(n)) for c, n in zip((FLOW, STOCK), said, strict=True)}


class Play:
    """Real months, and beside them what was approved last in each."""

    def __init__(self, stage, monthly) -> None:
        self.stage, self.monthly = stage, monthly
        self.opened: list[int] = []
        self.approved: dict[tuple[int, int], tuple[int, int]] = {}
        stop_asking(monthly.form, by=stage.lan)  # it asks one of the two, too
        measures = {m.code: m for m in Measure.objects.filter(code__in=CODES)}
        self.measures = [measures[code] for code in CODES]
        months = MONTH | {"code": "hai"}
        self.form = make_form(stage.commune, months, self.measures, by=stage.lan)

    def month(self, number: int, outcomes, corrections) -> None:
        self.opened.append(number)
        day = date(2026, number, 10)
        reports = self.reports(self.form, day)
        for at, (kind, said) in enumerate(outcomes):
            if kind != "none":
                self.send(reports[at], at, number, said, approve=kind == "approved")
        for at, said, is_approved in corrections:
            self.correct(number, at, said, is_approved)

    def correct(self, number: int, at: int, said, is_approved: bool) -> None:
        standing = Report.objects.filter(
            period__form=self.form,
            period__ends_on=date(2026, number, 14),
            unit=self.stage.villages[at],
        )
        waits = standing.filter(status__in=["submitted", "draft"]).exists()
        old = standing.filter(status="approved").first()
        if old is not None and not waits:
            new = begin_correction(old, "Đếm lại", by=self.monthly.heads[at])
            self.send(new, at, number, said, approve=is_approved)

    def send(self, report, at: int, number: int, said, *, approve: bool) -> None:
        sent = send_report(report, answers(said), by=self.monthly.heads[at])
        if approve:
            approve_report(sent, by=self.stage.tam)
            self.approved[number, at] = said

    def reports(self, form, day: date) -> list[Report]:
        period = open_period(form, day, by=self.stage.lan)
        return list(with_period(period.reports.order_by("unit__ordinal")))

    def is_right(self, calendar: str, asked: str) -> None:
        """Every village of a form in this calendar, against the lists."""
        values = MONTH | {"code": calendar, "calendar": calendar}
        measures = [*self.measures, Measure.objects.get(code=asked)]
        form = make_form(self.stage.commune, values, measures, by=self.stage.lan)
        window = window_on(calendar, date(2026, 2, 1))
        months = list(range(1, window.ends_on.month + 1))
        reports = self.reports(form, window.ends_on)
        known = known_of(reports[0].period, list(form.questions.all()), reports)
        for at, report in enumerate(reports):
            there = known.given_to(report.unit_id)
            if self.opened and min(self.opened) > months[-1]:
                assert there == {}  # months began later: the villages are asked
                continue
            assert set(there) == {FLOW, STOCK}
            said = {m: self.approved[m, at] for m in months if (m, at) in self.approved}
            jobs, exercising = there[FLOW], there[STOCK]
            assert jobs.value == (sum(j for j, _e in said.values()) if said else None)
            missing = [f"tháng {m}/2026" for m in months if m not in said]
            assert [tile.name for tile in jobs.missing] == missing
            newest = said[max(said)][1] if said else None
            assert exercising.value == newest
            assert exercising.is_complete is (months[-1] in said)


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plans=st.lists(month, min_size=1, max_size=5))
def test_a_longer_period_is_a_naive_recount_of_its_months(stage, monthly, plans):
    with transaction.atomic():
        play = Play(stage, monthly)
        for number, (is_opened, outcomes, corrections) in enumerate(plans, 1):
            if is_opened:
                play.month(number, outcomes, corrections)
        for calendar, asked in ASKED.items():
            play.is_right(calendar, asked)
        transaction.set_rollback(True)
