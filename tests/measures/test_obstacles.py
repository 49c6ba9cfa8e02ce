"""A target that cannot be met for a named reason is held up, and says so."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.chores import chores_of
from langso.core.details import detail
from langso.core.models import Event
from langso.measures.actions import Naming, lift_obstacle, name_obstacle
from langso.measures.models import Obstacle
from langso.measures.queries.obstacles import obstacles_of
from langso.people.models import User
from tests.boards.conftest import a_living, with_figures

__all__ = ["a_living", "with_figures"]  # fixtures
REASON, TURN = "Chưa có mặt bằng để xây", "Ban Quản lý dự án mẫu"
NAMED = Naming(REASON, date(2026, 3, 1), TURN, date(2026, 12, 1))


@pytest.fixture
def behind(with_figures):
    return with_figures.targets.get(value=100)


def words(response) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def test_what_is_behind_is_held_up_with_the_reason_everywhere(behind, stage, client_of):
    name_obstacle(behind, NAMED, by=stage.lan)

    public = words(client_of("").get("/", follow=True))
    leader = words(client_of("hoa").get("/mot-phut/"))
    assert f"Vướng: {REASON} Từ ngày 1/3/2026." in public
    assert f"Đang chờ: {TURN}, dự kiến xong ngày 1/12/2026." in public
    assert f"Vướng: {REASON} Đang chờ: {TURN}." in leader
    assert "0 trong 2 chỉ tiêu đang chậm, 1 đang vướng" in leader
    assert "69,2" in public  # the figure is not hidden
    assert "69,2" in leader
    html = client_of("").get("/", follow=True).content.decode()
    assert html.count('class="ls-target" data-st="held_up"') == 1
    assert 'class="ls-target" data-st="behind"' not in html


def test_the_page_of_villages_says_it_too(behind, stage, client_of):
    name_obstacle(behind, NAMED, by=stage.lan)
    commune, year = behind.resolution.commune, behind.resolution.year

    url = reverse("boards:origin", args=[commune, year, behind.pk])
    page = words(client_of("").get(url))

    assert f"Vướng: {REASON}" in page


def test_lifting_gives_the_verdict_back_to_the_figures(behind, stage, client_of):
    one = name_obstacle(behind, NAMED, by=stage.lan)
    with pytest.raises(Refused):
        lift_obstacle(one, "  ", by=stage.lan)

    lift_obstacle(one, "Đã giao mặt bằng", by=stage.tam)

    page = words(client_of("").get("/", follow=True))
    assert "Chậm tiến độ" in page
    assert REASON not in page
    with pytest.raises(Conflict):
        lift_obstacle(one, "Lần nữa", by=stage.lan)
    again = name_obstacle(behind, NAMED, by=stage.lan)
    assert [o.pk for o in obstacles_of(behind)] == [again.pk, one.pk]


def test_the_history_says_who_named_what(behind, stage):
    one = name_obstacle(behind, NAMED, by=stage.lan)
    lift_obstacle(one, "Đã giao mặt bằng", by=stage.lan)

    lifted, named = Event.objects.order_by("-pk")[:2]

    assert (named.verb, lifted.verb) == ("obstacle.named", "obstacle.lifted")
    assert REASON in detail(named, {})
    assert TURN in detail(named, {})
    assert "1/3/2026" in detail(named, {})
    assert "Đã giao mặt bằng" in detail(lifted, {})


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"turn": ""},
        {"since": timezone.localdate() + timedelta(days=1)},
        {"expected_on": date(2026, 2, 1)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_says_too_little_is_refused(behind, stage, wrong):
    with pytest.raises(Refused):
        name_obstacle(behind, Naming(**vars(NAMED) | wrong), by=stage.lan)
    assert not Obstacle.objects.exists()


def test_there_is_one_at_a_time_and_only_officers_name_it(behind, stage):
    for stranger in (stage.hoa, stage.minh, stage.nam):
        with pytest.raises(NotAllowed):
            name_obstacle(behind, NAMED, by=User.objects.get(pk=stranger.pk))
    name_obstacle(behind, NAMED, by=stage.lan)

    with pytest.raises(Conflict):
        name_obstacle(behind, NAMED, by=stage.tam)


def test_an_officer_is_asked_once_the_expected_day_has_passed(behind, stage):
    name_obstacle(behind, NAMED, by=stage.lan)

    def asked(day):
        return [c for c in chores_of(stage.lan, day) if "quá ngày dự kiến" in c.title]

    assert asked(date(2026, 12, 1)) == []
    [chore] = asked(date(2026, 12, 2))
    assert chore.url == reverse("measures:obstacle", args=[behind.pk])


def test_the_page_is_for_those_at_work_in_the_commune(behind, client_of):
    url = reverse("measures:obstacle", args=[behind.pk])
    answers = {who: client_of(who).get(url).status_code
               for who in ("lan", "hoa", "minh", "nam")}  # fmt: skip

    assert answers == {"lan": 200, "hoa": 200, "minh": 404, "nam": 404}
    assert client_of("hoa").post(url, {"reason": "x"}).status_code == 403
    assert client_of("lan").post(url, {"reason": ""}).status_code == 422
