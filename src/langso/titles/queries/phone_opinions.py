"""Opinions on a posted list as the village reads them: what is said, never by whom."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from langso.registry.models import Restriction
from langso.titles.models import Dossier, Objection
from langso.titles.rules import visible_objections


def opinions_on(dossier: Dossier, person: Any) -> QuerySet[Objection]:
    """Those to be answered first; the sealed name and contact are not even read.

    `is_restricted`: the household has its number shown only.
    """
    waits = When(status=Objection.Status.OPEN, then=Value(0))
    rows = visible_objections(person).filter(dossier=dossier)
    return (
        rows.defer("name", "contact")
        .select_related("assessment__household")
        .annotate(
            is_restricted=Exists(
                Restriction.objects.filter(household=OuterRef("assessment__household"))
            )
        )
        .order_by(Case(waits, default=Value(1)), "received_at", "pk")
    )
