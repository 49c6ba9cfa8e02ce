"""What dossiers come to, by status and by day: what facts are made of."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils import timezone

from langso.places.models import Lineage
from langso.titles.models import Assessment, Dossier, Objection

S = Assessment.Status
ANSWERED = (S.AWARDED, S.REFUSED, S.CANCELLED)


def with_decision(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Each with the key of its decision and its day, `decided_by` and `decided_on`."""
    cases = Assessment.objects.filter(dossier=OuterRef("pk"), status__in=ANSWERED)
    decided = cases.order_by()
    return dossiers.annotate(
        decided_by=Subquery(decided.values("decision")[:1]),
        decided_on=Subquery(decided.values("decision__decided_on")[:1]),
    )


def dossiers_counted(
    commune: int | None, years: Collection[int], days: Sequence[date], *, said: bool
) -> list[dict[str, Any]]:
    """Dossiers of villages in rounds of these years: a row for each status of cases.

    `n` is how many cases have it. `cancelled` and, if wanted, `said` (opinions) until
    each of the `days` have the place of the day behind their name; they and the day of
    the decision are of the dossier. One question, and one pass through one index.
    """
    by_status = (
        Dossier.objects.filter(
            commune=commune, round__year__in=years, village__isnull=False
        )
        .order_by()
        .values(
            "pk", "village_id", "posted_on", "lost_on", "round__year", "round__title",
            "assessments__status",
        )
        .annotate(n=Count("assessments"))
    )  # fmt: skip
    decided = Assessment.objects.filter(dossier=OuterRef("pk"), status__in=ANSWERED)
    heir = Lineage.objects.filter(before=OuterRef("village")).order_by()
    asked: dict[str, Any] = {
        "decided_on": Subquery(decided.order_by().values("decision__decided_on")[:1]),
        "heirs": _counted(heir, "before"),
        "heir": Subquery(heir.values("after")[:1]),
    }
    for at, day in enumerate(days):
        asked[f"cancelled{at}"] = _cancelled(day)
        if said:
            asked[f"said{at}"] = _said(day)
    rows: Any = by_status.annotate(**asked)
    return list(rows)


def counted_by_status(dossiers: Collection[int]) -> Iterable[tuple[int, str, int]]:
    """Dossier, status, how many cases; out of one index."""
    cases = Assessment.objects.filter(dossier__in=dossiers).order_by()
    return cases.values_list("dossier", "status").annotate(n=Count("pk"))


def _cancelled(day: date) -> Subquery:
    gone = Assessment.objects.filter(
        dossier=OuterRef("pk"), status=S.CANCELLED, cancelled_by__decided_on__lte=day
    )
    return _counted(gone.order_by(), "dossier")


def _said(day: date) -> Subquery:
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    until = timezone.make_aware(midnight)
    said = Objection.objects.filter(dossier=OuterRef("pk"), received_at__lt=until)
    return _counted(said.order_by(), "dossier")


def _counted(rows: QuerySet[Any], by: str) -> Subquery:
    """How many there are; nothing where there is none."""
    return Subquery(rows.values(by).annotate(n=Count("pk")).values("n"))
