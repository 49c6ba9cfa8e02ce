"""What anybody reads and writes of a round: lists, opinions, certificates."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from langso.titles import actions as do
from langso.titles.actions.posting import MOST_OPEN
from langso.titles.actions.ticking import Tick
from langso.titles.forms import public as forms
from langso.titles.models import Assessment, Certificate, Objection
from langso.titles.views import doors
from tests.titles.conftest import cases

NO = Tick("not_proposed", grounds=["fire"])
PRIVATE = ("Ngõ 1", "Ngõ 2", "fire", "Cúc", "cháy", "absent", "0912345678", "Kín Đáo")


@pytest.fixture(autouse=True)
def nothing_counted(db):
    caches["default"].clear()


@pytest.fixture
def posted(a_round, walk):
    """The first village's list hangs; Cúc is excluded by a ground."""
    dossier = a_round().dossiers[0]
    walk.post(dossier, Cúc=NO)
    return dossier


@pytest.fixture
def patient(monkeypatch):
    """Whoever fills in the form took their time."""
    monkeypatch.setattr(forms, "LEAST", -1)


@pytest.fixture
def send(client_of, posted, patient):
    """Fill in the form as it is drawn and send it; returns where it led."""

    def sent(path=None, client=None, **said):
        visitor = client or client_of("")
        path = path or f"/niem-yet/{posted.pk}/y-kien/"
        page = visitor.get(path).content.decode()
        key = re.search(r'name="key" value="([^"]+)"', page)[1]
        given = {"kind": "against", "text": "Nhà ấy đốt rác", "key": key} | said
        return visitor.post(path, given)

    return sent


def read(client_of, path, who="", status=200):
    page = client_of(who).get(path)
    assert page.status_code == status
    return page


def test_a_posted_list_shows_heads_and_the_days_left(client_of, posted, clock):
    clock.day += timedelta(days=3)

    page = read(client_of, f"/niem-yet/{posted.pk}/")

    text = page.content.decode()
    assert "Nguyễn Thị Mẫu An" in text
    assert "Còn 7 ngày" in text
    assert "tính đến 23/10/2026" in text
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert 'name="robots" content="noindex' in text
    assert "no-store" in page.headers["Cache-Control"]


def test_a_name_is_found_without_marks(client_of, posted):
    text = read(client_of, f"/niem-yet/{posted.pk}/?tim=binh").content.decode()

    assert "2. Nguyễn Thị Mẫu Bình" in text
    assert "Mẫu An" not in text


def test_after_the_posting_only_counts_are_left(client_of, posted, clock):
    clock.day = posted.posted_until
    assert "ngày cuối" in read(client_of, f"/niem-yet/{posted.pk}/").content.decode()
    clock.day += timedelta(days=1)

    for path in ("", "?tim=an"):
        text = read(client_of, f"/niem-yet/{posted.pk}/{path}").content.decode()
        assert "Mẫu An" not in text
        assert "Trong danh sách niêm yết" in text
    read(client_of, f"/niem-yet/{posted.pk}/to-a4/", status=404)
    read(client_of, f"/niem-yet/{posted.pk}/y-kien/", status=410)


def test_what_is_not_posted_is_no_page(client_of, a_round, posted, walk):
    other = posted.round.dossiers.exclude(pk=posted.pk).first()
    walk.vote(other)

    for path in (f"/niem-yet/{other.pk}/", "/niem-yet/999/", "/niem-yet/9" + "9" * 17):
        assert client_of("").get(path, follow=True).status_code == 404


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_sheet_has_the_names_and_the_code_of_the_form(client_of, posted, size):
    text = read(client_of, f"/niem-yet/{posted.pk}/to-{size}/").content.decode()

    assert "Nguyễn Thị Mẫu Én" in text
    assert f"http://testserver/niem-yet/{posted.pk}/y-kien/" in text
    assert ("sheet-a3.css" in text) == (size == "a3")
    read(client_of, f"/niem-yet/{posted.pk}/to-a5/", status=404)


