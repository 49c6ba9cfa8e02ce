"""A server killed in the middle of a decision leaves nothing half done."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a process that forks needs a system that does"
)
PROGRAM = """
import json, os, signal, django; django.setup()
from datetime import date
from django.core.management import call_command
from django.db import connections
call_command("migrate", verbosity=0)
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.titles import actions as do
from langso.titles.actions import deciding
from langso.titles.models import Assessment, Certificate, Decision, Dossier
from langso.titles.queries.soundness import unsound_titles
from tests.titles.furnishing import furnish_titles
SINCE = {"valid_from": date(2025, 7, 1)}
land = Unit.objects.create(level="nation", name="Việt Nam", path="00001", **SINCE)
commune = Unit.objects.create(level="commune", name="Xã Thử", path="0000100001",
                              parent=land, **SINCE)
for n in range(1, 4):
    Unit.objects.create(level="village", name=f"Thôn {n}", parent=commune,
                        path=f"{commune.path}{n:05}", **SINCE)
people = {}
for role in ("commune_officer", "commune_leader"):
    people[role] = User.objects.create(username=role)
    Post.objects.create(user=people[role], role=role, unit=commune,
                        starts_on=date(2025, 7, 1))
shown = furnish_titles(commune, *people.values())
complete = Dossier.objects.get(status="accepted")

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def decide():
    signed = deciding.Signed("16", "QĐ-UBND", date.today(), "Mẫu")
    dossier = Dossier.objects.get(pk=complete.pk)
    do.decide(shown.round, [dossier], signed, by=people["commune_leader"])

def look():
    return [Decision.objects.count(), Certificate.objects.count(),
            sorted(complete.assessments.values_list("status", flat=True)),
            Dossier.objects.get(pk=complete.pk).status,
            [one.kind for one in unsound_titles()]]

found = []
for moment in ("_enter_certificates", "insert_many", "record"):
    connections.close_all()
    child = os.fork()
    if not child:
        setattr(deciding, moment, die)
        decide()
    status = os.waitpid(child, 0)[1]
    found.append([os.WTERMSIG(status), look()])
decide()
print(json.dumps([found, look()]))
"""


def test_a_killed_decision_decides_nothing_and_is_made_later(tmp_path):
    own = {"LANGSO_HOME": str(tmp_path), "LANGSO_DATABASE_URL": ""}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, text=True,
        stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    killed, after = json.loads(done.stdout.splitlines()[-1])

    nothing = [1, 2, ["not_proposed", "submitted", "submitted"], "accepted", []]
    assert killed == [[9, nothing]] * 3
    assert after == [2, 4, ["awarded", "awarded", "not_proposed"], "decided", []]
