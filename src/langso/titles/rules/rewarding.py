"""Who sees the rewards of earlier years, and who writes them down."""

from django.db.models import QuerySet

from langso.people.rules import Someone, is_officer
from langso.places.models import Unit
from langso.registry.rules import keeps_communes
from langso.titles.models import Cluster, PastImport, Reward


def visible_clusters(person: Someone) -> QuerySet[Cluster]:
    """Officers and leaders."""
    return Cluster.objects.filter(commune__in=keeps_communes(person))


def visible_rewards(person: Someone) -> QuerySet[Reward]:
    """Officers and leaders."""
    return Reward.objects.filter(commune__in=keeps_communes(person))


def visible_past_imports(person: Someone) -> QuerySet[PastImport]:
    """Officers and leaders."""
    return PastImport.objects.filter(commune__in=keeps_communes(person))


def may_keep_clusters(person: Someone, commune: Unit) -> bool:
    """An officer of the commune."""
    return is_officer(person, commune.pk)


def may_record_rewards(person: Someone, commune: Unit) -> bool:
    """An officer of the commune, who has the decision at hand."""
    return is_officer(person, commune.pk)
