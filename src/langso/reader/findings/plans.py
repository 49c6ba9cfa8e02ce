"""What was reached against what was planned: "bằng 105% dự toán", "vượt 10%"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import Range
from langso.reader.findings.change import Change, judged
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.growth import alike
from langso.reader.findings.ratio_words import said_share
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import amount, value_of
from langso.reader.findings.wording import (
    en_number,
    en_written,
    percent,
    vi_number,
    vi_written,
)
from langso.reader.model import Finding

_PLAN: Final = r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh)(?!\w)"
_OF_PLAN: Final = re.compile(rf"\s?(?:so\svới\s)?(?:tổng\s)?{_PLAN}")
_PLAN_AFTER: Final = re.compile(
    rf"^[^,;()]{{0,60}}(?:{_PLAN}|so\svới)[^,;()]{{0,60}}\(\s?(?:{_PLAN}[^,;()\d]{{0,20}})?$"
)
_PLANNED: Final = re.compile(rf"(?<!\w){_PLAN}[^,;()]{{0,80}}\(?\s?$")
_REACHED: Final = re.compile(
    r"(?:^|[,;(])?\s?(?:và\s|đã\s|ước\s|chỉ\s|mới\s){0,2}(?:đạt|bằng|tương ứng|=)"
    r"(?:\s(?:tỷ|tỉ)\slệ)?(?:\s(?:trên|hơn|gần|khoảng))?\s?$"
)
_BEYOND: Final = re.compile(
    rf"(?<!\w)vượt(?:\s(?:so\svới\s)?{_PLAN}(?:\s[^\W\d_]+){{0,5}})?\s?:?\s?$"
)
_NEXT_BEYOND: Final = re.compile(r"[,(]\s?(?:và\s)?vượt|^[^,(]{0,40}vượt")
_EARLIER: Final = re.compile(r"\s?so\svới\s(?!kế hoạch|dự toán|chỉ tiêu)|\s?cùng kỳ")


def plans(evidence: Evidence) -> Iterator[Finding]:
    """Check percentages of a plan, and what is said to go beyond it."""
    earlier: Sentence | None = None
    for sentence in evidence.sentences:
        for index, item in enumerate(sentence.items):
            gap = sentence.before(index)
            if item.kind == "percent" and _REACHED.search(gap):
                yield from _of_plan(evidence, sentence, index)
            elif "vượt" in gap and item.kind != "range" and _BEYOND.search(gap):
                yield from _beyond(evidence, sentence, index, earlier)
        earlier = sentence


def _of_plan(evidence: Evidence, sentence: Sentence, index: int) -> Iterator[Finding]:
    levels = _plan_after(sentence, index) or _plan_before(sentence, index)
    if levels is None:
        return
    plan, reached = (sentence.items[i] for i in levels)
    printed = sentence.items[index]
    computed = amount(reached, sentence.lean(levels[1])).over(amount(plan))
    if computed is None or computed.scaled(100).meets(sentence.claim(index)):
        return
    exact = Fraction(value_of(reached)) * 100 / Fraction(plan.value or 1)
    numbers = {
        "written": value_of(printed),
        "computed": percent(exact, printed.decimals),
    }
    said = said_share(reached, plan, printed, exact)
    spans = (plan.span, reached.span, printed.span)
    yield evidence.finding("ratio", "error", said, *spans, numbers=numbers)


def _plan_after(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Read "X ..., bằng 105% dự toán (Y)": the plan's place, then the figure's."""
    plan = index + 1
    if plan == len(sentence.items) or not _PLAN_AFTER.match(sentence.after(index)):
        return None
    for reached in range(index - 1, max(index - 5, -1), -1):
        if sentence.items[reached].kind == "fraction":
            return None
        if alike(sentence.items[plan], sentence.items[reached]):
            return plan, reached
    return None


