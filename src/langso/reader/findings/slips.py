"""Likely slips of spelling or scanning in words of the trade: "chuyên đổi số"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, pairwise
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.slip_words import PHRASES, RIGHT, SHORT_FORMS
from langso.reader.model import Finding, Span
from langso.vietnamese.spelling import fold_aligned, tone_key

_MARKS: Final = " .,;:!?()[]\"'“”‘’«»…*|/-–"
_FIRST: Final = frozenset(first for first, _ in PHRASES)
_SECOND: Final = frozenset(second for _, second in PHRASES)
_UNMARKED: Final = re.compile(r"[a-z ]+")
# Words that are right elsewhere, told by what stands before and after them.
_FIXED: Final = (
    ("trí tuệ nhận tạo", "", "", "trí tuệ nhân tạo"),
    ("doang nghiệp", "", "", "doanh nghiệp"),
    ("triệu triệu", "", "", ""),
    ("tỷ tỷ", "", r"(?! hộ)", ""),
    ("đồng đồng", "", "", ""),
    (
        "phần đầu",
        r"(?:^|[.;,:\n+-]\s{0,3}|và )$",
        r" năm \d{4}| đến năm \d{4}"
        r"|(?= (?:đạt|hoàn|giảm|tăng|thu|giữ|xây|duy|số|tỷ|tỉ|trên|\d))",
        "phấn đấu",
    ),
)
# What goes on after, or comes before, and makes two words of what looks like one.
_GOES_ON: Final = {"chuyên đổi": "mới", "gồm sứ": "mệnh"}
_COMES_BEFORE: Final = {"gồm sứ": "bao"}


def slips(evidence: Evidence) -> Iterator[Finding]:
    """Point at words that differ from a phrase of the trade by one syllable's marks."""
    seen: set[Span] = set()
    for span, meant in [*_fixed(evidence.low), *_near(evidence), *_short(evidence)]:
        if span not in seen:
            seen.add(span)
            yield _finding(evidence, span, meant)


def _fixed(low: str) -> Iterator[tuple[Span, str]]:
    for written, before, after, meant in _FIXED:
        at = low.find(written)
        while at >= 0:
            end = at + len(written)
            follows = re.compile(rf"(?:{after})(?!\w)").match(low, end)
            leads = re.search(before, low[max(at - 6, 0) : at])
            if follows and leads and not low[at - 1 : at].isalpha():
                yield (at, follows.end()), meant
            at = low.find(written, end)


def _near(evidence: Evidence) -> Iterator[tuple[Span, str]]:
    words = evidence.words
    different = list(set(words))
    bare = list(map(_bare, different))
    first = set(compress(different, map(_FIRST.__contains__, bare)))
    second = set(compress(different, map(_SECOND.__contains__, bare)))
    pairs = {p for p in pairwise(words) if p[0] in first and p[1] in second}
    for pair in pairs:
        if slip := _slip(*pair):
            yield from _places(evidence.low, *slip)


@lru_cache(maxsize=8192)
def _slip(first: str, second: str) -> tuple[str, str] | None:
    """Return what is written and what may be meant, where two words are a slip."""
    meant = PHRASES.get((_bare(first), _bare(second)))
    if meant is None:
        return None
    written = f"{first.strip(_MARKS)} {second.strip(_MARKS)}"
    slips = written != meant and _is_slip(tone_key(written), meant)
    return (written, meant) if slips else None


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return fold_aligned(word.strip(_MARKS))


def _is_slip(written: str, meant: str) -> bool:
    """Tell whether just one syllable has other marks, and the words are not right."""
    if written in RIGHT or _UNMARKED.fullmatch(written):
        return False
    syllables = zip(written.split(), meant.split(), strict=True)
    return sum(one != other for one, other in syllables) == 1


def _places(low: str, written: str, meant: str) -> Iterator[tuple[Span, str]]:
    at = low.find(written)
    while at >= 0:
        end = at + len(written)
        before, after = low[max(at - 8, 0) : at], low[end : end + 8]
        alone = not (before[-1:].isalpha() or after[:1].isalpha())
        if alone and not _is_cut_out(written, before, after):
            number = written == "chuyên đổi" and after.startswith(" số")
            yield (at, end + 3 * number), meant + " số" * number
        at = low.find(written, end)


def _is_cut_out(written: str, before: str, after: str) -> bool:
    follows, leads = _GOES_ON.get(written), _COMES_BEFORE.get(written)
    return bool(
        (follows and after.split()[:1] == [follows])
        or (leads and before.split()[-1:] == [leads])
    )


def _short(evidence: Evidence) -> Iterator[tuple[Span, str]]:
    for short, meant in SHORT_FORMS.items():
        at = evidence.text.find(short)
        while at >= 0:
            end = at + len(short)
            around = evidence.text[max(at - 1, 0) : at], evidence.text[end : end + 1]
            if not any(mark.isalnum() or mark in "-/" for mark in around if mark):
                yield (at, end), meant
            at = evidence.text.find(short, end)


def _finding(evidence: Evidence, span: Span, meant: str) -> Finding:
    written = evidence.text[slice(*span)]
    if not meant:
        vi = f"“{written}” có một từ viết hai lần."
        en = f'"{written}" has one word twice.'
    else:
        vi = f"“{written}” có thể là “{meant}”."
        en = f'"{written}" may be meant as "{meant}".'
    return evidence.finding("likely-slip", "note", (vi, en), span)
