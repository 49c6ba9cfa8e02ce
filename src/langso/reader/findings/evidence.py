"""What every rule looks at: the text, what was read from it, and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from langso.reader.findings.lines import Line, lines
from langso.reader.findings.sentences import Sentence, sentences
from langso.reader.mentions import Mention, lowered
from langso.reader.model import (
    Clause,
    Document,
    Figure,
    Finding,
    Severity,
    Span,
    Task,
)
from langso.reader.outline import clause_at

_REQUEST = (" Xin xem lại các số này.", " Please check these figures.")
_QUOTE = 240  # characters of the text that a finding shows at most


@dataclass(frozen=True)
class Evidence:
    """A document as the rules see it. Every rule is a function from this to findings.

    All its words are lazily worked out once and shared by the rules.
    """

    text: str
    document: Document
    clauses: Sequence[Clause]
    results: Sequence[Figure]
    targets: Sequence[Figure]
    tasks: Sequence[Task]
    mentions: Sequence[Mention]

    @cached_property
    def low(self) -> str:
        """The text in lower case, letter for letter."""
        return lowered(self.text)

    @cached_property
    def words(self) -> list[str]:
        """What stands between the blanks of the text in lower case, marks and all."""
        return self.low.split()

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences that hold numbers, each with its numbers."""
        return sentences(self.text, self.low, self.mentions)

    @cached_property
    def lines(self) -> list[Line]:
        """All lines, each below the one whose list it stands in."""
        return lines(self.low, self.mentions)

    def finding(
        self,
        rule: str,
        severity: Severity,
        said: tuple[str, str],
        *spans: Span,
        numbers: dict[str, Decimal] | None = None,
    ) -> Finding:
        """Make a finding of what is `said` (Vietnamese, English) about `spans`.

        The first span is the main one: it stays first, and its clause is the finding's.
        """
        asked = _REQUEST if severity == "error" else ("", "")
        clause = clause_at(self.clauses, spans[0][0]) if spans else None
        return Finding(
            rule=rule,
            severity=severity,
            message_vi=said[0] + asked[0],
            message_en=said[1] + asked[1],
            spans=(*spans[:1], *sorted(spans[1:])),
            clause=clause.number if clause else None,
            clause_id=clause.id if clause else None,
            quote=self._quote(spans),
            numbers={name: f"{value:f}" for name, value in (numbers or {}).items()},
        )

    def _quote(self, spans: Sequence[Span]) -> str:
        """From the first to the last span, or the main one if that is too long."""
        if not spans:
            return ""
        start, end = min(spans)[0], max(span[1] for span in spans)
        if end - start > _QUOTE:
            start, end = spans[0]
        return self.text[start : min(end, start + _QUOTE)]
