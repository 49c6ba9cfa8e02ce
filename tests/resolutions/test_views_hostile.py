"""Whatever is typed into a form: refused in a sentence, or kept and escaped."""

from datetime import timedelta
from time import process_time

import pytest
from django.utils import timezone

from langso.resolutions.models import Doubt, Resolution, Target
from tests.resolutions.test_views_review import EDIT, address, of_target

MOST_QUERIES = 14


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "1" + "0" * 30},
        {"value": "abc"},
        {"value": "1" * 5000},
        {"value": "NaN"},
        {"value": "1e9"},
        {"value": "0,1234567"},
        {"comparator": "~"},
        {"comparator": ""},
        {"subject": ""},
        {"subject": "x" * 20_000},
        {"subject": "a\x00b"},
        {"unit": "x" * 41},
        {"direction": "sideways"},
        {"owner_body": "999999"},
        {"owner_body": "' OR 1=1"},
    ],
    ids=lambda wrong: f"{next(iter(wrong))}-{next(iter(wrong.values()))[:9]!r}",
)
def test_a_wrong_value_is_refused_beside_its_field(a_draft, client_of, wrong):
    draft = a_draft()

    response = client_of("lan").post(of_target(draft, "sua"), EDIT | wrong)

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert draft.targets.first().review == "proposed"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("90%", "90"), ("-5", "-5"), ("563 tỷ 286 triệu đồng", "563286000000")],
)
def test_a_number_as_people_write_it_is_kept(a_draft, client_of, typed, kept):
    draft = a_draft()

    client_of("lan").post(of_target(draft, "sua"), EDIT | {"value": typed})

    assert f"{draft.targets.first().value.normalize():f}" == kept


def test_a_script_in_a_subject_is_words(a_draft, client_of):
    draft = a_draft()
    bad = "<script>alert('x')</script>"

    client_of("lan").post(of_target(draft, "sua"), EDIT | {"subject": bad})

    page = client_of("lan").get(address(draft)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize(
    "wrong",
    [{"year": ""}, {"year": "20260"}, {"title": ""}, {"held_on": "31/2/2026"}],
)
def test_a_wrong_head_is_refused(a_draft, client_of, wrong):
    draft = a_draft()
    given = {"title": "Nghị quyết", "year": "2026"} | wrong

    response = client_of("lan").post(address(draft, "phan-dau/"), given)

    assert response.status_code == 422
    assert Resolution.objects.get().title == draft.title


@pytest.mark.parametrize(
    "given", [{}, {"answer": "sure"}, {"answer": "kept", "note": "a\x00b"}]
)
def test_an_answer_that_is_none_settles_nothing(a_draft, client_of, given):
    draft = a_draft()
    url = address(draft, f"diem/{draft.doubts.get().pk}/")

    response = client_of("lan").post(url, {"seen": ""} | given)

    assert response.status_code == 422
    assert Doubt.objects.get().answer == ""


@pytest.mark.parametrize(
    "path", ["?diem=abc", "?diem=99999999999999999999", "?diem=%00"]
)
def test_a_mangled_address_shows_the_page(a_draft, client_of, path):
    response = client_of("lan").get(address(a_draft(), path))

    assert response.status_code == 200


@pytest.mark.parametrize("path", ["hat/1/", "chi-tieu/99999/sua/", "diem/99999/"])
def test_what_is_not_there_is_not_there(a_draft, client_of, path):
    assert client_of("lan").get(address(a_draft(), path)).status_code == 404


@pytest.fixture
def a_long_draft(stage, a_draft):
    """300 targets in 200 kB of text."""
    draft = a_draft()
    line = "Trên 90% hộ đạt Gia đình văn hóa trong các thôn của xã năm nay. " * 10
    text = draft.text + "".join(f"- {line}\n" for _ in range(310))
    Resolution.objects.filter(pk=draft.pk).update(text=text)
    first = draft.targets.first()
    starts = [len(draft.text) + n * (len(line) + 3) + 2 for n in range(300)]
    Target.objects.bulk_create(
        Target(
            resolution=draft,
            order=n + 10,
            quote=text[start : start + 32],
            start=start,
            end=start + 32,
            subject="hộ đạt Gia đình văn hóa",
            comparator=">",
            value=90,
            unit="%",
            proposed=first.proposed,
            review="confirmed",
            reviewed_by=stage.lan,
            reviewed_at=timezone.now() - timedelta(days=1),
        )
        for n, start in enumerate(starts)
    )
    return draft


def test_a_long_draft_takes_no_more_queries_and_a_second_at_most(
    a_long_draft, client_of, django_assert_max_num_queries
):
    client = client_of("lan")
    client.get(address(a_long_draft))
    begun = process_time()

    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(address(a_long_draft))

    assert response.content.count(b"ls-item__subject") == 304
    assert process_time() - begun < 1


def test_a_decision_in_a_long_draft_sends_one_line(a_long_draft, client_of):
    given = {"verb": "confirm", "seen": ""}

    response = client_of("lan").post(
        of_target(a_long_draft, "quyet-dinh"), given, headers={"HX-Request": "true"}
    )

    assert response.content.count(b"ls-item__subject") == 1
    assert len(response.content) < 10_000
