"""Numbers are used once, papers are never edited, and the reader has to agree."""

import threading
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from django.db import IntegrityError, connections, transaction

from langso.core.actions import Conflict, Refused
from langso.core.models import Event
from langso.core.sealing import ENVIRONMENT, add_key
from langso.papers.actions import (
    cancel_paper,
    issuing,
    restyle,
    seal_papers_anew,
    set_symbol,
)
from langso.papers.models import Paper, PaperContent
from langso.papers.queries import bytes_of, rows_of
from langso.people.actions import system
from langso.reader import read
from tests.papers.conftest import DECISION, MINUTES, REFUSAL


def test_a_paper_gets_the_next_number_and_keeps_its_bytes(issued):
    first, second = issued(), issued()

    assert [first.full_symbol, second.full_symbol] == ["01/QĐ-UBND", "02/QĐ-UBND"]
    raw = bytes_of(second)
    assert sha256(raw).hexdigest() == second.sha256
    document = read(raw, name="v.docx").document
    assert (document.number, document.symbol) == ("02", "QĐ-UBND")
    assert Event.objects.latest("pk").verb == "paper.issued"


def test_each_row_of_numbers_and_each_year_counts_for_itself(issued):
    papers = [issued(), issued(REFUSAL), issued(dated=date(2027, 1, 4)), issued()]

    assert [paper.number for paper in papers] == [1, 1, 1, 2]


def test_kinds_of_one_row_share_their_numbers(stage, issued):
    later = date(2026, 6, 1)
    set_symbol(stage.body, REFUSAL, "CV-UBND", "QĐ", later, by=stage.lan)

    assert [issued().number, issued(REFUSAL).full_symbol] == [1, "02/CV-UBND"]


def test_a_number_from_a_register_on_paper_is_taken_once(issued):
    issued(number=7)

    with pytest.raises(Refused, match="Số 7 đã dùng"):
        issued(number=7)
    assert issued().number == 8


def test_numbers_left_out_are_shown_and_a_cancelled_one_is_none_of_them(stage, issued):
    cancel_paper(issued(number=1), "Sai", by=stage.lan)
    issued(number=4)

    (row,) = rows_of(Paper.objects.all(), 2026)
    assert (row.last, row.gaps, row.more) == (4, (2, 3), 0)


def test_the_database_refuses_a_number_twice(issued):
    paper = issued()
    paper.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers(issued):
    problems: list[Exception] = []
    start = threading.Barrier(3)

    def work() -> None:
        try:
            start.wait()
            issued()
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert sorted(Paper.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_village_s_paper_has_no_number_of_the_register(stage, issued):
    own = {"body": None, "village": stage.villages[0], "by": stage.mo}

    paper = issued(MINUTES, **own)

    assert (paper.number, paper.full_symbol, paper.series) == (None, "", "")


def test_without_a_symbol_nothing_is_issued(issued):
    with pytest.raises(Refused, match="Chưa có ký hiệu"):
        issued(MINUTES)
    with pytest.raises(Refused, match="Chưa có ký hiệu"):
        issued(dated=date(2025, 12, 31))


def test_what_the_reader_does_not_find_is_not_issued(stage, issued, monkeypatch):
    """A template that says nothing of the households awarded any more."""
    silent = replace(DECISION, words_of=lambda c: DECISION.words_of(c) | SILENT)

    with pytest.raises(Refused, match="không thấy 3/4"):
        issued(silent)
    assert not Paper.objects.exists()


SILENT = {"ho_duoc_tang": "nhiều", "ty_le": "cao", "tong_so": "nhiều"}


def test_a_new_paper_replaces_the_old_one_which_stays_readable(issued):
    old = issued()
    before = bytes_of(old)
    new = issued(replaces=old)

    old.refresh_from_db()
    assert (old.status, new.replaces) == ("replaced", old)
    assert bytes_of(old) == before
    with pytest.raises(Conflict):
        issued(replaces=old)
    assert Paper.objects.count() == 2


def test_a_cancelled_paper_says_why_and_is_cancelled_once(stage, issued):
    paper = issued()
    with pytest.raises(Refused):
        cancel_paper(paper, "  ", by=stage.lan)
    cancel_paper(paper, "Sai số liệu", by=stage.lan)

    assert (paper.status, paper.reason) == ("cancelled", "Sai số liệu")
    with pytest.raises(Conflict):
        cancel_paper(paper, "Lần nữa", by=stage.tam)


def test_a_restyled_template_does_not_change_what_was_issued(stage, issued):
    paper = issued()
    before = bytes_of(paper)
    restyle(stage.commune, DECISION, DECISION.template, by=stage.lan)

    assert bytes_of(paper) == before


def test_the_bytes_are_sealed_and_go_along_with_a_new_key(
    issued, settings, tmp_path, monkeypatch
):
    settings.HOME = tmp_path
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    paper = issued(REFUSAL)
    kept = bytes(PaperContent.objects.get().sealed)
    before = bytes_of(paper)
    add_key()

    assert b"PK" not in kept[:40]
    assert seal_papers_anew(by=system()) == 1
    assert bytes(PaperContent.objects.get().sealed).startswith(b"2:")
    assert bytes_of(paper) == before


def test_a_failure_while_issuing_leaves_no_number_taken(issued, monkeypatch):
    def fails(raw):
        raise OSError("no room")

    monkeypatch.setattr(issuing, "seal_bytes", fails)
    with pytest.raises(OSError, match="no room"):
        issued()
    monkeypatch.undo()

    assert issued().number == 1
