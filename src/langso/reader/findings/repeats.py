"""The same target twice, and one subject with two values."""

from collections.abc import Iterator
from typing import Final

from langso.reader.findings.evidence import Evidence
from langso.reader.findings.subjects import content
from langso.reader.findings.wording import en_number, vi_number
from langso.reader.model import Figure, Finding, Span
from langso.vietnamese.spelling import tone_key

_MARKS: Final = " \t-+*•–:,;.…"
_SHORTEST: Final = 24  # characters; what is shorter can stand twice by chance
_WORDS: Final = 3  # words of a subject that says enough to be compared


def same_target_twice(evidence: Evidence) -> Iterator[Finding]:
    """Find a target whose words stand once more elsewhere in the document."""
    quotes = [t.quote.lower().strip(_MARKS) for t in evidence.targets]
    places = _places(evidence.low, frozenset(map(len, quotes)))
    for target, quote in zip(evidence.targets, quotes, strict=True):
        later = [p for p in places.get(len(quote), ()) if p[0][0] >= target.span[1]]
        key = tone_key(quote) if later else ""
        others = [span for span, words in later if tone_key(words) == key]
        if others:
            vi = f"Chỉ tiêu “{target.quote.strip(_MARKS)}” ghi ở hai chỗ."
            en = "This target is stated in two places."
            yield evidence.finding(
                "same-target-twice", "note", (vi, en), others[0], target.span
            )


def _places(low: str, lengths: frozenset[int]) -> dict[int, list[tuple[Span, str]]]:
    """Where the sentences of each of the lengths stand, without their marks."""
    places: dict[int, list[tuple[Span, str]]] = {}
    start, shortest = 0, max(_SHORTEST, min(lengths, default=0))
    for part in low.replace(";", ".").replace("\n", ".").split("."):
        if len(part) >= shortest:
            words = part.strip(_MARKS)
            if len(words) in lengths:
                first = start + part.index(words)
                span = (first, first + len(words))
                places.setdefault(len(words), []).append((span, words))
        start += len(part) + 1
    return places


def two_values(evidence: Evidence) -> Iterator[Finding]:
    """Find a result that is given twice with different values."""
    known: dict[tuple[object, ...], Figure] = {}
    for result in evidence.results:
        words = content(result.subject)
        level = result.comparator == "=" and not (result.baseline or result.part_of)
        if len(words) < _WORDS or not level or result.value is None:
            continue
        key = (words, result.unit, result.period)
        first = known.setdefault(key, result)
        if first.value != result.value and first.clause_id != result.clause_id:
            yield _differ(evidence, first, result)


def _differ(evidence: Evidence, first: Figure, second: Figure) -> Finding:
    values = [f.value for f in (first, second) if f.value is not None]
    unit = first.unit or ""
    vi = " và ".join(vi_number(value) for value in values)
    en = " and ".join(en_number(value) for value in values)
    said = (
        f"Cùng một nội dung “{first.subject}” có hai số: {vi} {unit}. Xin xem lại.",
        f"The same subject has two values: {en}. Please check.",
    )
    numbers = dict(zip(("first", "second"), values, strict=False))
    return evidence.finding(
        "same-subject-two-values",
        "warning",
        said,
        second.span,
        first.span,
        numbers=numbers,
    )
