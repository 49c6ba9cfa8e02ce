"""Every change to the register: one verb, one transaction, by somebody."""

from langso.registry.actions.applying import apply_import
from langso.registry.actions.background import (
    apply_later,
    apply_soon,
    requeue_lists,
)
from langso.registry.actions.bringing_in import (
    bring_in,
    choose_columns,
    drop_import,
)
from langso.registry.actions.carrying_out import (
    lift_restriction,
    put_right_as_asked,
    restrict,
)
from langso.registry.actions.coming_back import take_back_moving_out
from langso.registry.actions.erasing import apply_retention, erase
from langso.registry.actions.flags import end_flag, set_flag
from langso.registry.actions.following import follow_due
from langso.registry.actions.households import (
    add_household,
    correct_household,
    enter_households,
    note_export,
    reveal_contact,
)
from langso.registry.actions.keys import rotate_keys
from langso.registry.actions.moving import (
    merge_households,
    move_out,
    split_household,
)
from langso.registry.actions.reading import note_answering, note_list, note_reading
from langso.registry.actions.rights import (
    answer_request,
    export_held,
    open_request,
    show_held,
)
from langso.registry.actions.settling import settle_households
from langso.registry.actions.undoing import undo_import

__all__ = [
    "add_household",
    "answer_request",
    "apply_import",
    "apply_later",
    "apply_retention",
    "apply_soon",
    "bring_in",
    "choose_columns",
    "correct_household",
    "drop_import",
    "end_flag",
    "enter_households",
    "erase",
    "export_held",
    "follow_due",
    "lift_restriction",
    "merge_households",
    "move_out",
    "note_answering",
    "note_export",
    "note_list",
    "note_reading",
    "open_request",
    "put_right_as_asked",
    "requeue_lists",
    "restrict",
    "reveal_contact",
    "rotate_keys",
    "set_flag",
    "settle_households",
    "show_held",
    "split_household",
    "take_back_moving_out",
    "undo_import",
]
