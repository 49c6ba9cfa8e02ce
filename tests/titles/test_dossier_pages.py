"""A dossier looked over, decided, cancelled; what was seen is written down."""

from datetime import timedelta

import pytest
from django.urls import reverse

from langso.core.models import Event
from langso.registry.actions import split_household
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from langso.titles.models import Assessment, Certificate, Decision, Dossier
from langso.titles.queries.chores import title_chores
from tests.titles.conftest import DAY, cases, statuses
from tests.titles.test_sets import said

OUT = Tick("not_proposed", grounds=["fire"])


def read(purpose: str) -> list[list[int]]:
    """Rows of personal data that were seen on a page of that kind."""
    lines = Event.objects.filter(verb="personal.read").values_list("data", flat=True)
    return [line["rows"] for line in lines if line["purpose"] == purpose]


def head(number: str = "15", **more: str) -> dict[str, str]:
    day = f"{DAY.day}/{DAY.month}/{DAY.year}"
    return {
        "number": number, "symbol": "QĐ-UBND", "decided_on": day, "signer": "Mẫu Hoa",
    } | more  # fmt: skip


@pytest.fixture
def submitted(a_round, walk, village):
    """Two villages' dossiers; in the first one household is out for a ground."""
    opened = a_round()
    first, second = opened.dossiers[:2]
    walk.post(first, Cúc=OUT)
    one = do.object_to(
        first, by=village.resident, kind="against", text="Chưa đúng",
        assessment=cases(first)[0], name="Trần Mẫu Kín",
    )  # fmt: skip
    do.answer_objection(one, "Đã xem lại", by=walk.head(first))
    walk.clock.day = first.posted_until.replace(day=first.posted_until.day + 1)
    do.submit(first, by=walk.head(first))
    walk.submit(second)
    opened.dossiers = [Dossier.objects.get(pk=d.pk) for d in opened.dossiers]
    return opened


def test_the_next_waiting_dossier_opens_by_itself(submitted, client_of):
    first, second = submitted.dossiers[:2]
    client = client_of("lan")
    opened = client.get(reverse("titles:first"))
    done = client.post(reverse("titles:accept", args=[first.pk]))
    last = client.post(
        reverse("titles:return", args=[second.pk]), {"remark": "Thiếu chữ ký"}
    )

    assert opened.url == reverse("titles:dossier", args=[first.pk])
    assert done.url == reverse("titles:dossier", args=[second.pk])
    assert last.url == reverse("titles:round", args=[submitted.round.pk])
    assert said(client.get(reverse("titles:first"))).count("Không có hồ sơ nào chờ xem")
    states = Dossier.objects.order_by("pk").values_list("status", flat=True)
    assert list(states) == ["accepted", "returned", "assessing"]


def test_grounds_and_names_are_shown_to_the_officer_and_that_is_written_down(
    submitted, client_of
):
    first = submitted.dossiers[0]

    page = said(client_of("lan").get(reverse("titles:dossier", args=[first.pk])))

    assert "phòng cháy, chữa cháy" in page
    assert "Trần Mẫu Kín" in page
    assert "“Chưa đúng”" in page
    assert "Đã xem lại" in page
    assert read("grounds") == [[cases(first)[2].pk]]
    assert read("opinions") == [[first.objections.get().pk]]
    assert [len(rows) for rows in read("dossier")] == [5]


def test_the_leader_sees_no_name_behind_an_opinion(submitted, client_of):
    first = submitted.dossiers[0]

    page = said(client_of("hoa").get(reverse("titles:dossier", args=[first.pk])))

    assert "“Chưa đúng”" in page
    assert "Trần Mẫu Kín" not in page
    assert read("opinions") == []


def test_four_eyes_are_said_in_words(submitted, client_of, village):
    first = submitted.dossiers[0]
    Dossier.objects.filter(pk=first.pk).update(submitted_by=village.lan)
    path = reverse("titles:dossier", args=[first.pk])

    own, other = (said(client_of(who).get(path)) for who in ("lan", "tam"))

    words = "Người đã gửi hồ sơ thì không xem xét hồ sơ đó"
    assert (words in own, words in other) == (True, False)
    accept = reverse("titles:accept", args=[first.pk])
    assert (accept in own, accept in other) == (False, True)
    assert client_of("lan").post(accept).status_code == 403


def test_the_signed_sheet_is_for_the_commune_alone(submitted, client_of):
    sheet = submitted.dossiers[0].meetings.get().signed.get()
    path = reverse("titles:signed-minutes", args=[sheet.pk])

    assert client_of("hoa").get(path).headers["Content-Type"] == "image/jpeg"
    assert client_of("minh").get(path).status_code == 404


def test_only_what_differs_is_shown_where_that_is_asked_for(submitted, client_of):
    first = submitted.dossiers[0]
    Assessment.objects.filter(dossier=first).update(before="awarded")
    path = reverse("titles:dossier", args=[first.pk])

    page = said(client_of("lan").get(f"{path}?xem=khac&ho=999999999999999999999"))

    assert "Nguyễn Thị Mẫu Cúc" in page
    assert "Nguyễn Thị Mẫu Dậu" not in page


