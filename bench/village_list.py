"""A village of 500 households in a round, for the benchmarks of titles."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

HOUSEHOLDS = 500
SINCE = date(2025, 7, 1)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Đỗ", "Bùi")
NAMES = ("An", "Bình", "Cường", "Dậu", "Én", "Giang", "Hòa", "Khánh", "Lụa", "Mẫu")


@contextmanager
def a_list() -> Iterator[SimpleNamespace]:
    """Give the dossier, its cases and the village's head, in a database of its own."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "static").mkdir()
        os.environ |= {
            "LANGSO_HOME": home,
            "DJANGO_SETTINGS_MODULE": "langso.settings",
            "LANGSO_SECOND_FACTOR": "",
        }
        import django
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        application = get_wsgi_application()  # serves the files that are there by now
        yield SimpleNamespace(application=application, **_opened())


def _opened() -> dict[str, object]:
    from langso.people.actions import appoint, open_account, system
    from langso.places.actions import found_unit
    from langso.registry.actions import enter_households
    from langso.titles import days
    from langso.titles.actions import open_round, put_in_force, take_in_sets

    above = {"valid_from": SINCE, "by": system()}
    nation = found_unit("nation", "Việt Nam", None, **above)
    commune = found_unit("commune", "Xã Thử", nation, **above)
    village = found_unit("village", "Thôn 1", commune, **above)
    people = {}
    for name, role, unit in (
        ("canbo", "commune_officer", commune),
        ("thon1", "village_head", village),
    ):
        people[name], _password = open_account(name, by=system())
        appoint(people[name], role, unit, starts_on=SINCE, by=system())
    officer = people["canbo"]
    enter_households(village, [_home(n) for n in range(HOUSEHOLDS)], by=officer)
    sets = take_in_sets(commune, days.today().year, by=officer)
    chosen = next(one for one in sets if one.title == "household")
    put_in_force(chosen, by=officer)
    last = days.today() + timedelta(days=30)
    dossier = open_round(chosen, by=officer, finish_by=last).dossiers.get()
    return {"dossier": dossier, "head": people["thon1"], "officer": officer}


def _home(n: int) -> dict[str, str]:
    head = f"{FAMILIES[n % 8]} Thị Thử {NAMES[n * 7 % 10]} {n * 37 % 499}"
    return {"number": f"{n + 1}", "head": head, "address": f"Tổ {n % 9}, ngõ {n % 40}"}
