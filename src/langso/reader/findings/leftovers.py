"""What is left of a total: "tiếp nhận 48 ý kiến, đã trả lời 41, còn 7"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from langso.reader.findings.balances import is_opening
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.growth import alike
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import value_of
from langso.reader.findings.wording import en_amount, en_written, vi_amount, vi_written
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_LEFT: Final = re.compile(
    r"[,;(]\s?(?:và\s|hiện\s|chỉ\s|số\s(?:[^\W\d_]+\s){1,2}(?=còn\slại))?"
    r"(?:còn(?:\s(?:lại|dư))?|vắng(?:\smặt)?|tồn(?:\sđọng)?"
    r"|đang\s(?:giải quyết|xử lý|xem xét|thực hiện|thụ lý)|quá hạn|trễ hạn"
    r"|chưa(?:\s[^\W\d_]+){1,4})\s?(?:là\s|có\s|:)?\s?$"
)
_LEFT_AFTER: Final = re.compile(r"\s?(?:[^\W\d_]+\s){0,2}còn\slại(?!\w)")
_UNDONE: Final = re.compile(r"\s?(?:[^\W\d_]+\s){0,3}chưa(?!\w)")
_DONE: Final = re.compile(
    r"(?<!\w)(?:giải quyết|trả lời|có mặt|hoàn thành|xử lý|tham dự|dự họp|thực hiện"
    r"|đúng hạn|được)(?:\s[^\W\d_]+){0,3}\s?:?\s?$"
    r"|(?<!\w)đã(?:\s[^\W\d_]+){0,7}\s?:?\s?$"
)

_BACK: Final = 8  # numbers before what is left among which the total may stand


def leftovers(evidence: Evidence) -> Iterator[Finding]:
    """Check what a sentence says is left against the total less what was done."""
    for sentence in evidence.sentences:
        for index in range(1, len(sentence.items)):
            if _LEFT.search(sentence.before(index)):
                levels = _total_and_done(sentence, index) or _undone(sentence, index)
            elif _LEFT_AFTER.match(sentence.after(index)):
                levels = _of_fraction(sentence, index)
            else:
                continue
            if levels and (left := _difference(*levels)) is not None:
                yield from _judged(evidence, sentence.items[index], levels, left)


def _total_and_done(sentence: Sentence, index: int) -> tuple[Mention, Mention] | None:
    outer = _outside(sentence, index)
    if len(outer) < 2 or sentence.items[index].kind == "percent":
        return None
    total, done, left = (sentence.items[i] for i in (*outer[-2:], index))
    if not (alike(total, done) and alike(done, left)) or total.kind == "fraction":
        return None
    carried = len(outer) > 2 and is_opening(sentence.before(outer[-3]))
    counted = not carried and _DONE.search(sentence.before(outer[-1]))
    return (total, done) if counted else None


def _outside(sentence: Sentence, index: int) -> list[int]:
    """Return the amounts before a number that stand in no bracket of their own."""
    first = max(index - _BACK, 0)
    outer, depth = [], 0
    for at in range(first, index):
        gap = sentence.before(at)
        depth = max(depth + gap.count("(") - gap.count(")"), 0)
        if not depth and sentence.items[at].kind not in ("percent", "points"):
            outer.append(at)
    return outer


def _of_fraction(sentence: Sentence, index: int) -> tuple[Mention, Mention] | None:
    """Read "22/24 thôn ...; 2 thôn còn lại": the fraction is both total and done."""
    left = sentence.items[index]
    for pair in reversed(sentence.items[max(index - 3, 0) : index]):
        if pair.kind == "fraction" and alike(pair, left) and left.kind == "count":
            return replace(pair, value=pair.denominator), pair
    return None


def _undone(sentence: Sentence, index: int) -> tuple[Mention, Mention] | None:
    """Read "đạt 9/12 tiêu chí, còn 3 tiêu chí chưa đạt"."""
    outer = _outside(sentence, index)
    last = bool(outer) and sentence.items[outer[-1]].kind == "fraction"
    undone = last and _UNDONE.match(sentence.after(index))
    return _of_fraction(sentence, index) if undone else None


def _difference(total: Mention, done: Mention) -> Decimal | None:
    if total.value is None or done.value is None:
        return None
    return total.value - done.value


def _judged(
    evidence: Evidence, left: Mention, levels: tuple[Mention, Mention], rest: Decimal
) -> Iterator[Finding]:
    total, done = levels
    step = max(item.step for item in (total, done, left))
    gap = abs(rest - value_of(left))
    if gap == 0 or (gap <= step and step != 1):
        return
    vi = f"{vi_amount(value_of(total), left)} − {vi_amount(value_of(done), left)}"
    en = f"{en_amount(value_of(total), left)} − {en_amount(value_of(done), left)}"
    vi += f" = {vi_amount(rest, left)}, văn bản ghi còn {vi_written(left)}."
    en += f" = {en_amount(rest, left)}, the document says {en_written(left)} are left."
    yield evidence.finding(
        "difference",
        "error",
        (vi, en),
        *dict.fromkeys((left.span, total.span, done.span)),
        numbers={"written": value_of(left), "computed": rest},
    )
