"""Many ticks that were kept on a phone: each on its own, each with its own answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, require
from langso.people.models import User
from langso.titles.actions.ticking import Tick, tick
from langso.titles.models import Assessment, Dossier
from langso.titles.rules import may_assess

MOST = 500  # ticks of one request
SAVED, SAME, CONFLICT, REFUSED = "saved", "same", "conflict", "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of one tick; `row` is the case as it stands now, where there is one.

    `how` is saved, same (it stood there already), conflict (somebody chose otherwise
    in the meantime) or refused, with the sentence for the person in `words`.
    """

    case: int
    how: str
    row: Assessment | None = None
    words: str = ""


def tick_many(
    dossier: Dossier, chosen: Sequence[tuple[int, Tick]], *, by: User
) -> list[Outcome]:
    """Write down ticks by key of their cases, one by one, each for good at once.

    Whatever is cut off is sent again: what was written before is then the same. Raises
    `NotAllowed`, and `Refused` for more than `MOST`.
    """
    require(may_assess(by, dossier))
    if len(chosen) > MOST:
        raise Refused(_("Please send at most %d households at once.") % MOST)
    keys = [key for key, _tick in chosen]
    cases = dossier.assessments.in_bulk(keys)
    return [_one(key, wanted, cases.get(key), by) for key, wanted in chosen]


def _one(key: int, wanted: Tick, case: Assessment | None, by: User) -> Outcome:
    if case is None:
        return Outcome(key, REFUSED, words=_("That household is not on this list."))
    try:
        done = tick(case, wanted, by=by)
    except Conflict as other:
        return Outcome(key, CONFLICT, cast(Assessment, other.row))
    except Refused as refusal:
        return Outcome(key, REFUSED, case, str(refusal))
    return Outcome(key, SAME if done.revision == case.revision else SAVED, done)
