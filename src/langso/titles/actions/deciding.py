"""The commune's decision: titles awarded, refused, and later perhaps cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, move, record, require
from langso.core.bulk import insert_many
from langso.measures.actions.freshness import touch_commune
from langso.people.models import User
from langso.places.models import Unit
from langso.titles import days
from langso.titles.codes import new_code
from langso.titles.models import Assessment, Certificate, Decision, Dossier, Round
from langso.titles.numbering import is_taken
from langso.titles.queries.handing_out import handing_out
from langso.titles.rules import may_decide, may_print

S = Assessment.Status
D = Dossier.Status


@dataclass(frozen=True)
class Signed:
    """The head of a decision: number, symbol, day, and who signs."""

    number: str
    symbol: str
    decided_on: date
    signer: str


@dataclass(frozen=True)
class Outcome:
    """How many are awarded and refused, as the leader saw before pressing."""

    awarded: int
    refused: int


@transaction.atomic
def decide(
    opened: Round,
    dossiers: Sequence[Dossier],
    signed: Signed,
    *,
    by: User,
    seen: Outcome | None = None,
) -> Decision:
    """Award the titles of complete dossiers; those noted for refusal are refused.

    Certificates get their numbers, by village and house number. Raises `Refused` for
    a day to come, an empty choice, or counts other than `seen`; `Conflict` if one of
    the dossiers is not complete (any more): then nothing is decided.
    """
    require(may_decide(by, opened.commune))
    hold(opened.commune)
    if opened.criteria_set.is_decided_above:
        raise Refused(_("An authority above the commune decides on this title."))
    if not dossiers:
        raise Refused(_("Please choose the dossiers to decide."))
    decision = enter_decision(opened, Decision.Kind.AWARD, signed, by)
    for dossier in dossiers:
        if dossier.round_id != opened.pk:
            raise Conflict(dossier)
        move(dossier, D.ACCEPTED, D.DECIDED)
    cases = Assessment.objects.filter(dossier__in=dossiers, status=S.SUBMITTED)
    refused = cases.exclude(refusal="").update(status=S.REFUSED, decision=decision)
    awarded = cases.filter(refusal="").update(status=S.AWARDED, decision=decision)
    if seen not in (None, Outcome(awarded, refused)):
        raise Refused(_("The dossiers have changed meanwhile. Please look again."))
    _enter_certificates(opened, decision)
    touch_commune(opened.commune_id)
    record(
        "titles.decided", decision, by=by,
        awarded=awarded, refused=refused, dossiers=sorted(d.pk for d in dossiers),
    )  # fmt: skip
    return decision


@transaction.atomic
def cancel_award(
    assessment: Assessment, reason: str, signed: Signed, *, by: User
) -> Decision:
    """Cancel an award by a new decision, with the reason; its certificate says so.

    Raises `Refused` without a reason, `Conflict` if it is not an award (any more).
    """
    require(may_decide(by, assessment.commune))
    hold(assessment.commune)
    if not reason.strip():
        raise Refused(_("Please say why the award is cancelled."))
    first = assessment.decision
    if first and signed.decided_on < first.decided_on:
        raise Refused(_("An award is cancelled after it was made."))
    decision = enter_decision(
        assessment.round, Decision.Kind.CANCEL, signed, by, reason=reason.strip()
    )
    move(assessment, S.AWARDED, S.CANCELLED, cancelled_by=decision)
    touch_commune(assessment.commune_id)
    record("titles.cancelled", assessment, by=by, decision=decision.pk)
    return decision


@transaction.atomic
def note_publication(decision: Decision, on: date, *, by: User) -> None:
    """Write down when a decision was published; once.

    Raises `Refused` for a day to come or before the decision, `Conflict` if it was
    written down before.
    """
    require(may_print(by, decision.commune))
    if not decision.decided_on <= on <= days.today():
        raise Refused(_("It is published between the decision and today."))
    unknown = Decision.objects.filter(pk=decision.pk, published_on=None)
    if not unknown.update(published_on=on):
        raise Conflict(decision)
    decision.published_on = on
    record("titles.published", decision, by=by, on=f"{on}")


def enter_decision(
    opened: Round, kind: str, signed: Signed, by: User, reason: str = ""
) -> Decision:
    """Enter one for an action that has asked who may; `Refused` if it cannot be."""
    commune = opened.commune
    head = {
        "number": signed.number.strip(),
        "symbol": signed.symbol.strip(),
        "signer": signed.signer.strip(),
    }
    if not all(head.values()):
        raise Refused(_("Please give the number, the symbol and who signs."))
    if signed.decided_on > days.today():
        raise Refused(_("The day of the decision lies ahead."))
    _refuse_twin(commune, head["number"], head["symbol"], signed.decided_on)
    return Decision.objects.create(
        commune=commune,
        kind=kind,
        **head,
        decided_on=signed.decided_on,
        authority=opened.criteria_set.criteria.authority[:200],
        reason=reason,
        decided_by=by,
        is_sample=commune.is_sample,
    )


def _refuse_twin(commune: Unit, number: str, symbol: str, on: date) -> None:
    same = Decision.objects.filter(
        commune=commune, is_outside=False, number=number, symbol=symbol,
        decided_on__year=on.year,
    )  # fmt: skip
    if same.exists():
        raise Refused(_("There is a decision of that number in that year already."))
    if is_taken(commune, number, symbol, on):
        raise Refused(_("The register has a paper of that number already."))


def _enter_certificates(opened: Round, decision: Decision) -> None:
    """Number the new awards on from the last number of the year."""
    book = Certificate.objects.filter(
        commune=opened.commune, title=opened.title, year=opened.year
    )
    last = book.aggregate(last=Max("number"))["last"] or 0
    awards = handing_out(Assessment.objects.filter(decision=decision, status=S.AWARDED))
    insert_many(
        Certificate,
        [
            _certificate(opened, row, number)
            for number, row in enumerate(awards, last + 1)
        ],
    )


def _certificate(opened: Round, row: Any, number: int) -> dict[str, Any]:
    return {
        "assessment_id": row.pk,
        "commune_id": opened.commune_id,
        "title": opened.title,
        "year": opened.year,
        "number": number,
        "code": new_code(),
        "name": row.name,
        "address": row.address,
        "village": row.village,
    }
