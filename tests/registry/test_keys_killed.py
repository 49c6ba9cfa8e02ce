"""A change of keys is killed for real in its middle, and run again."""

import os
import signal
import subprocess
import sys
from base64 import b64encode

import pytest

SET_UP = """
import os, signal, sys, django; django.setup()
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.db import connection
from langso.core.sealing import unseal
from langso.people.actions import set_contact, system
from langso.people.models import User
from langso.people.queries import find_user
from langso.registry.actions import keys
from langso.registry.models import Household
def kept():
    "Which keys the rows of the database name."
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone_hash FROM people_user WHERE phone IS NOT NULL")
        names = {row[0].partition(":")[0] for row in cursor.fetchall()}
    secret = Authenticator.objects.get().data["secret"]
    phone = find_user("0912345678").phone
    print(*sorted(names), phone, unseal(secret), Household.objects.get().contact)
"""
FILL = """
from datetime import date
from langso.places.models import Unit
call_command("migrate", verbosity=0)
lan = User.objects.create(username="lan")
set_contact(lan, phone="+84912345678", email="lan@example.com", by=lan)
TOTP.activate(lan, "JBSWY3DPEHPK3PXP")
since = {"valid_from": date(2025, 7, 1)}
land = Unit.objects.create(level="nation", name="Việt Nam", path="00001", **since)
xa = Unit.objects.create(level="commune", name="Xã Thử", path="0000100001",
                         parent=land, **since)
thon = Unit.objects.create(level="village", name="Thôn 1", path="000010000100001",
                           parent=xa, **since)
Household.objects.create(village=thon, commune=xa, number="1", head="Mẫu",
                         contact="0900000001")
kept()
"""
ROTATE = """
keys.rotate_keys(by=system())
kept()
"""
KILLED = """
def die(*_, **__):
    kept()
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
keys.record = die  # the last thing a change of keys does
"""
IN_ORDER = "+84912345678 JBSWY3DPEHPK3PXP 0900000001"


def a_key(number: int) -> str:
    return f"{number}:{b64encode(bytes([number]) * 32).decode()}"


@pytest.fixture
def run(tmp_path):
    """Run a piece of Python in a process and a database of its own."""
    own = {"LANGSO_HOME": str(tmp_path), "LANGSO_DATABASE_URL": ""}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def ended(program: str, keys: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", SET_UP + program]
        named = environment | {"LANGSO_FIELD_KEYS": keys}
        return subprocess.run(
            command, env=named, capture_output=True, text=True, check=False
        )

    return ended


@pytest.mark.parametrize(
    ("old", "both", "expected"),
    [("", "", "3"), (a_key(7), f"{a_key(8)},{a_key(7)}", "8")],
    ids=["own file", "environment"],
)
def test_a_killed_change_of_keys_is_run_again(run, old, both, expected):
    first = "7" if old else "1"
    filled = run(FILL, old)
    assert filled.stdout == f"{first} {IN_ORDER}\n", filled.stderr

    killed = run(KILLED + ROTATE, both)
    assert killed.returncode == -signal.SIGKILL
    assert not killed.stdout.startswith(first)  # everything was written, not for good
    assert run("kept()", both).stdout == f"{first} {IN_ORDER}\n"

    again = run(ROTATE, both)
    assert again.stdout == f"{expected} {IN_ORDER}\n", again.stderr


def test_afterwards_the_old_key_is_needed_no_more(run):
    run(FILL, a_key(7))
    run(ROTATE, f"{a_key(8)},{a_key(7)}")

    assert run("kept()", a_key(8)).stdout == f"8 {IN_ORDER}\n"
