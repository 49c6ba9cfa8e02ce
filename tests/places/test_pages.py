"""The pages of units and bodies, in a browser without script."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from langso.core.models import Event
from langso.places.models import Body, Unit
from langso.places.queries import villages_of

ON = date(2026, 7, 1)


@pytest.fixture
def pages(stage, quan):
    """Every page that the administrator may open, by a short name."""
    body = Body.objects.create(
        unit=stage.commune, name="Hội A", kind="office", valid_from=ON
    )
    commune, village = f"/don-vi/{stage.commune.pk}/", stage.villages[0].pk
    return {
        "commune": commune,
        "add": f"{commune}them-thon/",
        "merge": f"{commune}gop/",
        "body": f"{commune}them-co-quan/",
        "change a body": f"/don-vi/co-quan/{body.pk}/",
        "correct": f"/don-vi/thon/{village}/",
        "split": f"/don-vi/thon/{village}/tach/",
        "rename": f"/don-vi/thon/{village}/doi-ten/",
    }


def merger(stage, **rest):
    villages = [village.pk for village in stage.villages[:2]]
    return {
        "villages": villages,
        "name": "Thôn Mới",
        "on": "1/7/2026",
        "basis": "NQ 5/NQ-HĐND",
    } | rest


DOORS = ["add", "merge", "body", "change a body", "correct", "split", "rename"]


@pytest.mark.parametrize("page", DOORS)
@pytest.mark.parametrize(
    ("who", "answer"), [("quan", 200), ("lan", 403), ("minh", 404), ("nam", 404)]
)
def test_only_the_administrator_opens_a_form(pages, client_of, page, who, answer):
    assert client_of(who).get(pages[page]).status_code == answer
    if who != "quan":
        assert client_of(who).post(pages[page]).status_code == answer


@pytest.mark.parametrize("page", ["commune", *DOORS])
def test_a_stranger_is_asked_to_sign_in(pages, client_of, page):
    assert client_of("").get(pages[page]).status_code == 302


def test_an_officer_sees_the_commune_without_the_buttons(stage, pages, client_of):
    page = client_of("lan").get(pages["commune"]).content.decode()

    assert "Thôn 1" in page
    assert "Gộp thôn" not in page
    own = client_of("quan").get(pages["commune"]).content.decode()
    assert "Gộp thôn" in own
    assert f"/nhat-ky/dong/places.unit:{stage.villages[0].pk}/" in own


def test_units_lead_to_the_one_commune(pages, client_of):
    assert client_of("lan").get("/don-vi/").url == pages["commune"]
    assert client_of("nam").get("/don-vi/").status_code == 403


def test_the_first_press_only_shows_what_it_means(stage, pages, client_of):
    answer = client_of("quan").post(pages["merge"], merger(stage))

    page = answer.content.decode()
    assert "Thôn 1 và Thôn 2 thành Thôn Mới từ 1/7/2026" in page
    assert "Trưởng thôn" in page
    assert not Event.objects.exists()


def test_the_second_press_merges(stage, pages, client_of):
    order = merger(stage, confirm="1")

    answer = client_of("quan").post(pages["merge"], order, follow=True)

    assert "Đã ghi: Thôn 1 và Thôn 2 thành Thôn Mới" in answer.content.decode()
    assert [v.name for v in villages_of(stage.commune, ON)] == ["Thôn Mới", "Thôn 3"]
    assert villages_of(stage.commune, ON - timedelta(days=1)).count() == 3


def test_one_may_think_again(stage, pages, client_of):
    answer = client_of("quan").post(pages["merge"], merger(stage, again="1"))

    assert "Thôn Mới" in answer.content.decode()
    assert 'name="confirm"' not in answer.content.decode()


@pytest.mark.parametrize(
    "broken", [{"on": "31/2/2026"}, {"villages": []}, {"name": "Thôn 3"}, {"basis": ""}]
)
def test_a_broken_order_is_explained(stage, pages, client_of, broken):
    order = merger(stage, confirm="1", **broken)

    answer = client_of("quan").post(pages["merge"], order)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Unit.objects.filter(valid_to__isnull=False).exists()


def test_a_village_is_split_renamed_and_put_right(stage, pages, client_of):
    quan, order = client_of("quan"), {"basis": "NQ 6", "confirm": "1"}

    names = {"names": "Thôn A\r\n\r\n  Thôn   B ", "on": "1/7/2026"}
    quan.post(pages["split"], order | names)
    other = f"/don-vi/thon/{stage.villages[1].pk}/"
    quan.post(f"{other}doi-ten/", order | {"name": "Thôn Đông", "on": "2/7/2026"})
    third = f"/don-vi/thon/{stage.villages[2].pk}/"
    quan.post(third, {"name": "Thôn 3", "code": "T3", "ordinal": 9})

    names = [v.name for v in villages_of(stage.commune, date(2026, 7, 3))]
    assert names == ["Thôn A", "Thôn B", "Thôn Đông", "Thôn 3"]
    assert Unit.objects.get(code="T3").ordinal == 9


def test_a_village_and_a_body_are_added(stage, pages, client_of):
    quan, today = client_of("quan"), timezone.localdate()

    quan.post(pages["add"], {"name": "Thôn 4", "valid_from": "1/7/2026"})
    body = {"name": "Hội Khuyến học", "kind": "organisation", "valid_from": "1/7/2026"}
    quan.post(pages["body"], body)
    ended = {"name": "Hội A", "kind": "office", "valid_to": "2/7/2026"}
    quan.post(pages["change a body"], ended)

    assert villages_of(stage.commune, today).filter(name="Thôn 4").exists()
    assert stage.commune.bodies.filter(name="Hội Khuyến học").exists()
    assert stage.commune.bodies.get(name="Hội A").valid_to == date(2026, 7, 2)


def test_a_commune_of_many_villages_costs_no_more_queries(
    stage, pages, client_of, django_assert_max_num_queries
):
    quan = client_of("quan")
    quan.post(pages["merge"], merger(stage, confirm="1"))

    with django_assert_max_num_queries(12):
        quan.get(pages["commune"])
