"""So many at such a price: "85 suất quà, mỗi suất 400.000 đồng, tổng 34 triệu"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from langso.reader.findings.arithmetic import Range, one_slip
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import class_of, unit_class, value_of
from langso.reader.findings.wording import (
    en_amount,
    en_number,
    en_written,
    vi_amount,
    vi_number,
    vi_written,
)
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_EACH: Final = re.compile(r"mỗi\s(?P<noun>[^\W\d_]+)(?:\s[^\W\d_]+){0,4}\s?:?\s?$")
_TOTAL: Final = re.compile(
    r"(?:(?<!\w)tổng(?:\s[^\W\d_]+){0,5}|thành tiền|=)\s?:?\s?(?:là\s)?$"
)
_TIMES: Final = re.compile(r"^\s?[^\W\d_]{0,12}\s?[x×*]\s?$")
_APART: Final = re.compile(r";|(?<!\w)(?:trong đó|riêng|gồm)(?!\w)")


def products(evidence: Evidence) -> Iterator[Finding]:
    """Check totals against number times price, where both are clearly stated."""
    for sentence in evidence.sentences:
        pairs: list[tuple[int, int]] = []
        for index, item in enumerate(sentence.items):
            if item.kind != "money" and not (pairs and item.kind == "plain"):
                continue
            if pairs and _TOTAL.search(sentence.before(index)):
                if _covers(sentence, pairs, index):
                    yield from _judged(evidence, sentence, pairs, index)
                pairs = []
            elif (count := _counted(sentence, index)) is not None:
                pairs.append((count, index))
        if len(pairs) == 1 and pairs[0] == (1, 2) and len(sentence.items) == 3:
            yield from _spent_first(evidence, sentence, pairs)


def _spent_first(
    evidence: Evidence, sentence: Sentence, pairs: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Check "chi 450 triệu đồng dựng 9 nhà, mỗi nhà 50 triệu đồng".

    What was spent may be more than that: only one wrong or swapped digit is doubted.
    """
    total, count, price = sentence.items
    value, computed = value_of(total), value_of(count) * value_of(price)
    step = min(total.step, price.step)
    alone = total.kind == "money" and not _APART.search(sentence.between(0, 1))
    if alone and value != computed and one_slip(value, computed, step):
        yield from _judged(evidence, sentence, pairs, 0)


def _counted(sentence: Sentence, price: int) -> int | None:
    """Find the number that a price is the price of."""
    item, gap = sentence.items[price], sentence.before(price)
    each = _EACH.search(gap)
    if price and _TIMES.match(gap):
        return price - 1
    rate = (item.unit or "").split("/")
    noun = rate[1] if len(rate) == 2 else each["noun"] if each else ""
    if not noun or not price:
        return None
    counted = sentence.items[price - 1]
    unit = counted.unit or ""
    same = unit.startswith(noun) or class_of(noun) == unit_class(counted)
    return price - 1 if counted.kind == "count" and same else None


def _covers(sentence: Sentence, pairs: list[tuple[int, int]], total: int) -> bool:
    """Tell whether the total is of these pairs and of nothing else."""
    first, last = pairs[0][0], pairs[-1][1]
    priced = {index for pair in pairs for index in pair}
    others = set(range(0, total)) - priced
    if any(sentence.items[i].kind in ("count", "money") for i in others):
        return False
    alone = len(pairs) == 1 and first == 0
    return alone or not _APART.search(sentence.between(last, total))


def _judged(
    evidence: Evidence, sentence: Sentence, pairs: list[tuple[int, int]], index: int
) -> Iterator[Finding]:
    total = sentence.items[index]
    low = high = Fraction(0)
    for count, price in pairs:
        each = Fraction(value_of(sentence.items[price]))
        own = sentence.amount(count).times(Range(each, each))
        low, high = low + own.low, high + own.high
    if Range(low, high).meets(sentence.claim(index)) or total.value is None:
        return
    items = [(sentence.items[count], sentence.items[price]) for count, price in pairs]
    values = [(value_of(n) * value_of(p), n, p) for n, p in items]
    computed = sum((value for value, _, _ in values), Decimal(0))
    vi = " + ".join(f"{vi_number(value_of(n))} × {_vi(p)}" for _, n, p in values)
    en = " + ".join(f"{en_number(value_of(n))} × {_en(p)}" for _, n, p in values)
    vi += f" = {vi_amount(computed, total)}, văn bản ghi {vi_written(total)}."
    en += f" = {en_amount(computed, total)}, the document says {en_written(total)}."
    spans = [item.span for pair in items for item in pair]
    numbers = {"written": total.value, "computed": computed}
    yield evidence.finding(
        "product", "error", (vi, en), *spans, total.span, numbers=numbers
    )


def _vi(price: Mention) -> str:
    return vi_amount(value_of(price), price)


def _en(price: Mention) -> str:
    return en_amount(value_of(price), price)
