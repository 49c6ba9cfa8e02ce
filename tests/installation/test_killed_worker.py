"""A worker is killed for real in the middle of a scan; the next one reads it."""

import os
import signal
import subprocess
import sys

import pytest

SET_UP = """
import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "langso.settings")
import django; django.setup()
from datetime import timedelta
from django.core.management import call_command
from langso.reader import files
from langso.resolutions.models import SourceFile
"""
UPLOAD = """
call_command("migrate", verbosity=0)
from datetime import date
from langso.people.actions import appoint, open_account, system
from langso.places.actions import found_unit
from langso.resolutions.actions import upload
since = {"valid_from": date(2025, 7, 1), "by": system()}
nation = found_unit("nation", "Việt Nam", None, **since)
xa = found_unit("commune", "Xã Thử", nation, **since)
officer, _ = open_account("canbo", by=system())
appoint(officer, "commune_officer", xa, by=system())
upload("Nghị quyết năm 2026".encode() * 9, "scan.pdf", xa, by=officer)
"""
HANG = """
import time
def hang(raw, *, name, on_page):
    on_page(1, 9)
    print("reading", flush=True)
    time.sleep(600)
files.load = hang
call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
"""
RECOVER = """
from langso.jobs import sweep
last = SourceFile.objects.get().heartbeat
SourceFile.objects.update(heartbeat=last - timedelta(minutes=3))
print(sweep(), sweep())
files.load = lambda raw, *, name, on_page: files.Source(raw.decode(), "scan", 9)
call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
file = SourceFile.objects.get()
print(file.state, file.attempts, file.resolutions.count())
"""


@pytest.fixture
def environment(tmp_path):
    env = os.environ | {"LANGSO_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    env.pop("LANGSO_DATABASE_URL", None)
    return env


def start(script: str, env) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", SET_UP + script]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, encoding="utf-8")


def test_a_killed_workers_scan_is_read_by_the_next(environment):
    assert start(UPLOAD, environment).wait(60) == 0
    worker = start(HANG, environment)
    assert worker.stdout.readline() == "reading\n"

    worker.send_signal(signal.SIGKILL)
    assert worker.wait(10) == -signal.SIGKILL
    said, _ = start(RECOVER, environment).communicate(timeout=60)

    assert said.splitlines() == ["1 0", "read 2 1"]
