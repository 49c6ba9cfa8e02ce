"""What the interface says and takes, as shapes: the schema is made of them."""

from langso.api.shapes.base import (
    Conflict,
    Exact,
    FieldTrouble,
    Page,
    Shape,
    Trouble,
    exact,
)
from langso.api.shapes.catalogue import Closing, Indicator, Measure, SignedClosing
from langso.api.shapes.living import (
    Clause,
    Commune,
    Obstacle,
    Opened,
    Origin,
    Resolution,
    ResolutionHead,
    Result,
    Sum,
    Target,
    Task,
    Value,
    VillageReport,
)

__all__ = [
    "Clause",
    "Closing",
    "Commune",
    "Conflict",
    "Exact",
    "FieldTrouble",
    "Indicator",
    "Measure",
    "Obstacle",
    "Opened",
    "Origin",
    "Page",
    "Resolution",
    "ResolutionHead",
    "Result",
    "Shape",
    "SignedClosing",
    "Sum",
    "Target",
    "Task",
    "Trouble",
    "Value",
    "VillageReport",
    "exact",
]
