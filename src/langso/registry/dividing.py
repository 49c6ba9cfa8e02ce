"""Which household of a split village goes where: by number, by address, or the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langso.core.actions import Refused
from langso.places.drafts import Draft, Part, Share, read_numbers
from langso.places.models import Lineage, Unit
from langso.registry.models import Household
from langso.vietnamese.spelling import fold

Kind = Lineage.Kind
FATE: dict[str, Any] = {  # what the preview of an act says
    Kind.MERGE: gettext_lazy("go along to the new village"),
    Kind.SPLIT: gettext_lazy("go to the new villages as below"),
    Kind.RENAME: gettext_lazy("go along under the new name"),
}
NAMED = 10  # of those in the way, as many are named


@dataclass(frozen=True)
class Home:
    """As much of a household as decides where it goes."""

    pk: int
    number: str
    address: str


class Wanted:
    """One share, read: does a household belong to it?"""

    def __init__(self, share: Share) -> None:
        self.name, self.rest = share.name, share.rest
        self.ranges, self.single = read_numbers(share.numbers)
        lines = map(_words, share.addresses.splitlines())
        self.addresses = [line for line in lines if line.strip()]

    def has(self, home: Home) -> bool:
        number = home.number.strip().casefold()
        if number in self.single:
            return True
        if number.isdecimal() and any(int(number) in span for span in self.ranges):
            return True
        address = _words(home.address)
        return any(words in address for words in self.addresses)


def _words(text: str) -> str:
    """Words alone, a blank on both sides, so that ngõ 1 is not found in ngõ 12."""
    return f" {' '.join(re.findall('[a-z0-9]+', fold(text)))} "


def homes_of(village: Unit, on: date) -> list[Home]:
    """Those who live in a village on a day."""
    stay = Q(moved_out__isnull=True) | Q(moved_out__gt=on)
    rows = Household.objects.filter(stay, village=village).order_by("pk")
    return [Home(*row) for row in rows.values_list("pk", "number", "address")]


def needs_shares(draft: Draft) -> bool:
    """A split says who goes where if anybody lives there, or may until then."""
    ahead = draft.on > timezone.localdate()
    return draft.is_split and (ahead or bool(homes_of(draft.olds[0], draft.on)))


def division_of(draft: Draft) -> list[Part]:
    """How many households each new village gets, all of them counted once.

    Raises `Refused` while one belongs to two villages, or nobody says where one goes.
    """
    if not needs_shares(draft):
        return []
    homes = homes_of(draft.olds[0], draft.on)
    refuse_unclear(draft.shares, homes)
    counts = Counter(assign(draft.shares, homes).values())
    return [Part(share.name, counts[share.name]) for share in draft.shares]


def assign(shares: Sequence[Share], homes: Iterable[Home]) -> dict[int, str]:
    """The new village of every household: the first share that has it, else the rest.

    Raises `LookupError` without a share for the rest; nobody is left behind.
    """
    wanted = [Wanted(share) for share in shares]
    rest = next((share.name for share in wanted if share.rest), None)
    if rest is None:
        raise LookupError("no village for the rest")
    return {
        home.pk: next((want.name for want in wanted if want.has(home)), rest)
        for home in homes
    }


def refuse_unclear(shares: Sequence[Share], homes: Sequence[Home]) -> None:
    """Stop with the numbers of what is in two villages, or in none there is."""
    if not any(share.rest for share in shares):
        raise Refused(_("Say to which village all other households go."))
    wanted = [Wanted(share) for share in shares]
    twice = [home for home in homes if sum(want.has(home) for want in wanted) > 1]
    if twice:
        which = ", ".join(home.number or "?" for home in twice[:NAMED])
        said = {"count": len(twice), "which": which}
        raise Refused(
            _("%(count)s households are in two villages; numbers: %(which)s.") % said
        )
    refuse_unknown(wanted, homes)


def refuse_unknown(wanted: Iterable[Wanted], homes: Iterable[Home]) -> None:
    """Stop with the numbers that no household has."""
    known = {home.number.strip().casefold() for home in homes}
    typed = set[str]().union(*(want.single for want in wanted))
    if unknown := sorted(typed - known)[:NAMED]:
        said_of = {"which": ", ".join(unknown)}
        raise Refused(_("No household here has the number %(which)s.") % said_of)
