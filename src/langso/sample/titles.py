"""Last year's titles of the sample commune, and the sets of this year.

As the sample's resolution says: 12.535 of 12.858 households, 26 of 26 villages. This
year's round is not opened: that is what whoever looks at the sample does.
"""

from datetime import date

from langso.people.models import User
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.registry.models import Household
from langso.titles.actions import (
    bring_in_year,
    put_in_force,
    take_in_sets,
)
from langso.titles.actions.deciding import Signed
from langso.titles.actions.past_years import PastYear
from langso.titles.models import Title

YEAR, DECIDED_ON = 2025, date(2025, 11, 20)
AWARDED = 12_535
STEP = 7  # spreads those without the title over the villages, the same every time
SYMBOL, SIGNER = "QĐ-UBND (dữ liệu mẫu)", "Chủ tịch UBND xã Mẫu"


def award_last_year(commune: Unit, officer: User) -> None:
    """Bring in last year; take in this year's sets, one of each title in force."""
    homes = list(
        Household.objects.filter(commune=commune)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    left_out = {homes[at * STEP * 5 % len(homes)] for at in range(len(homes) - AWARDED)}
    titled = [pk for pk in homes if pk not in left_out]
    villages = [village.pk for village in villages_of(commune)]
    for number, title, keys in (
        ("112", Title.FAMILY, titled),
        ("113", Title.VILLAGE, villages),
    ):
        signed = Signed(number, SYMBOL, DECIDED_ON, SIGNER)
        bring_in_year(commune, PastYear(YEAR, keys, signed, title), by=officer)
    done = set[str]()
    for one in take_in_sets(commune, YEAR + 1, by=officer):
        if one.title not in done:
            put_in_force(one, by=officer)
            done.add(one.title)
