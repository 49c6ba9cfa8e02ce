"""The verified numbers."""

from django.db import models
from django.db.models import F, Q

from langso.measures.models.catalogue import Measure
from langso.measures.models.reports import Report


class Figure(models.Model):
    """One verified value (số liệu): measure × unit × period, from an approved report.

    Written when the report is approved, never edited: a correction writes a new one and
    the old one stays, no longer current. What was reported and is not yet approved
    stands in `Report.answers`. Every form that asks the same measure of the same unit
    for the same days reads this one; it is asked once. What is `is_apart` was asked in
    days that do not fit those of another form, and is in no sum.
    """

    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="+", db_index=False
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, related_name="figures", db_index=False
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=22, decimal_places=4)
    report = models.ForeignKey(Report, models.PROTECT, related_name="figures")
    reason = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=500, blank=True)
    is_current = models.BooleanField(default=True)
    is_apart = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["commune", "measure", "unit", "ends_on"],
                condition=Q(is_current=True),
                name="figures_of_a_commune",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "measure", "starts_on", "ends_on"],
                condition=Q(is_current=True),
                name="one_current_figure",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="figure_forwards"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0), name="a_count_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.unit_id} {self.ends_on}: {self.value}"
