"""What is sealed cannot be read in the database, and keys can be changed."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from langso.cli import main
from langso.core import sealing
from langso.core.actions import NotAllowed
from langso.people.actions import system
from langso.registry.actions import rotate_keys
from langso.registry.models import Household
from tests.registry.conftest import DUC, MAU, THI, a_list


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path, monkeypatch):
    monkeypatch.delenv(sealing.ENVIRONMENT, raising=False)
    settings.HOME = tmp_path


def stored() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM registry_household ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_the_database_holds_no_telephone_number(a_register):
    a_register()

    assert Household.objects.get(head=MAU[2]).contact == MAU[5]
    assert not [token for token in stored() if "0900" in token]


def test_the_same_text_is_never_sealed_alike():
    assert sealing.seal("x") != sealing.seal("x")


def test_what_was_altered_is_not_opened():
    token = bytearray(sealing.seal_bytes(b"0900000001"))
    token[-1] ^= 1

    with pytest.raises(InvalidTag):
        sealing.unseal_bytes(bytes(token))


def test_rotating_seals_everything_with_a_new_key(a_register, bring, tmp_path):
    a_register()
    waiting = bring(a_list(MAU, THI, DUC))
    before = stored()

    count = rotate_keys(by=system())

    names = {sealing.b64decode(token).partition(b":")[0] for token in stored()}
    assert (count, names) == (4, {b"2"})
    assert stored() != before
    assert Household.objects.get(head=MAU[2]).contact == MAU[5]
    waiting.content.refresh_from_db()
    assert bytes(waiting.content.sealed).startswith(b"2:")
    assert bytes(waiting.content.sheets).startswith(b"2:")


def test_a_server_that_still_runs_learns_of_the_new_key(a_register):
    a_register()
    kept = sealing._path().read_text()

    sealing._write(f"{sealing._fresh(2)},{kept}")  # as another process does

    assert sealing.seal_bytes(b"x").startswith(b"2:")
    assert Household.objects.get(head=MAU[2]).contact == MAU[5]


def test_keys_from_the_environment_are_used_in_their_order(a_register, monkeypatch):
    a_register()
    kept = sealing._path().read_text()
    monkeypatch.setenv(sealing.ENVIRONMENT, f"{sealing._fresh(7)},{kept}")

    rotate_keys(by=system())

    names = {sealing.b64decode(token).partition(b":")[0] for token in stored()}
    assert names == {b"7"}


def test_a_key_that_is_gone_is_said(monkeypatch):
    token = sealing.seal("0900000001")
    monkeypatch.setenv(sealing.ENVIRONMENT, sealing._fresh(9))

    with pytest.raises(sealing.UnknownKey):
        sealing.unseal(token)


def test_the_command_says_how_much_was_sealed_anew(a_register, capsys):
    a_register()

    code = main(["rotate-keys", "--lang", "en"])

    assert code == 0
    assert capsys.readouterr().out.startswith("3 entries are sealed")


@pytest.mark.parametrize("who", ["lan", "hoa", "minh", "nam"])
def test_nobody_rotates_keys_in_the_browser(stage, who):
    with pytest.raises(NotAllowed):
        rotate_keys(by=getattr(stage, who))
