"""Several days counted at once are what each day alone would say."""

from datetime import date, timedelta
from itertools import product

import pytest

from langso.registry.facts import count_over, count_register
from langso.registry.models import Household, HouseholdFlag

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 14)
DAYS = [FIRST + timedelta(days=31 * n) for n in range(5)]


@pytest.fixture
def homes(stage):
    """Households that come and go, some of them poor for a while; Thôn 3 has none."""
    moves = [None, *DAYS]
    for n, (moved_in, moved_out) in enumerate(product(moves, moves)):
        if moved_in and moved_out and moved_out < moved_in:
            continue
        home = Household.objects.create(
            commune=stage.commune, village=stage.villages[n % 2], head=f"Mẫu {n}",
            number=str(n), search_text="mau", name_sort="mau",
            moved_in=moved_in, moved_out=moved_out,
        )  # fmt: skip
        if n % 3 == 0:
            HouseholdFlag.objects.create(
                household=home, kind="poor", starts_on=DAYS[n % 4],
                ends_on=DAYS[4] if n % 2 else None, decision="Mẫu", decided_on=FIRST,

            )  # fmt: skip
    return stage


def test_days_together_are_the_days_alone(homes):
    unit = homes.commune

    together = count_over(unit, DAYS, {"", "poor"})

    for day in DAYS:
        alone = count_register(unit, day)
        assert together[day] == {"": alone[""], "poor": alone["poor"]}
    assert len({tuple(together[day][""].values()) for day in DAYS}) > 2


def test_one_village_alone_and_any_days_take_two_questions(
    homes, django_assert_num_queries
):
    village = homes.villages[0]

    with django_assert_num_queries(2):
        found = count_over(village, DAYS, {"", "poor"})

    assert all(set(counts[""]) <= {village.pk} for counts in found.values())
