"""The pages of reports and of the council: for whom they are, and hostile input."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from langso.titles import actions as do
from langso.titles.actions.sets import shipped_sets
from langso.titles.criteria import read_criteria
from langso.titles.forms.lines import lines_of
from langso.titles.forms.sets import SetForm
from langso.titles.models import Council, Dossier, VillageReport
from tests.titles.conftest import YEAR, a_photo
from tests.titles.council_stage import furnish_council


@pytest.fixture
def shown(village) -> SimpleNamespace:
    return furnish_council(village.commune, village.lan, YEAR)


@pytest.fixture
def browser(village) -> Callable[[str], Client]:
    """A browser of an officer, the leader, the first village's head or a stranger."""
    people = {"head": village.heads[0], "other": village.heads[1]}

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(people.get(name) or getattr(village, name))
        return client

    return signed_in


def pages(shown) -> dict[str, str]:
    of = {
        "report": shown.writing, "round": shown.round, "open": shown.round,
        "meeting": shown.voting, "dossier": shown.complete, "above": shown.above,
        "decide": shown.round,
    }  # fmt: skip
    found = {name: reverse(f"council:{name}", args=[of[name].pk]) for name in of}
    return found | {"index": reverse("council:index")}


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        ("head", {"report"}),
        ("other", set()),
        ("nam", set()),
        ("minh", {"index"}),
        ("tam", {"report", "round", "open", "meeting", "dossier", "above", "index"}),
        ("hoa", {"round", "meeting", "dossier", "decide", "index"}),
    ],
)
def test_a_page_opens_to_whom_it_is_for(shown, browser, who, opens):
    client = browser(who)
    answers = {name: client.get(url).status_code for name, url in pages(shown).items()}

    assert {name for name, status in answers.items() if status == 200} == opens
    led = {name for name, status in answers.items() if status == 302}
    assert led == ({"report"} if who == "hoa" else set())  # to the dossier at the desk
    assert set(answers.values()) <= {200, 302, 403, 404}


def test_the_overview_asks_no_more_for_more_villages(
    shown, browser, django_assert_max_num_queries
):
    client = browser("tam")
    url = reverse("council:round", args=[shown.round.pk])
    client.get(url)

    with django_assert_max_num_queries(16):
        page = client.get(url).content.decode()

    assert all(f"Thôn {n}" in page for n in (1, 2, 3))


def test_what_was_typed_is_kept_though_it_cannot_be_sent_yet(shown, browser):
    client, case = browser("head"), shown.writing.assessments.get()
    url = reverse("council:report", args=[shown.writing.pk])
    sent = {"revision": "1", "a-2.2": "7", "w-2.2": "Đã sửa nhà", "action": "send"}

    answer = client.post(url, sent)

    report = VillageReport.objects.get(assessment=case)
    assert answer.status_code == 422
    assert report.answers["2.2"] == {"points": 7, "words": "Đã sửa nhà"}
    assert "Đã sửa nhà" in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"a-2.2": "mười"},
        {"a-2.2": "-1"},
        {"a-2.2": "9" * 400},
        {"a-2.2": "٣"},
        {"a-2.2": "5", "w-2.2": "<script>\0" + "x" * 600},
        {"action": "leave", "reason": "khong-co"},
    ],
)
def test_hostile_input_is_refused_and_nothing_breaks(shown, browser, sent):
    url = reverse("council:report", args=[shown.writing.pk])

    answer = browser("head").post(url, {"revision": "1", **sent})

    assert answer.status_code == 422
    assert "<script>\0" not in answer.content.decode()
    assert VillageReport.objects.get(assessment__dossier=shown.writing).status == (
        "draft"
    )


def test_another_device_that_wrote_meanwhile_is_told(shown, browser):
    client = browser("head")
    url = reverse("council:report", args=[shown.writing.pk])

    late = client.post(url, {"revision": "0", "a-2.2": "9"})
    again = client.post(url, {"revision": "1", "a-2.2": "9"})

    assert (late.status_code, again.status_code) == (409, 302)
    assert 'value="9"' in late.content.decode()


