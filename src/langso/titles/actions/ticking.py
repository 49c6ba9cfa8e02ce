"""Ticking a household on a list: proposed or not, why, with how many points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, record, require
from langso.people.models import User
from langso.titles import days
from langso.titles.actions.holding import hold_dossier
from langso.titles.criteria import Criteria
from langso.titles.models import Assessment, Dossier, ExcludingGround, Title
from langso.titles.rules import may_assess
from langso.vietnamese.dates import print_date

S = Assessment.Status
OUTCOMES = (S.ASSESSING, S.PROPOSED, S.NOT_PROPOSED)


@dataclass(frozen=True)
class Tick:
    """What was chosen for a household: an outcome and what belongs to it.

    `revision` is the one the phone had seen; None ticks whatever stands there.
    """

    outcome: str
    reason: str = ""
    grounds: Sequence[str] = ()
    points: int | None = None
    marks: Mapping[str, int] = field(default_factory=dict)
    revision: int | None = None


@transaction.atomic
def tick(assessment: Assessment, chosen: Tick, *, by: User) -> Assessment:
    """Write down what the village chose for a household.

    The same tick again changes nothing. Raises `NotAllowed`; `Refused` past the last
    day, after the vote, or where reason, points or grounds do not fit; `Conflict` with
    the case as it is now if somebody else chose otherwise in the meantime.
    """
    dossier = hold_dossier(assessment.dossier_id)
    require(may_assess(by, dossier))
    if dossier.round.title != Title.FAMILY:
        raise Refused(_("On this title the village writes a report."))
    refuse_time(dossier)
    criteria = dossier.round.criteria_set.criteria
    wanted = _checked(chosen, criteria)
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.status not in OUTCOMES:
        raise Refused(_("This household can no longer be ticked."))
    if _same(held, wanted):
        return held
    if chosen.revision is not None and chosen.revision != held.revision:
        raise Conflict(held)
    return write_tick(held, wanted, by)


def refuse_time(dossier: Dossier) -> None:
    """Stop with `Refused` after the vote, and past the last day of the round."""
    if not dossier.is_being_ticked:
        raise Refused(_("The list was voted on: it is changed no more."))
    if days.today() > dossier.round.finish_by:
        raise Refused(
            _("The round ended on %(day)s. Please ask the commune for another day.")
            % {"day": print_date(dossier.round.finish_by)}
        )


def _checked(chosen: Tick, criteria: Criteria) -> dict[str, Any]:
    """What is to be written, or `Refused` with the sentence for the person."""
    grounds = sorted({*chosen.grounds} & {g.code for g in criteria.grounds})
    if chosen.outcome not in OUTCOMES or len(grounds) != len({*chosen.grounds}):
        raise Refused(_("Please choose from the list."))
    points = _points(chosen, criteria)
    if chosen.outcome == S.PROPOSED:
        if grounds:
            raise Refused(_("A household with a ground of exclusion is not proposed."))
        if not criteria.passes(points):
            raise Refused(
                _("To be proposed, a household needs %d points or more.")
                % (criteria.pass_mark or 0)
            )
    reasons = {reason.code for reason in criteria.reasons}
    reason = chosen.reason if chosen.outcome == S.NOT_PROPOSED else ""
    if chosen.outcome == S.NOT_PROPOSED and not grounds and reason not in reasons:
        raise Refused(_("Please say why the household is not proposed."))
    return {
        "status": chosen.outcome,
        "reason": reason if reason in reasons else "",
        "points": points,
        "marks": dict(chosen.marks),
        "grounds": grounds,
    }


def _points(chosen: Tick, criteria: Criteria) -> int | None:
    """The points: of the criteria where they are given one by one, else the total."""
    most = {c.code: c.points or 0 for g in criteria.groups for c in g.criteria}
    if any(
        code not in most or not 0 <= n <= most[code] for code, n in chosen.marks.items()
    ):
        raise Refused(_("A criterion has more points than it can have."))
    points = sum(chosen.marks.values()) if chosen.marks else chosen.points
    if points is not None and not 0 <= points <= criteria.most_points:
        raise Refused(_("Points run from 0 to %d.") % criteria.most_points)
    return points


def _same(held: Assessment, wanted: dict[str, Any]) -> bool:
    codes = sorted(held.grounds.values_list("code", flat=True))
    kept = {key: value for key, value in wanted.items() if key != "grounds"}
    return codes == wanted["grounds"] and all(
        getattr(held, key) == value for key, value in kept.items()
    )


def write_tick(held: Assessment, wanted: dict[str, Any], by: User) -> Assessment:
    """Write an outcome that was found sound; `wanted` has the grounds, too."""
    grounds = wanted.pop("grounds")
    before = held.status
    for key, value in wanted.items():
        setattr(held, key, value)
    held.revision += 1
    held.ticked_by, held.ticked_at = by, timezone.now()
    held.save(update_fields=[*wanted, "revision", "ticked_by", "ticked_at"])
    if grounds or before == S.NOT_PROPOSED:
        held.grounds.exclude(code__in=grounds).delete()
        for code in grounds:
            ExcludingGround.objects.get_or_create(assessment=held, code=code)
    record("titles.ticked", held, by=by, status=[before, held.status])
    return held
