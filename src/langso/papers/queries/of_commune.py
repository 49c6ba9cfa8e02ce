"""What decisions of a commune and its letters of refusal say."""

from langso.papers.kinds import KINDS
from langso.papers.kinds.cancelling.content import Cancelling
from langso.papers.kinds.decision.content import Decision as Content
from langso.papers.kinds.lists import HOUSEHOLDS, VILLAGES, Home, Village
from langso.papers.kinds.refusal.content import Ground, Refusal
from langso.papers.objecting import time_to_object
from langso.papers.queries.heads import (
    COMMITTEE,
    TITLES,
    bases_of,
    head_of_committee,
    head_of_decision,
    in_words,
    post_in,
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
CARRIED_OUT_BY = "Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội"
OF_LIST = {
    Title.FAMILY: "trưởng các thôn và các hộ gia đình có tên trong danh sách",
    Title.VILLAGE: "trưởng các thôn, tổ dân phố có tên trong danh sách",
}
SUBJECTS = {Title.FAMILY: HOUSEHOLDS, Title.VILLAGE: VILLAGES}
SALUTATION = "ông/bà"


def round_of(decision: Decision) -> Round | None:
    """The round a decision awards or cancels in."""
    by = "cancelled_by" if decision.kind == Decision.Kind.CANCEL else "decision"
    rounds = Round.objects.filter(**{f"assessments__{by}": decision})
    return rounds.select_related("criteria_set", "commune").first()


def decision_of(decision: Decision) -> Content | None:
    """A decision with its list: who was awarded, as printed; never who was refused.

    The whole is every household of the villages decided, or every village of the round.
    None for one that cancels or was made above the commune. At most seven questions.
    """
    is_own = decision.kind == Decision.Kind.AWARD and not decision.is_outside
    opened = round_of(decision) if is_own else None
    if opened is None or opened.title not in OF_LIST:
        return None
    title = Title(opened.title)
    return Content(
        head=head_of_decision(KINDS["decision"], decision),
        title=TITLES[title],
        year=opened.year,
        authority=_authority(decision.commune),
        grounds=bases_of(opened, decision.decided_on),
        proposed_by=PROPOSED_BY,
        carried_out_by=f"{CARRIED_OUT_BY}, {OF_LIST[title]}",
        villages=_awarded(decision, title),
        counted=_counted(decision, opened),
        subject=SUBJECTS[title],
    )


def cancelling_of(decision: Decision) -> Cancelling | None:
    """A decision that cancels an award, with its reason; None for one that awards."""
    cases = decision.cancelled.select_related("household", "village", "decision")
    case, opened = cases.first(), round_of(decision)
    if case is None or opened is None or case.decision is None:
        return None
    who, certificate = _named(case), getattr(case, "certificate", None)
    head_of = f"{post_in(case.village)} {case.village}, " if case.village else ""
    return Cancelling(
        head=head_of_decision(KINDS["cancelling"], decision),
        title=TITLES[opened.title],
        year=opened.year,
        authority=_authority(decision.commune),
        grounds=bases_of(opened, decision.decided_on),
        proposed_by=PROPOSED_BY,
        carried_out_by=f"{CARRIED_OUT_BY}, {head_of}{who}".removesuffix(", "),
        awarded_to=who + (f", {case.village}" if case.household else ""),
        award=str(case.decision),
        awarded_on=case.decision.decided_on,
        reason=decision.reason.rstrip("."),
        certificate=str(certificate or ""),
    )


def refusal_of(case: Assessment) -> Refusal | None:
    """The letter to a household or village that was refused; none for any other."""
    decision, home, village = case.decision, case.household, case.village
    if case.status != Assessment.Status.REFUSED or not (decision and village):
        return None
    if decision.is_outside:  # that authority answers itself
        return None
    opened, commune = case.round, in_words(case.commune)
    street = [home.address, village.name] if home else []
    return Refusal(
        head=head_of_committee(
            KINDS["refusal"], case.commune, decision.decided_on, decision.signer
        ),
        title=TITLES[opened.title],
        year=opened.year,
        authority=_authority(case.commune),
        village=village.name,
        household=home.head if home else "",
        salutation=SALUTATION if home else post_in(village),
        address=", ".join(filter(None, street or [commune])),
        bases=bases_of(opened, decision.decided_on)[1:],
        grounds=_grounds(case),
        time_to_object=time_to_object(decision.decided_on),
        objects_to=f"{COMMITTEE} {commune}",
    )


def _named(case: Assessment) -> str:
    """Who was awarded, in the middle of a sentence."""
    if case.household:
        return f"hộ gia đình {SALUTATION} {case.household.head}"
    return case.village.name if case.village else in_words(case.commune)


def _authority(commune: Unit) -> str:
    return f"Chủ tịch {COMMITTEE} {in_words(commune)}"


def _awarded(decision: Decision, title: Title) -> tuple[Village, ...]:
    """By village, then house number: the order of the golden book."""
    rows = Certificate.objects.filter(assessment__decision=decision).order_by("number")
    if title == Title.VILLAGE:
        return tuple(map(Village, rows.values_list("name", flat=True)))
    listed: dict[str, list[Home]] = {}
    for name, address, village, number in rows.values_list(
        "name", "address", "village", "assessment__household__number"
    ):
        listed.setdefault(village, []).append(Home(number or "", name, address))
    return tuple(Village(name, tuple(homes)) for name, homes in listed.items())


def _counted(decision: Decision, opened: Round) -> int:
    if opened.title == Title.VILLAGE:
        return opened.dossiers.count()
    decided = Dossier.objects.filter(assessments__decision=decision)
    cases = Assessment.objects.filter(dossier__in=decided.values("pk"))
    return cases.exclude(status=Assessment.Status.LEFT).count()


def _grounds(case: Assessment) -> tuple[Ground, ...]:
    """The reason that was noted, and the provisions of the rule set that apply."""
    codes = set(case.grounds.values_list("code", flat=True))
    known = case.round.criteria_set.criteria.grounds
    law = [Ground("Căn cứ", f"{g.text} ({g.basis})") for g in known if g.code in codes]
    return (Ground("Lý do", case.refusal.rstrip(".")), *law)
