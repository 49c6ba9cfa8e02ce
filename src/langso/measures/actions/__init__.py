"""The only writes to figures: one verb each, one transaction."""

from langso.measures.actions.asking import (
    add_check,
    make_form,
    open_period,
    stop_asking,
)
from langso.measures.actions.cataloguing import (
    add_indicator,
    add_measure,
    load_catalogue,
    share_out,
    tie_target,
)
from langso.measures.actions.entering import Entry, correct_figure, enter_figure
from langso.measures.actions.explaining import explain_doubt
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
    "Typed",
    "add_check",
    "add_evidence",
    "add_indicator",
    "add_measure",
    "approve_quiet",
    "approve_report",
    "begin_correction",
    "correct_figure",
    "enter_figure",
    "explain_doubt",
    "load_catalogue",
    "mail_reminders",
    "make_form",
    "note_reminder",
    "note_taking",
    "open_period",
    "remove_evidence",
    "return_report",
    "save_answers",
    "send_report",
    "share_out",
    "stop_asking",
    "tie_target",
    "type_in",
]
