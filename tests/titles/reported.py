"""Figures of villages for the reports on them: approved months of Xã Bến Gốm."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from langso.measures.actions import (
    approve_report,
    load_catalogue,
    make_form,
    open_period,
    send_report,
)
from langso.measures.models import Measure, Report
from langso.measures.queries.sheets import with_period
from langso.people.actions import system
from tests.measures.conftest import ASKED, MONTH, changes

SEPTEMBER, AUGUST = date(2026, 9, 20), date(2026, 8, 20)


@pytest.fixture
def month(village) -> Callable[..., list[Report]]:
    """A month in which the first villages report numbers; approved or only sent.

    In the order of `ASKED`: households in the chat group, deaths, cremations, new jobs.
    """
    load_catalogue(by=system())
    measures = {one.code: one for one in Measure.objects.all()}
    asked = [measures[code] for code in ASKED]
    form = make_form(village.commune, MONTH, asked, by=village.lan)
    known = SimpleNamespace(measures=measures)

    def run(*numbers: tuple[int, ...], day=SEPTEMBER, approved=True) -> list[Report]:
        period = open_period(form, day, by=village.lan)
        reports = list(with_period(period.reports.order_by("unit__ordinal")))
        for at, row in enumerate(numbers):
            said = changes(known, *row)
            reports[at] = send_report(reports[at], said, by=village.heads[at])
            if approved:
                reports[at] = approve_report(reports[at], by=village.tam)
        return reports

    return run
