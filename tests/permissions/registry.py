"""Calls of the actions of the household register."""

from datetime import date

from langso.places.actions import split_village
from langso.places.drafts import Share
from langso.registry import actions as do
from langso.registry.actions.applying import Choice
from langso.registry.queries import dry_run
from tests.permissions import Case
from tests.registry.conftest import MAU, a_list

DAY = date(2026, 7, 1)
DECISION = {"starts_on": DAY, "decision": "12/QĐ-UBND", "decided_on": DAY}
ENDED = {"decision": "13/QĐ-UBND", "decided_on": DAY}
ASKED = {"asked_by": "Mẫu", "channel": "letter", "received_on": DAY}
NEW = {"number": "9", "head": "Lê Thị Mẫu"}


def household(t, head="Nguyễn Văn Mẫu"):
    return do.add_household(t.villages[0], {"head": head}, by=t.lan)


def gone(t):
    left = household(t)
    do.move_out(left, DAY, by=t.lan)
    return left


def split(t):
    """A village split while nobody lived there; then somebody is entered in it."""
    old, admin = t.villages[0], t.people["commune_administrator"]
    split_village(old, ["Thôn A", "Thôn B"], on=DAY, basis="NQ", by=admin)
    household(t)
    old.refresh_from_db()
    return old


def flag(t):
    return do.set_flag(household(t), "poor", **DECISION, by=t.lan)


def brought_in(t):
    return do.bring_in(a_list(MAU), "ho.xlsx", t.commune, by=t.lan)


def applied(t):
    source = brought_in(t)
    return do.apply_import(source, by=t.lan, seen=dry_run(source).digest)


def apply(t, by):
    source = brought_in(t)
    return do.apply_import(source, by=by, seen=dry_run(source).digest)


def apply_soon(t, by):
    source = brought_in(t)
    seen = dry_run(source).digest
    return do.apply_soon(source, by=by, seen=seen, choice=Choice())


def asked(t):
    officer = t.people["commune_administrator"]
    return do.open_request(household(t), "find", **ASKED, by=officer)


def restricted(t):
    request = asked(t)
    do.restrict(request, reason="x", by=t.people["commune_administrator"])
    return request


CASES: dict[str, Case] = {
    "add_household": lambda t, by: do.add_household(t.villages[0], NEW, by=by),
    "enter_households": lambda t, by: do.enter_households(t.villages[0], [NEW], by=by),
    "correct_household": lambda t, by: do.correct_household(household(t), NEW, by=by),
    "move_out": lambda t, by: do.move_out(household(t), DAY, by=by),
    "take_back_moving_out": lambda t, by: do.take_back_moving_out(
        gone(t), "Nhầm", by=by
    ),
    "split_household": lambda t, by: do.split_household(
        household(t), NEW, on=DAY, by=by
    ),
    "merge_households": lambda t, by: do.merge_households(
        household(t), household(t, "Lê Văn Mẫu"), on=DAY, by=by
    ),
    "settle_households": lambda t, by: do.settle_households(
        split(t), Share("Thôn A", rest=True), by=by
    ),
    "reveal_contact": lambda t, by: do.reveal_contact(household(t), by=by),
    "note_export": lambda t, by: do.note_export(t.villages[:1], "xlsx", 1, by=by),
    "note_reading": lambda t, by: do.note_reading([household(t)], "list", by=by),
    "note_list": lambda t, by: do.note_list(brought_in(t), "dry-run", by=by),
    "note_answering": lambda t, by: do.note_answering(
        [household(t)], "search", commune=t.commune, by=by
    ),
    "set_flag": lambda t, by: do.set_flag(household(t), "poor", **DECISION, by=by),
    "end_flag": lambda t, by: do.end_flag(flag(t), DAY, **ENDED, by=by),
    "bring_in": lambda t, by: do.bring_in(a_list(MAU), "ho.xlsx", t.commune, by=by),
    "choose_columns": lambda t, by: do.choose_columns(brought_in(t), {}, by=by),
    "drop_import": lambda t, by: do.drop_import(brought_in(t), by=by),
    "apply_import": apply,
    "apply_soon": apply_soon,
    "requeue_lists": lambda t, by: do.requeue_lists(by=by),
    "undo_import": lambda t, by: do.undo_import(applied(t), by=by),
    "open_request": lambda t, by: do.open_request(household(t), "find", **ASKED, by=by),
    "show_held": lambda t, by: do.show_held(asked(t), by=by),
    "export_held": lambda t, by: do.export_held(asked(t), "json", by=by),
    "put_right_as_asked": lambda t, by: do.put_right_as_asked(asked(t), NEW, by=by),
    "restrict": lambda t, by: do.restrict(asked(t), reason="x", by=by),
    "lift_restriction": lambda t, by: do.lift_restriction(restricted(t), by=by),
    "erase": lambda t, by: do.erase(asked(t), by=by),
    "answer_request": lambda t, by: do.answer_request(asked(t), "Xong.", by=by),
    "apply_retention": lambda t, by: do.apply_retention(by=by),
    "follow_due": lambda t, by: do.follow_due(by=by),
    "rotate_keys": lambda t, by: do.rotate_keys(by=by),
}