def test_what_is_counted_takes_nothing_from_the_form(shown, browser):
    url = reverse("council:report", args=[shown.writing.pk])

    answer = browser("head").post(url, {"revision": "1", "a-1.1": "10"})

    report = VillageReport.objects.get(assessment__dossier=shown.writing)
    assert answer.status_code == 302
    assert "1.1" not in report.answers


@pytest.mark.parametrize("votes", ["10", "-1", "", "9999", "99999", "năm", "٣"])
def test_a_vote_larger_than_the_council_is_refused(shown, browser, votes):
    held = shown.voting.meetings.get()
    url = reverse("council:meeting", args=[shown.voting.pk])
    sent = {"present": "9", "way": "hands", f"v-{held.pk}": votes}

    answer = browser("tam").post(url, sent)

    assert answer.status_code == 422
    assert Council.objects.get(pk=shown.voting.pk).status == "open"


def test_the_council_is_held_and_everything_after_it(shown, browser, village, clock):
    tam, held = browser("tam"), shown.voting.meetings.get()
    meeting = reverse("council:meeting", args=[shown.voting.pk])
    tam.post(meeting, {"present": "9", "way": "hands", f"v-{held.pk}": "9"})
    photo = SimpleUploadedFile("to.jpg", a_photo("black"), "image/jpeg")
    tam.post(reverse("council:sign", args=[shown.voting.pk]), {"file": photo})
    every = reverse("council:all", args=[shown.round.pk])
    tam.post(every, {"action": "post"})
    dossier = Dossier.objects.get(pk=held.dossier_id)
    clock.day = dossier.posted_until.replace(day=dossier.posted_until.day + 1)
    tam.post(every, {"action": "submit"})
    act = reverse("council:act", args=[dossier.pk])
    own = tam.post(act, {"action": "accept"})

    dossier.refresh_from_db()
    assert (own.status_code, dossier.status) == (403, "submitted")


def test_the_leader_decides_what_is_complete(shown, browser, clock):
    url = reverse("council:decide", args=[shown.round.pk])
    head = {"number": "21", "symbol": "QĐ-UBND", "decided_on": f"{clock.day:%d/%m/%Y}",
            "signer": "Mẫu Hoa"}  # fmt: skip

    nothing = browser("hoa").post(url, head)
    done = browser("hoa").post(url, head | {"ho-so": f"{shown.complete.pk}"})

    shown.complete.refresh_from_db()
    assert (nothing.status_code, done.status_code) == (422, 302)
    assert shown.complete.assessments.get().status == "awarded"


def test_the_answer_from_above_comes_with_its_document(shown, browser, clock):
    url, tam = reverse("council:above", args=[shown.above.pk]), browser("tam")
    head = {"number": "21", "symbol": "QĐ-UBND", "decided_on": f"{clock.day:%d/%m/%Y}",
            "signer": "Mẫu", "awarded": "no"}  # fmt: skip
    without = tam.post(url, head)
    paper = SimpleUploadedFile("tra-loi.jpg", a_photo(), "image/jpeg")

    done = tam.post(url, head | {"file": paper})

    kept = tam.get(reverse("council:document", args=[shown.above.pk]))
    assert (without.status_code, done.status_code) == (422, 302)
    assert shown.above.assessments.get().status == "refused"
    assert kept.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in kept.headers["Content-Security-Policy"]


def test_a_round_of_villages_leads_from_the_desk_to_the_council(shown, browser):
    desk = browser("tam").get(reverse("titles:round", args=[shown.round.pk]))

    assert desk.headers["Location"] == reverse("council:round", args=[shown.round.pk])


def test_the_village_sees_what_it_owes_on_its_phone(shown, browser):
    home = browser("head").get(reverse("phone:home")).content.decode()

    assert reverse("council:report", args=[shown.writing.pk]) in home


def test_a_set_keeps_its_bounds_when_its_words_are_changed(village):
    chosen = next(s for s in village.sets if s.title == "village" and s.is_sample)
    form, lines = SetForm(chosen.criteria, chosen), lines_of(chosen.criteria)
    form.cleaned_data = form.initial | {"finish_by": "11-24"}

    do.amend_set(chosen, form.values(lines, chosen.criteria), by=village.lan)

    before = next(s for s in shipped_sets() if s["name"] == chosen.name)["body"]
    assert chosen.criteria.groups == read_criteria(before).groups
