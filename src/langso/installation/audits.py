"""Is the history as it was written, and as it was printed?"""

from datetime import date

from django.db.models import Sum

from langso.core.chains import same_hash
from langso.core.models import Chain
from langso.core.queries import chain_keys, faults, head_on
from langso.installation.words import Language, say
from langso.places.models import Unit
from langso.vietnamese.dates import print_date
from langso.vietnamese.days import read_date


def audit(printed: str | None, on: str | None, language: Language) -> int:
    """Print what was found, a sentence each; see `langso.installation.audit`."""
    found = list(faults())
    for fault in found:
        where = {"place": _place(fault.key, language), "number": fault.number}
        print(say(f"history_{fault.kind}", language, **where))
    if not found:
        lines = Chain.objects.aggregate(lines=Sum("length", default=0))
        print(say("history_well", language, **lines))
    compared = compare(printed, on, language) if printed else 0
    return compared or int(bool(found))


def compare(printed: str, on: str | None, language: Language) -> int:
    """Look for the chain that ended so on that day; 1 if there is none."""
    day = _day(on)
    if day is None:
        print(say("printed_day", language))
        return 2
    for key in chain_keys():
        head = head_on(key, day)
        if head and same_hash(head.hash, printed):
            values = {"place": _place(key, language), "number": head.number}
            print(say("printed_same", language, day=print_date(day), **values))
            return 0
    print(say("printed_other", language, day=print_date(day)))
    return 1


def _day(written: str | None) -> date | None:
    try:
        return read_date(written) if written else None
    except ValueError:
        return None


def _place(key: int, language: Language) -> str:
    commune = Unit.objects.filter(pk=key).first()
    return str(commune) if commune else say("no_commune", language)
