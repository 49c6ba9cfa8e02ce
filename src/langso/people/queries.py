"""Questions asked of people and their sign-ins. Nothing here writes."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils import timezone

from langso.core.sealing import blinds
from langso.people.codes import hash_of, read_code
from langso.people.models import Invitation, Post, SignInFailure, User
from langso.people.phones import read_phone
from langso.people.rules import may_end, may_invite, visible_posts
from langso.places.models import Unit
from langso.places.queries import heirs
from langso.vietnamese.spelling import fold

HALF_A_YEAR = timedelta(days=183)
WINDOW = timedelta(minutes=15)
ALLOWED = 5  # of one name from one address
CROWDED = 50  # of an address; then each name is tried once, as a village may share it
FLOODED = 500  # of an address; then it is only for those who were signed in from it
ALLOWED_AN_ACCOUNT = 30  # from addresses it was never signed in from
ALLOWED_CARDS = 300  # wrong codes of an address; one code in 10 ** 17 is right
LONGEST_NAME = 254  # of an e-mail
CARD = "#card"  # no user name, so that wrong codes are counted apart


def is_throttled(username: str, address: str) -> bool:
    """Too many failed sign-ins lately for this name, or from this address.

    Neither guesses at others from the same address nor guesses at this account from
    elsewhere lock out those who sign in where they always do.
    """
    recent = SignInFailure.objects.filter(at__gt=timezone.now() - WINDOW)
    here = recent.filter(address=address)
    tries = here.filter(username=username).count()
    if username == CARD:
        return tries >= ALLOWED_CARDS
    if tries >= ALLOWED:
        return True
    all_here = here.exclude(username=CARD)[:FLOODED].count()
    is_guessing = all_here >= FLOODED or (tries and all_here >= CROWDED)
    is_hunted = recent.filter(username=username).count() >= ALLOWED_AN_ACCOUNT
    if not is_guessing and not is_hunted:
        return False
    known = UserSession.objects.filter(user__username=username, ip=address)
    return not known.exists()


def with_phone(phone: str) -> QuerySet[User]:
    """Whoever signs in with this phone number, in its kept form."""
    return User.objects.filter(phone_hash__in=blinds(phone))


def with_email(email: str) -> QuerySet[User]:
    """Whoever signs in with this e-mail, in capital or small letters."""
    return User.objects.filter(email_hash__in=blinds(email))


def find_user(typed: str) -> User | None:
    """The person who signs in with this user name, phone number or e-mail."""
    typed = typed.strip()
    if len(typed) > LONGEST_NAME or "\0" in typed:
        return None
    user = User.objects.filter(username=typed).first()
    if user is None and "@" in typed:
        return with_email(typed).first()
    if user is None:
        try:
            return with_phone(read_phone(typed)).first()
        except ValueError:
            return None
    return user


def counted_name(typed: str) -> str:
    """The name failures are counted under: one for all the ways to name a person.

    What names nobody may be a stranger's number, or a password in the wrong field, so
    only its hash is kept.
    """
    user = find_user(typed)
    return user.username if user else f"?{blinds(typed.strip())[0]}"


def find_card(typed: str) -> Invitation | None:
    """The card with this code, whether or not it still works."""
    cards = Invitation.objects.select_related("post__user", "post__unit")
    return cards.filter(code_hash=hash_of(read_code(typed))).first()


def has_second_factor(user: User) -> bool:
    """Has a passkey or an authenticator app; codes on paper alone do not count."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def sessions_of(user: User) -> list[UserSession]:
    """Where a person is signed in right now, the latest first."""
    sessions = UserSession.objects.filter(user=user).order_by("-last_seen_at")
    return [session for session in sessions if session.exists()]


def open_cards(posts: QuerySet[Post]) -> QuerySet[Invitation]:
    """The cards that can still be used, in the order of the villages."""
    cards = Invitation.objects.filter(
        post__in=posts,
        status=Invitation.Status.OPEN,
        expires_at__gt=timezone.now(),
    )
    return cards.select_related("post__user", "post__unit", "post__body").order_by(
        "post__unit__ordinal", "post__role"
    )


def free_username(role: str, unit: Unit) -> str:
    """A short name to sign in with that nobody has yet: "thon3", "thon3.2"."""
    base = "".join(letter for letter in fold(unit.name) if letter.isalnum())[:40]
    base = base or role
    names = (base if n == 1 else f"{base}.{n}" for n in count(1))
    return next(
        name for name in names if not User.objects.filter(username=name).exists()
    )


def find_person(claims: dict[str, Any]) -> User | None:
    """The person a sign-on vouches for: by a verified phone number or e-mail only."""
    if claims.get("phone_number_verified") is True:
        phone = claims.get("phone_number")
        user = find_user(phone) if isinstance(phone, str) else None
        if user and user.phone:
            return user
    if claims.get("email_verified") is True and isinstance(claims.get("email"), str):
        return with_email(claims["email"]).first()
    return None


@dataclass(frozen=True)
class Stranded:
    """A post that ended with its village, and where it may go on.

    `taken` are the villages of these where somebody has such a post.
    """

    post: Post
    villages: list[Unit]
    taken: set[int]


def stranded(viewer: User) -> list[Stranded]:
    """Who has no village now, or soon; not those who have the post anew. Four queries.

    Only those whose post ended with the village, in the last half year or to come.
    """
    since = timezone.localdate() - HALF_A_YEAR
    over = visible_posts(viewer).filter(unit__valid_to__gt=since, ends_on__isnull=False)
    over = over.select_related("unit", "user").order_by("unit__ordinal", "role", "pk")
    posts = [post for post in over if _ended_with_village(post)]
    after = heirs({post.unit_id: post.unit for post in posts}.values())
    wanted = {unit.pk for units in after.values() for unit in units}
    anew = Post.objects.filter(unit__in=wanted)
    holders = {(post.user_id, post.role, post.unit_id) for post in anew}
    heads = {(role, unit) for _user, role, unit in holders}
    return [
        Stranded(post, units, {u.pk for u in units if (post.role, u.pk) in heads})
        for post in posts
        if (units := after[post.unit_id])
        and not any((post.user_id, post.role, unit.pk) in holders for unit in units)
    ]


def _ended_with_village(post: Post) -> bool:
    ends = post.unit.valid_to
    return ends is not None and post.ends_on == ends - timedelta(days=1)


@dataclass(frozen=True)
class PersonRow:
    """A post on the administrator's page, and what may be done with it."""

    post: Post
    may_end: bool
    may_invite: bool
    is_inside: bool
    card: Invitation | None


def people_page(viewer: User) -> list[PersonRow]:
    """The current and coming posts a viewer looks after, village by village."""
    over = Q(ends_on__lt=timezone.localdate())
    posts = visible_posts(viewer).exclude(over)
    posts = posts.select_related("unit__parent", "body", "user")
    posts = posts.prefetch_related("user__posts__unit__parent").order_by(
        "unit__level", "unit__ordinal", "role"
    )
    cards = {card.post_id: card for card in open_cards(posts)}
    return [
        PersonRow(
            post,
            may_end(viewer, post),
            may_invite(viewer, post),
            post.user.has_usable_password(),
            cards.get(post.pk),
        )
        for post in posts
    ]
