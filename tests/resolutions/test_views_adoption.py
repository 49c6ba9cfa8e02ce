"""The last page of the review: adopt, discard, or begin a new version."""

import re

from langso.resolutions.models import Resolution
from tests.resolutions.test_views_review import PART, address, of_target


def test_adopting_too_early_says_why_and_goes_to_what_is_open(a_draft, client_of):
    draft = a_draft()

    response = client_of("lan").post(address(draft, "dung/"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "Còn 4 mục chưa xem." in page
    assert re.search(r'id="diem"[^>]* autofocus', page)
    assert Resolution.objects.get().status == "draft"


def test_adopting_leads_to_the_public_page(a_decided_draft, client_of):
    draft = a_decided_draft()

    response = client_of("tam").post(address(draft, "dung/"), follow=True)

    assert response.redirect_chain[0][0].endswith("/2026/")
    assert response.status_code == 200


def test_whoever_reviewed_reads_who_else_may_press(a_decided_draft, client_of):
    draft = a_decided_draft()

    mine, other = (client_of(w).get(address(draft, "")) for w in ("lan", "hoa"))
    refused = client_of("lan").post(address(draft, "dung/"))

    sentence = "Lãnh đạo xã hoặc công chức khác của xã"
    assert sentence in mine.content.decode()
    assert 'id="dung"' not in mine.content.decode()
    assert 'id="dung"' in other.content.decode()
    assert sentence not in other.content.decode()
    assert (refused.status_code, Resolution.objects.get().status) == (422, "draft")


def test_a_draft_adopted_meanwhile_is_a_conflict_on_every_door(an_adopted, client_of):
    resolution = an_adopted()
    url = of_target(resolution, "quyet-dinh")

    part = client_of("tam").post(url, {"verb": "confirm"}, headers=PART)
    page = client_of("tam").post(address(resolution, "bo/"))

    assert (part.status_code, part["HX-Retarget"]) == (409, "#bao")
    assert page.status_code == 409


def test_a_new_version_keeps_every_decision_and_says_why(an_adopted, client_of):
    first, client = an_adopted(), client_of("lan")
    refused = client.post(address(first, "ban-moi/"), {"reason": " "})
    client.post(address(first, "ban-moi/"), {"reason": "Đính chính tỷ lệ"})
    draft = Resolution.objects.get(status="draft")

    client_of("hoa").post(address(draft, "dung/"), {"reason": draft.reason})

    first.refresh_from_db()
    draft.refresh_from_db()
    assert (refused.status_code, first.status) == (422, "replaced")
    assert (draft.version, draft.reason) == (2, "Đính chính tỷ lệ")
    assert draft.targets.count() == first.targets.count()
    assert draft.clauses.count() == first.clauses.count()


def test_a_version_that_was_begun_is_taken_up_again(an_adopted, client_of):
    first = an_adopted()

    ways = [
        client_of(who).post(address(first, "ban-moi/"), {"reason": "sửa"}).url
        for who in ("lan", "tam")
    ]

    assert ways[0] == ways[1]


def test_discarding_asks_first(a_draft, client_of):
    draft, client = a_draft(), client_of("lan")

    asked = client.get(address(draft, "bo/"))
    assert Resolution.objects.exists()
    client.post(address(draft, "bo/"))

    assert asked.status_code == 200
    assert not Resolution.objects.exists()
