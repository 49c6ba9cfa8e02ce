"""Calls of the actions of titles."""

from datetime import timedelta

from django.utils import timezone

from langso.registry.actions import add_household
from langso.titles import actions as do
from langso.titles.actions.answering import Answer
from langso.titles.actions.clusters import Grouping
from langso.titles.actions.council import Ballot, Sitting
from langso.titles.actions.deciding import Signed
from langso.titles.actions.meetings import Votes
from langso.titles.actions.past_years import PastYear
from langso.titles.actions.reporting import Written
from langso.titles.actions.rewarding import Granted
from langso.titles.actions.sending_up import Document
from langso.titles.actions.ticking import Tick
from langso.titles.merits import Said
from langso.titles.models import Assessment, CriteriaSet, Dossier, PastImport
from langso.titles.queries.village_device import signs_of
from tests.permissions import Case
from tests.titles.conftest import a_photo

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)
MET = {"held_on": TODAY, "place": "Mẫu", "chair": "Mẫu", "secretary": "Mẫu"}


def signed(number="15"):
    return Signed(number, "QĐ-UBND", TODAY, "Mẫu")


def draft(t, days=0):
    """The framework's set of households; a list under it is posted so many days."""
    do.take_in_sets(t.commune, TODAY.year, by=t.lan)
    made = CriteriaSet.objects.get(title="household", name__contains="khung")
    do.amend_set(made, {"body": made.body | {"posting_days": days}}, by=t.lan)
    return made


def in_force(t, days=0):
    made = draft(t, days)
    do.put_in_force(made, by=t.lan)
    return made


def ready(t):
    add_household(t.villages[0], {"head": "Nguyễn Văn Mẫu"}, by=t.lan)
    return in_force(t)


def opened(t):
    return do.open_round(ready(t), by=t.lan, finish_by=LATER)


def dossier(t):
    return opened(t).dossiers.get(village=t.villages[0])


def case(of):
    return of.assessments.get()


def ticked(t):
    made = dossier(t)
    do.tick(case(made), Tick("proposed"), by=t.lan)
    return made


def meeting(t):
    return do.open_meeting(ticked(t), by=t.lan, **MET)


def voted(t):
    made = do.close_vote(meeting(t), Votes(1, 1, {}), by=t.lan)
    do.add_signed(made, a_photo(), "a.jpg", by=t.lan)
    return Dossier.objects.get(pk=made.dossier_id)


def posted(t):
    """Posted the day before under a set that asks for no day."""
    made = do.post_list(voted(t), by=t.lan)
    Dossier.objects.filter(pk=made.pk).update(posted_until=TODAY - timedelta(days=1))
    made.refresh_from_db()
    return made


def objection(t):
    made = do.post_list(voted(t), by=t.lan)
    return do.object_to(made, by=t.system, kind="against", text="x")


def submitted(t):
    made = posted(t)
    do.submit(made, by=t.tam)
    return made


def accepted(t):
    made = submitted(t)
    do.accept(made, by=t.lan)
    return made


def decide(t, by):
    made = accepted(t)
    return do.decide(made.round, [made], signed(), by=by)


def awarded(t):
    decision = decide(t, t.hoa)
    return decision.assessments.get()


def tick_many(of, by):
    return do.tick_many(of, [(case(of).pk, Tick("proposed"))], by=by)


def follow(t, by):
    """A household stands in the register that the round has not heard of."""
    made = opened(t)
    Assessment.objects.filter(round=made).delete()
    do.follow_register(t.commune, by=by)


def last_year(t):
    home = add_household(t.villages[0], {"head": "Nguyễn Văn Mẫu"}, by=t.lan)
    year = TODAY.year - 1
    decided = Signed("15", "QĐ-UBND", TODAY.replace(year=year, month=11, day=1), "Mẫu")
    return PastYear(year, [home.pk], decided)


def of_title(t, title):
    """The dossier of the first village, or of the commune, in a round of a title."""
    do.take_in_sets(t.commune, TODAY.year, by=t.lan)
    made = CriteriaSet.objects.get(title=title, name__contains="khung")
    do.put_in_force(made, by=t.lan)
    opened = do.open_round(made, by=t.lan, finish_by=LATER)
    return opened.dossiers.order_by("village__ordinal").first()


def written(made):
    criteria = made.round.criteria_set.criteria
    codes = [c.code for g in criteria.groups for c in g.criteria]
    return Written({code: Said(met=True) for code in codes}, {"excluded": False})


def saved(t, title="village"):
    made = of_title(t, title)
    do.save_report(case(made), written(made), by=t.lan)
    return made


def reported(t, title="village"):
    made = saved(t, title)
    do.send_report(case(made), by=t.lan)
    return made


SITTING = Sitting(1, TODAY, "Mẫu", "Mẫu", "Mẫu")


def council(t, title="village"):
    made = reported(t, title)
    return do.open_council(made.round, [made], SITTING, by=t.lan)


def close(t, by, held=None):
    held = held or council(t)
    return do.close_council(held, Ballot(1, {held.meetings.get().pk: 1}), by=by)


