"""The only writes to figures: one verb each, one transaction."""

from langso.measures.actions.amending import (
    add_check,
    change_check,
    let_stay_empty,
    move_question,
    remove_check,
)
from langso.measures.actions.asking import (
    make_form,
    open_period,
    stop_asking,
)
from langso.measures.actions.bulk import enter_past, sample_measures
from langso.measures.actions.cataloguing import (
    add_indicator,
    add_measure,
    load_catalogue,
    share_out,
    tie_target,
)
from langso.measures.actions.closing import close_period
from langso.measures.actions.documenting import fill_from_document
from langso.measures.actions.editions import add_question, remove_question
from langso.measures.actions.entering import Entry, correct_figure, enter_figure
from langso.measures.actions.explaining import explain_doubt
from langso.measures.actions.handing_up import (
    TakenIn,
    end_trust,
    import_closing,
    trust_key,
)
from langso.measures.actions.obstacles import (
    Naming,
    lift_obstacle,
    name_obstacle,
)
from langso.measures.actions.pushing import push_reminders
from langso.measures.actions.ranking import show_ranking
from langso.measures.actions.reminding import mail_reminders, note_reminder
from langso.measures.actions.reporting import (
    Change,
    Diverged,
    begin_correction,
    save_answers,
    send_report,
)
from langso.measures.actions.reviewing import (
    approve_quiet,
    approve_report,
    return_report,
)
from langso.measures.actions.showing import add_evidence, remove_evidence
from langso.measures.actions.taking import note_taking
from langso.measures.actions.typing_in import Typed, type_in

__all__ = [
    "Change",
    "Diverged",
    "Entry",
    "Naming",
    "TakenIn",
    "Typed",
    "add_check",
    "add_evidence",
    "add_indicator",
    "add_measure",
    "add_question",
    "approve_quiet",
    "approve_report",
    "begin_correction",
    "change_check",
    "close_period",
    "correct_figure",
    "end_trust",
    "enter_figure",
    "enter_past",
    "explain_doubt",
    "fill_from_document",
    "import_closing",
    "let_stay_empty",
    "lift_obstacle",
    "load_catalogue",
    "mail_reminders",
    "make_form",
    "move_question",
    "name_obstacle",
    "note_reminder",
    "note_taking",
    "open_period",
    "push_reminders",
    "remove_check",
    "remove_evidence",
    "remove_question",
    "return_report",
    "sample_measures",
    "save_answers",
    "send_report",
    "share_out",
    "show_ranking",
    "stop_asking",
    "tie_target",
    "trust_key",
    "type_in",
]
