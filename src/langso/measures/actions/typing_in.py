"""What a village wrote on paper or in a workbook is typed in, and sent on if wished."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from langso.core.actions import Refused
from langso.measures.actions.reporting import Change, save_answers, send_report
from langso.measures.models import Report
from langso.measures.rules import may_send
from langso.people.models import User


@dataclass(frozen=True)
class Typed:
    """The report afterwards; `held` says why it was not sent, though it was wished."""

    report: Report
    held: str = ""


@transaction.atomic
def type_in(
    report: Report, changes: Mapping[str, Change], *, send: bool = False, by: User
) -> Typed:
    """Keep the answers; send the report if wished and nothing holds it back.

    What cannot be sent yet is kept all the same. Raises as `save_answers` does. An
    officer sends nothing that a village wrote itself.
    """
    now = save_answers(report, changes, by=by)
    if not (send and now.is_open and may_send(by, now)):
        return Typed(now)
    try:
        with transaction.atomic():
            return Typed(send_report(now, by=by))
    except Refused as refusal:
        return Typed(now, str(refusal))
