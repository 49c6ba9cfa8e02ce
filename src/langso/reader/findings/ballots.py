"""Votes of each kind against the votes cast: "hợp lệ 115, không hợp lệ 3"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.sentences import Sentence
from langso.reader.findings.sums import Addition, is_near, judged
from langso.reader.findings.units import is_whole_count, unit_class
from langso.reader.mentions import Mention
from langso.reader.model import Finding

_FOR: Final = re.compile(
    r"(?<!không\s)(?<!\w)(?:hợp lệ|đồng ý|tán thành|nhất trí|tín nhiệm)"
    r"(?:\s[^\W\d_]+){0,3}\s?:?\s?$"
)
_AGAINST: Final = re.compile(
    r"(?<!\w)không\s(?:hợp lệ|đồng ý|tán thành|nhất trí|tín nhiệm)"
    r"(?:\s[^\W\d_]+){0,3}\s?:?\s?$"
)
_SILENT: Final = re.compile(
    r"(?<!\w)(?:không (?:có )?ý kiến|ý kiến khác|không biểu quyết|phiếu trắng)"
    r"(?:\s[^\W\d_]+){0,3}\s?:?\s?$"
)
_CAST: Final = re.compile(
    r"(?<!\w)(?:thu về|tham dự|dự họp|có mặt|tham gia|bỏ phiếu)"
    r"(?:\s[^\W\d_]+){0,3}\s?:?\s?$"
)
_VOTERS: Final = ("phiếu", "hộ", "người", "")


def ballots(evidence: Evidence) -> Iterator[Finding]:
    """Check votes for and against, with the silent ones, against those cast."""
    earlier: Sentence | None = None
    for sentence in evidence.sentences:
        against = "không" in sentence.low[sentence.start : sentence.end]
        for index in range(len(sentence.items) - 1 if against else 0):
            if parts := _parts(sentence, index):
                cast = [*_cast(earlier), *_cast(sentence, index)]
                yield from _judged(evidence, cast, parts)
        earlier = sentence


def _parts(sentence: Sentence, index: int) -> tuple[Mention, ...]:
    """Return the votes for, against and silent that stand in a row from `index` on."""
    if not _FOR.search(sentence.before(index)):
        return ()
    found = [index]
    for at in range(index + 1, len(sentence.items)):
        if sentence.items[at].kind == "percent":
            continue
        wanted = _AGAINST if len(found) == 1 else _SILENT
        if len(found) == 3 or not wanted.search(sentence.before(at)):
            break
        found.append(at)
    parts = tuple(sentence.items[at] for at in found)
    counted = all(map(_counts_votes, parts))
    return parts if counted and len(parts) > 1 else ()


def _cast(sentence: Sentence | None, end: int | None = None) -> Iterator[Mention]:
    """Return the numbers of a sentence, up to one, that are of votes cast."""
    for index, item in enumerate(sentence.items[:end] if sentence else ()):
        if sentence and _counts_votes(item) and _CAST.search(sentence.before(index)):
            yield item


def _counts_votes(item: Mention) -> bool:
    whole = item.kind in ("count", "plain") and is_whole_count(item)
    return whole and unit_class(item) in _VOTERS


def _judged(
    evidence: Evidence, cast: Sequence[Mention], parts: tuple[Mention, ...]
) -> Iterator[Finding]:
    """Doubt the votes only if they make none of the totals, and one slip explains it.

    Some who were there may have cast no vote.
    """
    additions = [Addition(total, parts, "open", tight=True) for total in cast]
    if any(addition.sum == addition.whole for addition in additions):
        return
    near = next(filter(is_near, reversed(additions)), None)
    if near and (finding := judged(evidence, near)):
        yield finding
