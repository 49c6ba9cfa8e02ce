"""Who gets in where, and what the pages never do."""

import pytest

from langso.core.models import Event
from langso.resolutions.models import SourceFile, Target

DRAFT_PAGES = ["", "phan-dau/", "chi-tieu/them/", "chi-tieu/{target}/sua/", "bo/"]
DOORS = [
    "phan-dau/", "nhan-phan-con-lai/", "dung/", "bo/", "diem/{doubt}/",
    "chi-tieu/them/", "chi-tieu/{target}/sua/", "chi-tieu/{target}/quyet-dinh/",
]  # fmt: skip


def address(draft, path):
    ids = {"target": draft.targets.first().pk, "doubt": draft.doubts.first().pk}
    return f"/nghi-quyet/ban-thao/{draft.pk}/{path}".format(**ids)


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 200), ("tam", 200), ("minh", 404), ("nam", 404)]
)
@pytest.mark.parametrize("path", DRAFT_PAGES)
def test_a_draft_is_for_its_commune(a_draft, client_of, path, who, answer):
    response = client_of(who).get(address(a_draft(), path))

    assert response.status_code == answer


@pytest.mark.parametrize("path", DRAFT_PAGES)
def test_a_stranger_cannot_tell_a_draft_from_nothing(a_draft, client_of, path):
    draft = a_draft()

    there = client_of("").get(address(draft, path))
    nowhere = client_of("").get("/nghi-quyet/ban-thao/999/")

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert draft.title not in there.content.decode()


@pytest.mark.parametrize(("who", "answer"), [("hoa", 403), ("minh", 404), ("nam", 404)])
@pytest.mark.parametrize("path", DOORS)
def test_nobody_else_decides(a_draft, client_of, path, who, answer):
    draft = a_draft()
    events = Event.objects.count()

    given = {"verb": "confirm", "seen": "", "answer": "kept", "year": 2026}
    given |= {"title": "x", "subject": "x", "comparator": "=", "direction": "up"}
    given |= {"quote": "Chỉ tiêu", "value": "1"}
    response = client_of(who).post(address(draft, path), given)

    leads = (who, path) == ("hoa", "dung/")  # who may, but finds items undecided
    assert response.status_code == (422 if leads else answer)
    assert Event.objects.count() == events


def test_a_leader_adopts_a_draft_but_decides_about_no_item(a_draft, client_of):
    page = client_of("hoa").get(address(a_draft(), "")).content.decode()

    assert "Đây là bản thảo" in page
    assert 'name="verb"' not in page
    assert 'id="dung"' in page


@pytest.mark.parametrize("path", [*DRAFT_PAGES, *DOORS])
def test_looking_writes_nothing(a_draft, client_of, path):
    draft = a_draft()
    changed, events = draft.changed_at, Event.objects.count()

    client_of("lan").get(address(draft, path))

    draft.refresh_from_db()
    assert (draft.changed_at, Event.objects.count()) == (changed, events)


@pytest.mark.parametrize("path", DOORS)
def test_a_form_from_elsewhere_is_refused(a_draft, client_of, path):
    client = client_of("lan")
    client.handler.enforce_csrf_checks = True

    response = client.post(address(a_draft(), path), {"verb": "confirm", "seen": ""})

    assert response.status_code == 403


@pytest.mark.parametrize(
    ("who", "answer"), [("lan", 200), ("hoa", 200), ("minh", 404), ("", 404)]
)
def test_the_original_is_saved_never_shown(a_draft, client_of, who, answer):
    file = a_draft().source_file

    response = client_of(who).get(f"/nghi-quyet/tep/{file.pk}/ban-goc/")

    assert response.status_code == answer
    if answer == 200:
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Type"] == "application/octet-stream"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.content == b"..."


def test_an_ended_sign_in_leaves_what_was_typed_in_place(a_draft, client_of):
    draft = a_draft()

    response = client_of("").post(
        address(draft, "chi-tieu/{target}/sua/"), headers={"HX-Request": "true"}
    )

    assert (response.status_code, response["HX-Retarget"]) == (401, "#bao")
    assert f"next=/nghi-quyet/ban-thao/{draft.pk}/" in response.content.decode()
    assert Target.objects.filter(review="proposed").count() == 2


def test_signing_in_leads_back_to_the_page(client_of):
    page = client_of("").get("/nghi-quyet/dua-vao/").content.decode()

    assert "/tai-khoan/dang-nhap/?next=/nghi-quyet/dua-vao/" in page


@pytest.mark.parametrize(("who", "files"), [("lan", 1), ("hoa", 1), ("minh", 0)])
def test_the_list_shows_the_files_of_ones_own_commune(a_file, client_of, who, files):
    a_file()

    page = client_of(who).get("/nghi-quyet/").content.decode()

    assert page.count("nghi-quyet.docx") == files
    assert SourceFile.objects.count() == 1
