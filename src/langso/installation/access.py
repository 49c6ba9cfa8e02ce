"""A new password for somebody who forgot theirs."""

from django.db import DatabaseError

from langso.installation.words import Language, say
from langso.people.actions import new_password, system
from langso.people.models import User


def renew_password(username: str, language: Language) -> int:
    """Print a new password of a person who has posts; never one of the system."""
    try:
        user = User.objects.filter(username=username, posts__isnull=False).first()
    except DatabaseError as error:
        print(say("no_database", language, problem=error))
        return 1
    if user is None:
        print(say("no_such_user", language, username=username))
        return 1
    fresh = new_password(user, by=system())
    print(say("new_password", language, username=username, password=fresh))
    return 0
