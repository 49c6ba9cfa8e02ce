"""Every change to units and bodies."""

from langso.places.actions.acts import merge_villages, rename_village, split_village
from langso.places.actions.founding import (
    change_body,
    correct_village,
    found_body,
    found_unit,
    note_export,
)

__all__ = [
    "change_body",
    "correct_village",
    "found_body",
    "found_unit",
    "merge_villages",
    "note_export",
    "rename_village",
    "split_village",
]
