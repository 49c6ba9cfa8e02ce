"""What a line of the history changed, said in words instead of keys and codes."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from langso.core.deed_words import COUNTED, FIELDS, PURPOSES, SAID
from langso.core.models import Event
from langso.core.subjects import is_private, name_of, shortened
from langso.vietnamese.dates import print_date
from langso.vietnamese.numbers import print_number

OPEN_KEYS = ("kind", "late", "on")  # say nothing about a person
REFERRED = ("into", "to")  # keys of another row of the same kind
MOST = 300  # letters


def detail(event: Event, names: Mapping[str, str]) -> str:
    """What was done, in one short line; `names` are those of `referred` rows."""
    return "; ".join(part for part in _parts(event, names) if part)[:MOST]


def referred(event: Event) -> list[str]:
    """The subjects a line speaks of: its own, and what became of it."""
    kind = event.subject.partition(":")[0]
    keys = [event.data[key] for key in REFERRED if event.data.get(key)]
    return [event.subject, *(f"{kind}:{key}" for key in keys)]


def _parts(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    data = event.data
    yield _change(event, data.get("before"), data.get("after"))
    for key in ("changed", "fields"):
        if isinstance(data.get(key), list | dict):
            yield ", ".join(str(FIELDS[name]) for name in data[key] if name in FIELDS)
    for subject in referred(event)[1:]:
        yield f"→ {name_of(subject, names)}"
    yield from _said(event, names)
    yield from _counted(data)
    yield str(PURPOSES.get(data.get("purpose"), ""))


def _said(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """The values that stand beside the deed; a name is not said twice."""
    own, private = name_of(event.subject, names), is_private(event.subject)
    for key, words in SAID.items():
        given = event.data.get(key)
        if given in (None, "", False) or (private and key not in OPEN_KEYS):
            continue
        if (value := _value(event, key, given)) not in own:
            yield str(words) % {"value": value}


def _counted(data: Mapping[str, Any]) -> Iterator[str]:
    for key, words in COUNTED.items():
        if type(data.get(key)) is int:
            yield str(words) % {"value": print_number(data[key])}
    if isinstance(data.get("rows"), list):
        yield _("%(count)s rows") % {"count": print_number(len(data["rows"]))}


def _change(event: Event, before: Any, after: Any) -> str:
    if isinstance(before, list) and isinstance(after, list):
        return f"{_names(before)} → {_names(after)}"
    if isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        changed = [key for key in after if key in FIELDS and old.get(key) != after[key]]
        return ", ".join(_one_change(event, key, old, after) for key in changed)
    if isinstance(after, str):
        field = event.verb.rpartition(".")[2]
        return f"{_value(event, field, before)} → {_value(event, field, after)}"
    return ""


def _one_change(event: Event, key: str, old: Any, new: Any) -> str:
    values = [_value(event, key, known.get(key)) for known in (old, new)]
    if key.endswith("_id"):  # the key of a row says nothing
        return str(FIELDS[key])
    return f"{FIELDS[key]}: " + (" → ".join(values) if old else values[1])


def _value(event: Event, field: str, value: Any) -> str:
    """Print a value: a choice by its label, days and numbers as people write them."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _names(value)
    if label := _choices(event, field).get(value):
        return str(label)
    for printed in (_day, _number):
        if (words := printed(str(value))) is not None:
            return words
    return shortened(str(value))


def _choices(event: Event, field: str) -> dict[Any, Any]:
    try:
        model = apps.get_model(event.subject.partition(":")[0])
        return dict(getattr(model._meta.get_field(field), "flatchoices", ()))
    except (LookupError, ValueError, FieldDoesNotExist):
        return {}


def _day(value: str) -> str | None:
    try:
        return print_date(date.fromisoformat(value))
    except ValueError:
        return None


def _number(value: str) -> str | None:
    if not value.replace(".", "", 1).replace("-", "", 1).isdecimal():
        return None
    return print_number(Decimal(value)) if len(value) < 25 else None


def _names(values: list[Any]) -> str:
    return ", ".join(str(value) for value in values)
