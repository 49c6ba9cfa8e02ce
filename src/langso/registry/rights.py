"""Who answers persons about their data: the data officer.

That is the commune administrator. The post reads no register, so what this person sees
of a household goes through a request, and through an event.
"""

from django.db.models import Q, QuerySet

from langso.people.models import User
from langso.people.rules import Someone
from langso.places.models import Unit
from langso.registry.models import DataRequest, Household


def answers_for(person: Someone) -> set[int]:
    """Communes whose data officer this person is."""
    return person.administers_communes if isinstance(person, User) else set()


def may_answer(person: Someone, commune_id: int) -> bool:
    """The data officer of that commune."""
    return commune_id in answers_for(person)


def visible_requests(person: Someone) -> QuerySet[DataRequest]:
    """The data officer sees the requests of the commune."""
    return DataRequest.objects.filter(commune__in=answers_for(person))


def findable_households(person: Someone) -> QuerySet[Household]:
    """Every household of the commune, restricted or moved out or not."""
    return Household.objects.filter(commune__in=answers_for(person))


def findable_users(person: Someone) -> QuerySet[User]:
    """Whoever holds or held a post in the commune or one of its villages."""
    communes = answers_for(person)
    held = Q(posts__unit__in=communes) | Q(posts__unit__parent__in=communes)
    return User.objects.filter(held).distinct()


def commune_of_subject(subject: Household | User, person: Someone) -> Unit | None:
    """The commune a request is kept in, if the person answers for it there."""
    if isinstance(subject, Household):
        return subject.commune if may_answer(person, subject.commune_id) else None
    for post in subject.posts.select_related("unit__parent"):
        if post.commune and may_answer(person, post.commune.pk):
            return post.commune
    return None
