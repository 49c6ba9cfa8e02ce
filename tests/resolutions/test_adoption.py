"""A draft becomes official wholly or not at all, and only once."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from langso.core.actions import Conflict, NotAllowed, Refused
from langso.core.models import Event
from langso.people.models import Post
from langso.resolutions.actions import (
    adopt,
    adoption,
    answer_doubt,
    begin_version,
    confirm_item,
    confirm_rest,
    correct_item,
    edit_head,
    reject_item,
)
from langso.resolutions.actions.progress import set_task_progress
from langso.resolutions.models import Resolution
from langso.resolutions.queries import resolution_in_force
from langso.resolutions.rules import visible_resolutions


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("tam", True), ("hoa", True), ("minh", False), ("nam", False)],
)
def test_officers_and_leaders_of_the_commune_adopt(
    stage, a_decided_draft, who, allowed
):
    draft = a_decided_draft()

    try:
        adopt(draft, by=getattr(stage, who))
    except NotAllowed:
        assert not allowed
    draft.refresh_from_db()
    assert (draft.status == "adopted") is allowed


def test_whoever_worked_on_a_draft_does_not_adopt_it(stage, a_decided_draft):
    draft = a_decided_draft()

    with pytest.raises(Refused, match="2 người"):
        adopt(draft, by=stage.lan)
    edit_head(draft, {"number": "7"}, by=stage.tam)
    with pytest.raises(Refused, match="1 người"):
        adopt(draft, by=stage.tam)

    adopt(draft, by=stage.hoa)


@pytest.mark.parametrize("decide", [confirm_item, reject_item])
def test_one_decision_is_enough_to_leave_adoption_to_another(stage, a_draft, decide):
    draft = a_draft()
    decide(draft.targets.first(), by=stage.tam)
    confirm_rest(draft, by=stage.lan)
    answer_doubt(draft.doubts.get(), "kept", by=stage.lan)

    with pytest.raises(Refused):
        adopt(draft, by=stage.tam)


def test_a_commune_without_anybody_else_is_told_what_to_do(stage, a_decided_draft):
    draft = a_decided_draft()
    Post.objects.exclude(user=stage.lan).delete()

    with pytest.raises(Refused, match="quản trị"):
        adopt(draft, by=stage.lan)


def test_a_single_officer_adopts_where_the_installation_says_so(
    stage, a_decided_draft, settings
):
    settings.FOUR_EYES = False

    adopt(a_decided_draft(), by=stage.lan)


def test_one_person_may_try_out_the_sample_alone(stage, a_decided_draft):
    draft = a_decided_draft()
    draft.commune.is_sample = True

    adopt(draft, by=stage.lan)


def test_what_a_new_version_took_over_was_decided_before(stage, an_adopted):
    draft = begin_version(an_adopted(), "Đính chính", by=stage.tam)

    with pytest.raises(Refused):
        adopt(draft, by=stage.tam, reason="Đính chính")
    adopt(draft, by=stage.lan, reason="Đính chính")


def test_an_adopted_resolution_says_who_and_when(stage, a_decided_draft):
    draft = a_decided_draft()

    adopt(draft, by=stage.tam)

    assert (draft.version, draft.adopted_by, draft.status) == (1, stage.tam, "adopted")
    assert draft.adopted_at
    event = Event.objects.get(verb="resolution.adopted")
    assert (event.by, event.commune) == (stage.tam, stage.commune)
    assert resolution_in_force(stage.commune.pk) == draft


def test_everyone_sees_what_is_adopted(stage, an_adopted):
    an_adopted()

    assert visible_resolutions(stage.nam).count() == 1


def test_an_open_error_keeps_a_draft_from_being_adopted(stage, a_draft):
    draft = a_draft()
    confirm_rest(draft, by=stage.lan)

    with pytest.raises(Refused):
        adopt(draft, by=stage.tam)
    answer_doubt(draft.doubts.get(), "asked", by=stage.lan)
    with pytest.raises(Refused):
        adopt(draft, by=stage.tam)

    answer_doubt(draft.doubts.get(), "kept", by=stage.lan)
    adopt(draft, by=stage.tam)


@pytest.mark.parametrize("head", [{"year": None}, {"title": " "}])
def test_a_resolution_needs_a_title_and_a_year(stage, a_decided_draft, head):
    draft = a_decided_draft()
    edit_head(draft, head, by=stage.lan)

    with pytest.raises(Refused):
        adopt(draft, by=stage.tam)


def test_an_accident_on_the_way_leaves_a_draft(stage, an_adopted, monkeypatch, request):
    before = an_adopted()
    draft = request.getfixturevalue("a_decided_draft")()
    monkeypatch.setattr(adoption, "record", lambda *a, **k: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        adopt(draft, by=stage.tam, reason="sửa tỷ lệ")

    statuses = Resolution.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["adopted", "draft"]
    before.refresh_from_db()
    assert before.version == 1


def test_a_new_version_replaces_the_old_one_and_says_why(stage, an_adopted):
    first = an_adopted()

    with pytest.raises(Refused):
        an_adopted()
    Resolution.objects.filter(status="draft").delete()
    second = an_adopted(reason="Đính chính tỷ lệ 97,49%")

    first.refresh_from_db()
    assert (first.status, second.version) == ("replaced", 2)
    assert (second.supersedes, second.reason) == (first, "Đính chính tỷ lệ 97,49%")
    assert visible_resolutions(stage.nam).count() == 2


def test_a_target_keeps_its_thread_in_a_new_version(an_adopted):
    first = an_adopted()
    second = an_adopted(reason="đính chính")

    threads = [set(r.targets.values_list("thread", flat=True)) for r in (first, second)]
    assert threads[0] == threads[1]
    assert len(threads[0]) == 2


def test_a_share_gives_its_figures_to_no_count_of_the_same_name(
    stage, an_adopted, a_decided_draft
):
    first, draft = an_adopted(), a_decided_draft()
    draft.targets.filter(unit="%").update(unit="hộ")

    adopt(draft, by=stage.tam, reason="đếm hộ")

    share = first.targets.get(subject="hộ văn hóa")
    assert not draft.targets.filter(thread=share.thread).exists()


def test_a_task_stands_in_a_new_version_where_it_stood(stage, an_adopted):
    first = an_adopted()
    set_task_progress(first.tasks.get(), "done", by=stage.lan, note="26 thôn đã họp")

    task = an_adopted(reason="đính chính").tasks.get()

    assert (task.progress, task.progress_note) == ("done", "26 thôn đã họp")
    assert task.progress_at


def test_a_draft_adopted_a_moment_ago_is_a_conflict(stage, a_decided_draft):
    draft = a_decided_draft()
    mine, theirs = (Resolution.objects.get(pk=draft.pk) for _ in range(2))
    adopt(theirs, by=stage.tam)

    with pytest.raises(Conflict):
        adopt(mine, by=stage.hoa)
    assert Event.objects.filter(verb="resolution.adopted").count() == 1


def test_nothing_is_corrected_after_adoption(stage, an_adopted):
    target = an_adopted().targets.first()

    with pytest.raises((Conflict, NotAllowed)):
        correct_item(target, {"value": 1}, by=stage.lan)
    with pytest.raises((Conflict, NotAllowed)):
        confirm_item(target, by=stage.lan)


def test_the_database_allows_one_resolution_in_force_a_year(an_adopted):
    an_adopted()
    second = an_adopted(reason="đính chính")

    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.exclude(pk=second.pk).update(status="adopted")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_once_one_wins(stage, a_decided_draft):
    draft = a_decided_draft()
    outcomes, gate = [], threading.Barrier(2)

    def press(by):
        mine = Resolution.objects.get(pk=draft.pk)
        gate.wait()
        try:
            adopt(mine, by=by)
            outcomes.append("adopted")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=press, args=(p,)) for p in (stage.hoa, stage.tam)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["adopted", "conflict"]
