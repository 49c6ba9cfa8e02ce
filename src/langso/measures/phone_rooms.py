"""What upper rooms show on a village's phone, also without network.

The rooms offer it in `wiring.PHONE_ROOMS`: the home of a village shows their cards, its
service worker keeps their pages and sends what was written in them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from langso.people.models import User


@dataclass(frozen=True)
class Card:
    """One matter of the village on its home: how far it is, and where to go on.

    `waits` names the draft on the phone that belongs to it; `whole` is the address of
    all its steps, kept by the phone as `url` is.
    """

    title: str
    said: str
    url: str
    verb: str
    whole: str
    whole_verb: str
    waits: str
    urgent: bool = False


@dataclass(frozen=True)
class PhoneRoom:
    """What a room brings: files, scripts that send, patterns of pages, its cards."""

    files: tuple[str, ...]
    senders: tuple[str, ...]
    pages: tuple[str, ...]
    cards: Callable[[User, date], Iterable[Card]]


def phone_rooms() -> tuple[PhoneRoom, ...]:
    """Every room that shows something on a village's phone."""
    return cast(tuple[PhoneRoom, ...], import_string(settings.PHONE_ROOMS))


def cards_of(person: User, today: date) -> list[Card]:
    """The cards of all rooms for a person."""
    return [card for room in phone_rooms() for card in room.cards(person, today)]


def senders() -> list[str]:
    """The scripts that send what was written in the pages of upper rooms."""
    return [script for room in phone_rooms() for script in room.senders]
