"""What the history calls people: by their post, never by name."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.rules import is_system
from langso.core.subjects import Kind
from langso.people.models import Invitation, Post, User


def _posts(keys: Sequence[int]) -> Mapping[int, str]:
    posts = Post.objects.filter(pk__in=keys).select_related("unit", "body")
    return {post.pk: str(post) for post in posts}


def _cards(keys: Sequence[int]) -> Mapping[int, str]:
    cards = Invitation.objects.filter(pk__in=keys)
    found = cards.select_related("post__unit", "post__body")
    return {card.pk: _("Card for %(post)s") % {"post": card.post} for card in found}


def _users(keys: Sequence[int]) -> Mapping[int, str]:
    """The last post each held."""
    users = User.objects.filter(pk__in=keys)
    names = {user.pk: _nameless(user) for user in users}
    posts = Post.objects.filter(user__in=keys).select_related("unit", "body")
    return names | {post.user_id: str(post) for post in posts}


def _nameless(user: User) -> str:
    return _("The system") if is_system(user) else _("Someone without a post")


KINDS = {
    "people.user": Kind(gettext_lazy("Person"), _users, private=True),
    "people.post": Kind(gettext_lazy("Post"), _posts),
    "people.invitation": Kind(gettext_lazy("Invitation card"), _cards),
}
