"""Households and the lists they came from."""

from langso.registry.models.households import (
    Household,
    HouseholdFlag,
    HouseholdLineage,
)
from langso.registry.models.imports import (
    ColumnMemory,
    Import,
    ImportChange,
    ImportContent,
)

__all__ = [
    "ColumnMemory",
    "Household",
    "HouseholdFlag",
    "HouseholdLineage",
    "Import",
    "ImportChange",
    "ImportContent",
]
