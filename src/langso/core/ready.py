"""Queries whose SQL is made once, for what nearly every request asks.

Django makes the SQL of a query anew each time, which costs the server several times
what the database needs to answer. These are written with the ORM all the same; what
differs from one time to the next is a `Blank`.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql import UpdateQuery

M = TypeVar("M", bound=Model)
Row = list[Any]


class Blank(Expression):
    """A place for an id, a text or a day, filled in by name when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def filled(self, values: dict[str, Any]) -> Any:
        value = values[self.name]
        if isinstance(value, date):
            return connection.ops.adapt_datefield_value(value)
        return value


class Blanks(Blank):
    """A place for any number of ids, for `__in`."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return _any_of(self)

    def filled(self, values: dict[str, Any]) -> Any:
        return _as_one(values[self.name])


class Ids(Expression):
    """Ids for `__in` that leave the statement the same, however many there are."""

    def __init__(self, ids: Iterable[int]) -> None:
        super().__init__()
        self.ids = tuple(ids)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return _any_of(_as_one(self.ids))


def _any_of(ids: Any) -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        # Read by a query of its own, so that the plan does not hang on their number and
        # PostgreSQL keeps it.
        return "(SELECT unnest((SELECT %s::bigint[])))", [ids]
    return "(SELECT value FROM json_each(%s))", [ids]


def _as_one(ids: Iterable[int]) -> Any:
    return list(ids) if connection.vendor == "postgresql" else json.dumps(list(ids))


@dataclass(frozen=True)
class _Made:
    """The SQL of a query, and how its rows become what the ORM would give."""

    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, list[Callable[..., Any]], Any]]
    kind: Any  # how the columns make up rows of models; None for plain columns
    names: list[str]  # of the columns of the row itself
    related: list[Any]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> "_Made":
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column[0] for column in compiler.select]
        converters = compiler.get_converters(columns).items()
        kind, names, related = compiler.klass_info, [], []
        if kind:
            names = [columns[at].target.attname for at in kind["select_fields"]]
            ask_related: Any = get_related_populators
            related = ask_related(kind, compiler.select, DEFAULT_DB_ALIAS)
        found = [(at, how, column) for at, (how, column) in converters]
        return cls(sql, params, found, kind, names, related)

    def ask(self, values: dict[str, Any]) -> list[Row]:
        """The columns found, as Python has them."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, _filled(self.params, values))
            rows = [list(row) for row in cursor.fetchall()]
        for row in rows:
            for at, converters, column in self.converters:
                for convert in converters:
                    row[at] = convert(row[at], column, connection)
        return rows

    def model_in(self, row: Row) -> Any:
        found = self.kind["model"].from_db(
            DEFAULT_DB_ALIAS, self.names, row[: len(self.names)]
        )
        for related in self.related:
            related.populate(row, found)
        return found


class _Written:
    """A query that is written when it is first asked, once all models are there."""

    def __init__(self, write: Callable[[], QuerySet[Any, Any]]) -> None:
        self._write = write

    @cached_property
    def _made(self) -> _Made:
        return _Made.of(self._write())


class ReadyRows(_Written):
    """Plain columns that are asked often: of `values_list`, a row of them each."""

    def __call__(self, **values: Any) -> list[Row]:
        return self._made.ask(values)


class Ready(_Written, Generic[M]):
    """Rows of a model that are asked often, with what `select_related` brings along.

    `Ready(lambda: Post.objects.filter(user=Blank("user")))`, asked with `user=3`.
    """

    def __init__(self, write: Callable[[], QuerySet[M]]) -> None:
        super().__init__(write)

    def __call__(self, **values: Any) -> list[M]:
        return [self._made.model_in(row) for row in self._made.ask(values)]


class ReadyUpdate:
    """Columns that are written often; answers how many rows there were.

    `ReadyUpdate(lambda: Chain.objects.filter(pk=Blank("pk")), "length", "head")`, asked
    with the new values in this order, and what fills the blanks.
    """

    def __init__(self, write: Callable[[], QuerySet[Any]], *columns: str) -> None:
        self._write, self._columns = write, columns

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...], list[Any]]:
        query: Any = self._write().query.chain(UpdateQuery)
        fields = [query.get_meta().get_field(name) for name in self._columns]
        query.add_update_values({name: Blank(name) for name in self._columns})
        sql, params = query.get_compiler(connection=connection).as_sql()
        return sql, params, fields

    def __call__(self, *news: Any, **values: Any) -> int:
        sql, params, fields = self._made
        for name, field, new in zip(self._columns, fields, news, strict=True):
            values[name] = field.get_db_prep_save(new, connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(params, values))
            return int(cursor.rowcount)


class ReadyInsert:
    """A row of a model that is made often; the database gives it its key."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model

    @cached_property
    def _made(self) -> tuple[str, list[Any]]:
        meta: Any = self._model._meta
        quoted = connection.ops.quote_name
        fields = [field for field in meta.concrete_fields if not field.primary_key]
        names = ", ".join(quoted(field.column) for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        into = f"INSERT INTO {quoted(meta.db_table)} ({names})"
        return f"{into} VALUES ({marks}) RETURNING {quoted(meta.pk.column)}", fields

    def __call__(self, row: Model) -> None:
        sql, fields = self._made
        values = [
            field.get_db_prep_save(getattr(row, field.attname), connection)
            for field in fields
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            row.pk = cursor.fetchone()[0]
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _filled(params: Iterable[Any], values: dict[str, Any]) -> list[Any]:
    return [p.filled(values) if isinstance(p, Blank) else p for p in params]
