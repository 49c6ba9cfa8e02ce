"""The only writes of the room."""

from langso.papers.actions.drawing import keep_pdf
from langso.papers.actions.issuing import cancel_paper, issue_paper
from langso.papers.actions.keys import seal_papers_anew
from langso.papers.actions.layouts import keep_layout, use_shipped_layout
from langso.papers.actions.of_titles import (
    issue_decision,
    issue_refusal,
    issue_request,
    reissue_decision,
)
from langso.papers.actions.printing import (
    print_all,
    print_later,
    reprint,
    requeue_runs,
    resume_run,
    stop_run,
)
from langso.papers.actions.signing_by_hand import print_paper
from langso.papers.actions.styling import (
    begin_register,
    restyle,
    set_symbol,
    use_shipped,
)
from langso.papers.actions.sweeping import sweep_certificates

__all__ = [
    "begin_register",
    "cancel_paper",
    "issue_decision",
    "issue_paper",
    "issue_refusal",
    "issue_request",
    "keep_layout",
    "keep_pdf",
    "print_all",
    "print_later",
    "print_paper",
    "reissue_decision",
    "reprint",
    "requeue_runs",
    "restyle",
    "resume_run",
    "seal_papers_anew",
    "set_symbol",
    "stop_run",
    "sweep_certificates",
    "use_shipped",
    "use_shipped_layout",
]
