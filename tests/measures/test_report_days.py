"""How many days an officer and a village have: dated rules a commune may change."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.core.chores import chores_of
from langso.installation.checks import problems_of_installation
from langso.measures.actions import mail_reminders
from langso.measures.models import Report
from langso.measures.report_days import days_on, rules
from langso.people.actions import system

pytestmark = pytest.mark.django_db
MARCH, DUE = date(2026, 3, 10), date(2026, 3, 16)
CHANGE = date(2026, 3, 18)


@pytest.fixture
def write(settings, tmp_path):
    """Lines of the commune's own file, beside its database."""
    settings.HOME = tmp_path
    return (tmp_path / "report-days.txt").write_text


@pytest.fixture
def on(monkeypatch):
    """Make it another day."""

    def move(day: date) -> None:
        monkeypatch.setattr(
            timezone, "localdate", lambda value=None, timezone=None: day
        )

    return move


def days(kind: str, day: date) -> list[int]:
    return [found.days for found in days_on(kind, day)]


def test_the_shipped_rules_are_the_usual_ones():
    assert days("decide", DUE) == [2]
    assert days("close", DUE) == [30]
    assert days("remind", date(2020, 1, 1)) == [-2, 1, 4]
    assert all(rule.basis for rule in rules())


def test_a_change_counts_from_its_day_on(write):
    write(f"decide {CHANGE} 5 Quyết định 12/QĐ-UBND\n")

    assert days("decide", CHANGE - timedelta(1)) == [2]
    assert days("decide", CHANGE) == [5]
    assert days("close", CHANGE) == [30]


def test_what_was_sent_before_the_change_keeps_its_days(
    stage, a_month, write, on, settings
):
    on(CHANGE - timedelta(1))
    a_month(MARCH, (80, 1, 1, 4), approved=False)
    report = Report.objects.get(status="submitted")
    write(f"decide {CHANGE} 10 Quyết định 12/QĐ-UBND\n")

    def due(sent: date) -> date:
        on(sent)
        Report.objects.filter(pk=report.pk).update(submitted_at=timezone.now())
        chores = chores_of(stage.tam, sent)
        return next(chore.due_on for chore in chores if "Thôn 1" in chore.title)

    assert due(CHANGE - timedelta(1)) == CHANGE + timedelta(1)
    assert due(CHANGE) == CHANGE + timedelta(10)


def test_reminders_follow_the_rule_of_the_day(
    stage, monthly, a_month, write, settings, mailoutbox
):
    settings.EMAIL_HOST = "localhost"
    monthly.heads[0].email = "mau@vi-du.invalid"
    monthly.heads[0].save()
    a_month(MARCH)
    write(f"remind {CHANGE} 3 Quyết định 12/QĐ-UBND\n")

    by_day = {
        n: mail_reminders(DUE + timedelta(n), by=system()) for n in (-2, 1, 2, 3, 4)
    }

    assert by_day == {-2: 1, 1: 1, 2: 0, 3: 1, 4: 0}


@pytest.mark.parametrize(
    "line",
    ["decide 2026-01-01 two x", "wait 2026-01-01 2 x", "close 2026-13-01 2 x",
     "decide 2026-01-01 -2 x", "decide 2026-01-01 1,2 x", "remind 2026-01-01 2",
     "close 2026-01-01 9999 x"],
)  # fmt: skip
def test_a_line_nobody_can_read_counts_for_nothing_and_is_named(write, line):
    write(f"{line}\n")

    with pytest.raises(ValueError, match=r"report-days\.txt"):
        rules()

    assert (days("decide", DUE), days("close", DUE)) == ([2], [30])
    assert any("report-days.txt" in said for said in problems_of_installation("vi"))
