"""Who people are, which posts they hold, and how they got in."""

from langso.people.models.entry import (
    CARD_LASTS,
    Device,
    Invitation,
    SignInFailure,
    card_ends,
)
from langso.people.models.posts import Post, User, commune_of, held

__all__ = [
    "CARD_LASTS",
    "Device",
    "Invitation",
    "Post",
    "SignInFailure",
    "User",
    "card_ends",
    "commune_of",
    "held",
]
