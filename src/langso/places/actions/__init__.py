"""Every change to units and bodies."""

from langso.places.actions.acts import merge_villages, rename_village, split_village
from langso.places.actions.founding import (
    change_body,
    change_institution,
    correct_village,
    found_body,
    found_unit,
    note_export,
)
from langso.places.actions.listing import found_province, import_units

__all__ = [
    "change_body",
    "change_institution",
    "correct_village",
    "found_body",
    "found_province",
    "found_unit",
    "import_units",
    "merge_villages",
    "note_export",
    "rename_village",
    "split_village",
]
