"""The pages of papers: who sees what, downloads, templates, symbols."""

from hashlib import sha256
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from langso.core.models import Event
from langso.papers.models import NumberRegister, PaperTemplate
from langso.papers.views import register
from tests.papers.conftest import DECISION, MINUTES, REFUSAL

PEOPLE = ["lan", "hoa", "giam", "mo", "minh", "nam", ""]


def upload(raw: bytes) -> dict:
    return {"file": SimpleUploadedFile("mau.docx", raw)}


def restyled(*, without: str = "") -> bytes:
    """The shipped template with a line of the commune's own."""
    paper, raw = docx.Document(BytesIO(DECISION.template)), BytesIO()
    paper.add_paragraph("Mẫu riêng của xã")
    cells = [c for t in paper.tables for row in t.rows for c in row.cells]
    for line in [*paper.paragraphs, *(p for c in cells for p in c.paragraphs)]:
        if without and without in line.text:
            line.text = ""
    paper.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (DECISION, [200, 200, 200, 404, 404, 404, 302]),
        (REFUSAL, [200, 200, 404, 404, 404, 404, 302]),
    ],
    ids=["decision", "letter to a household"],
)
def test_who_opens_a_paper(client_of, issued, kind, answers):
    paper = issued(kind)

    for address in (f"/van-ban/{paper.pk}/", f"/van-ban/{paper.pk}/word/"):
        assert [client_of(who).get(address).status_code for who in PEOPLE] == answers


def test_a_head_opens_the_village_s_own_minutes(stage, client_of, issued):
    own = issued(MINUTES, body=None, village=stage.villages[0])
    other = issued(MINUTES, body=None, village=stage.villages[1])

    found = [client_of("mo").get(f"/van-ban/{p.pk}/").status_code for p in (own, other)]
    assert found == [200, 404]


@pytest.mark.parametrize(
    ("who", "answer"),
    [("lan", 200), ("hoa", 200), ("giam", 200), ("mo", 403), ("nam", 403), ("", 302)],
)
def test_who_sees_the_register(client_of, issued, who, answer):
    issued(title="Về việc tặng danh hiệu")
    issued(REFUSAL, title="Về hộ ông Giả Định")

    page = client_of(who).get("/van-ban/")

    assert page.status_code == answer
    said = page.content.decode()
    assert ("01/QĐ-UBND" in said) == (answer == 200)
    assert ("Giả Định" in said) == (who in {"lan", "hoa"})


def test_papers_are_found_without_marks(client_of, issued):
    issued(title="Về việc tặng danh hiệu cho Thôn Đồng Hoà")
    issued(title="Về việc khác")

    for words in ("dong hoa", "01/qd", "TẶNG DANH HIỆU"):
        said = client_of("lan").get("/van-ban/", {"q": words}).content.decode()
        assert "Thôn Đồng Hoà" in said
        assert "Về việc khác" not in said


def test_the_register_asks_a_bounded_number_of_questions(
    client_of, issued, django_assert_max_num_queries
):
    for _ in range(4):
        issued()
    client = client_of("lan")

    with django_assert_max_num_queries(12):
        client.get("/van-ban/")


def test_a_download_is_what_was_issued_and_a_letter_s_reading_is_noted(
    client_of, issued
):
    paper = issued(REFUSAL)

    answer = client_of("lan").get(f"/van-ban/{paper.pk}/word/")

    assert sha256(answer.content).hexdigest() == paper.sha256
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Event.objects.latest("pk").verb == "personal.read"


def test_without_libreoffice_the_page_says_so(client_of, issued, monkeypatch):
    paper = issued()
    monkeypatch.setattr(register, "can_make_pdf", lambda: False)
    monkeypatch.setattr("langso.writer.office._program", lambda: None)
    client = client_of("lan")

    page = client.get(f"/van-ban/{paper.pk}/").content.decode()
    answer = client.post(f"/van-ban/{paper.pk}/pdf/", follow=True).content.decode()

    assert "máy này chưa có" in page
    assert "máy cần gói libreoffice-writer-nogui" in answer


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 302), ("hoa", 302), ("giam", 403), ("minh", 404)]
)
def test_who_cancels(client_of, issued, who, answer):
    paper = issued()

    got = client_of(who).post(f"/van-ban/{paper.pk}/huy/", {"reason": "Sai"})

    paper.refresh_from_db()
    assert got.status_code == answer
    assert (paper.status == "cancelled") is (answer == 302)


