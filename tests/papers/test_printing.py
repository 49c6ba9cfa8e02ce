"""Certificates of a decision: one run, stopped, killed, gone on with, none double."""

import errno
import threading
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from langso import jobs
from langso.core.actions import Conflict, Refused
from langso.core.models import Event
from langso.papers.actions import (
    print_all,
    print_later,
    printing,
    reprint,
    requeue_runs,
    resume_run,
    stop_run,
    sweep_certificates,
)
from langso.papers.models import PrintRun
from langso.papers.queries.printing import file_of, folder_of
from langso.people.actions import system
from langso.places.models import Unit
from langso.titles import actions as do
from langso.titles.models import Certificate, Decision
from langso.writer.certificates import making
from tests.papers.test_pages import PEOPLE

SITE = "https://ben-gom.example.vn/"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def run(stage, decided) -> PrintRun:
    return print_all(decided.decision, "A4", SITE, by=stage.lan)


def work(run: PrintRun) -> PrintRun:
    """What the worker does with it."""
    print_later.func(run.pk)
    run.refresh_from_db()
    return run


def words_of(raw) -> list[str]:
    pages = pypdfium2.PdfDocument(raw)
    texts = [page.get_textpage().get_text_range() for page in pages]
    pages.close()
    return texts


def test_the_file_is_in_the_order_of_handing_out(run, decided):
    made = work(run)

    texts = words_of(file_of(made))
    assert (made.status, made.done, made.total) == ("done", 4, 4)
    assert [
        name in text
        for name, text in zip(("An", "Bình", "Cúc", "Dậu"), texts, strict=True)
    ] == [True] * 4
    assert "Gia đình ông/bà Nguyễn Thị Mẫu An" in texts[0]
    assert "Ngõ 1, Thôn 1, xã Bến Gốm" in texts[0]
    assert "15/QĐ-UBND" in texts[0]
    assert "MẪU" not in texts[0]
    assert folder_of(made).stat().st_mode & 0o077 == 0


def test_a_sample_commune_prints_samples(run, decided):
    Unit.objects.filter(pk=run.commune_id).update(is_sample=True)

    assert "MẪU" in words_of(file_of(work(run)))[0]


def test_two_who_press_get_one_run(stage, run, decided):
    again = print_all(decided.decision, "A5", SITE, by=stage.hoa)

    assert again == run
    assert DBTaskResult.objects.count() == 1
    assert work(run).status == "done"
    assert print_all(decided.decision, "A5", SITE, by=stage.hoa) != run


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_one_run(stage, decided):
    found: list[int] = []
    start = threading.Barrier(2)

    def press(who) -> None:
        try:
            start.wait()
            decision = Decision.objects.select_related("commune").get()
            found.append(print_all(decision, "A4", SITE, by=who).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[w]) for w in (stage.lan, stage.hoa)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 2
    assert len(set(found)) == 1
    assert DBTaskResult.objects.count() == 1


def test_a_stopped_run_goes_on_where_it_was(stage, run, monkeypatch):
    monkeypatch.setattr(making, "CHUNK", 2)
    made: list[int] = []
    chunk_pdf = making.chunk_pdf

    def stopping(job, part):
        made.append(len(part))
        if len(made) == 1:
            stop_run(PrintRun.objects.get(pk=run.pk), by=stage.hoa)
        return chunk_pdf(job, part)

    monkeypatch.setattr(making, "chunk_pdf", stopping)
    monkeypatch.setattr(making, "PROCESSES", 1)
    monkeypatch.setattr(printing, "make_certificates", _alone)
    assert work(run).status == "stopped"
    with pytest.raises(Conflict):
        stop_run(run, by=stage.lan)
    resume_run(run, by=stage.lan)
    with pytest.raises(Conflict):
        resume_run(run, by=stage.hoa)

    assert work(run).status == "done"
    assert made == [2, 2]
    assert len(words_of(file_of(run))) == 4


def _alone(*arguments, **options):
    return making.make_certificates(*arguments, processes=1, **options)


