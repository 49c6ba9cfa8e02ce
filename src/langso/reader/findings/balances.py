"""What comes in and goes out: "Tổng thu ...; tổng chi ...; kết dư ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Final, Literal

from langso.reader.findings.arithmetic import one_slip
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.units import unit_class, value_of
from langso.reader.findings.wording import en_amount, en_written, vi_amount, vi_written
from langso.reader.mentions import Mention
from langso.reader.model import Finding

Role = Literal["opening", "in", "out", "surplus", "deficit", "closing", "left", "other"]

_OPENING: Final = re.compile(
    r"(?<!\w)(?:(?<!tháng\s)đầu\s(?:kỳ|năm|quý|tháng)"
    r"|(?:kỳ|năm|quý|tháng)\strước\s(?:chuyển|mang)\ssang)[^,;()]{0,40}$"
)
_RESTS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("closing", re.compile(r"(?<!\w)cuối\s(?:kỳ|năm|quý|tháng)[^,;()]{0,40}$")),
    ("deficit", re.compile(r"(?<!\w)bội chi[^,;()]{0,60}$")),
    (
        "surplus",
        re.compile(r"(?<!\w)(?:kết dư|bội thu|chênh lệch|tồn quỹ)[^,;()]{0,60}$"),
    ),
    ("left", re.compile(r"(?<!\w)còn\s(?:lại|dư|tồn)[^,;()]{0,40}$")),
)
_FLOWS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("opening", _OPENING),
    (
        "out",
        re.compile(
            r"(?<!\w)(?:chi|thoát(?:\scận)?\snghèo|giảm|ra khỏi)(?!\w)[^,;()]{0,80}$"
        ),
    ),
    (
        "in",
        re.compile(
            r"(?<!\w)(?:thu(?!\w|\snhập)|phát sinh|tái nghèo|tăng)(?!\w)[^,;()]{0,80}$"
        ),
    ),
)
_ENDING: Final = (
    "dư",
    "cuối",
    "bội",
    "chênh lệch",
    "tồn",
    "còn lại",
)  # quick to look for
_LONGEST: Final = 8  # amounts in a row, the opening and the closing one included


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount and what it does to the balance."""

    role: Role
    item: Mention

    @property
    def signed(self) -> Decimal:
        value = value_of(self.item)
        return -value if self.role == "out" else value


def balances(evidence: Evidence) -> Iterator[Finding]:
    """Check amounts in a row: what was there, came in and went out, and what is left.

    Of things that are counted the row must run from an opening to a closing number.
    """
    row: list[tuple[str, Mention]] = []
    for sentence in evidence.sentences:
        for index, item in enumerate(sentence.items):
            if item.kind not in ("money", "count") or "/" in (item.unit or ""):
                continue
            gap = sentence.before(index)
            if row and any(word in gap for word in _ENDING):
                yield from _judged(evidence, row, Entry(_role(gap, _RESTS), item))
            row = [*row[1 - _LONGEST :], (gap, item)]


def is_opening(gap: str) -> bool:
    """Tell whether the words lead to what was there before the period."""
    return _OPENING.search(gap) is not None


def _role(gap: str, roles: tuple[tuple[Role, re.Pattern[str]], ...]) -> Role:
    return next((role for role, words in roles if words.search(gap)), "other")


def _judged(
    evidence: Evidence, row: Sequence[tuple[str, Mention]], rest: Entry
) -> Iterator[Finding]:
    flows = _flows(_before(row, rest.item)) if rest.role != "other" else []
    # What is left of one amount alone is looked at with the leftovers.
    if not flows or (rest.role == "left" and flows[0][0].role != "opening"):
        return
    sign = -1 if rest.role == "deficit" else 1
    left = [sign * sum((e.signed for e in run), Decimal(0)) for run in flows]
    step = max(entry.item.step for entry in (*flows[0], rest))
    gaps = [abs(value - value_of(rest.item)) for value in left]
    if min(gaps) == 0 or (min(gaps) <= step and step > 1):
        return
    if rest.item.kind == "money" or _is_one_off(flows[0], rest.item, left[0]):
        yield _finding(evidence, flows[0], rest.item, left[0])


def _is_one_off(flows: Sequence[Entry], rest: Mention, left: Decimal) -> bool:
    """Tell whether one slip in one of the counts explains the balance."""
    gap = value_of(rest) - left
    return one_slip(value_of(rest), left, rest.step) or any(
        one_slip(abs(entry.signed), abs(entry.signed + gap), entry.item.step)
        for entry in flows
    )


def _before(row: Sequence[tuple[str, Mention]], rest: Mention) -> list[Entry]:
    """Return the amounts just before, as far as they are of the same things."""
    alike = takewhile(lambda e: unit_class(e[1]) == unit_class(rest), reversed(row))
    return [Entry(_role(gap, _FLOWS), item) for gap, item in alike][::-1]


def _flows(before: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Return the rows that may make up the balance, the likeliest first."""
    start = len(before)
    while start and before[start - 1].role in ("in", "out"):
        start -= 1
    own = before[start:]
    if own and start and before[start - 1].role == "opening":
        return [before[start - 1 :]]
    money = len(own) > 1 and own[-1].item.kind == "money"
    if not money or (own[-2].role, own[-1].role) != ("in", "out"):
        return []
    return [own[-2:], own] if len(own) > 2 else [own]


def _finding(
    evidence: Evidence, flows: Sequence[Entry], rest: Mention, left: Decimal
) -> Finding:
    vi, en = vi_written(flows[0].item), en_written(flows[0].item)
    for entry in flows[1:]:
        sign = " − " if entry.role == "out" else " + "
        vi += sign + vi_written(entry.item)
        en += sign + en_written(entry.item)
    said = (
        f"{vi} = {vi_amount(left, rest)}, văn bản ghi {vi_written(rest)}.",
        f"{en} = {en_amount(left, rest)}, the document says {en_written(rest)}.",
    )
    spans = [rest.span, *(entry.item.span for entry in flows)]
    numbers = {"written": value_of(rest), "computed": left}
    return evidence.finding("difference", "error", said, *spans, numbers=numbers)
