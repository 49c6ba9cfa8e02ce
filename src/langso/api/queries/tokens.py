"""Who asks, by the code a program carries."""

from django.utils import timezone

from langso.api.codes import hash_of
from langso.api.models import ApiToken
from langso.people.models import User


def bearer_of(code: str) -> User | None:
    """The person of a code that counts today, holding its post and no other.

    One query. Nobody for a code that is not known, revoked or past its last day, whose
    post is over, or whose account rests.
    """
    today = timezone.localdate()
    tokens = ApiToken.objects.filter(
        sha256=hash_of(code), revoked_at=None, last_day__gte=today
    )
    found = tokens.select_related("post__user", "post__unit__parent", "post__body")
    token = found.first()
    if token is None or not token.post.is_held or not token.post.user.is_active:
        return None
    user = token.post.user
    vars(user)["current_posts"] = [token.post]  # all rights follow from these
    return user