def test_nothing_private_is_in_any_public_byte(
    client_of, posted, send, walk, village, clock
):
    listed = cases(posted)[0]
    receipt = send(
        f"/niem-yet/{posted.pk}/y-kien/?ho={listed.pk}",
        name="Lê Kín Đáo", contact="0912345678",
    ).headers["Location"]  # fmt: skip
    here = village.villages[0].pk
    pages = [
        f"/niem-yet/{posted.pk}/", f"/niem-yet/{posted.pk}/to-a3/",
        f"/niem-yet/{posted.pk}/y-kien/?ho={listed.pk}", receipt,
        f"/niem-yet/thon/{here}/2026/", f"/niem-yet/xa/{village.commune.pk}/2026/",
    ]  # fmt: skip
    seen = "".join(read(client_of, path).content.decode() for path in pages)
    do.answer_objection(Objection.objects.get(), "Không", by=village.lan)
    clock.day = posted.posted_until + timedelta(days=1)
    do.submit(posted, by=walk.head(posted))
    do.accept(posted, by=village.lan)
    do.decide(posted.round, [posted], walk.signed("15"), by=village.hoa)
    pages = [one for one in pages if "to-a3" not in one and "?ho" not in one]
    pages.append(f"/giay/{Certificate.objects.first().code}/")
    seen += "".join(read(client_of, path).content.decode() for path in pages)

    assert not [word for word in PRIVATE if word in seen]


def test_an_opinion_gives_a_code_that_opens_the_answer(
    client_of, posted, send, village, walk
):
    about = cases(posted)[0]
    led = send(f"/niem-yet/{posted.pk}/y-kien/?ho={about.pk}", name="Lê Thị Mẫu")

    said = Objection.objects.get()
    assert (said.assessment, said.kind, said.name) == (about, "against", "Lê Thị Mẫu")
    assert led.headers["Location"] == f"/niem-yet/y-kien/{said.code}/"
    page = read(client_of, led.headers["Location"]).content.decode()
    assert "Chưa trả lời" in page
    assert "Nguyễn Thị Mẫu An" in page
    do.answer_objection(said, "Đã hòa giải xong.", by=walk.head(posted))
    typed = client_of("").post("/niem-yet/y-kien/", {"code": f" {said.code.upper()} "})
    page = read(client_of, typed.headers["Location"]).content.decode()
    assert "Đã hòa giải xong." in page


def test_the_same_form_sent_twice_is_one_opinion(client_of, posted, patient):
    visitor, path = client_of(""), f"/niem-yet/{posted.pk}/y-kien/"
    key = forms.fresh_key(posted.pk)
    given = {"kind": "support", "text": "Tôi đồng ý", "key": key}

    led = {visitor.post(path, given).headers["Location"] for _again in range(3)}

    assert (len(led), Objection.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [
        {"website": "http://a.example"},
        {"key": "made-up"},
        {"key": ""},
        {"key": forms.SALT},
        {"text": ""},
        {"text": "x" * 2001},
        {"text": "\x00"},
        {"kind": "love"},
        {"name": "n" * 151},
    ],
)
def test_what_no_person_sends_is_not_kept(client_of, send, said):
    page = send(**said)

    assert page.status_code == 422
    assert not Objection.objects.exists()
    kept = said.get("text", "Nhà ấy đốt rác")
    assert "\x00" in kept or kept in page.content.decode()


def test_a_form_filled_in_at_once_is_asked_for_again(client_of, posted):
    path, visitor = f"/niem-yet/{posted.pk}/y-kien/", client_of("")
    said = {"kind": "against", "text": "x", "key": forms.fresh_key(posted.pk)}

    assert visitor.post(path, said).status_code == 422
    assert not Objection.objects.exists()


def test_a_key_of_another_list_opens_nothing(posted, send):
    assert send(key=forms.fresh_key(posted.pk + 1)).status_code == 422


def test_a_huge_text_is_refused_at_the_door(client_of, posted, patient):
    said = {"kind": "against", "text": "x" * 3_000_000, "key": "k"}

    page = client_of("").post(f"/niem-yet/{posted.pk}/y-kien/", said)

    assert page.status_code == 400
    assert not Objection.objects.exists()


def test_a_flood_from_one_address_has_to_wait(send, monkeypatch):
    monkeypatch.setitem(doors.LIMITS, "opinion", "2/h/ip")

    statuses = [send(text=f"Lần {n}").status_code for n in range(3)]

    assert statuses == [302, 302, 429]
    assert Objection.objects.count() == 2


