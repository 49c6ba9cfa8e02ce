"""The only writes of the room."""

from langso.papers.actions.issuing import cancel_paper, issue_paper
from langso.papers.actions.keys import seal_papers_anew
from langso.papers.actions.styling import restyle, set_symbol, use_shipped

__all__ = [
    "cancel_paper",
    "issue_paper",
    "restyle",
    "seal_papers_anew",
    "set_symbol",
    "use_shipped",
]