def _plan_before(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Read "Dự toán Y, thực hiện X, đạt 95%" and "Thực hiện X, kế hoạch Y, đạt 95%"."""
    if _EARLIER.match(sentence.after(index)):
        return None
    item, before = sentence.items[index], range(max(index - 4, 0), index)
    counted = item.kind not in ("percent", "points")
    near = [i for i in before if not counted or sentence.items[i].kind != "percent"]
    if len(near) < 2 or not alike(*(sentence.items[i] for i in near[-2:])):
        return None
    first, last = near[-2:]
    if "fraction" in (sentence.items[first].kind, sentence.items[last].kind):
        return None
    planned = [bool(_PLANNED.search(_lead(sentence, i))) for i in (first, last)]
    if planned[0] == planned[1] or ";" in sentence.between(first, index):
        return None
    return (first, last) if planned[0] else (last, first)


def _lead(sentence: Sentence, index: int) -> str:
    """What stands before a number; "A triệu đồng/dự toán B" has half of it in A."""
    gap = sentence.before(index)
    slash = index and "/" in (sentence.items[index - 1].unit or "")
    unit = (sentence.items[index - 1].unit or "").rpartition("/")[2]
    return unit + gap if slash else gap


def _beyond(
    evidence: Evidence, sentence: Sentence, index: int, earlier: Sentence | None
) -> Iterator[Finding]:
    item = sentence.items[index]
    of_plan = _OF_PLAN.match(sentence.after(index)) is not None
    if item.kind == "percent" and value_of(item) >= 100 and of_plan:
        yield _maybe_level(evidence, sentence, index)
    elif levels := _plan_before(sentence, index) or _plan_after(sentence, index):
        yield from judged(evidence, sentence, Change("vượt", index, *levels))
    elif index and item.kind in ("percent", "points"):
        yield from _over_hundred(evidence, sentence, index)
        if earlier:
            yield from _over_heading(evidence, sentence, index, earlier)


def _over_hundred(
    evidence: Evidence, sentence: Sentence, index: int
) -> Iterator[Finding]:
    """Check "đạt 110% kế hoạch, vượt 10%"."""
    reached, beyond = sentence.items[index - 1], sentence.items[index]
    if reached.kind != "percent" or not 100 < value_of(reached) < 1000:
        return
    gap = sentence.between(index - 1, index)
    if ";" in gap or not _NEXT_BEYOND.search(gap):
        return
    excess = amount(reached) - Range(Fraction(100), Fraction(100))
    if excess.meets(sentence.claim(index)):
        return
    computed = value_of(reached) - 100
    vi = (
        f"Đạt {vi_written(reached)} là vượt {vi_number(computed)}%,"
        f" văn bản ghi {vi_written(beyond)}."
    )
    en = (
        f"Reaching {en_written(reached)} is {en_number(computed)}% beyond, the document"
        f" says {en_written(beyond)}."
    )
    numbers = {"written": value_of(beyond), "computed": computed}
    spans = (reached.span, beyond.span)
    yield evidence.finding("excess", "error", (vi, en), *spans, numbers=numbers)


def _over_heading(
    evidence: Evidence, sentence: Sentence, index: int, earlier: Sentence
) -> Iterator[Finding]:
    """Check "đạt 95,4%, vượt 0,4%" below "Chỉ tiêu: 95%"."""
    (target, *others), reached = earlier.items, sentence.items[index - 1]
    gap = sentence.between(index - 1, index)
    planned = target.kind == "percent" and _PLANNED.search(earlier.before(0))
    if others or not planned or reached.kind != "percent" or value_of(reached) > 100:
        return
    if ";" not in gap and _NEXT_BEYOND.search(gap):
        both = Sentence(
            sentence.low, earlier.start, sentence.end, (target, *sentence.items)
        )
        yield from judged(evidence, both, Change("vượt", index + 1, 0, index))


def _maybe_level(evidence: Evidence, sentence: Sentence, index: int) -> Finding:
    item = sentence.items[index]
    vi = (
        f"Văn bản ghi vượt {vi_written(item)}, tức là đạt"
        f" {vi_number(value_of(item) + 100)}%. Có thể ý là đạt"
        f" {vi_written(item)}. Xin xem lại."
    )
    en = (
        f"The document says {en_written(item)} beyond the plan; perhaps"
        f" {en_written(item)} of the plan is meant. Please check."
    )
    return evidence.finding("excess", "warning", (vi, en), item.span)
