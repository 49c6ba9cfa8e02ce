"""What a person's posts allow, asked by every room in the same words."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from langso.core.rules import is_system
from langso.people.models import Post, User
from langso.people.roles import REPORTING
from langso.places.models import Unit

Someone = User | AnonymousUser


def reads_drafts_of(person: Someone) -> set[int]:
    """Communes whose unofficial papers this person may read; none for a stranger."""
    if not isinstance(person, User):
        return set()
    return person.reads_drafts


def is_officer(person: Someone, commune_id: int) -> bool:
    """Holds an officer's post in that commune today."""
    return isinstance(person, User) and commune_id in person.serves_communes


def visible_posts(person: Someone) -> QuerySet[Post]:
    """Administrators see the posts of their commune, officers those of its villages.

    An administrator of a province sees those at the province itself. Whose account
    rests stands in no list.
    """
    if not isinstance(person, User):
        return Post.objects.none()
    administers, serves = person.administers_communes, person.serves_communes
    theirs = Q(unit__in=person.hands_out_in) | Q(unit__parent__in=administers)
    inside = Q(unit__level__in=Unit.IN_COMMUNE, unit__parent__in=serves)
    return Post.objects.filter(theirs | inside, user__is_active=True)


def may_hand_out(person: Someone, unit: Unit) -> bool:
    """An administrator of the commune, in it and in its villages; and the set-up.

    Posts at a province or city are handed out by its own administrator.
    """
    if not isinstance(person, User):
        return False
    home = unit.parent_id if unit.level in Unit.IN_COMMUNE else unit.pk
    return is_system(person) or home in person.hands_out_in


def may_appoint(person: Someone, user: User, unit: Unit) -> bool:
    """Who may hand out posts there; but nobody appoints themselves."""
    return person.pk != user.pk and may_hand_out(person, unit)


def may_end(person: Someone, post: Post) -> bool:
    """Who may hand out posts there, except the holder."""
    return person.pk != post.user_id and may_hand_out(person, post.unit)


def may_invite(person: Someone, post: Post) -> bool:
    """Whoever may let in the holder; a card replaces the password of all posts."""
    return may_let_in(person, post.user) and _reaches(person, post)


def may_let_in(person: Someone, user: User) -> bool:
    """An administrator of every post the person holds, or an officer of the villages.

    Never oneself, and never somebody who also holds a post elsewhere: their card would
    open that, too.
    """
    if not isinstance(person, User) or person.pk == user.pk:
        return False
    posts = user.standing_posts
    return bool(posts) and all(_reaches(person, post) for post in posts)


def may_put_right(person: Someone, user: User) -> bool:
    """Who hands out all posts somebody holds, or held if none is left; never oneself.

    A telephone number or e-mail opens an account, so this reaches no other commune's.
    """
    posts = user.standing_posts or list(user.posts.select_related("unit"))
    others = bool(posts) and person.pk != user.pk
    return others and all(may_hand_out(person, post.unit) for post in posts)


def _reaches(person: Someone, post: Post) -> bool:
    if not isinstance(person, User):
        return False
    commune = post.commune.pk if post.commune else None
    serves = post.role in REPORTING and commune in person.serves_communes
    return may_hand_out(person, post.unit) or serves


def needs_second_factor(person: Someone) -> bool:
    """Holds a post that approves, signs or sees personal data.

    Which ones is a setting. A sample commune holds no data of real people.
    """
    if not isinstance(person, User):
        return False
    roles = settings.SECOND_FACTOR_ROLES
    return any(
        post.role in roles and not post.unit.is_sample for post in person.current_posts
    )


def idle_time(person: User) -> timedelta:
    """How long a session may rest before it ends: the shortest of all posts."""
    minutes = settings.IDLE_MINUTES
    allowed = [minutes.get(post.role, minutes[""]) for post in person.current_posts]
    return timedelta(minutes=min(allowed, default=minutes[""]))
