"""The shares of villages in a target: those in force, and what is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from langso.measures.facts import facts
from langso.measures.models import Share
from langso.measures.queries.sheets import HOUSEHOLDS
from langso.measures.sharing import by_largest_remainder, same_for_all
from langso.places.models import Unit
from langso.resolutions.models import Target


@dataclass(frozen=True)
class Proposed:
    """A way to share a target out, and what each village then gets."""

    method: str
    values: dict[int, Decimal]
    households: dict[int, int]

    @property
    def methods(self) -> tuple[str, str]:
        """A rate is the same everywhere, a count is split; both may be typed."""
        return self.method, Share.Method.BY_HAND

    def kept_as(self, method: str, values: Mapping[int, Decimal]) -> str:
        """How shares are labelled: what was changed by hand is by hand."""
        if method == Share.Method.SAME:
            is_so = len(set(values.values())) == 1
        else:
            is_so = method == self.method and values == self.values
        return method if is_so else Share.Method.BY_HAND


def shares_of(target: Target) -> dict[int, Decimal]:
    """What each village is to contribute today; empty where it was not shared out."""
    shares = Share.objects.filter(thread=target.thread, is_current=True)
    return {
        village: Decimal(value)
        for village, value in shares.values_list("village", "value")
        if value is not None
    }


def method_of(target: Target) -> str:
    """How the shares of today were found; "" where there are none."""
    shares = Share.objects.filter(thread=target.thread, is_current=True)
    return shares.values_list("method", flat=True).first() or ""


def proposed_shares(target: Target, villages: Sequence[Unit], on: date) -> Proposed:
    """The same rate for a share; a count by the households of each village.

    Where the register is empty, villages weigh the same.
    """
    counted = facts()[HOUSEHOLDS].count(target.resolution.commune, on)
    households = {village.pk: counted.get(village.pk, 0) for village in villages}
    value = target.value or Decimal(0)
    if target.unit == "%" or value != int(value):
        shares = same_for_all(value, households)
        return Proposed(Share.Method.SAME, shares, households)
    weights = households if any(households.values()) else dict.fromkeys(households, 1)
    parts = by_largest_remainder(int(value), weights) if weights else {}
    exact = {village: Decimal(part) for village, part in parts.items()}
    return Proposed(Share.Method.BY_HOUSEHOLDS, exact, households)
