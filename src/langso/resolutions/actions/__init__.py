"""Every change to a resolution and what stands in it. Nothing else writes these."""

from langso.resolutions.actions.adoption import adopt, discard_draft
from langso.resolutions.actions.files import discard_file, read_again
from langso.resolutions.actions.progress import set_task_progress
from langso.resolutions.actions.reading import propose, read_later, read_source
from langso.resolutions.actions.recovery import requeue_abandoned
from langso.resolutions.actions.review import (
    add_item,
    answer_doubt,
    confirm_clear,
    confirm_item,
    confirm_rest,
    correct_item,
    edit_head,
    reject_item,
)
from langso.resolutions.actions.uploading import Upload, upload
from langso.resolutions.actions.versions import begin_version

__all__ = [
    "Upload",
    "add_item",
    "adopt",
    "answer_doubt",
    "begin_version",
    "confirm_clear",
    "confirm_item",
    "confirm_rest",
    "correct_item",
    "discard_draft",
    "discard_file",
    "edit_head",
    "propose",
    "read_again",
    "read_later",
    "read_source",
    "reject_item",
    "requeue_abandoned",
    "set_task_progress",
    "upload",
]
