"""A commune of 26 villages for the benchmarks of the register, in a new database.

SQLite in a folder of its own, or what LANGSO_DATABASE_URL names
(tools/with-postgres.sh).
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

SINCE = date(2025, 7, 1)


@contextmanager
def a_commune() -> Iterator[tuple[Any, Any]]:
    """Give the commune and its officer."""
    with a_database():
        yield _founded()


@contextmanager
def a_database() -> Iterator[None]:
    """Bring the database up to date; it holds nothing yet."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield


def _founded() -> tuple[Any, Any]:
    from langso.people.models import Post, User
    from langso.places.models import Unit

    def unit(level: str, name: str, parent: Any, path: str) -> Any:
        return Unit.objects.create(
            level=level, name=name, parent=parent, path=path, valid_from=SINCE
        )

    nation = unit("nation", "Việt Nam", None, "00001")
    city = unit("province", "Thành phố Mẫu", nation, "0000100001")
    commune = unit("commune", "Xã Mẫu", city, "000010000100001")
    for number in range(1, 27):
        unit("village", f"Thôn {number}", commune, f"{commune.path}{number:05}")
    officer = User.objects.create(username="canbo")
    Post.objects.create(
        user=officer, role="commune_officer", unit=commune, starts_on=SINCE
    )
    return commune, officer


def where() -> str:
    """Which database it is."""
    return "PostgreSQL" if os.getenv("LANGSO_DATABASE_URL") else "SQLite"


COLUMNS = ", ".join(
    (
        "commune_id", "village_id", "number", "head", "address", "people", "moved_in",
        "moved_out", "contact", "in_chat_group", "search_text", "name_sort",
        "created_by_id", "revision", "is_sample",
    )
)  # fmt: skip
TABLE = "registry_household"


def driver_alone(source: Any) -> Callable[[], None]:
    """Writing the households of an applied list once more, by the driver alone.

    The least an import can cost: finished rows, with all their indexes, in one
    transaction; they are taken away again by rolling back.
    """
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        of_list = f"WHERE created_by_id = {source.pk}"
        cursor.execute(f"SELECT {COLUMNS} FROM {TABLE} {of_list}")
        rows = cursor.fetchall()

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(rows[0]))
                into = f"INSERT INTO {TABLE} ({COLUMNS}) VALUES ({marks})"
                cursor.executemany(into, rows)
            transaction.set_rollback(True)

    return write
