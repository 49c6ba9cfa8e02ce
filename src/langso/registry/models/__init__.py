"""Households and the lists they came from."""

from langso.registry.models.households import (
    Household,
    HouseholdFlag,
    HouseholdLineage,
    VillageShare,
)
from langso.registry.models.imports import (
    ColumnMemory,
    Import,
    ImportChange,
    ImportContent,
)
from langso.registry.models.rights import DataRequest, Restriction, UserRestriction

__all__ = [
    "ColumnMemory",
    "DataRequest",
    "Household",
    "HouseholdFlag",
    "HouseholdLineage",
    "Import",
    "ImportChange",
    "ImportContent",
    "Restriction",
    "UserRestriction",
    "VillageShare",
]
