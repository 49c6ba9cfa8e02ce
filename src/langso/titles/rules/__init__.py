"""Who sees which part of a round, and who may do what in it.

Households stand behind every row here: who may not read the register sees counts and
posted lists only. What excludes a household is for those who decide.
"""

from django.db.models import Q, QuerySet

from langso.people.models import User
from langso.people.rules import Someone, is_officer
from langso.places.models import Lineage, Unit
from langso.places.rules import may_edit
from langso.registry.rules import keeps_communes, keeps_villages
from langso.titles import days
from langso.titles.models import (
    Assessment,
    Certificate,
    Council,
    CriteriaSet,
    Decision,
    Dossier,
    ExcludingGround,
    Meeting,
    Objection,
    Round,
    SentUp,
    SignedMinutes,
    Title,
    VillageReport,
)


def _inside(person: Someone, way: str = "", opened: str = "round") -> Q:
    """Rows of the communes whose register one reads, and of the villages one heads.

    `way` leads to the row that has commune and village, `opened` to the round.
    """
    villages = keeps_villages(person)
    theirs = Q((f"{way}commune__in", keeps_communes(person)))
    return theirs | in_villages(villages, way, opened) if villages else theirs


def in_villages(villages: set[int], way: str = "", opened: str = "round") -> Q:
    """Rows of these villages, and in open rounds of households of what they were.

    A list that was voted on stays with the village that voted; where that one was
    merged, the new village goes on with it.
    """
    goes_on = {
        f"{way}village__in": merged_into(villages),
        f"{opened}__status": Round.Status.OPEN,
        f"{opened}__title": Title.FAMILY,
    }
    return Q((f"{way}village__in", villages)) | Q(**goes_on)


def merged_into(villages: set[int]) -> QuerySet[Lineage, int]:
    """Keys of the villages that were merged into these, in one act or two.

    One that was split has no single successor: the officer goes on with its list.
    """
    whole = [Lineage.Kind.MERGE, Lineage.Kind.RENAME]
    acts = Lineage.objects.filter(on__lte=days.today(), kind__in=whole)
    between = acts.filter(after__in=villages).values("before")
    found = acts.filter(Q(after__in=villages) | Q(after__in=between))
    return found.values_list("before", flat=True)


def visible_sets(person: Someone) -> QuerySet[CriteriaSet]:
    """Those of one's commune; officers and leaders."""
    return CriteriaSet.objects.filter(commune__in=keeps_communes(person))


def visible_rounds(person: Someone) -> QuerySet[Round]:
    """Of one's commune, and of the commune of one's village."""
    villages = Unit.objects.filter(pk__in=keeps_villages(person))
    homes = villages.values("parent") if keeps_villages(person) else []
    return Round.objects.filter(
        Q(commune__in=keeps_communes(person)) | Q(commune__in=homes)
    )


def visible_dossiers(person: Someone) -> QuerySet[Dossier]:
    """Officers and leaders see those of the commune; heads that of their village.

    And in an open round those of the villages that were merged into it.
    """
    return Dossier.objects.filter(_inside(person))


def visible_assessments(person: Someone) -> QuerySet[Assessment]:
    """As dossiers."""
    return Assessment.objects.filter(_inside(person))


def visible_grounds(person: Someone) -> QuerySet[ExcludingGround]:
    """Those who decide: the village's heads, officers and leaders; nobody else."""
    return ExcludingGround.objects.filter(
        _inside(person, "assessment__", "assessment__round")
    )


def visible_meetings(person: Someone) -> QuerySet[Meeting]:
    """As dossiers."""
    return Meeting.objects.filter(_inside(person, "dossier__", "dossier__round"))


def visible_reports(person: Someone) -> QuerySet[VillageReport]:
    """As dossiers."""
    return VillageReport.objects.filter(
        _inside(person, "assessment__", "assessment__round")
    )


def visible_councils(person: Someone) -> QuerySet[Council]:
    """Officers and leaders; a village sees the vote on itself as a meeting."""
    return Council.objects.filter(commune__in=keeps_communes(person))


def visible_sent_up(person: Someone) -> QuerySet[SentUp]:
    """Officers and leaders."""
    return SentUp.objects.filter(dossier__commune__in=keeps_communes(person))


