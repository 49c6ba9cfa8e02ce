"""Clusters of villages; who is due for a reward, who was given one, what is undone."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from langso.core.actions import Conflict, Refused
from langso.core.models import Event
from langso.people.actions import system
from langso.places.actions import rename_village
from langso.registry.actions import split_household
from langso.titles import actions as do
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.rewarding import Granted
from langso.titles.models import Assessment, Cluster, Decision, Reward, Round
from langso.titles.queries.clusters import cluster_of, parts_of
from langso.titles.queries.rewards import due_in
from langso.titles.streaks import Given, counted_years
from tests.titles.conftest import DAY, YEAR, cases

PAPER = {"form": "Giấy khen", "number": "45/QĐ-UBND"}
GRANTED = Granted(**PAPER, decided_on=DAY)


@pytest.fixture
def decided(a_round, walk, village):
    """The first village is decided; two of its households have the title in a row."""
    opened = a_round()
    walk.decide(opened.dossiers[0])
    first, second, *_rest = cases(opened.dossiers[0])
    Assessment.objects.filter(pk__in=[first.pk, second.pk]).update(streak=3)
    opened.first, opened.second = first, second
    opened.path = reverse("titles:rewards", args=[opened.round.pk])
    return opened


def give(village, *given, year=YEAR, granted=GRANTED, by=None):
    keys = [case.pk for case in given]
    return do.give_rewards(village.commune, year, keys, granted, by=by or village.lan)


def due(village, year=YEAR) -> list[int]:
    return [one.pk for one in due_in(village.commune, year)]


def said(response) -> str:
    return " ".join(response.content.decode().split())


def group(village, *units, name="Cụm mẫu 1", starts_on=date(2026, 1, 1), ends_on=None):
    keys = [unit.pk for unit in units]
    grouping = Grouping(name, keys, starts_on, ends_on)
    return do.make_cluster(village.commune, grouping, by=village.lan)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("in_a_row", "given", "after", "counts"),
    [
        (4, [], "anew", 4),
        (4, [(2025, 3)], "anew", 1),
        (6, [(2023, 3)], "anew", 3),
        (2, [(2020, 3)], "anew", 2),  # the title was lost in between
        (4, [(2026, 3)], "anew", 0),  # the year itself
        (4, [(2027, 3)], "anew", 0),  # used up by a reward that came later
        (4, [(2029, 3)], "anew", 4),
        (4, [(2025, 3)], "on", 4),
        (4, [(2026, 3)], "on", 0),
    ],
)
def test_a_reward_uses_up_its_years(in_a_row, given, after, counts):
    rewards = [Given(year, years) for year, years in given]

    assert counted_years(in_a_row, 2026, rewards, after) == counts


def test_who_was_rewarded_is_listed_no_more(decided, village):
    assert due(village) == [decided.first.pk, decided.second.pk]

    made = give(village, decided.first)

    assert due(village) == [decided.second.pk]
    [kept] = made.rewards.all()
    assert (kept.assessment, kept.years) == (decided.first, 4)
    assert Event.objects.get(verb="titles.rewards-given").data == {
        "count": 1, "year": YEAR,
    }  # fmt: skip
    assert give(village, decided.second) == made  # the same paper is one decision


@pytest.mark.parametrize(("later", "is_due"), [(1, False), (2, False), (3, True)])
def test_the_next_streak_has_to_be_full_first(decided, village, later, is_due):
    """Titles every year from then on; a reward for the fourth was given."""
    give(village, decided.first)
    nxt = award_again(decided.first, YEAR + later, streak=3 + later)

    assert due(village, YEAR + later) == ([nxt.pk] if is_due else [])


def award_again(case, year, streak):
    """The same household in the round of another year."""
    old = case.round
    opened = Round.objects.create(
        commune=old.commune, title=old.title, year=year, on=old.on,
        criteria_set=old.criteria_set, finish_by=old.finish_by,
        opened_by=old.opened_by,
    )  # fmt: skip
    dossier = opened.dossiers.create(commune=old.commune, village=case.village)
    return opened.assessments.create(
        dossier=dossier, commune=old.commune, village=case.village, streak=streak,
        household=case.household, status="awarded", decision=Decision.objects.first(),
    )  # fmt: skip


def test_a_household_that_came_out_of_one_is_not_rewarded_twice(decided, village):
    give(village, decided.first)
    home = decided.first.household
    new = split_household(home, {"head": "Hà Mẫu"}, on=DAY, by=village.lan)

    Assessment.objects.filter(pk=decided.second.pk).update(household=new)

    assert due(village) == []


def test_a_reward_is_taken_back_once_with_a_reason(decided, village):
    give(village, decided.first)
    reward = Reward.objects.get()
    with pytest.raises(Refused):
        do.take_back_reward(reward, "  ", by=village.lan)

    do.take_back_reward(reward, "Ghi nhầm hộ", by=village.tam)

    assert due(village) == [decided.first.pk, decided.second.pk]
    with pytest.raises(Conflict):
        do.take_back_reward(reward, "Ghi nhầm hộ", by=village.tam)
    give(village, decided.first)
    assert Reward.objects.count() == 2


def test_what_cannot_be_rewarded_is_refused(decided, village):
    third = cases(decided.dossiers[0])[2]
    give(village, decided.second)
    wrong = [
        ([], GRANTED),
        ([third], GRANTED),
        ([decided.first, decided.second], GRANTED),
        ([decided.first], Granted(" ", "45", DAY)),
        ([decided.first], Granted("Giấy khen", "45", date(YEAR + 1, 1, 1))),
        ([decided.first], Granted("Giấy khen", "45", date(YEAR - 1, 1, 1))),
    ]

    for chosen, granted in wrong:
        with pytest.raises(Refused):
            give(village, *chosen, granted=granted)

    assert Reward.objects.count() == 1


def test_the_page_ticks_many_and_keeps_what_was_typed(decided, village, client_of):
    lan, day = client_of("lan"), {"decided_on": f"{DAY:%d/%m/%Y}"}
    ticks = {"ho": [f"{decided.first.pk}", f"{decided.second.pk}"]}

    wrong = lan.post(decided.path, ticks | {"form": "Giấy khen"} | day)
    assert wrong.status_code == 422
    assert wrong.context["ticked"] == {decided.first.pk, decided.second.pk}
    page = lan.post(decided.path, ticks | PAPER | day, follow=True)

    assert "Giấy khen" in said(page)
    assert "45/QĐ-UBND" in said(page)
    assert Reward.objects.count() == 2
    home = said(lan.get(reverse("titles:household", args=[decided.first.household_id])))
    assert "Giấy khen" in home
    reward = Reward.objects.earliest("pk")
    back = reverse("titles:take-back-reward", args=[reward.pk])
    lan.post(back, {"reason": "Ghi nhầm hộ"})
    assert "Ghi nhầm hộ" in said(lan.get(decided.path))
    statuses = [client_of(who).post(decided.path, ticks | PAPER | day).status_code
                for who in ("hoa", "minh")]  # fmt: skip
    assert statuses == [403, 404]


def test_all_of_a_list_are_taken_only_as_they_were_shown(decided, village, client_of):
    lan = client_of("lan")
    sent = PAPER | {"decided_on": f"{DAY:%d/%m/%Y}", "ca-nhom": "1"}

    assert lan.post(decided.path, sent | {"so": "1"}).status_code == 422
    assert not Reward.objects.exists()
    assert lan.post(decided.path, sent | {"so": "2"}).status_code == 302

    assert Reward.objects.count() == 2


def test_the_list_leaves_as_excel_for_the_council(decided, village, client_of):
    group(village, village.villages[0], name="Cụm mẫu 7")
    evil = '=HYPERLINK("http://a")'
    home = decided.first.household
    type(home).objects.filter(pk=home.pk).update(head=evil)
    path = reverse("titles:export-rewards", args=[decided.round.pk])

    raw = client_of("lan").post(path).content

    book = CalamineWorkbook.from_object(io.BytesIO(raw))
    _title, rule, note, _heads, line, _other = book.get_sheet_by_name("Hộ").to_python()
    assert line[1:5] == ["Cụm mẫu 7", "Thôn 1", "1", evil]
    assert line[6:8] == [4, 4]
    assert "3 năm liên tục" in rule[0]
    assert "Công chức" in note[0]
    assert book.sheet_names == ["Hộ", "Thôn"]
    assert Event.objects.filter(verb="titles.rewards-exported").count() == 1


def test_villages_stand_beside_their_households(decided, a_round, walk, village):
    village_round = a_round("village")
    kept = village_round.round.criteria_set
    kept.body = kept.body | {"streak_years": 3}
    type(kept).objects.filter(pk=kept.pk).update(body=kept.body)
    dossier = village_round.dossiers[0]
    walk.decide(dossier, number="18")
    dossier.assessments.update(streak=2)

    listed = due_in(village.commune, YEAR)

    assert [one.title for one in listed] == ["village", "household", "household"]
    parts = parts_of(village.commune, "village", DAY, listed, [])
    assert [(part.name, part.homes, part.others) for part in parts] == [
        ("Thôn 1", 2, 1)
    ]


def test_a_village_is_in_one_cluster_at_a_time(village):
    one, two, three = village.villages
    first = group(village, one, two)
    for wrong in ({}, {"ends_on": date(2026, 6, 1)}):
        with pytest.raises(Refused) as refusal:
            group(village, two, three, name="Cụm mẫu 2", **wrong)
        assert "Cụm mẫu 1" in str(refusal.value)
    ended = Grouping("Cụm mẫu 1", [one.pk, two.pk], date(2026, 1, 1), date(2026, 6, 1))

    do.change_cluster(first, ended, by=village.lan)
    group(village, two, three, name="Cụm mẫu 2", starts_on=date(2026, 6, 2))

    of = cluster_of(village.commune, date(2026, 6, 1))
    assert [f"{of(unit.pk)}" for unit in village.villages[1:]] == ["Cụm mẫu 1", "None"]
    changed = Event.objects.get(verb="titles.cluster-changed").data
    assert changed == {"before": {"valid_to": ""}, "after": {"valid_to": "2026-06-01"}}


def test_a_renamed_village_stays_in_its_cluster(village):
    one = village.villages[0]
    made = group(village, one)
    new = rename_village(one, "Thôn Xa", on=DAY, basis="NQ 1", by=system())

    assert cluster_of(village.commune, DAY)(new.pk) == made


def test_clusters_are_kept_on_their_page(village, client_of):
    path, lan = reverse("titles:clusters"), client_of("lan")
    one, two, _three = village.villages
    sent = {"name": "Cụm mẫu 1", "starts_on": "1/1/2026", "villages": [f"{one.pk}"]}

    assert lan.post(path, sent | {"villages": []}).status_code == 422
    assert lan.post(path, sent).status_code == 302
    assert lan.post(path, sent).status_code == 422  # the village is taken

    made = Cluster.objects.get()
    assert "Cụm mẫu 1" in said(lan.get(path))
    page = reverse("titles:cluster", args=[made.pk])
    lan.post(page, sent | {"villages": [f"{two.pk}"], "ends_on": "31/12/2026"})
    made.refresh_from_db()
    assert (list(made.villages.all()), made.ends_on) == ([two], date(2026, 12, 31))
    assert client_of("hoa").get(page).status_code == 403
    assert client_of("minh").get(page).status_code == 404


def test_more_villages_ask_no_more_questions(decided, village, walk, client_of):
    lan = client_of("lan")

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert lan.get(decided.path).status_code == 200
        return len(asked)

    questions()
    few = questions()
    walk.clock.day = DAY
    walk.decide(decided.dossiers[1], number="16")
    Assessment.objects.filter(status="awarded").update(streak=3)

    assert questions() == few


def test_all_of_a_village_are_never_all_of_another_one(decided, village, client_of):
    """The list that was shown is empty by now, and another one is as long."""
    sent = PAPER | {"decided_on": f"{DAY:%d/%m/%Y}", "ca-nhom": "1", "so": "2"}
    gone = village.villages[1].pk

    answer = client_of("lan").post(f"{decided.path}?xem=thon&nhom={gone}", sent)

    assert answer.status_code == 422
    assert "Danh sách đã thay đổi" in said(answer)
    assert not Reward.objects.exists()


def test_ticked_twice_is_rewarded_once(decided, village, client_of):
    sent = PAPER | {"decided_on": f"{DAY:%d/%m/%Y}", "ho": [decided.first.pk] * 3}

    page = client_of("lan").post(decided.path, sent, follow=True)

    assert Reward.objects.get().assessment_id == decided.first.pk
    assert "Đã ghi 1 trường hợp khen thưởng" in said(page)


@pytest.mark.parametrize(
    "query", ["trang=x", f"trang={'9' * 40}", "da=-1", "nhom=%00", "xem=1&xem=cum"]
)
def test_the_page_of_rewards_bears_any_address(decided, client_of, query):
    assert client_of("lan").get(f"{decided.path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"ho": ["x", "\0", "9" * 30, "-1"]},
        {"ho": "1", "form": "Giấy\0khen"},
        {"ho": "1", "number": "4" * 500},
        {"ho": "9" * 18},
    ],
)
def test_whatever_is_sent_rewards_nobody(decided, client_of, changed):
    sent = PAPER | {"decided_on": f"{DAY:%d/%m/%Y}"} | changed

    assert client_of("lan").post(decided.path, sent).status_code == 422
    assert not Reward.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Cụm\0"},
        {"name": "c" * 500},
        {"starts_on": "31/2/2026"},
        {"ends_on": "1/1/2020"},
        {"villages": ["9" * 30]},
        {"villages": "elsewhere"},
    ],
)
def test_whatever_is_sent_makes_no_cluster(village, client_of, changed):
    sent = {
        "name": "Cụm mẫu 1", "starts_on": "1/1/2026",
        "villages": [f"{village.villages[0].pk}"],
    } | changed  # fmt: skip
    if sent["villages"] == "elsewhere":
        sent["villages"] = [f"{village.commune.pk}"]

    assert client_of("lan").post(reverse("titles:clusters"), sent).status_code == 422
    assert not Cluster.objects.exists()


@pytest.mark.parametrize("name", ["cluster", "take-back-reward", "rewards"])
def test_what_is_not_there_is_not_found(village, client_of, name):
    assert (
        client_of("lan").get(reverse(f"titles:{name}", args=[10**30])).status_code
        == 404
    )


def test_the_history_of_a_cluster_says_what_it_was_just_before(village):
    one, two, three = village.villages
    made = group(village, one)
    stale = Cluster.objects.get()
    start = date(2026, 1, 1)
    do.change_cluster(made, Grouping("Cụm B", [two.pk], start), by=village.lan)

    do.change_cluster(stale, Grouping("Cụm C", [three.pk], start), by=village.lan)

    told = Event.objects.filter(verb="titles.cluster-changed").latest("pk").data
    assert told["before"]["name"] == "Cụm B"


def test_more_clusters_ask_no_more_questions(village, client_of):
    lan, path = client_of("lan"), reverse("titles:clusters")

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert lan.get(path).status_code == 200
        return len(asked)

    group(village, village.villages[0])
    questions()
    few = questions()
    for year in range(2000, 2026):
        name, day = f"Cụm {year}", date(year, 1, 1)
        group(village, village.villages[1], name=name, starts_on=day, ends_on=day)

    assert questions() == few
