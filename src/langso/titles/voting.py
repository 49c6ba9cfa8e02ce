"""Whether a vote carries: counts of people against dated thresholds. Pure."""

from dataclasses import dataclass

from langso.titles.criteria import Criteria, Threshold


@dataclass(frozen=True)
class Count:
    """A meeting's counts: all households, those represented, those in favour."""

    households: int
    present: int
    agreed: int

    @property
    def absent(self) -> int:
        return self.households - self.present


def has_quorum(criteria: Criteria, count: Count) -> bool:
    """Enough of all households are represented."""
    return criteria.quorum.met(count.present, count.households)


def carries(threshold: Threshold, votes: int, count: Count) -> bool:
    """So many votes are enough, of all households or of those present."""
    return threshold.met(votes, whole_of(threshold, count))


def whole_of(threshold: Threshold, count: Count) -> int:
    """What the share is a share of."""
    return count.households if threshold.of == "all" else count.present


def is_possible(count: Count) -> bool:
    """No more present than households, no more votes than people present."""
    return 0 <= count.agreed <= count.present <= count.households
