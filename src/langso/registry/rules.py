"""Who sees which households, and who may do what with them.

Households are personal data: a supervisor reads everything but these.
"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from langso.people.models import User
from langso.people.rules import Someone, is_officer
from langso.places.models import Lineage, Unit
from langso.registry.models import Household, Import, Restriction

HEADS_A_VILLAGE = ("village_head", "village_front_head")


def keeps_villages(person: Someone) -> set[int]:
    """Villages this person heads today."""
    if not isinstance(person, User):
        return set()
    posts = person.current_posts
    return {post.unit_id for post in posts if post.role in HEADS_A_VILLAGE}


def keeps_communes(person: Someone) -> set[int]:
    """Communes whose whole register this person may read."""
    if not isinstance(person, User):
        return set()
    return person.serves_communes | person.leads_communes


def may_read_register(person: Someone) -> bool:
    """Officers and leaders of a commune, heads of a village."""
    return bool(keeps_communes(person) or keeps_villages(person))


def visible_households(person: Someone) -> QuerySet[Household]:
    """Officers and leaders see their whole commune; village heads their own village.

    Nobody sees a restricted one here, only the data officer (`registry.rights`).
    """
    communes, villages = keeps_communes(person), keeps_villages(person)
    free = Household.objects.exclude(pk__in=Restriction.objects.values("household"))
    if not villages:
        return free.filter(commune__in=communes)
    return free.filter(Q(commune__in=communes) | Q(village__in=villages))


def may_read(person: Someone, household: Household) -> bool:
    """Whoever reads the register of the commune, or heads the village."""
    is_theirs = household.commune_id in keeps_communes(person)
    return is_theirs or household.village_id in keeps_villages(person)


def visible_imports(person: Someone) -> QuerySet[Import]:
    """Officers see what was brought into the register of their commune."""
    communes = person.serves_communes if isinstance(person, User) else set[int]()
    return Import.objects.filter(commune__in=communes)


def may_import(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_keep(person: Someone, commune_id: int, village_id: int) -> bool:
    """An officer of the commune, or the head of the village, writes in the register."""
    return is_officer(person, commune_id) or village_id in keeps_villages(person)


def may_correct(person: Someone, household: Household) -> bool:
    """Whoever keeps the register of that village."""
    return may_keep(person, household.commune_id, household.village_id)


def visible_split_villages(person: Someone) -> QuerySet[Unit]:
    """Officers see which villages of their commune have ended and were split."""
    communes = person.serves_communes if isinstance(person, User) else set[int]()
    split = Lineage.objects.filter(kind=Lineage.Kind.SPLIT).values("before")
    ended = Unit.objects.filter(parent__in=communes, pk__in=split)
    return ended.filter(valid_to__lte=timezone.localdate())


def may_settle(person: Someone, village: Unit) -> bool:
    """An officer says where the households of a village that was split go."""
    return is_officer(person, village.parent_id or 0)


def may_decide_flags(person: Someone, household: Household) -> bool:
    """An officer writes down what a decision says; a village head does not."""
    return is_officer(person, household.commune_id)


def may_export(person: Someone, villages: Sequence[Unit]) -> bool:
    """Whoever keeps the register of all these villages; a leader only reads it."""
    kept = [may_keep(person, v.parent_id or 0, v.pk) for v in villages]
    return bool(kept) and all(kept)
