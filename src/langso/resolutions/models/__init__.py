"""A resolution, the file it came from, and what stands in it."""

from langso.resolutions.models.doubts import Doubt
from langso.resolutions.models.files import SourceContent, SourceFile
from langso.resolutions.models.items import Item, Result, Target, Task
from langso.resolutions.models.resolution import Clause, Resolution

__all__ = [
    "Clause",
    "Doubt",
    "Item",
    "Resolution",
    "Result",
    "SourceContent",
    "SourceFile",
    "Target",
    "Task",
]
