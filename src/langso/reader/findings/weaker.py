"""Targets below last year's result of the same subject."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.subjects import content, good_way, same_subject
from langso.reader.findings.wording import en_number, vi_number
from langso.reader.model import Figure, Finding
from langso.vietnamese.comparators import print_comparator

_ASKS_AT_LEAST: Final = ("=", ">", ">=")
_ASKS_AT_MOST: Final = ("=", "<", "<=")
_MOST: Final = 40  # results about things of one name that are looked at


def weaker(evidence: Evidence) -> Iterator[Finding]:
    """Find a rate to be reached that is less than was reached the year before.

    Counts are left out: "02 trường" may be new ones, added to those of last year.
    """
    results: dict[str, list[Figure]] = {}
    for result in evidence.results:
        words = content(result.subject)
        level = result.comparator == "=" and not result.baseline
        if words and level and result.unit == "%":
            results.setdefault(words[0], []).append(result)
    for target in evidence.targets:
        words = content(target.subject)
        alike = results.get(words[0], []) if words else []
        for result in alike[:_MOST]:
            if same_subject(target, result) and _is_weaker(target, result):
                yield _finding(evidence, target, result)
                break


def _is_weaker(target: Figure, result: Figure) -> bool:
    if target.value is None or result.value is None or target.baseline:
        return False
    if target.period is not None and target.period == result.period:
        return False
    way = good_way(target.subject)
    if way == "less":
        return target.comparator in _ASKS_AT_MOST and target.value > result.value
    at_least = target.comparator in _ASKS_AT_LEAST and way == "more"
    return at_least and not _is_spending(target) and target.value < result.value


def _is_spending(target: Figure) -> bool:
    """Spending has no good direction: more of it is no success."""
    return content(target.subject)[:1] == ("chi",)


def _finding(evidence: Evidence, target: Figure, result: Figure) -> Finding:
    asked, reached = target.value or Decimal(0), result.value or Decimal(0)
    word = print_comparator(target.comparator)
    vi = (
        f"Chỉ tiêu {word} {vi_number(asked)}% thấp hơn kết quả năm trước"
        f" {vi_number(reached)}% của cùng nội dung. Xin xem lại chỉ tiêu."
    )
    en = (
        f"The target {target.comparator} {en_number(asked)}% asks for less than"
        f" last year's {en_number(reached)}%. Please check the target."
    )
    if asked > reached:
        vi = vi.replace("thấp hơn", "cao hơn")
    numbers = {"target": asked, "result": reached}
    spans = (target.span, result.span)
    return evidence.finding(
        "weaker-than-last-year", "warning", (vi, en), *spans, numbers=numbers
    )
