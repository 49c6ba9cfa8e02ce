"""How long personal data is kept: dated rules, applied every night.

The law asks that data be kept no longer than its purpose needs and leaves the length to
whoever keeps it; the lengths here are a commune's usual ones and are named as such.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from langso.registry.models import (
    Household,
    HouseholdFlag,
    Import,
    ImportChange,
    ImportContent,
)

BASIS = "Luật 91/2025/QH15; thời hạn do xã quy định"
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Rule:
    """What goes, how many days after which date of the row, from which day on.

    `commune` is the way from the row to its commune.
    """

    name: str
    starts_on: date
    days: int
    rows: Callable[[], Rows]
    since: str
    commune: str
    erase: Callable[[Rows], object]
    basis: str = BASIS


def _empty(**values: Any) -> Callable[[Rows], object]:
    return lambda rows: rows.update(**values)


def _delete(rows: Rows) -> object:
    return rows.delete()


def _drop(contents: Rows) -> object:
    waiting = Import.objects.filter(pk__in=list(contents.values_list("pk", flat=True)))
    waiting.update(status=Import.Status.DROPPED)
    return ImportContent.objects.filter(source__in=waiting).delete()


FROM = date(2026, 1, 1)
RULES = (
    Rule(
        "contacts", FROM, 365,
        lambda: Household.objects.exclude(contact=""),
        "moved_out", "commune", _empty(contact="", in_chat_group="unknown"),
    ),
    Rule(
        "flags", FROM, 5 * 365,
        lambda: HouseholdFlag.objects.all(),
        "ends_on", "household__commune", _delete,
    ),
    Rule(
        "earlier_contacts", FROM, 365,
        lambda: ImportChange.objects.exclude(contact_before=None),
        "source__uploaded_at__date", "source__commune", _empty(contact_before=None),
    ),
    Rule(
        "lists_in_waiting", FROM, 30,
        lambda: ImportContent.objects.all(),
        "source__uploaded_at__date", "source__commune", _drop,
    ),
)  # fmt: skip


def rules_on(day: date) -> list[Rule]:
    """The rules in force on a day: of each name the latest begun."""
    begun = sorted(
        (rule for rule in RULES if rule.starts_on <= day), key=lambda r: r.starts_on
    )
    return list({rule.name: rule for rule in begun}.values())


def due_rows(rule: Rule, day: date) -> Rows:
    """The rows whose time is over on a day."""
    return rule.rows().filter(**{f"{rule.since}__lt": day - timedelta(days=rule.days)})
