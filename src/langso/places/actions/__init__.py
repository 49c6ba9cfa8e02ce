"""Every change to units and bodies."""

from langso.places.actions.acts import merge_villages, rename_village, split_village
from langso.places.actions.founding import (
    change_body,
    correct_village,
    found_body,
    found_unit,
)

__all__ = [
    "change_body",
    "correct_village",
    "found_body",
    "found_unit",
    "merge_villages",
    "rename_village",
    "split_village",
]
