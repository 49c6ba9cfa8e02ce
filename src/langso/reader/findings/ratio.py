"""A fraction against the percentage beside it: "12.535/12.858 hộ, đạt 97,32%"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import Range, fit
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.ratio_words import (
    excess_after,
    said_apart,
    said_inexact,
)
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import is_whole_count
from langso.reader.findings.wording import percent
from langso.reader.mentions import Mention
from langso.reader.model import Finding, Severity

_ABOUT: Final = r"(?:\s?(?:trên|hơn|gần|khoảng|xấp xỉ|chừng|dưới))?"
# Words that can only lead to the share of what was just counted.
_LINK: Final = (
    r"(?:(?:đã|cũng|ước|mới|chỉ|đều|và|=|-|–|:|là|với)\s?){0,2}"
    r"(?:đạt|chiếm|bằng|tương ứng|tương đương|tức)?\s?(?:với\s)?"
    rf"(?:(?:tỷ|tỉ)\slệ\s?(?:là|đạt)?)?{_ABOUT}\s?:?\s?"
)
_LINK_ONLY: Final = re.compile(rf"\s?{_LINK}$")
_LINK_LAST: Final = re.compile(
    rf"(?:^\s?(?:=|-|–|:|\|)?|(?:đạt|chiếm|bằng|tương ứng|tương đương|lệ|là|=))"
    rf"(?:\s?(?:tỷ|tỉ)\slệ)?{_ABOUT}\s?:?\s?$"
)
# Another subject has come in between: "26/26 thôn có tỷ lệ hộ nghèo bằng 0%".
_OTHER: Final = re.compile(
    r"(?:tỷ|tỉ)\slệ\s\w(?!\w*\s?$)|\ssố\s|\s(?:tăng|giảm|vượt|thu hút|trong đó)\s|;"
)
_NOT_OF: Final = re.compile(
    r"\s?(?:so\svới|cùng kỳ|năm\s(?:trước|ngoái)|(?:tổng\s)?số\s|các\s|hộ|người|thôn|xã"
    r"|trường|hội viên|đoàn viên|học sinh|trẻ|lao động|cán bộ|dân số|diện tích)"
)
_SAME_BASE: Final = re.compile(
    r"\s?(?:so\svới\s)?(?:tổng\ssố|số|các)\s(?P<noun>[^\W\d_]+)|\s?(?P<word>[^\W\d_]+)"
)
_LEADS_BACK: Final = re.compile(
    r"^(?!\s?so\svới)[^,;%|]{0,50}\(\s?(?:đạt\s?)?$"
    r"|,?\s?(?:tương ứng|tương đương)(?:\svới)?\s?$"
)


def ratios(evidence: Evidence) -> Iterator[Finding]:
    """Check each fraction whose percentage is printed right after or before it."""
    for sentence in evidence.sentences:
        taken: set[int] = set()
        for index, item in enumerate(sentence.items):
            if item.kind != "fraction" or not item.denominator:
                continue
            share = _share_of(sentence, index, taken)
            if share is not None:
                taken.add(share)
                yield from _judged(evidence, sentence, index, share)


def _share_of(sentence: Sentence, index: int, taken: set[int]) -> int | None:
    """Find the percentage that belongs to the fraction at `index`."""
    after, before = index + 1, index - 1
    if after < len(sentence.items) and _follows(sentence, index, after):
        return after
    if before < 0 or before in taken or sentence.items[before].kind != "percent":
        return None
    return before if _LEADS_BACK.search(sentence.before(index)) else None


def _follows(sentence: Sentence, index: int, share: int) -> bool:
    """Tell whether the percentage is the fraction's, not of some other subject."""
    if sentence.items[share].kind != "percent":
        return False
    gap = sentence.between(index, share)
    cut = max(gap.rfind(mark) for mark in ",;(")
    if ";" in gap[: max(cut, 0)] or (cut >= 0 and not _LINK_ONLY.match(gap, cut + 1)):
        return False
    if cut < 0 and (not _LINK_LAST.search(gap) or _OTHER.search(gap)):
        return False
    return not _is_of_others(sentence, sentence.items[index], share)


def _is_of_others(sentence: Sentence, item: Mention, share: int) -> bool:
    tail = sentence.after(share)
    if not _NOT_OF.match(tail):
        return False
    base = _SAME_BASE.match(tail)
    noun = (base["noun"] or base["word"]) if base else ""
    return not (item.unit and noun and item.unit.startswith(noun))


def _judged(
    evidence: Evidence, sentence: Sentence, index: int, share: int
) -> Iterator[Finding]:
    item, printed = sentence.items[index], sentence.items[share]
    if item.numerator is None or not item.denominator or printed.value is None:
        return
    exact = Fraction(item.numerator) * 100 / Fraction(item.denominator)
    stands = fit(exact, printed.value, printed.step)
    if stands == "right" or (stands == "apart" and _allowed(sentence, index, share)):
        return
    if stands == "apart":
        said = said_apart(item, printed, exact, excess_after(sentence, share))
    elif sentence.lean(share) or not is_whole_count(item):
        return
    else:
        said = said_inexact(item, printed, exact, stands)
    numbers = {
        "written": printed.value,
        "computed": percent(exact, printed.decimals),
        "numerator": item.numerator,
        "denominator": item.denominator,
    }
    severity: Severity = "error" if stands == "apart" else "note"
    spans = (item.span, printed.span)
    yield evidence.finding("ratio", severity, said, *spans, numbers=numbers)


def _allowed(sentence: Sentence, index: int, share: int) -> bool:
    """Amounts that are themselves rounded, and "trên 95%", leave more room."""
    item = sentence.items[index]
    slack = Fraction(0) if is_whole_count(item) else Fraction(item.step) / 2
    top, below = Fraction(item.numerator or 0), Fraction(item.denominator or 1)
    parts, whole = Range(top, top).widened(slack), Range(below, below).widened(slack)
    computed = parts.over(whole)
    return computed is not None and computed.scaled(100).meets(sentence.claim(share))
