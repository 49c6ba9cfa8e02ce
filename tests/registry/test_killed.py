"""Imports in processes of their own: one killed when all is written, two at once."""

import os
import signal
import subprocess
import sys
from types import SimpleNamespace

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
ANOTHER = """
from tests.registry.workbook_maker import messy
lan = User.objects.get(username="lan")
bring_in(messy(300, 2) + bytes(1), "khac.xlsx", Unit.objects.get(level="commune"),
         by=lan)
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
AT_ONCE = """
import time
from langso.core.actions import Refused
lan = User.objects.get(username="lan")
source = Import.objects.get(name=sys.argv[1])
seen = dry_run(source).digest
print("ready", flush=True)
sys.stdin.readline()
try:
    apply_import(source, by=lan, seen=seen)
    print("applied")
except Refused as refused:
    print(refused)
"""
LOOK = "print(Household.objects.count(), Import.objects.get().status)"


@pytest.fixture
def start(tmp_path):
    """Start a piece of Python in a process and a database of its own."""
    own = {"LANGSO_HOME": str(tmp_path), "LANGSO_DATABASE_URL": ""}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def begin(program: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", SET_UP + program, *arguments]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(command, env=environment, text=True, **pipes)

    return begin


@pytest.fixture
def run(start):
    """The same, and wait for its end."""

    def ended(program: str) -> SimpleNamespace:
        begun = start(program)
        stdout, stderr = begun.communicate()
        return SimpleNamespace(
            returncode=begun.returncode, stdout=stdout, stderr=stderr
        )

    return ended


def test_a_killed_import_leaves_nothing_and_is_applied_later(run):
    assert run(BRING_IN).returncode == 0

    killed = run(KILLED + APPLY)

    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "300\n")
    assert run(LOOK).stdout == "0 waiting\n"
    assert run(APPLY + LOOK).stdout == "300 applied\n"


def test_of_two_lists_applied_at_once_one_is_looked_through_again(start, run):
    assert run(BRING_IN).returncode == 0
    assert run(ANOTHER).returncode == 0
    both = [start(AT_ONCE, name) for name in ("xa.xlsx", "khac.xlsx")]
    assert [one.stdout.readline() for one in both] == ["ready\n", "ready\n"]
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()

    said = sorted(one.communicate()[0].strip() for one in both)

    assert said[0].startswith("Danh sách hộ đã thay đổi từ lúc xem.")
    assert said[1] == "applied"
    assert run("print(Household.objects.count())").stdout == "300\n"
