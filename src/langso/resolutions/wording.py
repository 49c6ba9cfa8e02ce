"""How an item is said while it is looked at: its figure, and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from langso.places.models import Body
from langso.resolutions.fields import snapshot
from langso.resolutions.models import Doubt, Item, Result, Target, Task
from langso.vietnamese.comparators import Comparator, print_comparator
from langso.vietnamese.days import print_date
from langso.vietnamese.money import print_money
from langso.vietnamese.numbers import print_number

LABELS = {
    "subject": _("What is counted"),
    "comparator": _("How to compare"),
    "value": _("Value"),
    "unit": _("Unit"),
    "numerator": _("Part"),
    "denominator": _("Whole"),
    "period": _("Period"),
    "baseline_value": _("Level before"),
    "theme": _("Heading on the public page"),
    "direction": _("Which way is better"),
    "at_end_only": _("Counted once, at the end of the period"),
    "owner_body_id": _("Owner"),
    "owner": _("Owner, in words"),
    "action": _("What is to be done"),
    "lead": _("Who leads"),
    "support": _("Who supports"),
    "deadline": _("Until when"),
    "due_on": _("Last day"),
    "closing": _("Assignment at the end of the document"),
}
FIGURE = ("comparator", "value", "unit", "numerator", "denominator")
PERCENT_RULES = ("ratio", "excess", "growth")


@dataclass(frozen=True)
class Change:
    """One thing a person corrected: what was read, and what counts now."""

    label: str
    before: str
    after: str


def plain(value: Decimal) -> Decimal:
    """Drop the zeros a database adds: 90.000000 is 90."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def amount(value: Decimal | None, unit: str) -> str:
    """Say a value with its unit; money in words of the trade.

    >>> amount(Decimal("88.800000"), "%"), amount(Decimal(563286000000), "đồng")
    ('88,8%', '563 tỷ 286 triệu đồng')
    """
    if value is None:
        return ""
    if unit == "đồng" and value == value.to_integral_value():
        return print_money(int(value))
    printed = print_number(plain(value))
    return f"{printed}{unit}" if unit in ("%", "‰") else f"{printed} {unit}".strip()


def figure(item: Item) -> str:
    """Say the figure alone: "trên 90%", "12.535/12.858, 97,32%"; a task has none."""
    return "" if isinstance(item, Task) else _figure(snapshot(item), type(item))


def _figure(content: Mapping[str, Any], model: type[Item]) -> str:
    part, whole, value = (
        _decimal(content[name]) for name in ("numerator", "denominator", "value")
    )
    share = ""
    if part is not None and whole is not None:
        share = f"{print_number(plain(part))}/{print_number(plain(whole))}"
    comparator = print_comparator(cast(Comparator, content["comparator"]))
    says_nothing = ("=",) if model is Result else ("=", ">=") if value is None else ()
    if content["comparator"] in says_nothing:
        comparator = ""
    stated = f"{comparator} {amount(value, content['unit'])}".strip()
    return ", ".join(part for part in (share, stated) if part)


def changes(item: Item) -> tuple[Change, ...]:
    """What a person changed of what was read, the figure as one."""
    if item.proposed is None:
        return ()
    before, after = item.proposed | getattr(item, "carried", {}), snapshot(item)
    changed = [name for name in after if after[name] != before.get(name)]
    found = []
    if any(name in FIGURE for name in changed):
        said = (_figure(content, type(item)) for content in (before, after))
        found.append(Change(str(_("Figure")), *(words or "…" for words in said)))
    found += [
        Change(str(LABELS[name]), *(_content(item, c, name) for c in (before, after)))
        for name in changed
        if name in LABELS and name not in FIGURE
    ]
    return tuple(found)


def carried(item: Item) -> tuple[Change, ...]:
    """What was set in the version before and is still so: label, nothing, value."""
    taken = item.carried if isinstance(item, Target) else {}
    now = snapshot(item) if taken else {}
    return tuple(
        Change(str(LABELS[name]), "", _content(item, now, name))
        for name in taken
        if now[name] == taken[name]
    )


def arithmetic(doubt: Doubt) -> tuple[tuple[str, str], ...]:
    """Lines of what is written and what was computed; none where nothing was."""
    numbers = {name: Decimal(value) for name, value in doubt.numbers.items()}
    if not {"written", "computed"} <= numbers.keys():
        return ()
    written, computed = numbers["written"], numbers["computed"]
    sum_ = str(_("Computed"))
    if {"numerator", "denominator"} <= numbers.keys():
        pair = (numbers["numerator"], numbers["denominator"])
        sum_ = " : ".join(print_number(plain(number)) for number in pair)
    gap = amount_in(doubt, abs(written - computed))
    if gap.endswith("%"):
        gap = f"{gap[:-1]} điểm %"
    return (
        (str(_("The document says")), amount_in(doubt, written)),
        (sum_, amount_in(doubt, computed)),
        (str(_("Difference")), gap),
    )


def amount_in(doubt: Doubt, value: Decimal) -> str:
    """Print a number of a doubt in the unit its rule speaks of."""
    if doubt.rule in PERCENT_RULES:
        return amount(value, "%")
    is_money = any(word in doubt.quote for word in ("đồng", "tỷ", "triệu"))
    return amount(value, "đồng" if is_money and abs(value) >= 1000 else "")


def _decimal(value: str | None) -> Decimal | None:
    return Decimal(value) if value else None


def _content(item: Item, content: Mapping[str, Any], name: str) -> str:
    """One field in words; an organisation by its name."""
    value = content.get(name)
    if name != "owner_body_id" or not value:
        return _said(value)
    return str(Body.objects.filter(pk=value).first() or "…")


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "…"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str) and (named := _named(value)):
        return named
    return str(value) if value else "…"


def _named(value: str) -> str:
    """A stored day or choice in words; empty for anything else."""
    if value in Target.Direction.values:
        return str(Target.Direction(value).label)
    try:
        return print_date(date.fromisoformat(value)) if len(value) == 10 else ""
    except ValueError:
        return ""
