"""Questions asked of figures. Nothing here writes."""

from langso.measures.queries.judging import (
    Judged,
    aim_of,
    judge_target,
    living_targets,
    standing_of,
)

__all__ = ["Judged", "aim_of", "judge_target", "living_targets", "standing_of"]
