"""How long personal data is kept: dated rules, applied every night.

Here stands which rows a rule is about. How long, from when on and by what basis stands
in `retention.txt`, here and beside the database where a commune decides otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from langso.core.dated_lines import dated_lines
from langso.registry.models import (
    Household,
    HouseholdFlag,
    Import,
    ImportChange,
    ImportContent,
)

LENGTHS = "retention.txt"
LONGEST = 5  # digits; calendars end somewhere
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Kind:
    """Rows that go some time after the date `since`, and how.

    `commune` is the way from the row to its commune.
    """

    rows: Callable[[], Rows]
    since: str
    commune: str
    erase: Callable[[Rows], object]


@dataclass(frozen=True)
class Rule:
    """What goes, how many days after its date, from which day on, by what basis."""

    name: str
    starts_on: date
    days: int
    basis: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]


def _empty(**values: Any) -> Callable[[Rows], object]:
    return lambda rows: rows.update(**values)


def _delete(rows: Rows) -> object:
    return rows.delete()


def _drop(contents: Rows) -> object:
    waiting = Import.objects.filter(pk__in=list(contents.values_list("pk", flat=True)))
    waiting.update(status=Import.Status.DROPPED)
    return ImportContent.objects.filter(source__in=waiting).delete()


KINDS = {
    "contacts": Kind(
        lambda: Household.objects.exclude(contact=""),
        "moved_out", "commune", _empty(contact="", in_chat_group="unknown"),
    ),
    "flags": Kind(
        lambda: HouseholdFlag.objects.all(),
        "ends_on", "household__commune", _delete,
    ),
    "earlier_contacts": Kind(
        lambda: ImportChange.objects.exclude(contact_before=None),
        "source__uploaded_at__date", "source__commune", _empty(contact_before=None),
    ),
    "lists_in_waiting": Kind(
        lambda: ImportContent.objects.all(),
        "source__uploaded_at__date", "source__commune", _drop,
    ),
}  # fmt: skip


def rules_on(day: date) -> list[Rule]:
    """The rules in force on a day: of each name the latest begun.

    Raises `ValueError` for a line of the files that is no rule: nothing is deleted by
    guessing.
    """
    rules = map(_rule, dated_lines(LENGTHS, "langso.registry"))
    begun = sorted(
        (rule for rule in rules if rule.starts_on <= day), key=lambda r: r.starts_on
    )
    return list({rule.name: rule for rule in begun}.values())


def due_rows(rule: Rule, day: date) -> Rows:
    """The rows whose time is over on a day."""
    kind = rule.kind
    return kind.rows().filter(**{f"{kind.since}__lt": day - timedelta(days=rule.days)})


def _rule(words: list[str]) -> Rule:
    is_rule = len(words) > 3 and words[0] in KINDS
    if not is_rule or not words[2].isdecimal() or len(words[2]) > LONGEST:
        raise ValueError(f"{LENGTHS}: {' '.join(words)}")
    name, starts_on, days, *basis = words
    return Rule(name, date.fromisoformat(starts_on), int(days), " ".join(basis))
