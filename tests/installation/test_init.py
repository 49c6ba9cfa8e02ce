"""`langso init`: a real commune begins with one command, once."""

import re

import pytest
from django.test import Client

from langso.core.models import Event
from langso.core.queries import faults
from langso.installation import beginning
from langso.installation.beginning import Wish
from langso.measures.models import Measure
from langso.people.models import Post, User
from langso.places.models import Unit
from langso.places.queries import villages_of
from tests.places.test_listing import VILLAGES, table

WISH = {"province": "Hà Nội", "administrator": "Nguyễn Văn Mẫu"}


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    """The tables are there already."""
    monkeypatch.setattr(beginning, "prepare", lambda: None)


def begin(commune="Xã Ví Dụ", **rest):
    return beginning.begin(Wish(**WISH | {"commune": commune} | rest), "vi")


def test_a_commune_begins_with_villages_and_a_card_that_works(db, capsys):
    assert begin(villages="26", code="00099") == 0

    commune = Unit.objects.get(level="commune")
    assert (commune.code, commune.is_sample) == ("00099", False)
    assert commune.parent.name == "Thành phố Hà Nội"
    assert villages_of(commune).count() == 26
    assert Measure.objects.filter(commune=None).exists()
    post = Post.objects.get()
    assert (post.role, post.unit) == ("commune_administrator", commune)
    path = re.search(r"http://[^/]+(/\S+/)", capsys.readouterr().out)[1]
    new = {"password": "chum gom lam 7", "again": "chum gom lam 7"}
    assert Client().post(path, new).status_code == 302
    assert User.objects.get(pk=post.user_id).has_usable_password()


def test_everything_of_it_is_in_the_history(db):
    begin(villages="3")

    commune = Unit.objects.get(level="commune")
    verbs = set(Event.objects.filter(commune=commune).values_list("verb", flat=True))
    assert {"units.imported", "user.entered", "post.given", "card.issued"} <= verbs
    assert list(faults()) == []


def test_a_second_beginning_is_refused(db, capsys):
    begin()
    capsys.readouterr()

    assert begin(commune="Xã Khác") == 1
    assert "Xã Ví Dụ" in capsys.readouterr().out
    assert Unit.objects.filter(level="commune").count() == 1


def test_beside_the_sample_nothing_begins(stage, capsys):
    assert begin() == 1
    assert User.objects.filter(full_name="Nguyễn Văn Mẫu").count() == 0


@pytest.mark.parametrize("asked", ["01", "Thành phố Hà Nội", "ha noi"])
def test_a_province_is_known_by_code_or_name(db, asked):
    begin(province=asked)

    assert Unit.objects.get(level="province").code == "01"


@pytest.mark.parametrize(
    "wrong",
    [{"province": "Atlantis"}, {"villages": "0"}, {"villages": "9999"},
     {"villages": "khong-co.xlsx"}],
)  # fmt: skip
def test_what_makes_no_sense_leaves_nothing_behind(db, capsys, wrong):
    assert begin(**wrong) == 1

    assert len(capsys.readouterr().out.strip().splitlines()) == 1
    assert not Unit.objects.exists()
    assert not Post.objects.exists()


@pytest.mark.parametrize("name", ["thon.xlsx", "thon.txt"])
def test_villages_come_from_a_file(db, tmp_path, name):
    text = "Thôn 3\n\n  Thôn   4\nThôn 5\n".encode()
    (tmp_path / name).write_bytes(text if name.endswith("txt") else table(VILLAGES))

    assert begin(villages=str(tmp_path / name)) == 0

    names = [unit.name for unit in villages_of(Unit.objects.get(level="commune"))]
    assert names == ["Thôn 3", "Thôn 4", "Thôn 5"]


def test_a_ward_has_quarters_not_hamlets(db):
    begin(commune="Phường Ví Dụ", villages="2")

    assert Unit.objects.filter(name="Tổ dân phố 2").exists()


def test_without_a_commune_a_province_begins(db):
    assert begin(commune="") == 0

    post = Post.objects.get()
    assert (post.role, post.unit.level) == ("province_administrator", "province")