def test_a_run_whose_worker_was_killed_is_taken_up_and_nothing_is_double(
    run, monkeypatch
):
    class Killed(BaseException):
        pass

    def dies(*_):
        raise Killed

    with monkeypatch.context() as half:
        half.setattr(making, "chunk_pdf", dies)
        with pytest.raises(Killed):
            print_later.func(run.pk)
    run.refresh_from_db()
    assert run.status == "running"
    assert requeue_runs(by=system()) == 0  # it may still be at it

    late = timezone.now() - timedelta(minutes=3)
    PrintRun.objects.update(beat_at=late)
    assert requeue_runs(by=system()) == 1
    assert requeue_runs(by=system()) == 0
    work(run)
    work(run)  # the task that was queued before comes through as well

    assert (run.status, run.done, run.attempts) == ("done", 4, 2)
    assert len(words_of(file_of(run))) == 4
    assert PrintRun.objects.count() == 1


def test_a_worker_that_was_given_up_does_not_write_into_the_next_one(run, monkeypatch):
    """It was slow, not dead: another one is at the run when it comes back."""
    chunk_pdf = making.chunk_pdf

    def slow(job, part):
        PrintRun.objects.filter(pk=run.pk).update(attempts=7, done=3)
        return chunk_pdf(job, part)

    monkeypatch.setattr(making, "chunk_pdf", slow)
    work(run)

    assert (run.status, run.attempts, run.done) == ("running", 7, 3)


def test_a_run_that_ends_every_worker_is_given_up(run):
    late = timezone.now() - timedelta(minutes=3)
    PrintRun.objects.update(status="running", beat_at=late, attempts=5)

    assert requeue_runs(by=system()) == 0
    run.refresh_from_db()
    assert (run.status, run.trouble) == ("failed", "broken")


def test_a_full_disk_is_said_and_the_run_goes_on_later(
    client_of, stage, run, monkeypatch
):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(making, "_write", full)
        assert work(run).status == "failed"
    page = client_of("lan").get(f"/van-ban/giay/{run.decision_id}/").content.decode()
    assert "Ổ đĩa đã đầy. Xin dọn bớt rồi bấm làm tiếp." in page

    assert client_of("lan").post(f"/van-ban/giay/lan/{run.pk}/tiep/").status_code == 302
    assert work(run).status == "done"


def test_a_cancelled_award_is_not_printed_any_more(stage, run, decided, walk):
    case = decided.dossier.assessments.get(household__number="2")
    do.cancel_award(case, "Sai", walk.signed("16"), by=stage.hoa)

    assert [("Bình" in text) for text in words_of(file_of(work(run)))] == [False] * 3
    with pytest.raises(Refused, match="đã bị hủy"):
        reprint(case.certificate, "A4", SITE, by=stage.lan)


def test_earlier_files_are_forgotten(stage, run, decided):
    work(run)
    newer = work(print_all(decided.decision, "A5", SITE, by=stage.lan))

    assert not file_of(run).exists()
    assert len(words_of(file_of(newer))) == 2


def test_one_is_printed_once_more_and_that_is_written_down(client_of, decided):
    client = client_of("lan")
    page = client.get(f"/van-ban/giay/{decided.decision.pk}/?q=binh").content.decode()
    assert "Nguyễn Thị Mẫu Bình" in page
    assert "Nguyễn Thị Mẫu An" not in page
    one = Certificate.objects.get(name__endswith="Bình")

    answer = client.post(f"/van-ban/giay/mot/{one.pk}/", {"paper": "A4"})

    (text,) = words_of(BytesIO(answer.content))
    assert "Bình" in text
    assert Event.objects.latest("pk").verb == "certificate.reprinted"


def test_the_code_leads_to_the_public_page(run, monkeypatch):
    seen = []
    monkeypatch.setattr(
        printing, "make_certificates", lambda job, listed, *_, **__: seen.extend(listed)
    )
    print_later.func(run.pk)

    assert {one.verify_at for one in seen} == {
        f"{SITE}giay/{code}/"
        for code in Certificate.objects.values_list("code", flat=True)
    }


