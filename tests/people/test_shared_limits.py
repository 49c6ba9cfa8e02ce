"""Two workers of the server are two processes: what one counts, the other knows."""

import os
import subprocess
import sys

import pytest

SET_UP = """
import time, django; django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.ALLOWED_HOSTS = ["*"]
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.management import call_command
from django.test import Client
from langso.people.models import User
SECRET = "JBSWY3DPEHPK3PXP"
browser = Client()
def sign_in(password="chum gom lam"):
    entered = {"username": "lan", "password": password}
    return browser.post("/tai-khoan/dang-nhap/", entered)
def second(code):
    page = browser.post("/tai-khoan/hai-buoc/authenticate/", {"code": code})
    return "too many" if "nhiều lần" in page.content.decode() else page.status_code
def right_code():
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
"""
FILL = """
call_command("migrate", verbosity=0)
lan = User.objects.create(username="lan")
lan.set_password("chum gom lam")
lan.save()
TOTP.activate(lan, SECRET)
"""
WRONG_CODES = """
sign_in()
print([second("000000") for _ in range(5)])
"""
RIGHT_CODE = """
sign_in()
print(second(right_code()))
"""
WRONG_PASSWORDS = """
for _ in range(5): sign_in("sai")
"""
RIGHT_PASSWORD = """
page = sign_in()
print("too many" if page.status_code == 200 and "nhiều lần" in page.content.decode()
      else page.status_code)
"""
PASSKEYS = """
path = "/tai-khoan/hai-buoc/webauthn/login/"
print({browser.post(path, {"credential": "{}"}).status_code for _ in range(%d)})
"""

CARD = """
from langso.people.actions import appoint, invite, system
from langso.people.codes import code_of
from langso.places.models import Unit
from datetime import date
land = Unit.objects.create(level="nation", name="Việt Nam", path="00001",
                           valid_from=date(2025, 7, 1))
xa = Unit.objects.create(level="commune", name="Xã Thử", path="0000100001",
                         parent=land, valid_from=date(2025, 7, 1))
post = appoint(lan, "commune_officer", xa, by=system())
code = code_of(invite(post, by=system()).nonce)
"""
AT_ONCE = """
import threading
from django.db import connection
start, answers = threading.Barrier(4), []
def use(n):
    client, entered = Client(), {"password": f"gom {n} men", "again": f"gom {n} men"}
    start.wait()
    answers.append(client.post(f"/tai-khoan/the/{code}/", entered).status_code)
    connection.close()
threads = [threading.Thread(target=use, args=(n,)) for n in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(answers.count(302), set(answers) <= {302, 409, 410}, len(answers))
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run a piece of Python as a worker would, with the real settings."""
    own = {"LANGSO_DATABASE_URL": "", "LANGSO_SECOND_FACTOR": ""}
    own["PYTHONPATH"] = os.pathsep.join(sys.path)

    def ended(home: str, program: str) -> str:
        command = [sys.executable, "-c", SET_UP + program]
        environment = os.environ | own | {"LANGSO_HOME": home}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return ended


@pytest.fixture
def home(tmp_path, run) -> str:
    run(str(tmp_path), FILL)
    return str(tmp_path)


def test_wrong_codes_in_one_worker_stop_the_other(run, home):
    assert run(home, RIGHT_CODE) == "302"

    assert run(home, WRONG_CODES) == "[200, 200, 200, 200, 200]"

    assert run(home, RIGHT_CODE) == "too many"


def test_wrong_passwords_and_passkeys_are_counted_together(run, home):
    run(home, WRONG_PASSWORDS)
    assert run(home, RIGHT_PASSWORD) == "too many"

    assert run(home, PASSKEYS % 60) == "{302}"
    assert run(home, PASSKEYS % 1) == "{429}"


def test_a_code_used_in_one_worker_is_used_in_the_other(run, home):
    held = "sign_in(); print(second('%s'))"
    code = run(home, "print(right_code())")

    assert (run(home, held % code), run(home, held % code)) == ("302", "200")


def test_of_four_people_using_a_card_at_once_one_gets_in(run, tmp_path):
    assert run(str(tmp_path), FILL + CARD + AT_ONCE) == "1 True 4"
