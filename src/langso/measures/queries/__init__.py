"""Questions asked of figures. Nothing here writes."""

from langso.measures.queries.judging import (
    Judged,
    aim_of,
    judge_target,
    living_targets,
    standing_of,
)
from langso.measures.queries.obstacles import continuing_target

__all__ = [
    "Judged",
    "aim_of",
    "continuing_target",
    "judge_target",
    "living_targets",
    "standing_of",
]
