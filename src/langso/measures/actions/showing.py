"""A photo or file is shown for a report, or taken away again, while it is open."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.measures.actions.photos import Unusable, make_fit
from langso.measures.models import Evidence, Report
from langso.measures.queries.sheets import evidence_of
from langso.measures.rules import may_fill
from langso.people.models import User

MOST = 12  # files of a report


def add_evidence(
    report: Report, name: str, raw: bytes, *, by: User, keeps_location: bool = False
) -> Evidence:
    """Keep a photo or file for a report; a second copy of it is not kept.

    Where a photo was taken is removed, unless `keeps_location`. Raises `NotAllowed`,
    `Conflict` once the report was sent, and `Refused` for what cannot be kept.
    """
    require(may_fill(by, report))
    try:
        kept = make_fit(raw, name, keeps_location=keeps_location)
    except Unusable as error:
        raise Refused(str(error)) from error
    sha256 = hashlib.sha256(kept.raw).hexdigest()
    with transaction.atomic():
        _hold(report)
        if found := evidence_of(report).filter(sha256=sha256).first():
            return found
        if evidence_of(report).count() >= MOST:
            raise Refused(_("This report has %d files already.") % MOST)
        evidence = Evidence.objects.create(
            report=report,
            name=kept.name,
            media_type=kept.media_type,
            size=len(kept.raw),
            sha256=sha256,
            raw=kept.raw,
            keeps_location=keeps_location,
            added_by=by,
        )
        record("evidence.added", report, by=by, evidence=evidence.pk, sha256=sha256)
    return evidence


@transaction.atomic
def remove_evidence(
    evidence: Evidence, *, by: User, report: Report | None = None
) -> None:
    """Take a photo or file away again. Raises `NotAllowed`, `Conflict` once sent.

    From a correction (`report`) only the link goes: the file stays with the report it
    was shown for.
    """
    report = report or evidence.report
    require(may_fill(by, report))
    _hold(report)
    record("evidence.removed", report, by=by, evidence=evidence.pk, name=evidence.name,
           sha256=evidence.sha256)  # fmt: skip
    if evidence.report_id == report.pk:
        evidence.delete()
    else:
        report.carried.remove(evidence)


def _hold(report: Report) -> None:
    """Hold the report until the transaction ends; only an open one takes files."""
    now = Report.objects.select_for_update(of=("self",)).select_related("period")
    held = now.get(pk=report.pk)
    if not held.takes_answers:
        raise Conflict(held)
