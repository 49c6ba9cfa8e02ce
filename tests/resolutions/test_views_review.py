"""Deciding item by item on the page, alone and beside a colleague."""

import re

import pytest

from langso.core.models import Event
from langso.resolutions.models import Target

PART = {"HX-Request": "true"}


def address(draft, path=""):
    return f"/nghi-quyet/ban-thao/{draft.pk}/{path}"


def of_target(draft, verb):
    return address(draft, f"chi-tieu/{draft.targets.first().pk}/{verb}/")


EDIT = {
    "subject": "hộ văn hóa", "comparator": ">=", "value": "91,5", "unit": "%",
    "period": "quý IV/2026", "direction": "up", "baseline_value": "97,49", "seen": "",
}  # fmt: skip


def test_the_first_doubt_is_open_with_what_is_written_and_computed(a_draft, client_of):
    page = client_of("lan").get(address(a_draft())).content.decode()

    assert "<dd>97,32%</dd>" in page
    assert "Dùng 97,49% và ghi đính chính" in page
    assert "Giữ 97,32% như văn bản, có ghi chú" in page


def test_confirming_swaps_the_line_and_the_bar(a_draft, client_of):
    draft = a_draft()
    given = {"verb": "confirm", "seen": ""}

    response = client_of("lan").post(
        of_target(draft, "quyet-dinh"), given, headers=PART
    )

    page = response.content.decode()
    assert 'data-review="confirmed"' in page
    assert "Đã xem 1 trên 4 mục" in page
    assert "<html" not in page


@pytest.mark.parametrize("verb", ["confirm", "reject"])
def test_without_script_the_form_leads_back_to_the_line(a_draft, client_of, verb):
    draft = a_draft()

    response = client_of("lan").post(
        of_target(draft, "quyet-dinh"), {"verb": verb, "seen": ""}
    )

    assert response.url == f"{address(draft)}#C1"
    assert Event.objects.filter(verb=f"target.{verb}ed").count() == 1


def test_a_correction_says_what_was_read_and_keeps_the_quote(a_draft, client_of):
    draft = a_draft()

    response = client_of("lan").post(of_target(draft, "sua"), EDIT, headers=PART)

    page = response.content.decode()
    assert "trên 90%" in page
    assert "từ 91,5%" in page
    assert "“Trên 90% hộ đạt Gia đình văn hóa”" in page
    target = draft.targets.first()
    assert (target.period_start.month, str(target.baseline_value)) == (10, "97.490000")


def test_the_second_of_two_officers_sees_what_the_first_decided(a_draft, client_of):
    draft = a_draft()
    url = of_target(draft, "quyet-dinh")
    client_of("lan").post(url, {"verb": "confirm", "seen": ""})

    response = client_of("tam").post(url, {"verb": "reject", "seen": ""}, headers=PART)

    assert response.status_code == 409
    assert "Mục này vừa có người khác xử lý: đã xác nhận" in response.content.decode()
    assert draft.targets.first().review == "confirmed"


def test_a_correction_made_on_an_old_line_is_a_conflict(a_draft, client_of):
    draft = a_draft()
    client_of("tam").post(
        of_target(draft, "quyet-dinh"), {"verb": "reject", "seen": ""}
    )

    response = client_of("lan").post(of_target(draft, "sua"), EDIT)

    assert response.status_code == 409
    assert draft.targets.first().review == "rejected"


def test_pressing_twice_is_one_decision(a_draft, client_of):
    draft = a_draft()
    url, given = of_target(draft, "quyet-dinh"), {"verb": "confirm", "seen": ""}

    answers = [client_of("lan").post(url, given, headers=PART) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Event.objects.filter(verb="target.confirmed").count() == 1


def test_the_line_tells_its_stamp_so_that_one_may_change_ones_mind(a_draft, client_of):
    draft, client = a_draft(), client_of("lan")
    url = of_target(draft, "quyet-dinh")
    page = client.post(url, {"verb": "confirm", "seen": ""}, headers=PART)
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]

    client.post(url, {"verb": "reject", "seen": seen})

    assert draft.targets.first().review == "rejected"


def test_words_of_the_document_become_a_target(a_draft, client_of):
    draft = a_draft()
    given = EDIT | {"quote": "Các thôn   rà soát\nhương ước", "start": ""}

    response = client_of("lan").post(address(draft, "chi-tieu/them/"), given)

    added = Target.objects.get(review="added")
    assert response.url == f"{address(draft)}#C3"
    assert added.quote == "Các thôn rà soát hương ước"
    assert added.theme == "Văn hóa, thể thao"


def test_words_that_are_not_in_the_document_add_nothing(a_draft, client_of):
    given = EDIT | {"quote": "không có trong văn bản"}

    response = client_of("lan").post(address(a_draft(), "chi-tieu/them/"), given)

    assert response.status_code == 422
    assert "Không tìm thấy đoạn này" in response.content.decode()
    assert not Target.objects.filter(review="added").exists()


def test_an_answer_settles_the_doubt_and_frees_the_line(a_draft, client_of):
    draft = a_draft()
    url = address(draft, f"diem/{draft.doubts.get().pk}/")

    response = client_of("lan").post(
        url, {"answer": "erratum", "seen": ""}, headers=PART
    )

    page = response.content.decode()
    assert 'id="K1"' in page
    assert "data-doubted" not in page
    assert draft.doubts.get().answer == "erratum"


@pytest.mark.parametrize("seen", ["2020-01-01T00:00:00+00:00", "x"])
def test_an_answer_to_an_old_doubt_is_a_conflict(a_draft, client_of, seen):
    draft = a_draft()
    url = address(draft, f"diem/{draft.doubts.get().pk}/")

    response = client_of("lan").post(
        url, {"answer": "kept", "seen": seen}, headers=PART
    )

    assert response.status_code == 409
    assert draft.doubts.get().answer == ""


def test_accepting_the_rest_leaves_what_is_in_doubt(a_draft, client_of):
    draft = a_draft()

    client_of("lan").post(address(draft, "nhan-phan-con-lai/"))

    left = [r.review for r in (*draft.results.all(), *draft.targets.all())]
    assert left == ["proposed", "confirmed", "confirmed"]


def test_the_head_is_filled_in(a_draft, client_of):
    draft = a_draft()
    given = {"title": "Nghị quyết", "year": 2026, "number": "07", "symbol": "NQ-UBND"}
    given |= {"held_on": "31/3/2026", "issuers": "UBND\nUBMTTQ"}

    client_of("lan").post(address(draft, "phan-dau/"), given)

    draft.refresh_from_db()
    assert (draft.number, str(draft.held_on)) == ("07", "2026-03-31")
    assert draft.issuers == ["UBND", "UBMTTQ"]
