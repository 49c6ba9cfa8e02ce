"""An import is killed for real, with everything written but not yet for good."""

import os
import signal
import subprocess
import sys

import pytest

SET_UP = """
import os, sys, django; django.setup()
from datetime import date
from django.core.management import call_command
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.registry.actions import apply_import, applying, bring_in
from langso.registry.models import Household, Import
from langso.registry.queries import dry_run
"""
BRING_IN = """
from tests.registry.workbook_maker import messy
call_command("migrate", verbosity=0)
since = {"valid_from": date(2025, 7, 1)}
land = Unit.objects.create(level="nation", name="Việt Nam", path="00001", **since)
xa = Unit.objects.create(level="commune", name="Xã Thử", path="0000100001",
                         parent=land, **since)
for n in (1, 2):
    Unit.objects.create(level="village", name=f"Thôn {n}", parent=xa,
                        path=f"{xa.path}{n:05}", **since)
lan = User.objects.create(username="lan")
Post.objects.create(user=lan, role="commune_officer", unit=xa,
                    starts_on=date(2025, 7, 1))
bring_in(messy(300, 2), "xa.xlsx", xa, by=lan)
"""
APPLY = """
source = Import.objects.get()
lan = User.objects.get(username="lan")
apply_import(source, by=lan, seen=dry_run(source).digest)
"""
KILLED = """
import signal
def die(*_, **__):
    print(Household.objects.count(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
applying.record = die  # the last thing an import does
"""
LOOK = "print(Household.objects.count(), Import.objects.get().status)"


@pytest.fixture
def run(tmp_path):
    """Run a piece of Python in a process and a database of its own."""
    own = {"LANGSO_HOME": str(tmp_path), "LANGSO_DATABASE_URL": ""}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def ended(program: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", SET_UP + program]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )

    return ended


def test_a_killed_import_leaves_nothing_and_is_applied_later(run):
    assert run(BRING_IN).returncode == 0

    killed = run(KILLED + APPLY)

    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "300\n")
    assert run(LOOK).stdout == "0 waiting\n"
    assert run(APPLY + LOOK).stdout == "300 applied\n"
