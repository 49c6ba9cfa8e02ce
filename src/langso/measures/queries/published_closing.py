"""Which numbers of a closing only the commune and its city read."""

from django.db.models import Q

from langso.measures.closings.body import Body
from langso.measures.closings.publishing import telling
from langso.measures.models import Closing, ClosingLine, Measure
from langso.measures.queries.closing import body_of
from langso.places.models import Unit


def withheld_in(body: Body, commune: int) -> frozenset[str]:
    """Measures that are not published. One query where there might be some."""
    found = telling(body)
    return found - _of_the_commune(commune) if found else found


def kept_back(commune: Unit) -> set[int]:
    """Closings whose signed file not everybody reads. At most two queries."""
    alone = ClosingLine.objects.filter(commune=commune, covered__lte=1, value__gt=0)
    closings = Closing.objects.filter(pk__in=alone.values("closing"), imported_at=None)
    told = {one.pk: telling(body_of(one)) for one in closings}
    if not any(told.values()):
        return set()
    whole = _of_the_commune(commune.pk)
    return {pk for pk, measures in told.items() if measures - whole}


def _of_the_commune(commune: int) -> frozenset[str]:
    """What one answer for the whole commune says: no village stands behind it."""
    places = (Measure.Place.COMMUNE, Measure.Place.OUTSIDE)
    known = Measure.objects.filter(
        Q(commune=None) | Q(commune=commune), counted_where__in=places
    )
    return frozenset(known.values_list("code", flat=True))