def test_who_comes_second_sees_what_happened(client_of, issued):
    paper = issued()
    for who, answer in (("lan", 302), ("hoa", 409)):
        address = f"/van-ban/{paper.pk}/huy/"
        assert client_of(who).post(address, {"reason": "Sai"}).status_code == answer


def test_a_restyled_template_is_used_from_then_on(client_of, issued):
    answer = client_of("lan").post("/van-ban/mau/decision/", upload(restyled()))

    assert answer.status_code == 302
    paper = client_of("lan").get(f"/van-ban/{issued().pk}/word/").content
    assert "Mẫu riêng của xã" in "\n".join(
        line.text for line in docx.Document(BytesIO(paper)).paragraphs
    )


def test_what_a_template_lacks_is_named_and_it_is_not_used(client_of):
    bad = restyled(without="ho_duoc_tang")

    answer = client_of("lan").post("/van-ban/mau/decision/", upload(bad))

    assert answer.status_code == 422
    assert "Mẫu còn thiếu chỗ điền: {{ho_duoc_tang}}." in answer.content.decode()
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"x" * 2_100_000, b"%PDF-1.7"])
def test_what_is_no_template_is_answered_with_a_sentence(client_of, raw):
    answer = client_of("lan").post("/van-ban/mau/decision/", upload(raw))

    assert answer.status_code == 422
    assert not PaperTemplate.objects.exists()


def test_back_to_the_shipped_template(client_of):
    client = client_of("lan")
    client.post("/van-ban/mau/decision/", upload(restyled()))
    own = client.get("/van-ban/mau/decision/tai-ve/").content
    client.post("/van-ban/mau/decision/mau-goc/")

    assert own != DECISION.template
    assert client.get("/van-ban/mau/decision/tai-ve/").content == DECISION.template


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 302), ("giam", 403), ("mo", 403), ("minh", 302)]
)
def test_who_restyles(client_of, stage, who, answer):
    """Minh restyles the papers of another commune, and of that one only."""
    got = client_of(who).post("/van-ban/mau/decision/", upload(DECISION.template))

    assert got.status_code == answer
    own = stage.other if who == "minh" else stage.commune
    expected = [own] if answer == 302 else []
    assert [one.commune for one in PaperTemplate.objects.all()] == expected


def test_nobody_restyles_the_papers_of_another_commune(client_of, stage):
    values = upload(DECISION.template) | {"xa": stage.commune.pk}

    assert client_of("minh").post("/van-ban/mau/decision/", values).status_code == 404


@pytest.mark.parametrize("name", ["tai-ve", "vi-du"])
def test_templates_are_taken_home_and_tried(client_of, name):
    answer = client_of("lan").get(f"/van-ban/mau/refusal/{name}/")

    assert docx.Document(BytesIO(answer.content)).paragraphs
    assert client_of("lan").get(f"/van-ban/mau/khac/{name}/").status_code == 404


def test_a_symbol_is_set_from_a_day_on(client_of, stage):
    values = {
        "body": stage.body.pk, "kind": "decision", "symbol": "QĐ-CT", "series": "QĐ",
        "valid_from": "1/7/2026", "basis": "QĐ 1/2026",
    }  # fmt: skip
    client = client_of("lan")
    assert client.post("/van-ban/ky-hieu/", values).status_code == 302

    again = client.post("/van-ban/ky-hieu/", values)
    assert again.status_code == 422
    assert "Từ ngày đó đã có ký hiệu rồi." in again.content.decode()
    assert NumberRegister.objects.filter(symbol="QĐ-CT").count() == 1
    assert client_of("giam").post("/van-ban/ky-hieu/", values).status_code == 403


@pytest.mark.parametrize(
    "address", ["/van-ban/?nam=9&xa=abc", "/van-ban/?kind=x&q=%00"]
)
def test_odd_questions_do_no_harm(client_of, issued, address):
    issued()

    assert client_of("lan").get(address).status_code == 200
