"""The only writes of the room, each in its file."""

from langso.titles.actions.answering import answer_many, send_shown
from langso.titles.actions.clusters import change_cluster, make_cluster
from langso.titles.actions.council import (
    close_council,
    drop_council,
    open_council,
    sign_council,
)
from langso.titles.actions.deciding import cancel_award, decide, note_publication
from langso.titles.actions.deciding_anew import replace_decision
from langso.titles.actions.following import follow_register
from langso.titles.actions.meetings import (
    add_signed,
    close_vote,
    drop_meeting,
    open_meeting,
)
from langso.titles.actions.opening import move_deadline, open_round
from langso.titles.actions.past_years import bring_in_year
from langso.titles.actions.posting import answer_objection, object_to, post_list
from langso.titles.actions.reading import note_export, note_reading
from langso.titles.actions.reporting import save_report, send_report
from langso.titles.actions.rewarding import give_rewards, take_back_reward
from langso.titles.actions.sending_up import enter_answer, send_up
from langso.titles.actions.sets import amend_set, copy_set, put_in_force, take_in_sets
from langso.titles.actions.submitting import accept, mean_to_refuse, send_back, submit
from langso.titles.actions.ticking import tick
from langso.titles.actions.ticking_many import tick_many
from langso.titles.actions.undoing import undo_past_import

__all__ = [
    "accept",
    "add_signed",
    "amend_set",
    "answer_many",
    "answer_objection",
    "bring_in_year",
    "cancel_award",
    "change_cluster",
    "close_council",
    "close_vote",
    "copy_set",
    "decide",
    "drop_council",
    "drop_meeting",
    "enter_answer",
    "follow_register",
    "give_rewards",
    "make_cluster",
    "mean_to_refuse",
    "move_deadline",
    "note_export",
    "note_publication",
    "note_reading",
    "object_to",
    "open_council",
    "open_meeting",
    "open_round",
    "post_list",
    "put_in_force",
    "replace_decision",
    "save_report",
    "send_back",
    "send_report",
    "send_shown",
    "send_up",
    "sign_council",
    "submit",
    "take_back_reward",
    "take_in_sets",
    "tick",
    "tick_many",
    "undo_past_import",
]
