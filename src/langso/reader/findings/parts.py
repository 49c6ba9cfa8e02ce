"""Parts and total in one sentence: "58 xã, gồm 41 xã ... và 17 xã ..."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import WINDOW, Sentence
from langso.reader.findings.sums import Addition, Claim, judged
from langso.reader.findings.units import MEASURED, nouns, unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_ALL: Final = r"(?:bao\s)?gồm(?:\scó)?|(?:chia|phân)\s(?:ra|thành|làm|theo)"
_SOME: Final = r"trong\s(?:đó|số\s(?:đó|này))|cụ\sthể"
_TRIGGER: Final = re.compile(rf"(?<!\w)(?:(?P<all>{_ALL})|(?P<some>{_SOME}))(?!\w)")
_ANNOUNCING: Final = ("trong", "gồm", "cụ thể", "chia", "phân")  # quick to look for
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_OPENS: Final = re.compile(r"[(]\s?(?:[^\W\d_]+\s){0,5}(?:[^\W\d_]+\s?)?$")
_COLON: Final = re.compile(r"[^,;:().]{0,60}:\s[^\d;:()]{0,60}$")
_OUT_OF: Final = re.compile(r"(?<!\w)trong\s(?:tổng\s)?(?:số\s)?(?:là\s)?$")
_IN_ALL: Final = re.compile(r"(?:tổng\s)?cộng\s?(?::|là|có|được|chung)?\s?$")
_NO_PART: Final = re.compile(
    r"(?:tăng|giảm|vượt|so\svới|tổng\s?(?:cộng|số)?|nâng|bình quân|mỗi|lên|đến|kế hoạch"
    r"|dự toán|cùng kỳ|trị giá)\s?(?:\w+\s?)?[:(]?\s?$"
)
_LAST: Final = re.compile(r"(?<!\w)và\s(?:[^\W\d_]+\s){0,4}$")
_MORE: Final = re.compile(
    r"\.{3}|…|v\.v|(?<!\w)(?:như|chủ yếu|một số)(?!\w)"
    r"|(?<!\w)(?:và|cùng)\s[^\d,;.]{0,30}khác(?!\w)"
)
_NAMED: Final = 48  # characters after a total in which its nouns are listed
# Nouns that cover things with names of their own: 58 đơn vị are 41 xã and 17 phường.
_GENERIC: Final = nouns(
    "đơn vị | cơ sở | công trình | hoạt động | thiết bị | hạng mục | giải | sản phẩm"
    " | con | thiết chế | đơn vị hành chính | nhiệm vụ | danh hiệu | tập thể"
    " | hình thức | huy chương"
)


def sentence_parts(evidence: Evidence) -> Iterator[Finding]:
    """Check the totals that a sentence breaks down, and those that sum it up."""
    earlier: Sentence | None = None
    for sentence in evidence.sentences:
        for addition in _additions(sentence, earlier):
            if finding := judged(evidence, addition):
                yield finding
        earlier = sentence


def _additions(sentence: Sentence, earlier: Sentence | None) -> Iterator[Addition]:
    if earlier and (addition := _goes_on(sentence, earlier)):
        yield addition
    for index, item in enumerate(sentence.items):
        if item.kind not in ("count", "money", "plain", "fraction"):
            continue
        claim = _claim(sentence, index)
        if claim and (addition := _below(sentence, index, *claim)):
            yield addition
        elif index > 1 and _IN_ALL.search(sentence.before(index)[-24:]):
            parts = [i for i in range(index) if _is_like(item, sentence.items[i])]
            if len(parts) > 1:
                yield _addition(sentence, item, parts, "open")


def _goes_on(sentence: Sentence, earlier: Sentence) -> Addition | None:
    """Read "... hơn 565.339 ha. Trong đó, ... 5.179 ha; ..." over a full stop."""
    last = len(earlier.items) - 1
    begins = _TRIGGER.match(sentence.before(0).lstrip())
    if begins is None or sentence.start - earlier.end > 1:
        return None
    total = earlier.items[last]
    alike = [item for item in earlier.items if _is_like(total, item)]
    if len(alike) != 1:
        return None
    parts = _parts(sentence, 0, total, bracket=False)
    leans = (earlier.lean(last), *(sentence.lean(i) for i in parts))
    own = tuple(sentence.items[i] for i in parts)
    rest = _MORE.search(sentence.low, sentence.start, sentence.end) is not None
    return Addition(total, own, "open", leans, rest) if len(own) > 1 else None


def _claim(sentence: Sentence, index: int) -> tuple[Claim, int] | None:
    """Say how the words after a number announce its parts, and from which one on."""
    start = sentence.items[index].span[1]
    gap = sentence.low[start : min(sentence.end, start + WINDOW)]
    bare, trigger = gap, None
    if any(word in gap for word in _ANNOUNCING):
        bare = _BRACKETS.sub(lambda found: " " * len(found[0]), gap)
        trigger = _TRIGGER.search(bare)
    first = _first_from(sentence, index, start + (trigger.start() if trigger else 0))
    if trigger and not _interrupted(sentence, index, first, bare, start):
        lead = bare[: trigger.start()].rstrip()
        joined = not lead or lead[-1] in ",;:(-–" or not re.search(r"[,;:(]", lead)
        if joined and ")" not in lead:
            return ("all" if trigger["all"] else "some"), first
        return None
    after = sentence.after(index)
    opens = ("(" in after and _OPENS.search(after)) or _COLON.match(after)
    return ("open", index + 1) if opens or _is_out_of(sentence, index) else None


def is_broken_down(sentence: Sentence, index: int) -> bool:
    """Tell whether the text says that parts of the number at `index` come next."""
    claim = _claim(sentence, index)
    return claim is not None and (claim[0] != "open" or _is_out_of(sentence, index))


def _first_from(sentence: Sentence, index: int, position: int) -> int:
    """Return the number at or after `position`, looking on from `index`."""
    numbers = range(index + 1, len(sentence.items))
    after = (i for i in numbers if sentence.items[i].span[0] >= position)
    return next(after, len(sentence.items))


def _interrupted(
    sentence: Sentence, index: int, first: int, bare: str, start: int
) -> bool:
    """Tell whether another number stands between, other than shares and brackets."""
    between = sentence.items[index + 1 : first]
    own = [item for item in between if item.kind not in ("percent", "points")]
    return any(bare[item.span[0] - start] != " " for item in own)


def _is_out_of(sentence: Sentence, index: int) -> bool:
    return _OUT_OF.search(sentence.before(index)[-24:]) is not None


def _below(sentence: Sentence, index: int, claim: Claim, first: int) -> Addition | None:
    total = sentence.items[index]
    bracket = claim == "open" and "(" in sentence.after(index)
    parts = _parts(sentence, first, total, bracket=bracket)
    if not parts or (claim != "some" and len(parts) < 2):
        return None
    addition = _addition(sentence, total, parts, claim, at=index)
    tight = claim == "open" and (bracket or len(parts) > 2)
    return replace(addition, tight=tight)


def _addition(
    sentence: Sentence,
    total: Mention,
    parts: list[int],
    claim: Claim,
    at: int | None = None,
) -> Addition:
    index = sentence.items.index(total) if at is None else at
    leans = (sentence.lean(index), *(sentence.lean(i) for i in parts))
    own = tuple(sentence.items[i] for i in parts)
    tail = sentence.low[total.span[1] : own[-1].span[1] + 40]
    rest = _MORE.search(tail) is not None
    return Addition(total, own, claim, leans, rest)


def _parts(
    sentence: Sentence, start: int, total: Mention, *, bracket: bool
) -> list[int]:
    """Return where the parts of `total` stand, from `start` on.

    Parts of parts ("trong đó" again) are left out up to the next semicolon.
    """
    found: list[int] = []
    nested = False
    for index in range(start, len(sentence.items)):
        gap = sentence.before(index)
        if (bracket and index > start and ")" in gap) or _NO_PART.search(gap):
            break
        if index > start and _TRIGGER.search(gap):
            nested = True
        elif ";" in gap:
            nested = False
        if not nested and sentence.items[index].kind not in ("percent", "points"):
            found.append(index)
        if len(found) > 1 and _LAST.search(gap):
            break
    return _alike(sentence, total, found)


def _alike(sentence: Sentence, total: Mention, found: list[int]) -> list[int]:
    """Keep those of the total's kind; below a general noun, any that are counted."""
    end = total.span[1]
    nouns_after = sentence.low[end : end + _NAMED] if total.kind == "count" else ""
    own = [i for i in found if _counts_as(total, sentence.items[i], nouns_after)]
    named = any(unit_class(sentence.items[i]) for i in own)
    if named or unit_class(total) not in _GENERIC:
        return own
    counted = [i for i in found if sentence.items[i].kind in ("count", "plain")]
    measured = [i for i in counted if unit_class(sentence.items[i]) in MEASURED]
    return [] if measured else counted


def _counts_as(total: Mention, item: Mention, nouns_after: str) -> bool:
    """Tell whether a part counts what the total does: "155 xã, phường, thị trấn"."""
    listed = re.match(r"(?:[,/]\s?|\s[,/]\s|\svà\s)[^\d;:.(]{0,40}", nouns_after)
    also = item.unit is not None and listed is not None and item.unit in listed[0]
    return _is_like(total, item) or (also and item.kind == "count")


def _is_like(total: Mention, item: Mention) -> bool:
    if item.kind not in ("count", "money", "plain"):
        return False
    own = unit_class(item)
    return own == unit_class(total) or (own == "" and total.kind != "money")
