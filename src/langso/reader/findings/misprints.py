"""A share that comes out once one wrong or two swapped digits are put right.

Where the words do not make plain of what the share is, only this is proof enough.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final

from langso.reader.findings.arithmetic import one_slip, rounded
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.parts import is_broken_down
from langso.reader.findings.ratio_words import said_share
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.units import amount, claim, unit_class, value_of
from langso.reader.findings.wording import percent
from langso.reader.mentions import Mention
from langso.reader.model import Finding, Span

_LEADS: Final = re.compile(
    r"(?<!\w)(?:đạt|chiếm|bằng|(?:tỷ|tỉ)\s(?:lệ|suất)|tương (?:ứng|đương))"
    r"(?:\s[^\W\d_]+){0,4}\s?:?\s?$"
)
_OTHERWISE: Final = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|bình quân|kế hoạch|dự toán|chỉ tiêu|so\svới"
    r"|có (?:tỷ|tỉ) lệ)(?!\w)"
)
_OF_OTHERS: Final = re.compile(
    r"\s?(?:so\svới|kế hoạch|kh(?!\w)|dự toán|chỉ tiêu|mục tiêu|nghị quyết|cùng kỳ|/|%)"
)
_WHOLE: Final = re.compile(
    r"(?<!\w)(?:tổng|tham dự|dự họp|có mặt|thu về|dân số"
    r"|toàn\s(?:thôn|xã|phường|làng|ấp|bản|tổ|huyện|tỉnh|trường))(?!\w)[^;:.]{0,40}:?\s?$"
)
_NUMBER: Final = re.compile(r"\s?số\s[^;:.,]{0,40}:?\s?")
_OUT_OF: Final = re.compile(
    r"\s?(?:trên|của|trong)\s(?:tổng(?:\ssố)?|dân số)(?:\s[^\W\d_]+){0,4}\s?$"
)
_COUNTED: Final = ("count", "plain", "money")
_BALLOTS: Final = ("phiếu", "hộ", "người")
_SCALES: Final = {"percent": 100, "permille": 1000}
_THIRD: Final = 2  # after "Số ... A, trong đó B": nothing else stands between
_BACK: Final = 12  # numbers before a share among which its whole is looked for
_MOST: Final = 60  # whole numbers that may have been meant; more prove nothing


def misprinted(
    evidence: Evidence,
    sentence: Sentence,
    earlier: Sequence[Sentence],
    doubted: frozenset[Span],
) -> Iterator[Finding]:
    """Find the shares of a sentence that one slip explains, but for the `doubted`."""
    for index in range(1, len(sentence.items)):
        printed = sentence.items[index]
        if printed.kind not in _SCALES or printed.span in doubted:
            continue
        if not _is_led_to(sentence, index):
            continue
        part, wholes, sure = _levels(sentence, index, earlier)
        if part and (whole := _meant(part, wholes, printed, sure)):
            yield _finding(evidence, part, whole, printed)


def _is_led_to(sentence: Sentence, index: int) -> bool:
    gap = sentence.before(index)
    led = _LEADS.search(gap) and not (sentence.lean(index) or _OTHERWISE.search(gap))
    return bool(led) and ";" not in gap and not _OF_OTHERS.match(sentence.after(index))


def _levels(
    sentence: Sentence, index: int, earlier: Sequence[Sentence]
) -> tuple[Mention | None, list[Mention], bool]:
    """Return the part, the totals it may be of, and whether the text names the one."""
    items = sentence.items
    after = index + 1 < len(items) and _OUT_OF.fullmatch(sentence.after(index))
    if after:
        return _counted(items[index - 1]), [items[index + 1]], True
    if index > 1 and _OUT_OF.fullmatch(_words(sentence, index - 1)):
        return _counted(items[index - 2]), [items[index - 1]], True
    part = _counted(items[index - 1])
    if part is None or _OTHERWISE.search(sentence.before(index - 1)):
        return None, [], False
    before = [(s, i) for s in earlier for i in range(len(s.items))]
    before += [(sentence, i) for i in range(index - 1)]
    before = before[-_BACK:]
    levels = [s.items[i] for s, i in before]
    if any(_fits(part, level, items[index]) for level in levels):
        return None, [], False
    wholes = [s.items[i] for s, i in before if _may_be_whole(s, i, part)]
    if index == _THIRD and _NUMBER.fullmatch(sentence.before(0)):
        wholes += [items[0]] if _is_alike(items[0], part) else []
    return part, wholes, False


def _words(sentence: Sentence, index: int) -> str:
    """What leads to a number, without the noun of the number before it."""
    gap = sentence.before(index)
    return gap[max(gap.rfind(" trên "), gap.rfind(" trong "), 0) :]


def _counted(item: Mention) -> Mention | None:
    return item if item.kind in _COUNTED else None


def _may_be_whole(sentence: Sentence, index: int, part: Mention) -> bool:
    whole = sentence.items[index]
    if whole.kind not in _COUNTED:
        return False
    if _is_alike(whole, part) and _WHOLE.search(sentence.before(index)):
        return True
    return whole.kind == part.kind == "count" and is_broken_down(sentence, index)


def _is_alike(whole: Mention, part: Mention) -> bool:
    kinds = unit_class(whole), unit_class(part)
    return kinds[0] == kinds[1] or set(kinds) <= set(_BALLOTS)


def _fits(part: Mention, whole: Mention, printed: Mention) -> bool:
    share = amount(part).over(amount(whole)) if whole.value else None
    scale = _SCALES[printed.kind]
    return share is not None and share.scaled(scale).meets(claim(printed))


def _meant(
    part: Mention, wholes: Sequence[Mention], printed: Mention, sure: bool
) -> Mention | None:
    """Return the total of which the part is the printed share but for one slip."""
    known = [whole for whole in wholes if value_of(part) > 0 and value_of(whole) > 0]
    for whole in reversed(known):
        fits = _fits(part, whole, printed)
        if not fits and _is_one_off(part, whole, printed, sure):
            return whole
    return None


def _is_one_off(part: Mention, whole: Mention, printed: Mention, sure: bool) -> bool:
    share, scale = value_of(printed), _SCALES[printed.kind]
    top, below = Fraction(value_of(part)), Fraction(value_of(whole))
    if one_slip(share, rounded(top * scale / below, printed.step), printed.step):
        return True
    half = Fraction(printed.step) / 2
    low, high = Fraction(share) - half, Fraction(share) + half
    if low <= 0:
        return False
    tops = _near(part, low * below / scale, high * below / scale, sure)
    return tops or _near(whole, top * scale / high, top * scale / low, sure)


def _near(item: Mention, low: Fraction, high: Fraction, sure: bool) -> bool:
    """Tell whether one slip makes the number one of those between two bounds."""
    step = Fraction(item.step)
    first, last = ceil(low / step), floor(high / step)
    most = _MOST * 4 if sure else _MOST
    meant = range(first, min(last, first + most) + 1) if last - first <= most else ()
    return any(one_slip(value_of(item), item.step * n, item.step) for n in meant)


def _finding(
    evidence: Evidence, part: Mention, whole: Mention, printed: Mention
) -> Finding:
    scale = _SCALES[printed.kind]
    exact = Fraction(value_of(part)) * scale / Fraction(value_of(whole))
    numbers = {
        "written": value_of(printed),
        "computed": percent(exact, printed.decimals),
    }
    said = said_share(part, whole, printed, exact)
    spans = (part.span, printed.span, whole.span)
    return evidence.finding("ratio", "error", said, *spans, numbers=numbers)
