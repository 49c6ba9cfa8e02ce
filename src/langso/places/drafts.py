"""An act on villages as it is filled in, before anybody wrote it down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from langso.core.actions import Refused
from langso.places.models import Lineage, Unit
from langso.vietnamese.dates import print_date

RANGE = re.compile(r"([0-9]{1,6})\s*[-–]\s*([0-9]{1,6})\Z")


@dataclass(frozen=True)
class Share:
    """What of a split village goes to one of the new ones, in the words of the form.

    `numbers` is "1-40, 55"; `addresses` has words of an address on each line; `rest`
    takes everything that no share names.
    """

    name: str
    numbers: str = ""
    addresses: str = ""
    rest: bool = False


@dataclass(frozen=True)
class Draft:
    """What becomes what from which day on, and how a split village is shared out."""

    kind: str
    olds: Sequence[Unit]
    names: Sequence[str]
    on: date
    shares: Sequence[Share] = field(default=())

    @property
    def is_split(self) -> bool:
        return self.kind == Lineage.Kind.SPLIT

    @property
    def is_ahead(self) -> bool:
        """The day is still to come."""
        return self.on > timezone.localdate()

    @property
    def sentence(self) -> str:
        """Say the whole act: "Thôn 3 và Thôn 4 thành Thôn Mới từ 1/7/2026"."""
        values = {
            "before": get_text_list([old.name for old in self.olds], _("and")),
            "after": get_text_list(list(self.names), _("and")),
            "day": print_date(self.on),
        }
        return _("%(before)s become %(after)s from %(day)s") % values


@dataclass(frozen=True)
class Effect:
    """What an act means for one kind of thing that is counted in villages."""

    label: str
    count: int
    fate: str


@dataclass(frozen=True)
class Part:
    """How many households one of the new villages gets."""

    name: str
    count: int


def read_numbers(text: str) -> tuple[list[range], set[str]]:
    """Read "1-40, 55, 12A" into ranges and single numbers. Raises `Refused`.

    >>> read_numbers("1-40, 55")
    ([range(1, 41)], {'55'})
    """
    ranges, single = [], set[str]()
    for piece in filter(None, (piece.strip() for piece in re.split("[,;\n]", text))):
        if found := RANGE.match(piece):
            first, last = int(found[1]), int(found[2])
            if last < first:
                raise Refused(_("%(piece)s runs backwards.") % {"piece": piece})
            ranges.append(range(first, last + 1))
        elif " " in piece or len(piece) > 20:
            wrong = {"piece": piece[:40]}
            raise Refused(_("%(piece)s is no number of a household.") % wrong)
        else:
            single.add(piece.casefold())
    return ranges, single
