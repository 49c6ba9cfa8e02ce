"""Sums over periods are exact to the last digit, however large their parts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from langso.core.exact import keeps_exactly
from langso.measures.models import Figure, Measure
from langso.measures.queries.parts import parts_of

pytestmark = pytest.mark.django_db
START, END = date(2026, 1, 1), date(2026, 12, 31)

small = st.decimals(0, 1000, places=4)
large = st.decimals(0, "99999999999.9999", places=4)
whole = st.integers(0, 10**15 - 1).map(Decimal)
longest = st.integers(0, 10**15 - 1).map(lambda n: Decimal(1000 * n))
counted = st.one_of(small, large, whole, longest).filter(keeps_exactly)


def written(report, measures, values):
    """A figure of every value on days of their own, for each kind of measure."""
    Figure.objects.bulk_create(
        Figure(
            commune=report.commune, unit=report.unit, measure=measure, report=report,
            starts_on=START + timedelta(days=n), ends_on=START + timedelta(days=n),
            value=value,
        )
        for measure in measures
        for n, value in enumerate(values)
    )  # fmt: skip


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(values=st.lists(counted, min_size=1, max_size=60))
@example(values=[Decimal("0.1")] * 60)
@example(values=[Decimal("99999999999.9999")] * 60)
@example(values=[Decimal("99999999999.9999"), Decimal("0.0001")] * 30)
@example(values=[Decimal(10**15 - 1), Decimal("0.0001")])
@example(values=[Decimal(10**18 - 1000)] * 60)
@example(values=[Decimal(10**15 - 1)] * 60)
@example(values=[Decimal("1.005"), Decimal("2.675"), Decimal("1.0049")])
def test_no_digit_is_lost(stage, catalogue, a_report, values):
    assert in_parts(stage, a_report, values, decimals=4) == (sum(values), values[-1])
    if all(value == int(value) < 10**15 for value in values):
        whole = in_parts(stage, a_report, values, decimals=0)
        assert whole == (sum(values), values[-1])


def in_parts(stage, report, values, decimals) -> tuple[Decimal, Decimal]:
    """What a village contributes to a flow and to a stock of so many decimals."""
    flow, stock = (
        Measure.objects.filter(kind=kind, fact="").first() for kind in ("flow", "stock")
    )
    flow.decimals = stock.decimals = decimals
    with transaction.atomic():
        written(report, (flow, stock), values)
        found = parts_of(stage.commune, [flow, stock], START, END)
        transaction.set_rollback(True)
    summed, newest = (found[m.pk][report.unit_id] for m in (flow, stock))
    assert summed.periods == len(values)
    return summed.value, newest.value


@pytest.fixture
def a_report(a_month):
    return a_month(date(2026, 3, 10))[0]
