"""Calls of the actions of resolutions."""

from langso.resolutions import actions as do
from langso.resolutions.models import Task
from tests.permissions import Case


def item(t):
    return t.draft().targets.first()


def doubt(t):
    return t.draft().doubts.first()


def kept(t):
    file = t.file()
    file.state = "read"  # and its draft was discarded
    file.save()
    return file


CASES: dict[str, Case] = {
    "upload": lambda t, by: do.upload(b"Quyet nghi", "a.txt", t.commune, by=by),
    "read_source": lambda t, by: do.read_source(kept(t), by=by),
    "read_again": lambda t, by: do.read_again(kept(t), by=by),
    "discard_file": lambda t, by: do.discard_file(kept(t), by=by),
    "propose": lambda t, by: do.propose(t.file(), t.reading, by=by),
    "confirm_item": lambda t, by: do.confirm_item(item(t), by=by),
    "correct_item": lambda t, by: do.correct_item(item(t), {}, by=by),
    "reject_item": lambda t, by: do.reject_item(item(t), by=by),
    "add_item": lambda t, by: do.add_item(Task, t.draft(), (0, 4), {}, by=by),
    "confirm_clear": lambda t, by: do.confirm_clear(t.draft(), by=by),
    "confirm_rest": lambda t, by: do.confirm_rest(t.draft(), by=by),
    "answer_doubt": lambda t, by: do.answer_doubt(doubt(t), "erratum", by=by),
    "edit_head": lambda t, by: do.edit_head(t.draft(), {}, by=by),
    "adopt": lambda t, by: do.adopt(t.decided(), by=by),
    "discard_draft": lambda t, by: do.discard_draft(t.draft(), by=by),
    "begin_version": lambda t, by: do.begin_version(t.adopted(), "Đính chính", by=by),
    "set_task_progress": lambda t, by: do.set_task_progress(
        t.adopted().tasks.first(), "doing", by=by
    ),
    "requeue_abandoned": lambda t, by: do.requeue_abandoned(by=by),
}
