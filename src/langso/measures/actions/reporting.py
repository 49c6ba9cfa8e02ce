"""A village fills its report in, sends it, and corrects what was approved."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.core.ready import Blank, Ready, ReadyUpdate
from langso.measures.actions.freshness import touch_commune
from langso.measures.answers import Answer
from langso.measures.documents import document_in
from langso.measures.models import Report
from langso.measures.queries.sheets import evidence_of, sheet_of
from langso.measures.rules import may_fill, may_send, may_write
from langso.people.models import User
from langso.people.rules import is_officer

KEPT = ("answers", "edition", "saved_by_id", "saved_at", "status")


@dataclass(frozen=True)
class Change:
    """A new answer to one question, and which value the person saw before.

    `before` is the value as `Report.answers` keeps it ("" where there was none); None
    leaves open what was seen.
    """

    answer: Answer
    before: str | None = None


class Diverged(Conflict):
    """Two devices answered the same question differently; `codes` are the questions."""

    def __init__(self, report: Report, codes: list[str]) -> None:
        super().__init__(report)
        self.codes = codes


@transaction.atomic
def save_answers(report: Report, changes: Mapping[str, Change], *, by: User) -> Report:
    """Keep what was answered so far, question by question; the rest stays.

    Writes nothing where nothing changes, so that the same sending twice is one. Raises
    `NotAllowed`, `Conflict` once it was sent or approved, and `Diverged` where another
    device changed the same answer to something else since.
    """
    require(may_write(by, report))
    now = _locked(report)
    if _keep(now, changes, by):
        SAVED(*(getattr(now, column) for column in KEPT), pk=now.pk)
        record("report.saved", now, by=by, edition=now.edition, codes=sorted(changes))
    return now


@transaction.atomic
def send_report(
    report: Report, changes: Mapping[str, Change] | None = None, *, by: User
) -> Report:
    """Send a report in, with the last answers. Sent twice it counts once.

    Raises `NotAllowed`, `Conflict` and `Diverged` as `save_answers`, and `Refused` with
    the first thing that holds the report back.
    """
    require(may_write(by, report))
    now = _locked(report)
    if not now.is_open and _says_the_same(now, changes or {}):
        return now
    _keep(now, changes or {}, by)
    require(may_send(by, now))
    if held := sheet_of(now).held_back:
        raise Refused(held[0].message)
    _refuse_without_document(now)
    if now.period.form.wants_evidence and not evidence_of(now).exists():
        raise Refused(_("Add a photo or a file to this report."))
    now.status, now.remark = Report.Status.SUBMITTED, ""
    now.submitted_by, now.submitted_at = by, timezone.now()
    SENT(*(getattr(now, column) for column in WRITTEN), pk=now.pk)
    touch_commune(now.commune_id)
    record("report.sent", now, by=by, edition=now.edition, answers=now.answers)
    return now


@transaction.atomic
def begin_correction(report: Report, reason: str, *, by: User) -> Report:
    """Begin a correction of an approved report: a new one with the same answers.

    What was shown for the old one is carried along, linked and not copied. The
    approved one counts until the new one is approved. Raises `NotAllowed`, `Refused`
    without a reason, and `Conflict` if a correction is under way.
    """
    require(may_fill(by, report) or is_officer(by, report.commune_id))
    if not reason.strip():
        raise Refused(_("Say why the report is corrected."))
    now = _locked(report)
    if now.status != Report.Status.APPROVED or hasattr(now, "replaced_by"):
        raise Conflict(now)
    new = Report.objects.create(
        period=now.period,
        unit=now.unit,
        commune=now.commune,
        status=Report.Status.DRAFT,
        answers=now.answers,
        document=now.document,
        replaces=now,
        reason=reason.strip(),
        saved_by=by,
        saved_at=timezone.now(),
    )
    _carry_over(now, new)
    record("report.correction-begun", new, by=by, replaces=now.pk, reason=new.reason)
    return new


def _refuse_without_document(now: Report) -> None:
    """What only the commune knows comes from a document: named, or as a file."""
    if not now.period.form.is_of_commune:
        return
    named = document_in(now.document) is not None or evidence_of(now).exists()
    if not named and not all(said.get("source") for said in now.answers.values()):
        raise Refused(_("Say which document the numbers come from, or add the file."))


def _carry_over(old: Report, new: Report) -> None:
    """What was shown, and who wrote the answers: none of them decides on these."""
    wrote = set(old.earlier_writers.all())
    new.earlier_writers.set(wrote | ({old.saved_by} if old.saved_by else set()))
    new.carried.set(evidence_of(old).values_list("pk", flat=True))


def _locked(report: Report) -> Report:
    """The report as it is now, held until the transaction ends.

    What no sending changes (period, village, commune) is taken over from the one given.
    """
    (now,) = HELD(pk=report.pk)
    now.period, now.unit, now.commune = report.period, report.unit, report.commune
    return now


SAVED = ReadyUpdate(lambda: Report.objects.filter(pk=Blank("pk")), *KEPT)
WRITTEN = (*KEPT, "remark", "submitted_by_id", "submitted_at")
SENT = ReadyUpdate(lambda: Report.objects.filter(pk=Blank("pk")), *WRITTEN)
HELD = Ready(
    lambda: Report.objects.select_for_update().filter(pk=Blank("pk")).order_by()
)


def _keep(now: Report, changes: Mapping[str, Change], by: User) -> bool:
    """Put the answers into a locked report; say whether that changed anything."""
    if not now.takes_answers:
        raise Conflict(now)
    diverged = [c for c, change in changes.items() if _diverges(now, c, change)]
    if diverged:
        raise Diverged(now, diverged)
    if known := set(changes) & set(now.period.given):
        raise Refused(_("This is known already and not asked: %s.") % min(known))
    given = {code: change.answer.as_json() for code, change in changes.items()}
    answers = {c: said for c, said in (now.answers | given).items() if said}
    if answers == now.answers:
        return False
    if now.saved_by_id not in (None, by.pk) and now.edition:
        now.earlier_writers.add(now.saved_by_id)
    now.answers, now.edition = answers, now.edition + 1
    now.saved_by, now.saved_at = by, timezone.now()
    if now.status == Report.Status.WAITING:
        now.status = Report.Status.DRAFT
    return True


def _diverges(report: Report, code: str, change: Change) -> bool:
    now = report.answers.get(code, {})
    if change.before is None or now == change.answer.as_json():
        return False
    return now.get("value", "") not in (
        change.before,
        change.answer.as_json().get("value", ""),
    )


def _says_the_same(report: Report, changes: Mapping[str, Change]) -> bool:
    return report.status in (Report.Status.SUBMITTED, Report.Status.APPROVED) and all(
        report.answers.get(code, {}) == change.answer.as_json()
        for code, change in changes.items()
    )
