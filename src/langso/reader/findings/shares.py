"""A part and its share of a stated total: "750 triệu đồng (chiếm 60%)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.lines import Line
from langso.reader.findings.lists import total_of
from langso.reader.findings.misprints import misprinted
from langso.reader.findings.parts import is_broken_down
from langso.reader.findings.ratio_words import said_share, said_without_whole
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import (
    amount,
    claim,
    is_whole_count,
    unit_class,
    value_of,
)
from langso.reader.findings.wording import percent, vi_number
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_ABOUT: Final = r"(?:\s?(?:trên|hơn|gần|khoảng|xấp xỉ))?"
_SHARE: Final = re.compile(
    r"^[^,;:()]{0,80}(?:[,(]\s?|\s)(?:chiếm|(?:đạt\s)?(?:tỷ|tỉ)\slệ)"
    rf"(?:\s(?:tỷ|tỉ)\s(?:lệ|trọng))?{_ABOUT}\s?:?\s?$"
    rf"|^[^,;:()]{{0,80}}\({_ABOUT}\s?$"
)
_REACHES: Final = re.compile(rf"^[^,;:()]{{0,80}}[,(]\s?(?:bằng|đạt){_ABOUT}\s?$")
_OF_ALL: Final = re.compile(r"\s?(?:trên\s|của\s)?tổng(?:\ssố)?(?!\w)")
_SHARE_BEFORE: Final = re.compile(r"^\s?\)\s?:?\s?$")
_OF_OTHERS: Final = re.compile(
    r"\s?(?:so\svới|kế hoạch|dự toán|chỉ tiêu|cùng kỳ|/|(?!tổng|trong|số|và\s)[^\W\d_])"
)
_PARTS: Final = ("count", "money", "plain")
_AGREEING: Final = 3  # shares of one whole that hardly agree by chance
_NEAR: Final = 3  # sentences back in which the total may stand


@dataclass(frozen=True, slots=True)
class Share:
    """A number, its percentage, and the totals it may be a share of."""

    part: Mention
    printed: Mention
    clear: tuple[Mention, ...]  # totals that the text itself puts above the part
    near: tuple[Mention, ...]  # other numbers of the same kind

    def fits(self, total: Mention) -> bool:
        computed = amount(self.part).over(amount(total))
        return computed is not None and computed.scaled(100).meets(claim(self.printed))


def shares(evidence: Evidence) -> Iterator[Finding]:
    """Check the shares in brackets or after "chiếm" against the total above them."""
    above = {id(i): line for line in evidence.lines for i in line.items[:2]}
    for at, sentence in enumerate(evidence.sentences):
        earlier = evidence.sentences[max(at - _NEAR, 0) : at]
        found = [
            _share(sentence, pair, above.get(id(sentence.items[pair[0]])), earlier)
            for pair in share_pairs(sentence)
        ]
        doubts = [(_judged(evidence, share, found), share) for share in found]
        yield from (finding for finding, _ in doubts if finding)
        doubted = frozenset(share.printed.span for finding, share in doubts if finding)
        yield from misprinted(evidence, sentence, earlier, doubted)


def share_pairs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Return where a number and its share stand, whichever comes first."""
    for index, item in enumerate(sentence.items[:-1]):
        after = sentence.items[index + 1]
        gap = sentence.after(index)
        if after.kind == "percent" and item.kind in _PARTS:
            if _is_share(gap, sentence.after(index + 1)):
                yield index, index + 1
        elif item.kind == "percent" and after.kind in _PARTS:
            bare = sentence.before(index).rstrip().endswith("(")
            if bare and _SHARE_BEFORE.match(gap):
                yield index + 1, index


def _is_share(gap: str, tail: str) -> bool:
    if _REACHES.match(gap) and _OF_ALL.match(tail):
        return True
    return bool(_SHARE.match(gap)) and not _OF_OTHERS.match(tail)


def _share(
    sentence: Sentence,
    pair: tuple[int, int],
    line: Line | None,
    earlier: Sequence[Sentence],
) -> Share:
    part = sentence.items[pair[0]]
    clear = [item for item in _broken_down(sentence, pair[0]) if _above(item, part)]
    while line and (line := line.above):
        if (total := total_of(line)) and _above(total[0], part):
            clear.append(total[0])
    known = [item for before in (*earlier, sentence) for item in before.items]
    near = [total for item in known for total in _totals(item) if _above(total, part)]
    return Share(part, sentence.items[pair[1]], tuple(clear), tuple(near))


def _broken_down(sentence: Sentence, part: int) -> Iterator[Mention]:
    """Return the totals of the sentence whose parts come next."""
    for index in range(part):
        item = sentence.items[index]
        said = "tổng" in sentence.before(index)[-40:]
        if item.kind == "fraction" or said or is_broken_down(sentence, index):
            yield from _totals(item)


def _totals(item: Mention) -> Iterator[Mention]:
    if item.kind == "fraction" and item.denominator:
        shown = f"{vi_number(item.denominator)} {item.unit or ''}".strip()
        yield replace(item, kind="count", value=item.denominator, raw=shown)
    elif item.kind in _PARTS and item.value:
        yield item


def _above(total: Mention, part: Mention) -> bool:
    same = unit_class(total) == unit_class(part) or part.kind == "plain"
    return same and value_of(total) > value_of(part)


def _witnessed(share: Share, others: Sequence[Share]) -> Iterator[Mention]:
    """Return the totals that another share of the sentence proves to be the whole."""
    for other in others:
        same = unit_class(other.part) == unit_class(share.part)
        if other is not share and same:
            known = (total for total in other.near if _above(total, share.part))
            yield from filter(other.fits, known)


def _judged(
    evidence: Evidence, share: Share, others: Sequence[Share]
) -> Finding | None:
    part, printed = share.part, share.printed
    if any(share.fits(total) for total in (*share.clear, *share.near)):
        return None
    numbers = {"written": value_of(printed)}
    spans = [part.span, printed.span]
    if totals := share.clear or tuple(_witnessed(share, others)):
        total = totals[-1]
        if unit_class(total) == "phiếu" and _have_one_whole(others):
            return None
        exact = Fraction(value_of(part)) * 100 / Fraction(total.value or 1)
        numbers["computed"] = percent(exact, printed.decimals)
        spans.append(total.span)
        said = said_share(part, total, printed, exact)
    elif is_whole_count(part) and not _has_whole(part, printed):
        said = said_without_whole(part, printed)
    else:
        return None
    return evidence.finding("ratio", "error", said, *spans, numbers=numbers)


def _have_one_whole(votes: Sequence[Share]) -> bool:
    """Votes may be shares of all delegates, also of those who were not there."""
    parts = [amount(vote.part).over(claim(vote.printed)) for vote in votes]
    wholes = [part.scaled(100) for part in parts if part]
    if len(wholes) < _AGREEING:
        return False
    low, high = max(w.low for w in wholes), min(w.high for w in wholes)
    return ceil(low) <= floor(high)


def _has_whole(part: Mention, printed: Mention) -> bool:
    """Tell whether any whole number has `part` as the printed share of it."""
    claimed = claim(printed)
    if not part.value or claimed.low <= 0:
        return True
    top = Fraction(part.value) * 100
    return ceil(top / claimed.high) <= floor(top / claimed.low)
