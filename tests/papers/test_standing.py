"""Who signs, what is issued anew, what is printed, and what a register lacks."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.papers.actions import (
    cancel_paper,
    issue_decision,
    issue_refusal,
    issuing,
    print_paper,
    reissue_decision,
)
from langso.papers.models import NumberRegister, Paper
from langso.papers.queries import bytes_of
from langso.papers.queries.printing import job_of
from langso.papers.queries.signing import last_signatory, signatory
from langso.places.models import Body
from langso.titles.models import Assessment, Decision
from langso.titles.queries.soundness import unsound_titles
from tests.papers.test_kinds import lines_of
from tests.papers.test_rounds import cancelled

OWN = {"capacity": "", "post": ""}


def words_of(paper: Paper) -> str:
    return "\n".join(lines_of(bytes_of(paper)))


@pytest.mark.parametrize(
    ("capacity", "post", "lines"),
    [
        ("", "", "CHỦ TỊCH"),
        ("KT.", "", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("TL.", "", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"),
        ("TUQ.", "Trưởng phòng Mẫu", "TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG MẪU"),
        ("Q.", "", "Q. CHỦ TỊCH"),
    ],
)
def test_who_signs_stands_in_the_paper_and_is_proposed_the_next_time(
    client_of, stage, decided, capacity, post, lines
):
    client, said = client_of("lan"), {"capacity": capacity, "post": post}
    address = f"/van-ban/ban-hanh/refusal/{decided.refused.pk}/"

    client.post(address, said | {"signer": "Mẫu Ký"})

    paper = Paper.objects.get()
    assert f"{lines}" in words_of(paper)
    assert last_signatory(stage.body) == signatory("Mẫu Ký", capacity, post)
    cancel_paper(paper, "Sai", by=stage.lan)
    form = client.get(address).context["form"]
    assert form.initial["signer"] == "Mẫu Ký"
    assert form.initial["capacity"] == capacity


def test_who_is_authorised_says_his_post(client_of, decided):
    address = f"/van-ban/ban-hanh/refusal/{decided.refused.pk}/"
    said = {"capacity": "TUQ.", "post": "", "signer": "Mẫu Ký"}

    answer = client_of("lan").post(address, said)

    assert answer.status_code == 422
    assert "Xin ghi chức vụ của người ký." in answer.content.decode()
    assert not Paper.objects.exists()


def test_certificates_are_signed_as_their_decision_was(stage, decided):
    assert job_of(decided.decision, "A4").run.signatory.authority == ""
    issue_decision(decided.decision, signatory("", "KT."), by=stage.lan)

    signed = job_of(decided.decision, "A4").run.signatory

    assert (signed.name, signed.lines) == (
        decided.decision.signer,
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    )


def test_a_cancelled_award_gets_its_paper_from_the_page_of_the_cancellation(
    client_of, stage, decided
):
    decision = cancelled(decided)
    client = client_of("lan")
    page = client.get(f"/danh-hieu/quyet-dinh/{decision.pk}/").content.decode()
    address = f"/van-ban/ban-hanh/cancelling/{decision.pk}/"
    assert address in page

    client.post(address, OWN)

    paper = Paper.objects.get()
    assert (paper.kind, paper.full_symbol) == ("cancelling", "16/QĐ-UBND")
    case = decision.cancelled.get()
    for line in (
        f"hộ gia đình ông/bà {case.household.head}, {case.village}",
        "tại Quyết định số 15/QĐ-UBND", "Lý do: Kê khai không đúng.",
        f"giấy công nhận số {case.certificate}",
    ):  # fmt: skip
        assert line in words_of(paper)
    assert client_of("giam").get(f"/van-ban/{paper.pk}/").status_code == 404


def test_a_cancelled_decision_is_decided_anew_under_a_new_number(stage, decided, walk):
    old, signed = decided.decision, walk.signed("18")
    first = issue_decision(old, by=stage.lan)
    with pytest.raises(Refused, match="Chỉ quyết định đã hủy"):
        reissue_decision(first, signed, by=stage.hoa)
    cancel_paper(first, "Sai căn cứ", by=stage.lan)
    with pytest.raises(Refused, match="Số 15 đã dùng"):
        issue_decision(old, by=stage.lan)
    with pytest.raises(NotAllowed):
        reissue_decision(first, signed, by=stage.lan)

    again = reissue_decision(first, signed, by=stage.hoa)

    assert (again.full_symbol, again.replaces) == ("18/QĐ-UBND", first)
    assert "và thay thế Quyết định số 15/QĐ-UBND" in words_of(again)
    new = Decision.objects.get(number="18")
    assert (new.replaces, new.assessments.count()) == (old, 5)
    assert not old.assessments.exists()
    first.refresh_from_db()
    assert first.status == "cancelled"
    with pytest.raises(Conflict):
        reissue_decision(first, walk.signed("19"), by=stage.hoa)
    assert not list(unsound_titles())


def test_a_cancelling_decision_is_decided_anew_too(stage, decided, walk):
    decision = cancelled(decided)
    first = issue_decision(decision, by=stage.lan)
    cancel_paper(first, "Sai tên hộ", by=stage.lan)

    again = reissue_decision(first, walk.signed("17"), by=stage.hoa)

    assert "và thay thế Quyết định số 16/QĐ-UBND" in words_of(again)
    case = Assessment.objects.get(status="cancelled")
    assert str(case.cancelled_by) == "17/QĐ-UBND"
    assert case.cancelled_by.reason == "Kê khai không đúng"


def test_the_page_says_that_a_number_stays_used_and_offers_a_new_one(
    client_of, stage, decided
):
    first = issue_decision(decided.decision, by=stage.lan)
    cancel_paper(first, "Sai căn cứ", by=stage.lan)
    address = f"/van-ban/ban-hanh/decision/{decided.decision.pk}/"
    for page in (f"/van-ban/{first.pk}/", address):
        assert "coi như đã dùng" in client_of("lan").get(page).content.decode()
    assert client_of("lan").get(address).context["signed"] is None

    client = client_of("hoa")
    head = client.get(address).context["signed"].initial
    assert head["number"] == 16
    said = {**OWN, **head, "decided_on": "31/10/2026", "signer": "Mẫu Hoa"}
    shown = client.post(f"{address}lai/", said, follow=True).content.decode()

    assert "16/QĐ-UBND" in shown
    assert (
        client.get(f"/danh-hieu/quyet-dinh/{decided.decision.pk}/").status_code == 200
    )
    old = client.get(f"/van-ban/{first.pk}/").content.decode()
    assert "16/QĐ-UBND" in old


def test_a_letter_issued_anew_names_the_cancelled_one(stage, decided):
    first = issue_refusal(decided.refused, by=stage.lan)
    cancel_paper(first, "Sai địa chỉ", by=stage.lan)

    again = issue_refusal(decided.refused, by=stage.lan)

    assert again.replaces == first
    assert "và thay thế Công văn số 01/UBND-VHXH" in words_of(again)


def test_a_print_is_kept_and_the_same_is_not_printed_twice(
    stage, a_round, walk, village
):
    dossier = a_round().dossiers[0]
    with pytest.raises(Refused):
        print_paper("minutes", dossier, by=village.heads[0])
    walk.vote(dossier)

    first = print_paper("minutes", dossier, by=village.heads[0])
    assert print_paper("minutes", dossier, by=stage.lan) == first
    case = dossier.assessments.first()
    case.votes_for = 3
    case.save()
    second = print_paper("minutes", dossier, by=stage.lan)

    first.refresh_from_db()
    assert (first.status, second.replaces, second.number) == ("replaced", first, None)
    assert Event.objects.filter(verb="paper.issued").count() == 2
    with pytest.raises(NotAllowed):
        print_paper("minutes", dossier, by=village.heads[1])


def test_the_page_of_a_print_says_what_is_done_with_it(
    client_of, stage, village, a_round, walk
):
    stage.neighbour = village.heads[1]
    dossier = a_round().dossiers[0]
    walk.submit(dossier)
    client = client_of("mo")
    address = f"/van-ban/ban-hanh/request/{dossier.pk}/"
    assert "không có số: in ra, ký tay" in client.get(address).content.decode()

    shown = client.post(address, follow=True).content.decode()
    assert "Đây là bản in để ký tay" in shown
    again = client.get(address).content.decode()
    assert "Đúng như số liệu hiện có" in again
    dossier.objections.create(
        kind="against", text="x", code="X" * 12, status="answered", answer="Đã rõ"
    )
    assert "Số liệu đã thay đổi sau khi in" in client.get(address).content.decode()
    assert client_of("neighbour").get(address).status_code == 404


def test_the_print_of_a_page_bears_its_day_and_count(stage, a_round, walk):
    dossier = a_round().dossiers[0]
    walk.vote(dossier)
    first = print_paper("minutes", dossier, by=stage.lan)
    Paper.objects.filter(pk=first.pk).update(dated=first.dated - timedelta(days=1))
    second = print_paper("minutes", dossier, by=stage.lan)

    page = docx.Document(BytesIO(bytes_of(second))).sections[0]
    foot = page.first_page_footer.paragraphs[0].text
    assert foot.startswith("Bản in lần 2, ngày ")
    assert "thay bản in ngày " in foot


@pytest.mark.parametrize("who", ["lan", "hoa"])
def test_the_register_begins_on_the_page_that_lacks_it(client_of, stage, decided, who):
    NumberRegister.objects.all().delete()
    Body.objects.all().delete()
    client = client_of(who)
    address = f"/van-ban/ban-hanh/decision/{decided.decision.pk}/"
    assert "Trước hết, cho sổ văn bản" in client.get(address).content.decode()
    said = {
        "xa": stage.commune.pk, "ngay": decided.decision.decided_on.isoformat(),
        "ve": address, "committee": "Ủy ban nhân dân xã Bến Gốm",
        "symbol": "QĐ-UBND", "series": "QĐ", "since": "1/1/2026",
    }  # fmt: skip
    bad = client.post("/van-ban/so/decision/", said | {"symbol": ""})
    assert bad.status_code == 422
    assert not Body.objects.exists()

    answer = client.post("/van-ban/so/decision/", said)

    assert (answer.status_code, answer.url) == (302, address)
    client.post(address, OWN)
    assert Paper.objects.get().full_symbol == "15/QĐ-UBND"
    elsewhere = client.post("/van-ban/so/decision/", said | {"ve": "//vi-du.vn/"})
    assert elsewhere.url == "/van-ban/"


def test_the_decide_pages_bring_the_form_while_it_is_needed(client_of, stage, decided):
    client = client_of("hoa")
    award = decided.decision.assessments.filter(status="awarded").first()
    pages = [
        f"/danh-hieu/dot/{decided.round.pk}/quyet-dinh/",
        f"/danh-hieu/ho-so/ho/{award.pk}/huy/",
    ]
    for page in pages:
        assert "/van-ban/so/decision/" not in client.get(page).content.decode()
    NumberRegister.objects.all().delete()
    for page in pages:
        words = client.get(page).content.decode()
        assert "/van-ban/so/decision/" in words
        assert f'name="ve" value="{page}"' in words


def test_a_print_without_its_figures_is_refused_on_its_page(
    client_of, stage, a_round, walk, monkeypatch
):
    dossier = a_round().dossiers[0]
    walk.vote(dossier)
    monkeypatch.setattr(issuing, "disagreements", lambda *_: ["5/5"])

    answer = client_of("mo").post(f"/van-ban/ban-hanh/minutes/{dossier.pk}/")

    assert answer.status_code == 422
    assert "5/5" in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_symbol_of_a_day_before_the_committee_founds_no_second_one(client_of, stage):
    NumberRegister.objects.all().delete()
    said = {
        "xa": stage.commune.pk, "symbol": "QĐ-UBND", "series": "QĐ",
        "since": "1/1/2020",
    }  # fmt: skip

    answer = client_of("lan").post("/van-ban/so/decision/", said)

    assert answer.status_code == 422
    assert "Ủy ban nhân dân mới được nhập từ một ngày sau đó" in answer.content.decode()
    assert Body.objects.get() == stage.body
    assert not NumberRegister.objects.exists()


@pytest.mark.parametrize(
    ("path", "changed", "status"),
    [
        ("decision", {"symbol": "QĐ\0UBND"}, 422),
        ("decision", {"symbol": "Q" * 500}, 422),
        ("decision", {"since": "31/2/2026", "ngay": "\0"}, 422),
        ("decision", {"xa": "9" * 11}, 404),
        ("decision", {"xa": ["1", "x"], "ngay": ["9999-99-99"], "symbol": ""}, 422),
        ("khong-co", {}, 404),
    ],
)
def test_whatever_is_sent_to_the_register_sets_nothing(
    client_of, stage, path, changed, status
):
    NumberRegister.objects.all().delete()
    said = {"symbol": "QĐ-UBND", "series": "QĐ", "since": "1/1/2026"} | changed

    answer = client_of("lan").post(f"/van-ban/so/{path}/", said)

    assert answer.status_code == status
    assert not NumberRegister.objects.exists()


@pytest.mark.parametrize(
    ("code", "changed", "status"),
    [
        ("refusal", {"capacity": "XX."}, 422),
        ("refusal", {"capacity": ["KT.", "\0"]}, 422),
        ("refusal", {"signer": "M\0"}, 422),
        ("refusal", {"capacity": "TUQ.", "post": "p" * 500}, 422),
        ("council", {}, 404),
        ("request-above", {}, 404),
        ("khong-co", {}, 404),
    ],
)
def test_whatever_is_sent_issues_nothing(client_of, decided, code, changed, status):
    address = f"/van-ban/ban-hanh/{code}/{decided.refused.pk}/"

    answer = client_of("lan").post(address, OWN | {"signer": "Mẫu Ký"} | changed)

    assert answer.status_code == status
    assert not Paper.objects.exists()


def test_nothing_is_decided_anew_before_its_paper_was_cancelled(
    client_of, stage, decided
):
    address = f"/van-ban/ban-hanh/decision/{decided.decision.pk}/lai/"
    said = OWN | {
        "number": "18", "symbol": "QĐ-UBND", "decided_on": "31/10/2026",
        "signer": "Mẫu Hoa",
    }  # fmt: skip
    client = client_of("hoa")
    assert client.post(address, said).status_code == 404
    first = issue_decision(decided.decision, by=stage.lan)
    assert client.post(address, said).status_code == 422
    cancel_paper(first, "Sai căn cứ", by=stage.lan)

    for changed in ({"number": "\0"}, {"number": "mười"}, {"decided_on": "1/1/2020"}):
        assert client.post(address, said | changed).status_code == 422
    assert client_of("lan").post(address, said).status_code == 403
    assert Decision.objects.count() == 1
