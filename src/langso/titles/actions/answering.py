"""A report as a phone writes it: answers one by one, sent as its person saw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, require
from langso.people.models import User
from langso.titles.actions.reporting import (
    dossier_of,
    held_report,
    refuse_late,
    send_report,
    stored,
    write_report,
)
from langso.titles.actions.ticking_many import CONFLICT, REFUSED, SAME, SAVED
from langso.titles.criteria import Criteria
from langso.titles.merits import Said
from langso.titles.models import Assessment, VillageReport
from langso.titles.queries.village_device import (
    CRITERION,
    GROUND,
    kept_in,
    sign_of,
    signs_of,
)
from langso.titles.rules import may_assess

S = Assessment.Status


@dataclass(frozen=True)
class Answer:
    """What was written in one place; `before` is the sign of what stood there.

    `name` is the place on the page: of a criterion, or of a ground (`met` says it all).
    """

    name: str
    said: Said
    before: str


@dataclass(frozen=True)
class Told:
    """What became of one answer, what stands there now, in which edition.

    `writer` is the key of whoever wrote in the report before.
    """

    name: str
    how: str
    now: Said
    edition: int
    writer: int
    words: str = ""


@transaction.atomic
def answer_many(case: Assessment, answers: Sequence[Answer], *, by: User) -> list[Told]:
    """Write down answers that were kept on a phone, each on its own.

    What stands there already is the same; where somebody wrote something else in the
    meantime that one stays, and is told. Raises as `save_report`, never `Conflict`.
    """
    dossier = dossier_of(case)
    require(may_assess(by, dossier))
    refuse_late(dossier)
    held = held_report(case, by)
    criteria, writer = dossier.round.criteria_set.criteria, held.written_by_id
    told = [_write(held, one, criteria) for one in answers]
    if any(how == SAVED for how, _words in told):
        write_report(held, by)
    elif not held.revision:  # nothing was written: there is no report yet
        VillageReport.objects.filter(pk=held.pk).delete()
    now = kept_in(held)
    return [
        Told(one.name, how, now.get(one.name, Said()), held.revision, writer, words)
        for one, (how, words) in zip(answers, told, strict=True)
    ]


@transaction.atomic
def send_shown(
    case: Assessment,
    shown: Mapping[str, str],
    *,
    by: User,
    propose: bool = True,
    reason: str = "",
    again: bool = False,
) -> VillageReport:
    """Send a report to the council, if it says what its person saw when pressing.

    `shown` are the signs of its places. One that was sent so is sent, unless `again`
    asks for the figures of today. Raises as `send_report`, and `Conflict` with the
    report as it is where somebody wrote in it meanwhile.
    """
    dossier = dossier_of(case)
    require(may_assess(by, dossier))
    refuse_late(dossier)
    held = held_report(case, by)
    if signs_of(held) != {name: sign for name, sign in shown.items() if sign != "|"}:
        raise Conflict(held)
    if held.status == VillageReport.Status.SENT:
        case = Assessment.objects.select_for_update().get(pk=case.pk)
        if not again and (case.status == S.PROPOSED) is propose:
            return held
        write_report(held, by)
    return send_report(case, by=by, propose=propose, reason=reason)


def _write(held: VillageReport, one: Answer, criteria: Criteria) -> tuple[str, str]:
    """Put one answer into a report that is saved later; what became of it."""
    now = sign_of(kept_in(held).get(one.name, Said()))
    kind, code = one.name[:2], one.name[2:]
    try:
        if kind == CRITERION:
            wanted = stored({code: one.said}, criteria)[code]
        elif kind == GROUND and code in criteria.ground_texts():
            wanted = {"met": one.said.met}
        else:
            raise Refused(_("Please choose from the list."))
    except Refused as refusal:
        return REFUSED, str(refusal)
    if now == sign_of(Said(**wanted)):
        return SAME, ""
    if now != one.before:
        return CONFLICT, ""
    if kind == CRITERION:
        held.answers[code] = wanted
    elif one.said.met is None:
        held.grounds.pop(code, None)
    else:
        held.grounds[code] = one.said.met
    return SAVED, ""
