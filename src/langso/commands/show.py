"""A reading as tables: the document, what does not agree, then what was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from langso.commands.values import (
    print_day,
    print_figure,
    print_signer,
    print_subject,
)
from langso.commands.words import Language, word
from langso.reader.model import Document, Figure, Finding, Reading, Task

SEVERITIES = ("error", "warning", "note")
_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "dim"}
_WHOLE = ("clause", "level", "period")
_LONGEST_ACTION = 160  # characters; a task may run over several sentences


@dataclass(frozen=True, slots=True)
class Show:
    """Prints a reading on `console`, as wide as that is, in one language."""

    console: Console
    language: Language

    def reading(self, reading: Reading) -> None:
        """Print everything, the findings before the figures they doubt."""
        self._facts(reading.document)
        self._findings(reading.findings)
        self._figures("results", reading.results)
        self._figures("targets", reading.targets)
        self._tasks(reading.tasks)

    def _say(self, key: str) -> str:
        return word(key, self.language)

    def _facts(self, document: Document) -> None:
        blank = self._say("not written")
        number = f"{document.number or f'({blank})'}/{document.symbol or f'({blank})'}"
        bases = (
            f"{one.number} ({print_day(one.date)})" if one.date else one.number
            for one in document.legal_bases
        )
        facts = {
            "kind": self._say(document.kind),
            "title": document.title,
            "number": number,
            "issued": print_day(document.issued_on) if document.issued_on else blank,
            "held": print_day(document.held_on) if document.held_on else None,
            "issuers": ", ".join(document.issuers),
            "bases": "; ".join(bases),
            "signers": "; ".join(map(print_signer, document.signers)),
            "recipients": str(document.recipients or ""),
        }
        grid = Table.grid(padding=(0, 2))
        for key, fact in facts.items():
            if fact:
                grid.add_row(Text(self._say(key), style="bold"), Text(fact))
        self.console.print(grid)

    def _findings(self, findings: Sequence[Finding]) -> None:
        rows = [
            (
                Text(self._say(one.severity), style=_STYLES[one.severity]),
                one.clause,
                one.message_en if self.language == "en" else one.message_vi,
            )
            for one in sorted(findings, key=lambda one: SEVERITIES.index(one.severity))
        ]
        self._table("findings", ("level", "clause", "doubt"), rows)

    def _figures(self, title: str, figures: Sequence[Figure]) -> None:
        rows = [
            (
                one.clause,
                print_subject(one, self.language),
                print_figure(one, self.language),
                one.period,
            )
            for one in figures
        ]
        self._table(title, ("clause", "subject", "figure", "period"), rows)

    def _tasks(self, tasks: Sequence[Task]) -> None:
        rows = [(one.clause, self._task(one)) for one in tasks]
        self._table("tasks", ("clause", "action"), rows)

    def _task(self, task: Task) -> Text:
        """The action, and in a second line who does it and until when."""
        who = (
            ("lead", task.lead),
            ("support", ", ".join(task.support)),
            ("deadline", task.deadline),
        )
        known = "; ".join(f"{self._say(key)}: {value}" for key, value in who if value)
        action = Text(shorten(task.action, _LONGEST_ACTION))
        return action.append(f"\n{known}", style="italic") if known else action

    def _table(
        self,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str | Text | None]],
    ) -> None:
        self.console.print()
        self.console.print(Text(f"{self._say(title)} ({len(rows)})", style="bold"))
        if not rows:
            self.console.print(Text(f"  {self._say('none')}"))
            return
        table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1))
        for key in columns:
            table.add_column(self._say(key), no_wrap=key in _WHOLE)
        for row in rows:
            table.add_row(*(_cell(value) for value in row))
        self.console.print(table)


def shorten(words: str, longest: int) -> str:
    """Cut at a space when too long, and say so with an ellipsis.

    >>> shorten("Rà soát hương ước", 10)
    'Rà soát…'
    """
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"


def _cell(value: str | Text | None) -> Text:
    """Words of a document are never markup: "[/]" must print as it stands."""
    return value if isinstance(value, Text) else Text(value or "")
