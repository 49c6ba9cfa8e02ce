"""What only the commune knows: its office fills it in out of a document, four eyes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from langso.core.actions import NotAllowed, Refused
from langso.core.chores import chores_of
from langso.measures.actions import (
    Change,
    add_evidence,
    approve_report,
    fill_from_document,
    load_catalogue,
    make_form,
    open_period,
    send_report,
    tie_target,
)
from langso.measures.answers import Answer
from langso.measures.documents import Document
from langso.measures.models import Figure, Form, Indicator, Measure, Period, Report
from langso.measures.queries.sheets import sheet_of, with_period
from langso.measures.rules import may_fill
from langso.people.actions import system
from langso.people.models import Post, User
from langso.places.models import Body
from tests.boards.conftest import TEXT, a_living
from tests.conftest import START

__all__ = ["a_living"]  # fixture
pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 10)
PAPER = Document("12/BC-MẪU", date(2026, 4, 2), "Phòng Giáo dục mẫu")
WORDS = "Văn bản số 12/BC-MẪU ngày 2/4/2026, Phòng Giáo dục mẫu"
PDF = b"%PDF-1.7 mau"


def said(**numbers: int) -> dict[str, Change]:
    return {code: Change(Answer(Decimal(n))) for code, n in numbers.items()}


BOTH = said(schools=9, schools_standard=8)


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def school_form(stage) -> Form:
    """The form of an office, with one officer who holds a post in it."""
    load_catalogue(by=system())
    office, other = (
        Body.objects.create(unit=stage.commune, name=name, kind="office",
                            valid_from=START)
        for name in ("Phòng Văn hóa", "Phòng Kinh tế")
    )  # fmt: skip
    Post.objects.filter(user=stage.lan).update(body=office)
    Post.objects.filter(user=stage.tam).update(body=other)
    measures = {m.code: m for m in Measure.objects.all()}
    values = {"code": "truong", "name": "Trường học", "calendar": "quarter",
              "level": "commune", "due_days": 5, "body": office}  # fmt: skip
    asked = [measures["schools"], measures["schools_standard"]]
    return make_form(stage.commune, values, asked, by=fresh(stage.lan))


@pytest.fixture
def report(stage, school_form) -> Report:
    period = open_period(school_form, MARCH, by=stage.lan)
    return with_period(Report.objects.filter(period=period)).get()


def test_the_office_that_owns_the_form_fills_it_in(stage, report):
    assert may_fill(fresh(stage.lan), report)
    for other in (stage.tam, stage.hoa, stage.minh, stage.nam):
        assert not may_fill(fresh(other), report)
        with pytest.raises(NotAllowed):
            fill_from_document(report, BOTH, PAPER, by=fresh(other))


def test_it_needs_a_document_or_the_file(stage, report):
    lan = fresh(stage.lan)
    with pytest.raises(Refused, match="Xin ghi số lấy từ văn bản nào"):
        fill_from_document(report, BOTH, None, send=True, by=lan)
    late = Document("1", timezone.localdate() + timedelta(days=1), "A")
    with pytest.raises(Refused, match="tương lai"):
        fill_from_document(report, BOTH, late, by=lan)

    add_evidence(report, "quyet-dinh.pdf", PDF, by=lan)

    assert fill_from_document(report, BOTH, None, send=True, by=lan).status == (
        Report.Status.SUBMITTED
    )


def test_a_source_for_every_number_is_a_document_too(stage, report):
    answers = {
        code: Change(Answer(Decimal(8), source="Quyết định mẫu")) for code in BOTH
    }
    sent = send_report(report, answers, by=fresh(stage.lan))
    approve_report(sent, by=fresh(stage.tam))

    assert set(Figure.objects.values_list("source", flat=True)) == {"Quyết định mẫu"}


def test_another_person_approves_and_the_figure_names_the_document(stage, report):
    sent = fill_from_document(report, BOTH, PAPER, send=True, by=fresh(stage.lan))
    with pytest.raises(NotAllowed):
        approve_report(sent, by=fresh(stage.lan))

    approve_report(sent, by=fresh(stage.hoa))  # the leader

    figures = Figure.objects.filter(unit=stage.commune, is_current=True)
    assert {figure.source for figure in figures} == {WORDS}
    assert sheet_of(sent).document == WORDS


def test_villages_are_not_asked_for_documents(stage, monthly, a_month):
    report = a_month(MARCH)[0]

    with pytest.raises(Refused):
        fill_from_document(report, {}, PAPER, by=monthly.heads[0])


def test_the_desk_asks_the_office_and_does_not_call_the_commune_a_village(
    stage, report
):
    day = date(2026, 4, 20)

    mine, others = chores_of(fresh(stage.lan), day), chores_of(fresh(stage.tam), day)

    url = reverse("officer:fill", args=[report.pk])
    assert [chore.url for chore in mine if "Trường học" in chore.title] == [url]
    assert not [chore for chore in others if chore.url == url]
    assert not [chore for chore in mine if chore.kind == "late"]


def test_the_desk_asks_the_office_after_the_closing_too(stage, report):
    Period.objects.update(status=Period.Status.CLOSED)
    url = reverse("officer:fill", args=[report.pk])

    mine, others = (
        [chore.url for chore in chores_of(fresh(one), date(2026, 4, 20))]
        for one in (stage.lan, stage.tam)
    )

    assert (url in mine, url in others) == (True, False)


def posted(**changed: object) -> dict[str, object]:
    return {
        "v-schools": "9", "b-schools": "", "v-schools_standard": "8",
        "b-schools_standard": "", "number": PAPER.number, "day": "2/4/2026",
        "issuer": PAPER.issuer, "action": "send",
    } | changed  # fmt: skip


def test_the_page_keeps_sends_and_says_what_is_wrong(stage, report, client_of):
    url, lan = reverse("officer:fill", args=[report.pk]), client_of("lan")
    assert "Phòng Văn hóa" in words(lan.get(url))
    assert client_of("tam").get(url).status_code == 403
    assert client_of("minh").get(url).status_code == 404

    half = lan.post(url, posted(issuer=""))
    unclear = lan.post(url, posted(**{"v-schools": "chín"}))
    nothing = lan.post(url, posted(number="", day="", issuer=""))

    assert [r.status_code for r in (half, unclear, nothing)] == [422] * 3
    assert "Văn bản cần đủ số, ngày và cơ quan" in words(half)
    assert "chín" in unclear.content.decode()
    report.refresh_from_db()
    assert (report.status, report.value("schools")) == ("draft", "9")
    b = {"b-schools": "9", "b-schools_standard": "8"}
    file = SimpleUploadedFile("bao-cao.pdf", PDF)
    assert lan.post(url, posted(file=file, **b)).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.evidence.count()) == ("submitted", 1)
    review = words(client_of("hoa").get(reverse("officer:review", args=[report.pk])))
    assert WORDS in review


def test_a_correction_begins_with_the_same_document(stage, report, client_of):
    sent = fill_from_document(report, BOTH, PAPER, send=True, by=fresh(stage.lan))
    approve_report(sent, by=fresh(stage.hoa))
    lan = client_of("lan")

    response = lan.post(reverse("officer:correct", args=[report.pk]),
                        {"reason": "Đếm nhầm"})  # fmt: skip

    new = Report.objects.get(replaces=report)
    assert response["Location"] == reverse("officer:fill", args=[new.pk])
    assert PAPER.number in lan.get(response["Location"]).content.decode()


def test_the_verdict_stands_on_it_and_opens_to_the_document(
    stage, report, a_living, client_of
):
    share = "- 88% số trường đạt chuẩn quốc gia từ mức độ 1 trở lên."
    living = a_living(TEXT.replace("- 100% hộ", f"{share}\n\n- 100% hộ"))
    target = living.targets.get(value=88)
    rate = Indicator.objects.get(code="schools_standard_rate")
    tie_target(target, rate, by=fresh(stage.lan))
    sent = fill_from_document(report, BOTH, PAPER, send=True, by=fresh(stage.lan))
    approve_report(sent, by=fresh(stage.hoa))

    public = words(client_of("").get("/", follow=True))
    url = reverse("boards:origin", args=[stage.commune, living.year, target.pk])
    origin = words(client_of("").get(url))
    leader = words(client_of("hoa").get("/mot-phut/"))

    assert "8 trường : 9 trường = 88,89%" in public
    assert "Báo cáo đã duyệt của xã, theo văn bản" in public
    assert WORDS in origin
    assert "88,89%" in leader


def test_a_form_is_made_for_an_office(stage, school_form, client_of):
    office = Body.objects.get(name="Phòng Kinh tế")
    asked = {"name": "Ngân sách", "calendar": "quarter", "due_days": "5",
             "level": "commune", "body": office.pk,
             "measures": ["budget_revenue"]}  # fmt: skip

    client_of("lan").post(f"/so-lieu/bieu-mau/{stage.commune.pk}/them/", asked)

    assert Form.objects.get(code="ngan-sach").body == office
