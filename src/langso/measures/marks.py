"""How a cell of the matrix is marked. Pure: no Django."""

from fractions import Fraction

from langso.measures.aims import Aim, Status
from langso.measures.verdicts import Verdict

FAR = Fraction(12, 100)  # more than so much under the need is far behind


def mark_of(aim: Aim, verdict: Verdict) -> str:
    """The mark of a cell: a tick, nothing, a light edge, or a dark one with bold.

    Far behind is more than 12% under what is needed by now (over it, where less is
    better).
    """
    if verdict.status == Status.REACHED:
        return "reached"
    if verdict.status not in (Status.BEHIND, Status.MISSED):
        return ""
    need = verdict.goal if verdict.expected is None else verdict.expected
    now = verdict.current
    if need is None or now is None:
        return "behind"
    is_far = now < need * (1 - FAR) if aim.good_way == "up" else now > need * (1 + FAR)
    return "far" if is_far else "behind"