def accepted_above(t):
    """The commune's own dossier, complete."""
    held = council(t, "commune")
    close(t, t.lan, held)
    do.sign_council(held, a_photo(), "a.jpg", by=t.lan)
    made = do.post_list(held.meetings.get().dossier, by=t.lan)
    Dossier.objects.filter(pk=made.pk).update(posted_until=TODAY - timedelta(days=1))
    made.refresh_from_db()
    do.submit(made, by=t.lan)
    do.accept(made, by=t.tam)
    return made


def sent_up(t):
    return do.send_up(accepted_above(t), "12/TTr-UBND", TODAY, by=t.lan)


def grouping(t, at=0):
    return Grouping("Cụm mẫu", [t.villages[at].pk], TODAY)


def give(t, by):
    """The household has the title for the third year in a row."""
    made = awarded(t)
    Assessment.objects.filter(pk=made.pk).update(streak=2)
    granted = Granted("Giấy khen", "45/QĐ-UBND", TODAY)
    return do.give_rewards(t.commune, made.round.year, [made.pk], granted, by=by)


def undo(t, by):
    do.bring_in_year(t.commune, last_year(t), by=t.lan)
    do.undo_past_import(PastImport.objects.get(), by=by)


CASES: dict[str, Case] = {
    "save_report": lambda t, by: do.save_report(
        case(made := of_title(t, "village")), written(made), by=by
    ),
    "send_report": lambda t, by: do.send_report(case(saved(t)), by=by),
    "answer_many": lambda t, by: do.answer_many(
        case(of_title(t, "village")),
        [Answer("x-excluded", Said(met=False), "|")],
        by=by,
    ),
    "send_shown": lambda t, by: do.send_shown(
        (one := case(saved(t))), signs_of(one.report), by=by
    ),
    "open_council": lambda t, by: do.open_council(
        (made := reported(t)).round, [made], SITTING, by=by
    ),
    "close_council": close,
    "drop_council": lambda t, by: do.drop_council(council(t), by=by),
    "sign_council": lambda t, by: do.sign_council(
        close(t, t.lan), a_photo(), "a.jpg", by=by
    ),
    "send_up": lambda t, by: do.send_up(accepted_above(t), "12/TTr-UBND", TODAY, by=by),
    "enter_answer": lambda t, by: do.enter_answer(
        sent_up(t), True, signed(), Document(a_photo(), "a.jpg"), by=by
    ),
    "take_in_sets": lambda t, by: do.take_in_sets(t.commune, 2026, by=by),
    "copy_set": lambda t, by: do.copy_set(draft(t), TODAY.year + 1, by=by),
    "amend_set": lambda t, by: do.amend_set(draft(t), {"name": "Mẫu"}, by=by),
    "put_in_force": lambda t, by: do.put_in_force(draft(t), by=by),
    "open_round": lambda t, by: do.open_round(
        ready(t), by=by, finish_by=LATER, on=TODAY
    ),
    "move_deadline": lambda t, by: do.move_deadline(opened(t), LATER, "x", by=by),
    "tick": lambda t, by: do.tick(case(dossier(t)), Tick("proposed"), by=by),
    "tick_many": lambda t, by: tick_many(dossier(t), by),
    "open_meeting": lambda t, by: do.open_meeting(ticked(t), by=by, **MET),
    "drop_meeting": lambda t, by: do.drop_meeting(meeting(t), by=by),
    "close_vote": lambda t, by: do.close_vote(meeting(t), Votes(1, 1, {}), by=by),
    "add_signed": lambda t, by: do.add_signed(
        meeting(t), a_photo("black"), "b.jpg", by=by
    ),
    "post_list": lambda t, by: do.post_list(voted(t), by=by),
    "object_to": lambda t, by: do.object_to(
        objection(t).dossier, by=by, kind="support", text="x"
    ),
    "answer_objection": lambda t, by: do.answer_objection(objection(t), "x", by=by),
    "submit": lambda t, by: do.submit(posted(t), by=by),
    "send_back": lambda t, by: do.send_back(submitted(t), "x", by=by),
    "accept": lambda t, by: do.accept(submitted(t), by=by),
    "mean_to_refuse": lambda t, by: do.mean_to_refuse(case(submitted(t)), "x", by=by),
    "bring_in_year": lambda t, by: do.bring_in_year(t.commune, last_year(t), by=by),
    "decide": decide,
    "follow_register": follow,
    "make_cluster": lambda t, by: do.make_cluster(t.commune, grouping(t), by=by),
    "change_cluster": lambda t, by: do.change_cluster(
        do.make_cluster(t.commune, grouping(t), by=t.lan), grouping(t, 1), by=by
    ),
    "give_rewards": give,
    "take_back_reward": lambda t, by: do.take_back_reward(
        give(t, t.lan).rewards.get(), "x", by=by
    ),
    "undo_past_import": undo,
    "note_publication": lambda t, by: do.note_publication(
        decide(t, t.hoa), TODAY, by=by
    ),
    "note_reading": lambda t, by: do.note_reading(
        [case(dossier(t))], "dossier", commune=t.commune, by=by
    ),
    "note_export": lambda t, by: do.note_export(opened(t), 0, by=by),
    "replace_decision": lambda t, by: do.replace_decision(
        decide(t, t.hoa), signed("16"), by=by
    ),
    "cancel_award": lambda t, by: do.cancel_award(awarded(t), "x", signed("16"), by=by),
}
