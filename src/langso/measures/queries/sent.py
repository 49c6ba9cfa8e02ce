"""What was sent and waits for approval, as plain rows. One query.

Every board reads it for its second needle; an instance of the model for each report,
its period and the one it corrects would cost more than the sums.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from langso.measures.models import Report
from langso.places.models import Unit


class Sent(NamedTuple):
    """One report that waits; `answers_before` are those of the one it corrects."""

    report: int
    commune: int
    unit: int
    form: int
    period: int
    starts_on: date
    ends_on: date
    answers: dict[str, Any]
    replaces: int | None
    answers_before: dict[str, Any] | None


def sent_in(
    commune: Unit, forms: Collection[int], start: date, until: date
) -> list[Sent]:
    """What waits of these forms, by the end of its period. No query without forms."""
    if not forms:
        return []
    rows = Report.objects.filter(
        commune=commune,
        status=Report.Status.SUBMITTED,
        period__form__in=forms,
        period__ends_on__gte=start,
        period__ends_on__lte=until,
    ).order_by("period__ends_on", "pk")
    cells = rows.values_list(
        "pk", "commune", "unit", "period__form", "period", "period__starts_on",
        "period__ends_on", "answers", "replaces", "replaces__answers",
    )  # fmt: skip
    return [Sent(*row) for row in cells]
