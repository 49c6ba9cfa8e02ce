"""Make the figures of one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from langso.reader.figures.baselines import read_baseline
from langso.reader.figures.comparators import compare
from langso.reader.figures.exclusions import states_nothing
from langso.reader.figures.items import join_items
from langso.reader.figures.kinds import FigureKind, lists_targets, said_kind
from langso.reader.figures.lines import Line
from langso.reader.figures.openers import LONGEST_HEADING
from langso.reader.figures.parts import Part, cut_parts
from langso.reader.figures.periods import read_period
from langso.reader.figures.settings import is_setting
from langso.reader.figures.steps import (
    carried_over,
    is_quoted_for_comparison,
    is_start,
    start_of,
)
from langso.reader.figures.subjects import read_subject
from langso.reader.figures.totals import Totals, Wholes
from langso.reader.figures.wholes import (
    is_whole_number_line,
    reads_alone,
    shares_noun,
    shown_unit,
)
from langso.reader.mentions import Mention
from langso.reader.model import Document, Figure

_LONGEST_SUBJECT: Final = 200
_RECENT: Final = 12  # subjects of the same line that a part may go on with


@dataclass(slots=True)
class Builder:
    """Turns the lines of one text into figures; remembers what opening lines said."""

    text: str
    low: str
    document: Document | None
    said: dict[str, FigureKind] = field(default_factory=dict)
    totals: Totals = field(default_factory=Totals)

    def figures(self, line: Line, inherited: FigureKind) -> Iterator[Figure]:
        """Yield the figures of a line in text order."""
        low, wholes = self.low, Wholes(self.totals, line)
        mentions = [m for m in line.numerals if _may_count(low, line, m)]
        if not mentions:
            return
        parts = list(cut_parts(low, line, join_items(low, mentions)))
        above: list[str] = []
        last: Figure | None = None
        task = inherited == "target" and not lists_targets(line)
        for before, part, follower in _with_neighbours(parts):
            whole = wholes.whole_of(low, part, above[-_RECENT:])
            subject = self._subject(line, part, above[-_RECENT:], follower)
            if not subject or is_quoted_for_comparison(low, part):
                continue
            above.append(subject[:_LONGEST_SUBJECT])
            if follower and is_start(low, part, follower):
                continue
            said = self._said(part)
            if is_setting(low, part, task=said is None and task):
                continue
            figure = self._figure(line, part, subject, said or inherited)
            figure = self._standing(figure, before, part, whole)
            last = carried_over(low, part, figure, last)
            yield from _ends(last, part)
        self._remember(line, above, last)

    def _standing(
        self, figure: Figure, before: Part | None, part: Part, whole: str | None
    ) -> Figure:
        """Say what a figure started from and what it is a part of."""
        opened = before and start_of(self.low, self.text, before, part)
        if not (opened or whole):
            return figure
        base = opened or figure.baseline
        return replace(figure, baseline=base, part_of=whole)

    def _remember(self, line: Line, subjects: list[str], last: Figure | None) -> None:
        self.totals.remember(self.low, line, subjects)
        if last and line.end - line.start <= LONGEST_HEADING:
            self.said[self.low[line.start : line.end].strip()] = last.kind

    def _subject(
        self, line: Line, part: Part, above: list[str], follower: Part | None
    ) -> str:
        if follower and shares_noun(self.low, part, follower):
            return read_subject(self.low, self.text, line, follower, above)
        subject = read_subject(self.low, self.text, line, part, above)
        if subject or follower is None or not reads_alone(self.low, part):
            return subject
        return read_subject(self.low, self.text, line, follower, above)

    def _said(self, part: Part) -> FigureKind | None:
        year = self.document.year if self.document else None
        start = part.item.span[0]
        return said_kind(self.low, part.sentence, start, part.end, year)

    def _figure(self, line: Line, part: Part, subject: str, kind: FigureKind) -> Figure:
        mention = part.item.mention
        span = _quoted(self.text, line, part)
        return Figure(
            kind=kind,
            subject=subject,
            comparator=compare(self.low, part, target=kind == "target"),
            value=mention.value,
            unit=shown_unit(self.low, mention),
            quote=self.text[slice(*span)],
            span=span,
            clause=line.clause.number if line.clause else None,
            clause_id=line.clause.id if line.clause else None,
            numerator=part.item.numerator,
            denominator=part.item.denominator,
            period=read_period(self.low, line, part, kind, self.document),
            baseline=read_baseline(self.low, self.text, part),
        )


def _with_neighbours(
    parts: list[Part],
) -> Iterator[tuple[Part | None, Part, Part | None]]:
    return zip([None, *parts], parts, [*parts[1:], None], strict=False)


def _may_count(low: str, line: Line, mention: Mention) -> bool:
    if mention.span[0] < line.start:
        return False
    if mention.kind == "plain":
        return is_whole_number_line(low, line, mention)
    may = mention.is_quantity or mention.kind == "age"
    return may and not states_nothing(low, line, mention)


def _quoted(text: str, line: Line, part: Part) -> tuple[int, int]:
    start, end = part.start, part.end
    while start < part.item.span[0] and text[start] in " ,;:.)\n\t":
        start += 1
    while end > part.item.span[1] and text[end - 1] in " ,;\n\t(":
        end -= 1
    return start, end


def _ends(figure: Figure, part: Part) -> tuple[Figure, ...]:
    """A range gives two figures, its low and its high end."""
    upper: Decimal | None = part.item.mention.upper
    if upper is None:
        return (figure,)
    if figure.comparator in ("increase_by", "decrease_by"):
        return figure, replace(figure, value=upper)
    open_ended = figure.comparator == ">=" and "trở lên" in figure.quote
    lowest = replace(figure, comparator=">=")
    if open_ended:
        return (lowest,)
    return lowest, replace(figure, comparator="<=", value=upper)
