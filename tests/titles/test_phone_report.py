"""A village's report from its phone: what is sent, merged, refused and told."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from langso.core.models import Event
from langso.titles import actions as do
from langso.titles.actions.council import Sitting
from langso.titles.actions.reporting import Written
from langso.titles.merits import Said
from langso.titles.models import Dossier, VillageReport
from langso.titles.queries.village_device import signs_of
from tests.titles.conftest import all_yes


@pytest.fixture
def dossier(a_round) -> Dossier:
    return a_round(title="village").dossiers[0]


@pytest.fixture
def phone(village, dossier) -> Client:
    client = Client()
    client.force_login(village.heads[0])
    return client


def post(phone, dossier, place, **body):
    said = {"person": int(phone.session["_auth_user_id"])} | body
    address = f"/binh-xet/bao-cao/{dossier.pk}/{place}/"
    return phone.post(address, json.dumps(said), "application/json")


def wrote(name, answer="yes", words="", before="|"):
    return {"name": name, "answer": answer, "words": words, "before": before}


def how(answer) -> list[str]:
    return [one["how"] for one in answer.json()["outcomes"]]


def report_of(dossier) -> VillageReport:
    return VillageReport.objects.get(assessment__dossier=dossier)


def codes(dossier) -> list[str]:
    groups = dossier.round.criteria_set.criteria.groups
    return [c.code for group in groups for c in group.criteria if not c.is_decided]


def full(dossier):
    """The whole report as a phone has it, and as it sends it."""
    kept = all_yes(dossier)
    return [
        *(wrote(f"a-{code}") for code in kept.answers),
        *(wrote(f"x-{code}", "no") for code in kept.grounds),
    ]


def test_the_page_is_kept_unless_it_is_being_changed(phone, dossier):
    address = f"/binh-xet/bao-cao/{dossier.pk}/"
    kept, changing = phone.get(address), phone.get(address, {"sua": "1"})

    assert kept["Langso-Person"] == phone.session["_auth_user_id"]
    assert "Langso-Person" not in changing
    assert kept.context["device"]["report"] == f"bao-cao-thon-{dossier.pk}"


def test_each_answer_has_its_own_outcome(phone, dossier, village):
    first, second, third = codes(dossier)[:3]
    theirs = {second: Said(met=True), third: Said(met=False, words="Chưa xong")}
    do.save_report(dossier.assessments.get(), Written(theirs, {}), by=village.lan)

    answer = post(
        phone, dossier, "luu",
        answers=[wrote(f"a-{first}"), wrote(f"a-{second}"), wrote(f"a-{third}"),
                 wrote("a-khong-co"), wrote("x-khong-co"),
                 wrote(f"a-{first}", "no", "x" * 600, "yes|")],
    )  # fmt: skip

    assert how(answer) == [
        "saved", "same", "conflict", "refused", "refused", "refused",
    ]  # fmt: skip
    torn = answer.json()["outcomes"][2]
    assert (torn["now"]["words"], torn["who"]) == (
        "Chưa xong", "Công chức xã",
    )  # fmt: skip
    kept = report_of(dossier).answers
    assert [kept[code]["met"] for code in (first, second, third)] == [True, True, False]


def test_two_phones_write_half_each(phone, dossier):
    first, second = codes(dossier)[:2]
    one = post(phone, dossier, "luu", answers=[wrote(f"a-{first}", words="Một")])
    two = post(phone, dossier, "luu", answers=[wrote(f"a-{second}", words="Hai")])

    assert (how(one), how(two)) == (["saved"], ["saved"])
    kept = report_of(dossier).answers
    assert (kept[first]["words"], kept[second]["words"]) == ("Một", "Hai")


def test_sent_twice_counts_once(phone, dossier):
    answers = full(dossier)
    post(phone, dossier, "luu", answers=answers)
    again = post(phone, dossier, "luu", answers=answers)
    shown = signs_of(report_of(dossier))
    for _twice in range(2):
        sent = post(phone, dossier, "gui", action="send", shown=shown)

    assert set(how(again)) == {"same"}
    assert (sent.status_code, sent.json()) == (200, {"status": "sent"})
    assert Event.objects.filter(verb="titles.report-saved").count() == 1
    assert Event.objects.filter(verb="titles.report-sent").count() == 1
    assert dossier.assessments.get().status == "proposed"


def test_what_somebody_else_wrote_is_not_sent_unseen(phone, dossier, village):
    post(phone, dossier, "luu", answers=full(dossier))
    shown = signs_of(report_of(dossier))
    first = codes(dossier)[0]
    other = all_yes(dossier)
    other.answers[first] = Said(met=True, words="Viết thêm")
    do.save_report(dossier.assessments.get(), other, by=village.lan)

    answer = post(phone, dossier, "gui", action="send", shown=shown)

    assert answer.status_code == 409
    assert answer.json()["now"][f"a-{first}"]["words"] == "Viết thêm"
    assert report_of(dossier).status == "draft"


def test_what_is_missing_is_not_sent(phone, dossier):
    answer = post(phone, dossier, "gui", action="send", shown={})

    assert answer.status_code == 422
    assert "mục chưa ghi" in answer.json()["words"]


def test_a_report_that_was_sent_is_sent_anew_when_asked(phone, dossier):
    post(phone, dossier, "luu", answers=full(dossier))
    shown = signs_of(report_of(dossier))
    post(phone, dossier, "gui", action="send", shown=shown)

    reason = dossier.round.criteria_set.criteria.reasons[0].code
    left = post(
        phone, dossier, "gui", action="leave", reason=reason, shown=shown, again=True
    )

    assert left.status_code == 200
    assert dossier.assessments.get().status == "not_proposed"


def test_while_the_council_votes_everything_is_refused(
    phone, dossier, council, village
):
    council.report(dossier)
    where = Sitting(5, dossier.round.on, "Trụ sở xã", "Mẫu An", "Mẫu Bình")
    do.open_council(dossier.round, [dossier], where, by=village.lan)

    first = codes(dossier)[0]
    answer = post(
        phone, dossier, "luu", answers=[wrote(f"a-{first}", "no", "", "yes|")]
    )

    assert how(answer) == ["refused"]
    assert answer.json()["outcomes"][0]["words"]
    assert report_of(dossier).status == "sent"


@pytest.mark.parametrize(
    ("place", "body"),
    [
        ("luu", {}),
        ("luu", {"answers": [{"name": "a-1"}]}),
        ("luu", {"answers": [], "person": 0}),
        ("gui", {"action": "approve", "shown": {}}),
        ("gui", {"action": "send", "shown": {"a-1": 1}}),
        ("gui", {"action": "send", "shown": {}, "person": 0}),
    ],
)
def test_what_is_malformed_or_anothers_is_not_read(phone, dossier, place, body):
    answer = post(phone, dossier, place, **body)

    assert (answer.status_code, answer.json()["trouble"]) == (400, "malformed")
    assert not VillageReport.objects.exists()


@pytest.mark.parametrize("place", ["luu", "gui"])
@pytest.mark.parametrize(
    ("who", "status"), [("other", 404), ("nam", 404), ("hoa", 403), ("", 401)]
)
def test_nobody_else_writes_in_it(village, dossier, place, who, status):
    client = Client()
    if who:
        client.force_login(
            village.heads[1] if who == "other" else getattr(village, who)
        )

    answer = client.post(f"/binh-xet/bao-cao/{dossier.pk}/{place}/")

    assert answer.status_code == status


def test_an_answer_costs_few_questions(phone, dossier, django_assert_max_num_queries):
    first, second = codes(dossier)[:2]
    post(phone, dossier, "luu", answers=[wrote(f"a-{first}")])

    with django_assert_max_num_queries(24):
        answer = post(phone, dossier, "luu", answers=[wrote(f"a-{second}")])

    assert how(answer) == ["saved"]


def test_what_leaves_everything_empty_begins_no_report(phone, dossier):
    first = codes(dossier)[0]

    answer = post(
        phone, dossier, "luu", answers=[wrote(f"a-{first}", ""), wrote("a-khong-co")]
    )

    assert how(answer) == ["same", "refused"]
    assert not VillageReport.objects.exists()
    assert not Event.objects.filter(verb="titles.report-saved").exists()


def test_many_answers_torn_ask_no_more_than_one(phone, dossier, village):
    every = codes(dossier)
    theirs = Written({code: Said(met=True) for code in every}, {})
    do.save_report(dossier.assessments.get(), theirs, by=village.lan)

    def asked_by(names) -> int:
        with CaptureQueriesContext(connection) as asked:
            torn = [wrote(f"a-{code}", "no") for code in names]
            answer = post(phone, dossier, "luu", answers=torn)
        assert how(answer) == ["conflict"] * len(names)
        return len(asked)

    asked_by(every[:1])
    assert asked_by(every) == asked_by(every[:1])


@pytest.mark.parametrize("name", ["", "a-", "x-", "a-\0", "__class__", "a-" + "1" * 48])
def test_a_place_there_is_none_of_is_refused_and_the_others_are_kept(
    phone, dossier, name
):
    first = codes(dossier)[0]

    answer = post(
        phone, dossier, "luu",
        answers=[wrote(name), wrote(f"a-{first}", words="Đã\0 sửa\r\nxong")],
    )  # fmt: skip

    assert how(answer) == ["refused", "saved"]
    assert report_of(dossier).answers[first]["words"] == "Đã sửa\nxong"
