"""What the public pages ask of the database: three questions for a whole resolution.

One for its head, one for everything that stands in it, one for the figures entered
towards its targets. The second is SQL written here: eight kinds of rows in one UNION,
each row as one JSON array. Django takes ten times as long to build that query as the
database takes to answer it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import (
    DateTimeField,
    DecimalField,
    Field,
    JSONField,
    Model,
    QuerySet,
)
from django.utils import timezone

from langso.boards.columns import COLUMNS, HEAD, PUBLIC, WHERE
from langso.measures.history import figures_with_role
from langso.measures.models import (
    Closing,
    ClosingLine,
    Indicator,
    Obstacle,
    Share,
    TargetFigure,
)
from langso.places.models import Unit
from langso.places.queries import successors
from langso.resolutions.models import Clause, Doubt, Resolution, Result, Target, Task

M = TypeVar("M", bound=Model)

JSON_ARRAY = {"sqlite": "json_array", "postgresql": "jsonb_build_array"}


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
    obstacles: list[Obstacle] = field(default_factory=list)  # those not lifted
    shares: list[Share] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    closed: list[ClosingLine] = field(default_factory=list)  # of whole years
    closing: Closing | None = None  # the newest


def villages_today(wanted: set[int], villages: Sequence[Unit]) -> set[int]:
    """What villages of an earlier day are today; no query while they all still are."""
    living = {village.pk for village in villages}
    found = wanted & living
    for gone in Unit.objects.filter(pk__in=wanted - living) if wanted - living else ():
        found |= {unit.pk for unit in successors(gone)}
    return found


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
    return wanted.select_related("commune__parent", "source_file").only(*HEAD).first()


def contents_of(
    resolution: Resolution, kinds: tuple[type[Model], ...] = PUBLIC
) -> Contents:
    """Read those kinds of what stands in it, without rejected items, in one query."""
    commune = resolution.commune
    values: dict[str, str | int] = {
        "resolution": resolution.pk,
        "commune": commune.pk,
        "path": commune.path,
        "path_end": commune.path_end,
        "today": timezone.localdate().isoformat(),
    }
    found = _asked(kinds, values)
    return Contents(
        clauses=_rows(found, Clause, "start"),
        results=_rows(found, Result, "start"),
        targets=_rows(found, Target, "start"),
        tasks=_rows(found, Task, "start"),
        doubts=_rows(found, Doubt, "order"),
        villages=_rows(found, Unit, "ordinal", "path"),
        resolutions=_rows(found, Resolution, "id")[::-1],
        obstacles=_rows(found, Obstacle, "id"),
        shares=_rows(found, Share, "id"),
        indicators=_rows(found, Indicator, "order"),
        closed=_rows(found, ClosingLine, "ends_on"),
        closing=next(iter(_rows(found, Closing)), None),
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


def _asked(
    kinds: tuple[type[Model], ...], values: dict[str, str | int]
) -> dict[str, list[list[Any]]]:
    """The cells of every row, by kind."""
    found: dict[str, list[list[Any]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_union(connection.vendor, kinds), values)
        for kind, row in cursor.fetchall():
            cells = json.loads(row, parse_float=Decimal)  # no binary fractions
            found.setdefault(kind, []).append(cells)
    return found


@cache
def _union(vendor: str, kinds: tuple[type[Model], ...]) -> str:
    """The question, in the words of the database."""
    return " UNION ALL ".join(_select(model, JSON_ARRAY[vendor]) for model in kinds)


def _select(model: type[Model], json_array: str) -> str:
    name = connection.ops.quote_name
    columns = ", ".join(name(column) for column in _readers(model))
    return (
        f"SELECT '{model._meta.model_name}', {json_array}({columns})"  # noqa: S608
        f" FROM {name(model._meta.db_table)} WHERE {WHERE[model]}"
    )


def _rows(found: dict[str, list[list[Any]]], model: type[M], *by: str) -> list[M]:
    """Build the model instances of one kind, sorted."""
    readers = _readers(model)
    names = list(readers)
    plain = found.get(model._meta.model_name or "", [])
    plain.sort(key=lambda row: [row[names.index(name)] for name in (*by, "id")])
    return [
        model.from_db(
            "default",
            names,
            [read(cell) for read, cell in zip(readers.values(), row, strict=True)],
        )
        for row in plain
    ]


@cache
def _readers(model: type[Model]) -> dict[str, Callable[[Any], Any]]:
    """How to read each column from JSON, in the order in which a model wants them."""
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
    if isinstance(field, DateTimeField):
        return _moment
    if isinstance(field, JSONField):
        return lambda value: json.loads(value) if isinstance(value, str) else value
    return field.to_python


def _moment(text: str) -> datetime:
    """SQLite leaves out that it is the time of Greenwich."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
