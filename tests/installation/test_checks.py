"""`langso check` says what is wrong, `langso password` opens a locked door."""

import subprocess

import pytest
from django.db import OperationalError

from langso.installation import access, checks
from langso.measures.models import Closing
from langso.people.models import User
from langso.resolutions.actions import upload
from langso.resolutions.models import SourceContent


def test_a_sound_installation_has_no_problem(stage, settings):
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    upload("Nghị quyết".encode(), "a.txt", stage.commune, by=stage.lan)

    assert list(checks.problems_of_installation("vi")) == []


def test_a_changed_original_is_noticed(stage, capsys):
    upload("Nghị quyết".encode(), "a.txt", stage.commune, by=stage.lan)
    SourceContent.objects.update(raw=b"forged")

    assert checks.check("en") == 1
    assert "“a.txt”" in capsys.readouterr().out


def test_a_database_behind_the_program_is_noticed(db, monkeypatch):
    monkeypatch.setattr(
        checks.MigrationExecutor, "migration_plan", lambda self, targets: ["0002"]
    )

    assert list(checks.problems_of_installation("en")) == [
        "The database is older than the program. Run langso up to update it."
    ]


def test_a_database_that_is_away_is_one_sentence(db, monkeypatch):
    def away():
        raise OperationalError("no such host")

    monkeypatch.setattr(checks, "_damage", away)

    assert list(checks.problems_of_installation("en")) == [
        "The database cannot be opened: no such host"
    ]


@pytest.mark.parametrize(
    ("programs", "languages", "packages"),
    [
        (["soffice", "tesseract"], "eng\nvie\n", []),
        (["tesseract"], "vie\n", ["libreoffice-writer-nogui"]),
        (["soffice"], "", ["tesseract-ocr and tesseract-ocr-vie"]),
        (["soffice", "tesseract"], "eng\n", ["tesseract-ocr-vie"]),
    ],
)
def test_a_missing_helper_is_named_with_its_package(
    monkeypatch, programs, languages, packages
):
    monkeypatch.setattr(checks.shutil, "which", lambda name: name in programs and name)
    listed = subprocess.CompletedProcess([], 0, stdout=languages)
    monkeypatch.setattr(checks.subprocess, "run", lambda *a, **k: listed)

    sentences = list(checks.missing_helpers("en"))

    assert len(sentences) == len(packages)
    assert all(name in said for name, said in zip(packages, sentences, strict=True))


def test_a_new_password_is_printed_once_and_works(stage, capsys):
    assert access.renew_password("lan", "vi") == 0

    password = capsys.readouterr().out.strip().rsplit(" ", 1)[1]
    assert User.objects.get(username="lan").check_password(password)


@pytest.mark.parametrize("name", ["nam", "system", "nobody"])
def test_nobody_without_a_post_gets_a_password(stage, name, capsys):
    assert access.renew_password(name, "en") == 1
    assert "no user" in capsys.readouterr().out


def test_a_closing_that_was_altered_is_named(stage, settings):
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    closing = Closing.objects.create(
        commune=stage.commune, calendar="month", name="tháng 3/2026", body="{}",
        starts_on="2026-03-01", ends_on="2026-03-31", sha256="0" * 64, key_id="0",
        signature="", closed_at="2026-04-01T00:00:00Z",
    )  # fmt: skip

    said = list(checks.problems_of_installation("vi"))

    assert [str(closing.commune) in line for line in said] == [True, True]
    assert ["nhật ký" in line for line in said] == [False, True]
