"""What the decision of a commune and its letters of refusal say."""

from langso.papers.kinds import KINDS
from langso.papers.kinds.decision.content import Decision as Content
from langso.papers.kinds.lists import Home, Village
from langso.papers.kinds.refusal.content import Ground, Refusal
from langso.papers.objecting import time_to_object
from langso.papers.queries.heads import (
    COMMITTEE,
    TITLES,
    bases_of,
    head_of_committee,
    in_words,
)
from langso.places.models import Unit
from langso.titles.models import (
    Assessment,
    Certificate,
    Decision,
    Dossier,
    Round,
    Title,
)

PROPOSED_BY = "Trưởng phòng Văn hóa - Xã hội"
CARRIED_OUT_BY = (
    "Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, trưởng các thôn và các hộ "
    "gia đình có tên trong danh sách"
)
SALUTATION = "ông/bà"


def round_of(decision: Decision) -> Round | None:
    """The round a decision awards in; none for one that cancels."""
    rounds = Round.objects.filter(assessments__decision=decision)
    return rounds.select_related("criteria_set", "commune").first()


def decision_of(decision: Decision, opened: Round | None = None) -> Content | None:
    """A decision with its list: who was awarded, as printed; never who was refused.

    The whole is every household of the villages decided. None for a decision that
    cancels, or about villages. At most six questions.
    """
    opened = opened or round_of(decision)
    if opened is None or opened.title != Title.FAMILY:
        return None
    return Content(
        head=head_of_committee(KINDS["decision"], decision.commune, decision),
        title=TITLES[opened.title],
        year=opened.year,
        authority=_authority(decision.commune),
        grounds=bases_of(opened, decision.decided_on),
        proposed_by=PROPOSED_BY,
        carried_out_by=CARRIED_OUT_BY,
        villages=_awarded(decision),
        households=_counted(decision),
    )


def refusal_of(case: Assessment) -> Refusal | None:
    """The letter to one household that was refused; none for any other."""
    decision, home, village = case.decision, case.household, case.village
    if case.status != Assessment.Status.REFUSED or not (decision and home and village):
        return None
    opened = case.round
    return Refusal(
        head=head_of_committee(KINDS["refusal"], case.commune, decision),
        title=TITLES[opened.title],
        year=opened.year,
        authority=_authority(case.commune),
        village=village.name,
        household=home.head,
        salutation=SALUTATION,
        address=", ".join(filter(None, [home.address, village.name])),
        bases=bases_of(opened, decision.decided_on)[1:],
        grounds=_grounds(case),
        time_to_object=time_to_object(decision.decided_on),
        objects_to=f"{COMMITTEE} {in_words(case.commune)}",
    )


def _authority(commune: Unit) -> str:
    return f"Chủ tịch {COMMITTEE} {in_words(commune)}"


def _awarded(decision: Decision) -> tuple[Village, ...]:
    """By village, then house number: the order of the golden book."""
    rows = Certificate.objects.filter(assessment__decision=decision).order_by("number")
    listed: dict[str, list[Home]] = {}
    for name, address, village, number in rows.values_list(
        "name", "address", "village", "assessment__household__number"
    ):
        listed.setdefault(village, []).append(Home(number or "", name, address))
    return tuple(Village(name, tuple(homes)) for name, homes in listed.items())


def _counted(decision: Decision) -> int:
    decided = Dossier.objects.filter(assessments__decision=decision)
    cases = Assessment.objects.filter(dossier__in=decided.values("pk"))
    return cases.exclude(status=Assessment.Status.LEFT).count()


def _grounds(case: Assessment) -> tuple[Ground, ...]:
    """The reason that was noted, and the provisions of the rule set that apply."""
    codes = set(case.grounds.values_list("code", flat=True))
    known = case.round.criteria_set.criteria.grounds
    law = [Ground("Căn cứ", f"{g.text} ({g.basis})") for g in known if g.code in codes]
    return (Ground("Lý do", case.refusal.rstrip(".")), *law)
