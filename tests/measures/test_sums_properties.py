"""Whatever happens to villages and reports, the boards say what a naive recount says.

Villages merge, split and are renamed; reports are missing, wait, are approved and
corrected; months are closed. The recount below knows nothing of the queries: it keeps
its own lists and adds them up by hand.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from langso.measures.actions import (
    Change,
    approve_report,
    begin_correction,
    close_period,
    make_form,
    open_period,
    send_report,
)
from langso.measures.answers import Answer
from langso.measures.calendars import window_on
from langso.measures.models import Indicator, Measure, Report
from langso.measures.queries.closing import body_of, preview_of
from langso.measures.queries.standings import needle, with_reported
from langso.measures.queries.totals import totals_of
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.actions import merge_villages, rename_village, split_village
from langso.places.queries import villages_of
from tests.conftest import START

ASKED = ("new_jobs", "people_exercising", "deaths", "cremations")
STOCKS = {"people_exercising"}
FORM = {
    "code": "so",
    "name": "Báo cáo tháng",
    "calendar": "report_month",
    "level": "village",
    "due_days": 2,
    "roles": ["village_head"],
}
YEAR = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 9, 1)

numbers = st.tuples(*[st.integers(0, 90)] * 3, st.integers(0, 100))
outcome = st.tuples(st.sampled_from(["none", "sent", "approved", "approved"]), numbers)
act = st.tuples(
    st.sampled_from(["", "", "merge", "split", "rename"]), st.integers(0, 9)
)
correction = st.tuples(st.integers(0, 99), numbers, st.booleans())
month = st.tuples(act, st.lists(outcome, min_size=3, max_size=3),
                  st.lists(correction, max_size=2), st.booleans())  # fmt: skip


def answers(given: tuple[int, ...]) -> dict[str, int]:
    jobs, exercising, deaths, percent = given
    return dict(
        zip(ASKED, (jobs, exercising, deaths, deaths * percent // 100), strict=True)
    )


@dataclass
class World:
    """What the recount knows: who was asked when, what was said, who became whom."""

    asked: dict[int, set[int]] = field(default_factory=dict)  # month: villages
    approved: dict[tuple[int, int], dict[str, int]] = field(default_factory=dict)
    sent: dict[tuple[int, int], dict[str, int]] = field(default_factory=dict)
    made_of: dict[int, list[int]] = field(default_factory=dict)  # not of splits
    closed: dict[int, object] = field(default_factory=dict)

    def said(self, *, reported: bool) -> dict[tuple[int, int], dict[str, int]]:
        return self.approved | self.sent if reported else self.approved

    def count(self, code: str, months: list[int], *, reported=False, over=False):
        """The sum, who is missing and who is older; (None, ...) if nobody said."""
        said = self.said(reported=reported)
        months = [m for m in months if m in self.asked]
        if code in STOCKS:
            return self._stock(code, months, said, over)
        wanted = {(m, v) for m in months for v in self.asked[m]}
        known = {key: said[key][code] for key in wanted if key in said}
        missing = {village for key in wanted - set(known) for village in [key[1]]}
        return (sum(known.values()) if known else None), missing, set()

    def _stock(self, code, months, said, over):
        if not months:
            return None, set(), set()
        newest = {
            v: self._newest(v, code, months, said) for v in self.asked[months[-1]]
        }
        known = {v: found for v, found in newest.items() if found is not None}
        missing = set(newest) - set(known)
        older = {v for v, (_value, last) in known.items() if last < months[-1]}
        total = sum(value for value, _last in known.values()) if known else None
        return total, (missing | older if over else missing), older

    def _newest(self, village, code, months, said):
        for m in reversed(months):
            if (m, village) in said:
                return said[m, village][code], m
        parts = [self._newest(v, code, months, said)
                 for v in self.made_of.get(village, [])]  # fmt: skip
        if not parts or None in parts:
            return None
        return sum(value for value, _m in parts), min(m for _value, m in parts)


class Play:
    """The real thing and the recount, side by side."""

    def __init__(self, stage) -> None:
        self.stage, self.world = stage, World()
        self.head = User.objects.create(username="truongthon")
        self.measures = {m.code: m for m in Measure.objects.filter(code__in=ASKED)}
        asked = [self.measures[code] for code in ASKED]
        self.form = make_form(stage.commune, FORM, asked, by=stage.lan)

    def month(self, number: int, plan) -> None:
        act, outcomes, corrections, closes = plan
        window = window_on("report_month", date(2026, number, 1))
        self.become(act, window.starts_on)
        period = open_period(self.form, window.ends_on, by=self.stage.lan)
        reports = list(period.reports.order_by("unit"))
        self.world.asked[number] = {report.unit_id for report in reports}
        for at, report in enumerate(reports):
            self.come_in(report, number, *outcomes[at % len(outcomes)])
        for which, said, is_approved in corrections:
            self.correct(which, said, is_approved)
        if closes:
            closing = close_period(self.stage.commune, window, by=self.stage.hoa)
            self.world.closed[number] = body_of(closing)
            self.compare(body_of(closing).lines, [number])

    def become(self, act, day: date) -> None:
        kind, choice = act
        living = list(villages_of(self.stage.commune, day))
        order = {"on": day, "basis": "NQ", "by": system()}
        old = living[choice % len(living)]
        if kind == "merge" and len(living) > 1:
            pair = [old, living[(choice + 1) % len(living)]]
            new = merge_villages(pair, f"Mới {day}", **order)
            self.world.made_of[new.pk] = [village.pk for village in pair]
        elif kind == "rename":
            new = rename_village(old, f"Tên {day}", **order)
            self.world.made_of[new.pk] = [old.pk]
        elif kind == "split":
            split_village(old, [f"Một {day}", f"Hai {day}"], **order)

    def come_in(self, report: Report, number: int, outcome: str, given) -> None:
        if outcome == "none":
            return
        sent, key = self.send(report, given), (number, report.unit_id)
        if outcome == "approved":
            approve_report(sent, by=self.stage.tam)
            self.world.approved[key] = answers(given)
        else:
            self.world.sent[key] = answers(given)

    def correct(self, which: int, given, is_approved: bool) -> None:
        keys = sorted(set(self.world.approved) - set(self.world.sent))
        if not keys:
            return
        number, unit = key = keys[which % len(keys)]
        day = window_on("report_month", date(2026, number, 1)).starts_on
        old = Report.objects.get(period__starts_on=day, unit=unit, status="approved")
        new = begin_correction(old, "Đếm lại", by=self.stage.lan)
        sent = self.send(new, given)
        if is_approved:
            approve_report(sent, by=self.stage.tam)
            self.world.approved[key] = answers(given)
        else:
            self.world.sent[key] = answers(given)

    def send(self, report: Report, given) -> Report:
        Post.objects.update_or_create(
            user=self.head, role="village_head", unit=report.unit, starts_on=START,
            defaults={"ends_on": None},
        )  # fmt: skip
        said = {c: Change(Answer(Decimal(n))) for c, n in answers(given).items()}
        return send_report(report, said, by=User.objects.get(pk=self.head.pk))

    def compare(self, lines, months: list[int]) -> None:
        """A closing against the recount of the same moment."""
        found = {line.measure: line for line in lines}
        for code in ASKED:
            value, missing, older = self.world.count(code, months, over=True)
            line = found[code]
            asked = self.world.asked[months[-1]]
            assert (line.value, line.expected) == (value, len(asked))
            assert line.covered == len(asked) - len(missing)
            assert len(line.older) == len(older)


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plans=st.lists(month, min_size=1, max_size=4))
def test_every_sum_is_that_of_a_naive_recount(stage, catalogue, plans):
    with transaction.atomic():
        play = Play(stage)
        for number, plan in enumerate(plans, 2):
            play.month(number, plan)
        months = list(range(2, 2 + len(plans)))
        the_year_is_right(play, months)
        what_moved_is_right(play)
        transaction.set_rollback(True)


def the_year_is_right(play: Play, months: list[int]) -> None:
    """Totals and both needles over the year, which is not over."""
    commune = play.stage.commune
    verified = totals_of(commune, play.measures.values(), *YEAR, TODAY)
    reported = with_reported(commune, verified, *YEAR, TODAY)
    for totals, is_reported in ((verified, False), (reported, True)):
        for code in ASKED:
            total = totals[play.measures[code].pk]
            count = play.world.count(code, months, reported=is_reported)
            assert (total.value, total.missing, total.older) == count
        the_share_is_right(play, totals, months, is_reported)


def the_share_is_right(play, totals, months, is_reported) -> None:
    rate = needle(Indicator.objects.get(code="cremation_rate"), totals)
    part, whole = (
        play.world.count(code, months, reported=is_reported)
        for code in ("cremations", "deaths")
    )
    if not whole[0]:
        assert rate.standing is None
        return
    standing = rate.standing
    share = Fraction(standing.numerator) / Fraction(standing.denominator)
    assert share == Fraction(part[0], whole[0])
    assert set(rate.missing) == whole[1]


def what_moved_is_right(play: Play) -> None:
    """A closing names exactly the figures that are no longer what they were."""
    for number, body in play.world.closed.items():
        window = window_on("report_month", date(2026, number, 1))
        moved = preview_of(play.stage.commune, window, TODAY).moved
        frozen = {line.measure: (line.value, line.covered) for line in body.lines}
        asked = len(play.world.asked[number])
        now = {}
        for code in ASKED:
            value, missing, _older = play.world.count(code, [number], over=True)
            now[code] = value, asked - len(missing)
        changed = {code for code in ASKED if now[code] != frozen[code]}
        assert {one.line.measure for one in moved} == changed
