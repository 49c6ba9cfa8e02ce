"""What the public pages ask of the database: three questions for a whole resolution.

One for its head, one for everything that stands in it (a UNION of seven kinds of rows),
one for the figures entered towards its targets.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from django.db.models import (
    DecimalField,
    F,
    Field,
    JSONField,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import JSONObject

from langso.measures.history import figures_with_role
from langso.measures.models import TargetFigure
from langso.places.models import Unit
from langso.places.queries import villages_of
from langso.resolutions.models import (
    Clause,
    Doubt,
    Item,
    Resolution,
    Result,
    Target,
    Task,
)

M = TypeVar("M", bound=Model)

SPAN = ("clause_id", "start", "end", "quote", "note")
STATED = (*SPAN, "subject", "comparator", "value", "unit", "numerator", "denominator")
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Clause: ("id", "ident", "number", "title", "text", "level", "start", "end"),
    Result: ("id", *STATED, "period", "baseline"),
    Target: (
        "id", *STATED, "baseline", "baseline_value", "period_start", "period_end",
        "direction", "at_end_only", "theme", "owner", "thread",
    ),
    Task: (
        "id", *SPAN, "action", "lead", "deadline", "due_on", "closing", "progress",
        "progress_note", "progress_at",
    ),
    Doubt: (
        "id", "clause_id", "order", "rule", "severity", "message_vi", "message_en",
        "spans", "answer", "note",
    ),
    Unit: ("id", "name", "ordinal"),
    Resolution: ("id", "commune_id", "year", "status", "version", "reason"),
}  # fmt: skip


class ExactDecoder(json.JSONDecoder):
    """Read JSON numbers with a point as Decimal, never as binary fractions."""

    def __init__(self, **options: Any) -> None:
        super().__init__(parse_float=Decimal, **options)


class ExactObject(JSONObject):
    """A row as one JSON object, so that rows of different kinds fit into one UNION."""

    output_field = JSONField(decoder=ExactDecoder)


@dataclass(frozen=True)
class Contents:
    """Everything that stands in one resolution, and the villages that carry it out.

    The rows are model instances that hold only `COLUMNS`, as after `.only()`.
    """

    clauses: list[Clause]
    results: list[Result]
    targets: list[Target]
    tasks: list[Task]
    doubts: list[Doubt]
    villages: list[Unit]
    resolutions: list[Resolution]  # all the commune ever adopted, newest first


def official_resolutions() -> QuerySet[Resolution]:
    """Everything that was ever adopted, each with its commune; newest year first."""
    official = Resolution.objects.exclude(status=Resolution.Status.DRAFT)
    return official.select_related("commune")


def resolutions_in_force() -> QuerySet[Resolution]:
    """What stands on the first page, without the long texts."""
    adopted = official_resolutions().filter(status=Resolution.Status.ADOPTED)
    return adopted.order_by("-year", "commune__path").defer("text")


def official_resolution(
    commune_id: int, year: int, version: int | None = None
) -> Resolution | None:
    """The resolution of a year: the one in force, or a version by its number."""
    wanted = official_resolutions().filter(commune=commune_id, year=year)
    if version is None:
        wanted = wanted.filter(status=Resolution.Status.ADOPTED)
    else:
        wanted = wanted.filter(version=version)
    return wanted.select_related("commune__parent", "source_file").first()


def contents_of(resolution: Resolution) -> Contents:
    """Read all that stands in it, rejected items left out, in one query."""
    mine = {"resolution": resolution.pk}
    kept = ~Q(review=Item.Review.REJECTED)
    first, *rest = (
        _as_objects(rows)
        for rows in (
            Clause.objects.filter(**mine),
            Result.objects.filter(kept, **mine),
            Target.objects.filter(kept, **mine),
            Task.objects.filter(kept, **mine),
            Doubt.objects.filter(**mine),
            villages_of(resolution.commune),
            official_resolutions().filter(commune=resolution.commune_id),
        )
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for label, row in first.union(*rest, all=True):
        found.setdefault(label, []).append(row)
    return Contents(
        clauses=_rows(found, Clause, "start"),
        results=_rows(found, Result, "start"),
        targets=_rows(found, Target, "start"),
        tasks=_rows(found, Task, "start"),
        doubts=_rows(found, Doubt, "order"),
        villages=_rows(found, Unit, "ordinal"),
        resolutions=_rows(found, Resolution, "id")[::-1],
    )


def figures_of(resolution: Resolution) -> list[TargetFigure]:
    """Read every figure ever entered towards its targets, oldest first.

    Figures of earlier versions of a target count: they share its `thread`.
    """
    threads = Target.objects.filter(resolution=resolution.pk).values("thread")
    return list(figures_with_role().filter(target__thread__in=threads))


def original_of(resolution: Resolution) -> bytes:
    """The bytes of the uploaded file."""
    return bytes(resolution.source_file.content.raw)


def _as_objects(rows: QuerySet[Any]) -> QuerySet[Any, tuple[str, dict[str, Any]]]:
    """Return the queryset as pairs of the model's name and the row as an object."""
    columns = {name: F(name) for name in COLUMNS[rows.model]}
    label = Value(rows.model._meta.model_name)
    return rows.order_by().values_list(label, ExactObject(**columns))


def _rows(found: dict[str, list[dict[str, Any]]], model: type[M], by: str) -> list[M]:
    """Build the model instances of one kind, sorted."""
    plain = found.get(model._meta.model_name or "", [])
    plain.sort(key=lambda row: (row[by], row["id"]))
    return [_instance(model, row) for row in plain]


def _instance(model: type[M], row: dict[str, Any]) -> M:
    """Build one instance; fields that were not asked for stay deferred."""
    readers = _readers(model)
    return model.from_db(
        "default", list(readers), [read(row[name]) for name, read in readers.items()]
    )


@cache
def _readers(model: type[Model]) -> dict[str, Callable[[Any], Any]]:
    """How to read each column from JSON, in the order of the model's fields."""
    return {
        field.attname: _reader(field)
        for field in model._meta.concrete_fields
        if field.attname in COLUMNS[model]
    }


def _reader(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    """How to read one column from JSON.

    SQLite keeps decimals as binary fractions and lists as text; rounding to the places
    of the field gives the exact number back.
    """
    if isinstance(field, DecimalField):
        step = Decimal(1).scaleb(-field.decimal_places)
        return lambda value: None if value is None else Decimal(value).quantize(step)
    if isinstance(field, JSONField):
        return lambda value: json.loads(value) if isinstance(value, str) else value
    return field.to_python
