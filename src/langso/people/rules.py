"""What a person's posts allow, asked by every room in the same words."""

from django.contrib.auth.models import AnonymousUser

from langso.people.models import User

Someone = User | AnonymousUser


def reads_drafts_of(person: Someone) -> set[int]:
    """Communes whose unofficial papers this person may read; none for a stranger."""
    if not isinstance(person, User):
        return set()
    return person.serves_communes | person.leads_communes | person.supervises_communes


def is_officer(person: Someone, commune_id: int) -> bool:
    """Holds an officer's post in that commune today."""
    return isinstance(person, User) and commune_id in person.serves_communes