def test_a_flood_from_everywhere_is_stopped_with_a_sentence(posted, send, monkeypatch):
    monkeypatch.setattr("langso.titles.actions.posting.MOST_OPEN", 1)
    send()

    page = send(text="Thêm")

    assert page.status_code == 422
    assert MOST_OPEN > 1
    assert "Thêm" in page.content.decode()


@pytest.mark.parametrize("ho", ["0", "-1", "x", "9" * 30, "%00", "١"])
def test_an_opinion_about_nobody_is_no_page(client_of, posted, ho):
    read(client_of, f"/niem-yet/{posted.pk}/y-kien/?ho={ho}", status=404)


def test_whoever_is_not_listed_is_not_named(client_of, posted):
    out = Assessment.objects.get(status="not_proposed")

    read(client_of, f"/niem-yet/{posted.pk}/y-kien/?ho={out.pk}", status=404)


def test_a_certificate_is_valid_until_it_is_cancelled(
    client_of, a_round, walk, village
):
    dossier = a_round().dossiers[0]
    walk.decide(dossier)
    made = Certificate.objects.first()
    shown = f"{made.code[:4]}-{made.code[4:8]} {made.code[8:]}".upper()

    led = client_of("").post("/giay/", {"code": shown}).headers["Location"]
    page = read(client_of, led).content.decode()
    do.cancel_award(
        made.assessment, "Khai không đúng", walk.signed("16"), by=village.hoa
    )
    after = read(client_of, f"/giay/{made.code.upper()}/").content.decode()

    assert "có hiệu lực" in page
    assert (made.name in page, "15/QĐ-UBND" in page) == (True, True)
    assert "đã bị hủy" in after
    assert "16/QĐ-UBND" in after
    assert "Khai không đúng" not in after


@pytest.mark.parametrize("code", ["abc", "a" * 400, "%00", "'--", "☃", "-"])
def test_an_unknown_code_says_so(client_of, db, code):
    for path in ("giay", "niem-yet/y-kien"):
        page = read(client_of, f"/{path}/{code}/", status=404).content.decode()
        assert "so lại từng chữ" in page


def test_guessing_codes_has_to_wait(client_of, a_round, walk, monkeypatch):
    walk.decide(a_round().dossiers[0])
    monkeypatch.setitem(doors.LIMITS, "code", "2/m/ip")
    right = f"/giay/{Certificate.objects.first().code}/"

    found = [client_of("").get(p).status_code for p in ("/giay/a/", "/giay/b/", right)]

    assert found == [404, 404, 429]


def test_an_officer_opens_a_count_down_to_one_vote(client_of, posted, village, walk):
    page = read(client_of, f"/niem-yet/thon/{posted.village_id}/2026/", "lan")
    case = cases(posted)[0]

    assert f'href="/niem-yet/ho/{case.pk}/"' in page.content.decode()
    text = read(client_of, f"/niem-yet/ho/{case.pk}/", "lan").content.decode()
    assert "4 / 4 hộ dự họp trên 5 hộ" in text
    assert "fire" not in text
    for who, status in (("", 302), ("minh", 404), ("nam", 404)):
        read(client_of, f"/niem-yet/ho/{case.pk}/", who, status)


def test_strangers_and_other_communes_see_no_household(client_of, posted):
    for who in ("", "minh", "nam"):
        page = read(client_of, f"/niem-yet/thon/{posted.village_id}/2026/", who)
        assert "Nguyễn Thị Mẫu" not in page.content.decode()
    read(client_of, f"/niem-yet/thon/{posted.village_id}/1999/", status=404)
    read(client_of, f"/niem-yet/xa/{posted.village_id}/2026/", status=404)


def test_the_commune_and_its_resolution_lead_to_the_lists(client_of, posted, village):
    text = read(client_of, f"/niem-yet/xa/{village.commune.pk}/2026/").content.decode()

    assert f'href="/niem-yet/{posted.pk}/"' in text
    assert "Đang bình xét" in text


def test_more_households_are_no_question_more(client_of, posted, village):
    paths = (
        f"/niem-yet/{posted.pk}/",
        f"/niem-yet/thon/{posted.village_id}/2026/",
        f"/niem-yet/xa/{village.commune.pk}/2026/",
    )
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            read(client_of, path)
        assert len(asked) <= 8, path
