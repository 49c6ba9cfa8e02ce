"""An office fills in what only the commune knows, out of a document it names."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.actions.reporting import Change, save_answers, send_report
from langso.measures.documents import Document
from langso.measures.models import Report
from langso.measures.rules import may_fill
from langso.people.models import User


@transaction.atomic
def fill_from_document(
    report: Report,
    changes: Mapping[str, Change],
    document: Document | None,
    *,
    send: bool = False,
    by: User,
) -> Report:
    """Keep the answers of a commune's form and the document they come from.

    With `send` it goes on to whoever approves it, a colleague or the leader. Raises as
    `save_answers` and `send_report` do, and `Refused` for a document of a later day.
    """
    require(may_fill(by, report))
    if not report.period.form.is_of_commune:
        raise Refused(_("Villages answer this form."))
    if document is not None and document.day > timezone.localdate():
        raise Refused(_("The day of the document cannot lie in the future."))
    now = save_answers(report, changes, by=by)
    _name(now, {} if document is None else document.as_json(), by)
    return send_report(now, by=by) if send else now


def _name(report: Report, document: dict[str, str], by: User) -> None:
    if document == report.document:
        return
    if not report.takes_answers:
        raise Conflict(report)
    report.document = document
    report.save(update_fields=["document"])
    said: dict[str, Any] = {**document}
    record("report.documented", report, by=by, **said)