def test_the_printed_code_is_read_as_the_address_of_the_public_page(client, run):
    """By another library than the one that draws it, from the page as it is printed."""
    pages = pypdfium2.PdfDocument(file_of(work(run)))
    read = [
        [code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
        for page in pages
    ]
    pages.close()

    in_order = Certificate.objects.order_by("number").values_list("code", flat=True)
    assert read == [[f"{SITE}giay/{code}/"] for code in in_order]
    assert client.get(read[0][0].removeprefix(SITE.rstrip("/"))).status_code == 200


def test_a_file_past_its_time_goes_and_can_be_made_anew(
    client_of, run, home, monkeypatch
):
    work(run)
    (home / "certificate-days.txt").write_text("2026-02-01 30 Quyết định Mẫu\n")
    last = timezone.now() - timedelta(days=30)
    PrintRun.objects.update(beat_at=last)
    assert sweep_certificates(by=system()) == 0
    PrintRun.objects.update(beat_at=last - timedelta(days=1))

    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    assert jobs.nightly()

    line = Event.objects.get(verb="certificates.swept")
    assert line.data["days"] == 30
    assert not folder_of(run).exists()
    page = client_of("lan").get(f"/van-ban/giay/{run.decision_id}/").content.decode()
    assert "Tệp không còn nữa. Xin bấm làm lại." in page
    assert sweep_certificates(by=system()) == 0


@pytest.mark.parametrize("status", ["waiting", "running"])
def test_what_is_being_made_is_not_swept(run, status):
    folder_of(run).mkdir(parents=True)
    long_ago = timezone.now() - timedelta(days=400)
    PrintRun.objects.update(beat_at=long_ago, status=status)

    assert sweep_certificates(by=system()) == 0
    assert folder_of(run).exists()


def test_a_run_that_was_stopped_and_swept_begins_anew(stage, run):
    stop_run(run, by=stage.lan)
    folder_of(run).mkdir(parents=True)
    PrintRun.objects.update(beat_at=timezone.now() - timedelta(days=400))
    assert sweep_certificates(by=system()) == 1

    resume_run(run, by=stage.lan)

    assert len(words_of(file_of(work(run)))) == 4


def test_the_page_shows_how_far_it_is(client_of, run):
    client, address = client_of("lan"), f"/van-ban/giay/{run.decision_id}/"
    page = client.get(address).content.decode()
    assert "Giấy đang chờ đến lượt." in page
    assert 'hx-trigger="every 1s"' in page

    PrintRun.objects.update(status="running", done=3)
    part = client.get(f"{address}?tien-do=1").content.decode()
    assert "Đã làm 3 trên 4 giấy." in part
    assert "<html" not in part

    PrintRun.objects.update(status="waiting", done=0)
    work(run)
    part = client.get(f"{address}?tien-do=1").content.decode()
    assert "Đã xong 4 giấy, khổ A4." in part
    assert "hx-trigger" not in part
    file = client.get(f"/van-ban/giay/lan/{run.pk}/tai-ve/")
    assert b"".join(file.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("address", "method", "answers"),
    [
        ("/van-ban/giay/{d}/", "get", [200, 200, 404, 404, 404, 404, 302]),
        ("/van-ban/giay/lan/{r}/tai-ve/", "get", [200, 200, 404, 404, 404, 404, 302]),
        ("/van-ban/giay/{d}/lam/", "post", [302, 302, 404, 404, 404, 404, 302]),
        ("/van-ban/giay/lan/{r}/dung/", "post", [409, 409, 404, 404, 404, 404, 302]),
        ("/van-ban/giay/mot/{c}/", "post", [200, 200, 404, 404, 404, 404, 302]),
    ],
)
def test_who_prints(client_of, run, address, method, answers):
    work(run)
    one = Certificate.objects.first()
    path = address.format(d=run.decision_id, r=run.pk, c=one.pk)

    got = [getattr(client_of(w), method)(path, {"paper": "A4"}) for w in PEOPLE]

    assert [answer.status_code for answer in got] == answers


def test_the_page_asks_few_questions(client_of, run, django_assert_max_num_queries):
    client = client_of("lan")

    with django_assert_max_num_queries(16):
        client.get(f"/van-ban/giay/{run.decision_id}/?q=mau")
