"""A village's report: written, and sent to the council with the figures of that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.ticking import refuse_time, write_tick
from langso.titles.criteria import Criteria, Criterion
from langso.titles.merits import Said
from langso.titles.models import Assessment, Dossier, Meeting, Title, VillageReport
from langso.titles.queries.village_reports import Sheet, sheet_of
from langso.titles.rules import may_assess
from langso.vietnamese.spelling import nfc

S = Assessment.Status
LONGEST = 500


@dataclass(frozen=True)
class Written:
    """What was typed: answers and grounds by code; `revision` is what one had seen."""

    answers: Mapping[str, Said]
    grounds: Mapping[str, bool]
    revision: int | None = None


@transaction.atomic
def save_report(case: Assessment, written: Written, *, by: User) -> VillageReport:
    """Keep what a village wrote; one that was sent is a draft again.

    Raises `NotAllowed`; `Refused` past the last day, while or after the council votes,
    or where an answer does not fit; `Conflict` if somebody else saved meanwhile.
    """
    dossier = dossier_of(case)
    require(may_assess(by, dossier))
    refuse_late(dossier)
    criteria = dossier.round.criteria_set.criteria
    answers = stored(written.answers, criteria)
    grounds = {g.code: written.grounds[g.code] for g in criteria.grounds
               if g.code in written.grounds}  # fmt: skip
    held = held_report(case, by)
    if written.revision not in (None, held.revision):
        raise Conflict(held)
    held.answers, held.grounds = answers, grounds
    return write_report(held, by)


def write_report(held: VillageReport, by: User) -> VillageReport:
    """Write answers that were found sound: the report is a draft, asked for anew."""
    held.revision += 1
    held.written_by, held.status = by, VillageReport.Status.DRAFT
    held.save()
    case = Assessment.objects.select_for_update().get(pk=held.assessment_id)
    if case.status != S.ASSESSING:
        write_tick(case, _outcome(S.ASSESSING), by)
    record("titles.report-saved", held, by=by, commune=case.commune)
    return held


@transaction.atomic
def send_report(
    case: Assessment, *, by: User, propose: bool = True, reason: str = ""
) -> VillageReport:
    """Send a report to the council: the figures of today stay in it.

    `propose` asks for the title; else `reason` says why not. Raises `Refused` where an
    answer is missing, points are too few or not known yet, or a ground excludes.
    """
    dossier = dossier_of(case)
    require(may_assess(by, dossier))
    refuse_late(dossier)
    held = VillageReport.objects.select_for_update().filter(assessment=case).first()
    if held is None or held.status == VillageReport.Status.SENT:
        raise Refused(_("There is no report to send: please write it first."))
    sheet = sheet_of(dossier, days.today())
    criteria = dossier.round.criteria_set.criteria
    _refuse_gaps(sheet)
    if propose:
        _refuse_title(sheet, criteria)
    elif reason not in {one.code for one in criteria.reasons}:
        raise Refused(_("Please say why the title is not asked for."))
    held.figures = {row.criterion.code: row.known.stored() for row in sheet.rows
                    if row.known}  # fmt: skip
    held.status, held.sent_by = VillageReport.Status.SENT, by
    held.sent_at = timezone.now()
    held.save()
    case = Assessment.objects.select_for_update().get(pk=case.pk)
    status = S.PROPOSED if propose else S.NOT_PROPOSED
    write_tick(case, _outcome(status, sheet, "" if propose else reason), by)
    record("titles.report-sent", held, by=by, commune=dossier.commune, asked=propose)
    return held


def dossier_of(case: Assessment) -> Dossier:
    """The dossier with all that decides who may write, and until when.

    It is held: whoever writes and whoever opens a council come one after the other.
    """
    found = Dossier.objects.select_for_update(of=("self",))
    related = ("round__criteria_set", "village", "commune")
    return found.select_related(*related).get(pk=case.dossier_id)


def held_report(case: Assessment, by: User) -> VillageReport:
    """The report of a case, locked; begun with the first words."""
    made, _new = VillageReport.objects.select_for_update().get_or_create(
        assessment=case, defaults={"written_by": by}
    )
    return made


def refuse_late(dossier: Dossier) -> None:
    """Stop with `Refused` past the last day, and while or after the council votes."""
    if dossier.round.title == Title.FAMILY:
        raise Refused(_("Households are assessed one by one."))
    refuse_time(dossier)
    if dossier.meetings.filter(status=Meeting.Status.OPEN).exists():
        raise Refused(_("The council is voting: the report is changed no more."))


def stored(answers: Mapping[str, Said], criteria: Criteria) -> dict[str, Any]:
    """As it is stored; what a measure decides takes no answer."""
    typed = {
        one.code: one
        for group in criteria.groups for one in group.criteria
        if not one.is_decided
    }  # fmt: skip
    if set(answers) - set(typed):
        raise Refused(_("What is counted is not typed."))
    return {code: _answer(typed[code], said) for code, said in answers.items()}


def _answer(criterion: Criterion, said: Said) -> dict[str, Any]:
    words = nfc(said.words.replace("\0", "").replace("\r\n", "\n")).strip()
    if len(words) > LONGEST:
        raise Refused(_("Please use at most %d letters.") % LONGEST)
    if criterion.points is None:
        return {"met": said.met, "words": words}
    if said.points is not None and not 0 <= said.points <= criterion.points:
        raise Refused(_("A criterion has more points than it can have."))
    return {"points": said.points, "words": words}


def _refuse_gaps(sheet: Sheet) -> None:
    left = sum(row.is_open for row in sheet.rows)
    left += sum(ground.holds is None for ground in sheet.grounds)
    if left:
        raise Refused(_("%d answers are still missing.") % left)


def _refuse_title(sheet: Sheet, criteria: Criteria) -> None:
    if any(ground.holds for ground in sheet.grounds):
        raise Refused(_("With a ground of exclusion the title is not asked for."))
    mark = criteria.pass_mark
    passes = sheet.total.passes(mark)
    points = {"points": sheet.total.points, "mark": mark, "of": sheet.total.unknown}
    if passes is False:
        raise Refused(_("%(points)d points; %(mark)d are needed.") % points)
    if passes is None:
        raise Refused(
            _("%(points)d points so far; %(mark)d are needed. %(of)d criteria have no"
              " figure yet.") % points
        )  # fmt: skip


def _outcome(
    status: str, sheet: Sheet | None = None, reason: str = ""
) -> dict[str, Any]:
    rows = sheet.rows if sheet else []
    marks = {
        row.criterion.code: row.merit.points for row in rows
        if row.merit.points is not None
    }  # fmt: skip
    grounds = sheet.grounds if sheet else []
    return {
        "status": status,
        "reason": reason,
        "points": sheet.total.points if sheet and marks else None,
        "marks": marks,
        "grounds": sorted(one.ground.code for one in grounds if one.holds),
    }
