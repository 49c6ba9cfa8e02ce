"""A commune of 26 villages for the benchmarks of the register, in a new database.

SQLite in a folder of its own, or what LANGSO_DATABASE_URL names
(tools/with-postgres.sh).
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

SINCE = date(2025, 7, 1)


@contextmanager
def a_commune() -> Iterator[tuple[Any, Any]]:
    """Give the commune and its officer."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"LANGSO_HOME": home, "DJANGO_SETTINGS_MODULE": "langso.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield _founded()


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
