"""Calls of the actions of measures."""

from datetime import date
from decimal import Decimal

from langso.measures import actions as do
from langso.measures.actions import Entry
from tests.permissions import Case

ENTRY = Entry(date(2026, 6, 30), "Báo cáo tháng 6", value=Decimal(91), by_village=False)


def target(t):
    return t.adopted().targets.first()


def figure(t):
    return do.enter_figure(target(t), ENTRY, by=t.lan)


CASES: dict[str, Case] = {
    "enter_figure": lambda t, by: do.enter_figure(target(t), ENTRY, by=by),
    "correct_figure": lambda t, by: do.correct_figure(
        figure(t), ENTRY, by=by, reason="Cộng lại"
    ),
}
