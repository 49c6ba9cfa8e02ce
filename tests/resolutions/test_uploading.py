"""A file comes in once, is read now or soon, and fails with a sentence."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.people.actions import system
from langso.reader import files
from langso.resolutions.actions import (
    propose,
    proposing,
    read_later,
    read_source,
    requeue_abandoned,
    upload,
)
from langso.resolutions.models import Resolution, SourceFile
from langso.resolutions.rules import visible_source_files

RAW = """NGHỊ QUYẾT
Hội nghị đại biểu nhân dân xã Bến Gốm năm 2026
2. Chỉ tiêu năm 2026
- Trên 90% hộ gia đình đạt danh hiệu Gia đình văn hóa.
""".encode()


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", True), ("tam", True), ("hoa", False), ("minh", False), ("nam", False)],
)
def test_only_an_officer_of_the_commune_uploads(stage, who, allowed):
    try:
        upload(RAW, "a.txt", stage.commune, by=getattr(stage, who))
    except NotAllowed:
        assert not allowed
    assert SourceFile.objects.exists() is allowed


@pytest.mark.parametrize(
    ("who", "sees"), [("tam", 1), ("hoa", 1), ("minh", 0), ("nam", 0)]
)
def test_a_file_is_seen_in_its_commune_only(stage, who, sees):
    upload(RAW, "a.txt", stage.commune, by=stage.lan)

    assert visible_source_files(getattr(stage, who)).count() == sees


def test_a_small_text_is_read_at_once(stage):
    source_file = upload(RAW, "nghị quyết.txt", stage.commune, by=stage.lan).source_file

    draft = source_file.resolutions.get()
    assert (source_file.state, draft.status, draft.year) == ("read", "draft", 2026)
    assert bytes(source_file.content.raw) == RAW
    assert source_file.content.reading["text"] == draft.text
    assert not DBTaskResult.objects.exists()


def test_the_same_file_twice_is_one_file(stage):
    first = upload(RAW, "a.txt", stage.commune, by=stage.lan)
    second = upload(RAW, "b.txt", stage.commune, by=stage.tam)

    assert (first.known, second.known) == (False, True)
    assert first.source_file == second.source_file
    assert Resolution.objects.count() == 1


def test_each_commune_has_its_own_copy(stage):
    upload(RAW, "a.txt", stage.commune, by=stage.lan)

    assert not upload(RAW, "a.txt", stage.other, by=stage.minh).known


@pytest.mark.parametrize("raw", [b"", b"x" * 50_000_001], ids=["empty", "too large"])
def test_an_impossible_file_is_refused(stage, raw):
    with pytest.raises(Refused):
        upload(raw, "a.txt", stage.commune, by=stage.lan)
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04 and no more", RAW[:0] + b"\x00" * 40, b"   \n  "]
)
def test_an_unreadable_file_says_so_and_leaves_no_draft(stage, raw):
    source_file = upload(raw, "a.docx", stage.commune, by=stage.lan).source_file

    assert (source_file.state, Resolution.objects.count()) == ("failed", 0)
    assert source_file.message_vi
    assert source_file.message_en


def test_a_text_with_a_nul_is_kept_by_every_database(stage):
    raw = RAW.replace(b"90%", b"9\x000%")

    source_file = upload(raw, "a.txt", stage.commune, by=stage.lan).source_file

    assert source_file.state in ("read", "failed")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/a.txt", "a.txt"),
        ("nghi\x00 quyet\n.txt", "nghi quyet.txt"),
        ("", "khong-ten"),
        ("d" * 500 + ".txt", "d" * 186 + ".txt"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(stage, name, kept):
    assert upload(RAW, name, stage.commune, by=stage.lan).source_file.name == kept


def test_a_scan_is_read_in_the_background(stage):
    source_file = upload(b"%PDF-1.7 ...", "scan.pdf", stage.commune, by=stage.lan)

    assert source_file.source_file.state == "waiting"
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == [source_file.source_file.pk, stage.lan.pk]


def test_the_progress_of_a_scan_is_written_down_page_by_page(stage, monkeypatch):
    seen = []

    def slow(raw, *, name, on_page):
        for page in (1, 2, 3):
            on_page(page, 3)
            seen.append(SourceFile.objects.get().pages_done)
        return files.Source(RAW.decode(), "scan", 3)

    monkeypatch.setattr(files, "load", slow)
    upload(RAW, "scan.txt", stage.commune, by=stage.lan)

    assert seen == [1, 2, 3]
    assert SourceFile.objects.get().pages_total == 3


def test_an_accident_in_the_reader_ends_in_a_sentence(stage, monkeypatch):
    monkeypatch.setattr(files, "load", lambda *a, **k: 1 / 0)

    source_file = upload(RAW, "a.txt", stage.commune, by=stage.lan).source_file

    assert source_file.state == "failed"
    assert source_file.message_vi == "Không đọc được tệp này."


def test_an_accident_in_the_database_ends_in_a_sentence(stage, monkeypatch):
    monkeypatch.setattr(proposing, "_clauses", lambda *a: 1 / 0)

    source_file = upload(RAW, "a.txt", stage.commune, by=stage.lan).source_file

    assert (source_file.state, Resolution.objects.count()) == ("failed", 0)


def test_a_failed_reading_may_be_tried_again(stage, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(files, "load", lambda *a, **k: 1 / 0)
        source_file = upload(RAW, "a.txt", stage.commune, by=stage.lan).source_file

    draft = read_source(source_file, by=stage.tam)

    assert (draft.status, source_file.state, source_file.attempts) == (
        "draft",
        "read",
        2,
    )


def test_a_file_that_has_a_draft_gives_that_one(stage):
    source_file = upload(RAW, "a.txt", stage.commune, by=stage.lan).source_file

    assert read_source(source_file, by=stage.tam) == Resolution.objects.get()


def test_two_do_not_read_the_same_file(stage, a_file):
    source_file = a_file()
    SourceFile.objects.update(heartbeat=timezone.now())

    with pytest.raises(Conflict):
        read_source(source_file, by=stage.lan)


def test_a_reader_that_was_taken_over_writes_nothing(stage, a_file, a_reading):
    source_file = a_file()
    SourceFile.objects.update(attempts=2)

    with pytest.raises(Conflict):
        propose(source_file, a_reading, by=stage.lan)
    assert not Resolution.objects.exists()


LONG_AGO = timedelta(minutes=5)


@pytest.mark.parametrize(
    ("state", "age", "queued"),
    [
        ("reading", LONG_AGO, 1),
        ("reading", timedelta(0), 0),
        ("waiting", LONG_AGO, 1),
        ("failed", LONG_AGO, 0),
        ("read", LONG_AGO, 0),
    ],
)
def test_an_abandoned_reading_is_queued_again_once(stage, a_file, state, age, queued):
    a_file()
    SourceFile.objects.update(
        state=state, heartbeat=timezone.now() - age, message_vi="x"
    )

    assert requeue_abandoned(by=system()) == queued
    assert requeue_abandoned(by=system()) == 0
    assert DBTaskResult.objects.count() == queued


def test_a_file_that_waits_in_a_long_queue_is_not_abandoned(stage, a_file):
    source_file = a_file()
    read_later.enqueue(source_file.pk, stage.lan.pk)
    SourceFile.objects.update(state="waiting", heartbeat=timezone.now() - LONG_AGO)

    assert requeue_abandoned(by=system()) == 0


def test_a_file_that_killed_three_workers_is_given_up(stage, a_file):
    a_file()
    SourceFile.objects.update(heartbeat=timezone.now() - LONG_AGO, attempts=3)

    assert requeue_abandoned(by=system()) == 0

    source_file = SourceFile.objects.get()
    assert (source_file.state, DBTaskResult.objects.count()) == ("failed", 0)
    assert "ba lần" in source_file.message_vi


@pytest.mark.parametrize("who", ["lan", "hoa", "nam"])
def test_only_the_system_looks_through_the_queue(stage, who):
    with pytest.raises(NotAllowed):
        requeue_abandoned(by=getattr(stage, who))
