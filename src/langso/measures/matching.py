"""Which indicator a target means, by its words. Pure; a proposal, never a decision."""

from collections.abc import Iterable

from langso.measures.models import Indicator
from langso.vietnamese.spelling import fold


def proposals(
    subject: str, unit: str, indicators: Iterable[Indicator]
) -> list[Indicator]:
    """The indicators whose words stand in the subject, the closest first.

    The longest words found count most; of two alike, the one in the unit of the target
    comes first.
    """
    said = f" {fold(subject)} "
    scored = [
        ((_longest(said, indicator), _fits(unit, indicator)), indicator)
        for indicator in indicators
    ]
    found = [pair for pair in scored if pair[0][0]]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [indicator for _score, indicator in found]


def _longest(said: str, indicator: Indicator) -> int:
    phrases = (fold(line).strip() for line in indicator.words.splitlines())
    return max((len(p) for p in phrases if p and f" {p} " in said), default=0)


def _fits(unit: str, indicator: Indicator) -> bool:
    return (unit == "%") == (indicator.unit == "%")