def test_a_refusal_is_noted_decided_and_read_with_its_reason(
    submitted, client_of, walk
):
    first = submitted.dossiers[0]
    case = cases(first)[0]
    client = client_of("lan")
    asked = client.get(reverse("titles:dossier", args=[first.pk]) + f"?ho={case.pk}")
    client.post(reverse("titles:refuse", args=[case.pk]), {"reason": "Khai chưa đúng"})
    client.post(reverse("titles:accept", args=[first.pk]))
    leader, path = client_of("hoa"), reverse("titles:decide", args=[submitted.round.pk])
    preview = said(leader.get(path))
    sent = head(**{"ho-so": f"{first.pk}", f"dem-{first.pk}": "3-1"})

    made = leader.post(path, sent)

    decision = Decision.objects.get()
    assert "Vì sao xã không công nhận Nguyễn Thị Mẫu An?" in said(asked)
    assert "Công nhận 3, không công nhận 1" in preview
    assert made.url == reverse("titles:decision", args=[decision.pk])
    assert "Khai chưa đúng" in said(leader.get(made.url))
    assert decision.authority == submitted.round.criteria_set.criteria.authority
    assert statuses(first) == [
        "refused", "awarded", "not_proposed", "awarded", "awarded",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"dem": "5-0"}, "Hồ sơ đã thay đổi từ lúc xem"),
        ({"ho-so": ""}, "Xin chọn"),
        ({"decided_on": "31/12/2099"}, "Ngày quyết định"),
        ({"number": " "}, ""),
    ],
)
def test_a_decision_that_does_not_fit_decides_nothing(
    submitted, client_of, sent, words, village
):
    first = submitted.dossiers[0]
    do.accept(first, by=village.lan)
    path = reverse("titles:decide", args=[submitted.round.pk])
    shown = {"ho-so": f"{first.pk}", f"dem-{first.pk}": sent.pop("dem", "4-0")}

    response = client_of("hoa").post(path, head(**shown) | sent)

    assert response.status_code == 422
    assert words in said(response)
    assert not Decision.objects.exists()
    assert not Assessment.objects.filter(status="awarded").exists()


def test_only_who_leads_decides(submitted, client_of):
    path = reverse("titles:decide", args=[submitted.round.pk])

    assert client_of("lan").get(path).status_code == 403


@pytest.fixture
def decided(submitted, village, walk):
    first = submitted.dossiers[0]
    do.accept(first, by=village.lan)
    submitted.decision = do.decide(
        submitted.round, [first], walk.signed("15"), by=village.hoa
    )
    return submitted


def test_an_award_is_cancelled_once_by_a_new_decision(decided, client_of, clock):
    case = cases(decided.dossiers[0])[0]
    day = f"{clock.day.day}/{clock.day.month}/{clock.day.year}"
    path = reverse("titles:cancel", args=[case.pk])
    sent = head("16", decided_on=day, reason="Khai không đúng sự thật")

    made = client_of("hoa").post(path, sent)
    again = client_of("hoa").post(path, sent | {"number": "17"})

    assert made.url == reverse("titles:decision", args=[Decision.objects.last().pk])
    assert again.status_code == 409
    page = said(client_of("hoa").get(made.url))
    assert "Khai không đúng sự thật" in page
    assert Decision.objects.filter(kind="cancel").count() == 1


def test_a_household_has_its_years_through_what_it_came_out_of(
    decided, client_of, village
):
    old = cases(decided.dossiers[0])[0].household
    new = split_household(old, {"head": "Hà Mẫu"}, on=DAY, by=village.lan)
    number = Certificate.objects.get(assessment__household=old)

    page = said(client_of("lan").get(reverse("titles:household", args=[new.pk])))

    assert f"{number}" in page
    assert "15/QĐ-UBND" in page
    assert f"khi là hộ của {old.head}" in page
    assert read("titles") == [[new.pk]]
    link = client_of("lan").get(reverse("registry:household", args=[old.pk]))
    assert reverse("titles:household", args=[old.pk]) in said(link)


def chores(person, clock) -> list[tuple[str, str]]:
    return [(c.title, f"{c.due_on}") for c in title_chores(person, clock.day)]


def test_the_desk_says_what_waits_and_until_when(submitted, village, walk, clock):
    name = "Gia đình văn hóa 2026"
    [(title, _due)] = chores(village.lan, clock)
    assert title == f"{name}: 2 hồ sơ chờ xem"
    assert chores(village.hoa, clock) == []

    for dossier in submitted.dossiers[:2]:
        do.accept(dossier, by=village.lan)
    assert chores(village.lan, clock) == []
    [(title, _due)] = chores(village.hoa, clock)
    assert title == f"{name}: 2 hồ sơ chờ quyết định"

    made = do.decide(
        submitted.round, submitted.dossiers[:2], walk.signed("15"), by=village.hoa
    )
    assert chores(village.hoa, clock) == []
    due = clock.day + timedelta(days=15)
    assert chores(village.lan, clock) == [("Công bố quyết định 15/QĐ-UBND", f"{due}")]

    do.note_publication(made, clock.day, by=village.lan)
    assert chores(village.lan, clock) == []