def visible_minutes(person: Someone) -> QuerySet[SignedMinutes]:
    """As dossiers."""
    return SignedMinutes.objects.filter(
        _inside(person, "meeting__dossier__", "meeting__dossier__round")
    )


def visible_objections(person: Someone) -> QuerySet[Objection]:
    """As dossiers; who said it is for the officer alone (`may_see_who_objects`)."""
    return Objection.objects.filter(_inside(person, "dossier__", "dossier__round"))


def visible_decisions(person: Someone) -> QuerySet[Decision]:
    """Officers and leaders."""
    return Decision.objects.filter(commune__in=keeps_communes(person))


def visible_certificates(person: Someone) -> QuerySet[Certificate]:
    """Officers and leaders; everybody else has the address in the QR code."""
    return Certificate.objects.filter(commune__in=keeps_communes(person))


def posted_dossiers() -> QuerySet[Dossier]:
    """Lists anybody may read: posted, submitted and decided ones."""
    shown = Dossier.Status
    return Dossier.objects.filter(
        status__in=[shown.POSTED, shown.SUBMITTED, shown.ACCEPTED, shown.DECIDED],
        posted_on__isnull=False,
    )


def may_keep_sets(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_open_round(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_follow(person: Someone, commune: Unit) -> bool:
    """Whoever may change the register or the villages: rounds go along with both."""
    villages = keeps_villages(person)
    return (
        may_edit(person, commune.pk)
        or is_officer(person, commune.pk)
        or (bool(villages) and commune.children.filter(pk__in=villages).exists())
    )


def may_assess(person: Someone, dossier: Dossier) -> bool:
    """The heads of the village; an officer types in what came on paper."""
    return is_officer(person, dossier.commune_id) or _heads(person, dossier)


def _heads(person: Someone, dossier: Dossier) -> bool:
    """Heads the village, or the one it was merged into while its round is open."""
    villages = keeps_villages(person)
    if dossier.village_id in villages or not villages:
        return dossier.village_id in villages
    opened = dossier.round
    goes_on = opened.title == Title.FAMILY and opened.status == Round.Status.OPEN
    return goes_on and merged_into(villages).filter(before=dossier.village_id).exists()


def may_hold_meeting(person: Someone, dossier: Dossier) -> bool:
    """The village on its households; on a village or the commune the council votes."""
    if dossier.round.title == Title.FAMILY:
        return may_assess(person, dossier)
    return may_hold_council(person, dossier.commune)


def may_hold_council(person: Someone, commune: Unit) -> bool:
    """An officer records the meeting of the commune's emulation council."""
    return is_officer(person, commune.pk)


def may_see_grounds(person: Someone, dossier: Dossier) -> bool:
    """Those who decide."""
    return dossier.commune_id in keeps_communes(person) or _heads(person, dossier)


def may_see_who_objects(person: Someone, dossier: Dossier) -> bool:
    """The officer, who answers for it; never the village that is objected to."""
    return is_officer(person, dossier.commune_id)


def may_answer(person: Someone, objection: Objection) -> bool:
    """As `may_assess`."""
    return may_assess(person, objection.dossier)


def may_look_over(person: Someone, dossier: Dossier) -> bool:
    """An officer who neither submitted it nor recorded the council's vote."""
    is_other = isinstance(person, User) and person.pk != dossier.submitted_by_id
    if not is_other or not is_officer(person, dossier.commune_id):
        return False
    if dossier.round.title == Title.FAMILY:
        return True
    return not dossier.meetings.filter(council__recorded_by=person.pk).exists()


def may_send_up(person: Someone, dossier: Dossier) -> bool:
    """An officer, where the deciding authority is above the commune."""
    is_above = dossier.round.criteria_set.is_decided_above
    return is_above and is_officer(person, dossier.commune_id)


def may_decide(person: Someone, commune: Unit) -> bool:
    """Who leads the commune, and so signs."""
    return isinstance(person, User) and commune.pk in person.leads_communes


def may_print(person: Someone, commune: Unit) -> bool:
    """Officers and leaders of the commune."""
    return commune.pk in keeps_communes(person)
