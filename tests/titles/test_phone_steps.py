"""From the last tick to the commune, on a village's phone."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from langso.core.chores import chores_of
from langso.titles import actions as do
from langso.titles.actions.ticking import Tick
from langso.titles.models import Dossier, Meeting
from langso.titles.queries.phone_steps import NEXT
from tests.titles.conftest import a_photo, cases, statuses
from tests.titles.test_phone_list import phone_of

MET = {"place": "Nhà văn hóa", "chair": "Mẫu An", "secretary": "Mẫu Bình"}


@pytest.fixture
def dossier(a_round):
    return a_round().dossiers[0]


@pytest.fixture
def phone(village, dossier):
    return phone_of(village.heads[0])


@pytest.fixture
def at(phone, dossier):
    """The address of a page of the dossier."""
    return lambda place="": f"/binh-xet/{dossier.pk}/{place}"


def next_step(phone, at) -> str:
    steps = phone.get(at()).context["steps"]
    return next(step.code for step in steps if step.state == NEXT)


def open_(phone, at, clock):
    return phone.post(at("hop/"), MET | {"held_on": f"{clock.day}"})


def close(phone, at, present=4, agreed=4, action="close", **rest):
    counted = {"present": present, "agreed": agreed, "way": "ballots"}
    return phone.post(at("hop/"), counted | {"action": action} | rest)


def errors(answer):
    return " ".join(answer.context["form"].non_field_errors())


def test_the_steps_lead_from_the_first_tick_to_the_commune(
    phone, at, dossier, walk, clock
):
    assert next_step(phone, at) == "list"
    walk.tick(dossier)
    assert next_step(phone, at) == "meeting"
    open_(phone, at, clock)
    assert close(phone, at).status_code == 302
    assert next_step(phone, at) == "minutes"
    photo = SimpleUploadedFile("bien-ban.jpg", a_photo())
    phone.post(at("hop/bien-ban/"), {"file": photo})
    assert next_step(phone, at) == "post"
    phone.post(at("niem-yet/"))
    assert next_step(phone, at) == "opinions"
    dossier.refresh_from_db()
    clock.day = dossier.posted_until + timedelta(days=1)
    assert next_step(phone, at) == "submit"
    phone.post(at("gui/"))

    assert next_step(phone, at) == "decision"
    assert Dossier.objects.get(pk=dossier.pk).status == "submitted"


def test_the_meeting_waits_for_the_last_household(phone, at, clock):
    page = phone.get(at("hop/")).content.decode()
    assert "Còn 5 hộ chưa xét" in page

    assert "5" in errors(open_(phone, at, clock))
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("missing", ["place", "chair", "secretary", "held_on"])
def test_a_meeting_says_what_it_needs(phone, at, dossier, walk, clock, missing):
    walk.tick(dossier)
    values = MET | {"held_on": f"{clock.day}"} | {missing: ""}

    assert phone.post(at("hop/"), values).status_code == 422


@pytest.mark.parametrize(
    ("present", "agreed", "words"),
    [
        (6, 4, "Nhiều"), (4, 5, "Nhiều"), (2, 2, "2 trên 5"),
    ],
)  # fmt: skip
def test_counts_that_cannot_be_or_do_not_do_are_said(
    phone, at, dossier, walk, clock, present, agreed, words
):
    walk.tick(dossier)
    open_(phone, at, clock)

    answer = close(phone, at, present, agreed)

    assert answer.status_code == 422
    assert errors(answer)
    assert Meeting.objects.get().status == "open"


def test_a_quorum_hit_exactly_is_enough(phone, at, dossier, walk, clock):
    walk.tick(dossier)
    open_(phone, at, clock)

    assert close(phone, at, 3, 3).status_code == 302


def test_a_household_is_found_without_marks_and_has_its_own_count(
    phone, at, dossier, walk, clock
):
    walk.tick(dossier)
    open_(phone, at, clock)
    first = cases(dossier)[0]

    page = close(phone, at, action="find", words="nguyen thi mau an")
    assert [line.pk for line in page.context["found"]] == [first.pk]
    close(phone, at, **{f"v-{first.pk}": "1"})

    assert statuses(dossier) == ["not_proposed", *["proposed"] * 4]


def test_a_household_named_stays_named_while_another_is_looked_for(
    phone, at, dossier, walk, clock
):
    walk.tick(dossier)
    open_(phone, at, clock)
    first = cases(dossier)[0]

    page = close(phone, at, 4, 3, "find", words="binh", **{f"v-{first.pk}": "2"})

    assert [(one.line.pk, one.written) for one in page.context["named"]] == [
        (first.pk, "2")
    ]
    assert 'value="3"' in page.content.decode()


def test_votes_that_are_no_number_close_nothing(phone, at, dossier, walk, clock):
    walk.tick(dossier)
    open_(phone, at, clock)

    answer = close(phone, at, **{f"v-{cases(dossier)[0].pk}": "hai"})

    assert answer.status_code == 422
    assert Meeting.objects.get().status == "open"


def test_what_was_ticked_back_meanwhile_stops_the_vote(
    phone, at, dossier, walk, clock, village
):
    walk.tick(dossier)
    open_(phone, at, clock)
    do.tick(cases(dossier)[0], Tick("assessing"), by=village.heads[0])

    assert close(phone, at).status_code == 422


def test_a_meeting_that_was_not_held_is_taken_back(phone, at, dossier, walk, clock):
    walk.tick(dossier)
    open_(phone, at, clock)

    phone.post(at("hop/bo/"))

    assert not Meeting.objects.exists()
    assert phone.post(at("hop/bo/")).status_code == 404


def test_the_signed_minutes_are_seen_by_those_who_decide(
    phone, at, dossier, walk, village
):
    walk.vote(dossier)
    file = dossier.meetings.get().signed.get()
    address = at(f"hop/bien-ban/{file.pk}/")

    shown = phone.get(address)

    assert shown["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown["Content-Security-Policy"]
    assert phone_of(village.heads[1]).get(address).status_code == 404
    assert address in phone.get(at("hop/")).content.decode()


def test_no_file_is_said_so(phone, at, dossier, walk):
    walk.vote(dossier)

    page = phone.post(at("hop/bien-ban/"), follow=True).content.decode()

    assert "Xin chọn ảnh hoặc tệp trước." in page


def test_posting_too_early_is_said(phone, at):
    page = phone.post(at("niem-yet/"), follow=True)

    assert [str(message) for message in page.context["messages"]]


def test_opinions_are_read_without_who_said_them(phone, at, dossier, walk, village):
    walk.post(dossier)
    case = cases(dossier)[0]
    said = do.object_to(
        dossier, by=village.resident, kind="against", text="Chưa đúng.",
        assessment=case, name="Trần Văn Giả", contact="0900000009",
    )  # fmt: skip

    page = phone.get(at("y-kien/")).content.decode()
    assert "Chưa đúng." in page
    assert "Giả" not in page
    assert "0900000009" not in page
    empty = phone.post(at(f"y-kien/{said.pk}/"), {"answer": " "})
    assert (empty.status_code, empty.context["failed"].pk) == (422, said.pk)
    phone.post(at(f"y-kien/{said.pk}/"), {"answer": "Đã xem lại.", "upheld": "1"})

    assert statuses(dossier)[0] == "not_proposed"
    assert "Đã xem lại." in phone.get(at("y-kien/")).content.decode()


def test_an_opinion_of_another_list_is_not_answered(phone, at, a_round, walk, village):
    other = Dossier.objects.get(village=village.villages[1])
    walk.post(other)
    said = do.object_to(other, by=village.resident, kind="against", text="x")

    assert phone.post(at(f"y-kien/{said.pk}/"), {"answer": "y"}).status_code == 404


def test_a_dossier_sent_back_says_why_and_begins_anew(
    phone, at, dossier, walk, village
):
    walk.submit(dossier)
    do.send_back(dossier, "Thiếu chữ ký thư ký.", by=village.lan)

    page = phone.get(at()).content.decode()

    assert "Thiếu chữ ký thư ký." in page
    assert next_step(phone, at) == "meeting"
    home = phone.get("/viec-cua-thon/").content.decode()
    assert "Thiếu chữ ký thư ký." in home


def test_the_home_of_a_village_shows_the_round(phone, at, dossier, village):
    page = phone.get("/viec-cua-thon/").content.decode()

    assert "Còn 5 hộ chưa xét, hạn 24/11/2026." in page
    assert at("ho/") in page
    today = timezone.localdate()
    chores = chores_of(village.heads[0], today)
    assert [chore.url for chore in chores if chore.kind == "titles"] == [at("ho/")]
    assert not [c for c in chores_of(village.lan, today) if c.kind == "titles"]


def test_a_step_that_acts_is_never_a_link(phone, at, dossier, walk, village):
    walk.vote(dossier)

    chores = chores_of(village.heads[0], timezone.localdate())

    assert [c.url for c in chores if c.kind == "titles"] == [at()]
    assert phone.get(at("niem-yet/")).status_code == 405


def test_the_pages_cost_few_questions(
    phone, at, dossier, walk, django_assert_max_num_queries
):
    walk.vote(dossier)
    with django_assert_max_num_queries(10):
        phone.get(at())
