"""Many rows at once, past the ORM, which takes several times as long."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

Row = Mapping[str, Any]
PLAIN = (models.CharField, models.IntegerField, models.ForeignKey)


def insert_many(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Save new rows, each a value by column; left out, a column has its default.

    COPY on PostgreSQL, one statement for all of them on SQLite. The database gives the
    keys, in the order of the rows. Call it inside a transaction.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = _values(fields, rows)
    if connection.vendor == "postgresql":
        _copy(model._meta.db_table, fields, values)
        return
    names, marks = _named(fields), ", ".join(["%s"] * len(fields))
    table = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608


def update_many(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Write new values into rows that are there; all of them name the same columns.

    Each has its key as "id". Call it inside a transaction.
    """
    if not rows:
        return
    fields = [
        field for field in model._meta.concrete_fields if field.attname in rows[0]
    ]
    fields.sort(key=lambda field: field.primary_key)  # the key last
    table, values = _quoted(model._meta.db_table), _values(fields, rows)
    if connection.vendor == "postgresql":
        _update_from_copy(table, fields, values)
        return
    news = ", ".join(f"{_quoted(str(field.column))} = %s" for field in fields[:-1])
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {news} WHERE id = %s", values)  # noqa: S608


def _update_from_copy(
    table: str, fields: Sequence[Any], values: list[tuple[Any, ...]]
) -> None:
    names = [_quoted(field.column) for field in fields]
    news = ", ".join(f"{name} = newer.{name}" for name in names[:-1])
    like = f"SELECT {_named(fields)} FROM {table} WITH NO DATA"  # noqa: S608
    where = f"FROM newer WHERE {table}.id = newer.id"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE newer ON COMMIT DROP AS {like}")
        _copy("newer", fields, values)
        cursor.execute(f"UPDATE {table} SET {news} {where}")  # noqa: S608
        cursor.execute("DROP TABLE newer")


def _copy(table: str, fields: Sequence[Any], values: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        into = f"COPY {_quoted(table)} ({_named(fields)}) FROM STDIN"
        with cursor.copy(into) as copy:
            for row in values:
                copy.write_row(row)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _named(fields: Sequence[Any]) -> str:
    return ", ".join(_quoted(field.column) for field in fields)


def _values(fields: Sequence[Any], rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    return list(zip(*(_column(field, rows) for field in fields), strict=True))


def _column(field: Any, rows: Sequence[Row]) -> list[Any]:
    """The values of one column, as the database driver wants them."""
    name, default = field.attname, field.get_default()
    values = [row.get(name, default) for row in rows]
    if isinstance(field, PLAIN):
        return values
    return [field.get_db_prep_save(value, connection) for value in values]
