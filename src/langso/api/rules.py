"""Whose access codes one sees, and who may issue and revoke them."""

from datetime import timedelta

from django.db.models import QuerySet

from langso.api.models import ApiToken
from langso.people.models import Post, User
from langso.people.rules import Someone, may_end

LONGEST = timedelta(days=366)


def visible_tokens(person: Someone) -> QuerySet[ApiToken]:
    """One's own, of posts that are over, too."""
    if not isinstance(person, User):
        return ApiToken.objects.none()
    return ApiToken.objects.filter(post__user=person)


def may_issue(person: Someone, post: Post) -> bool:
    """The holder of the post, while it is held; nobody for somebody else."""
    return isinstance(person, User) and post.user_id == person.pk and post.is_held


def may_revoke(person: Someone, token: ApiToken) -> bool:
    """The holder of its post, and whoever could end the post."""
    own = isinstance(person, User) and token.post.user_id == person.pk
    return own or may_end(person, token.post)
