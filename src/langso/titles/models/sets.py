"""Sets of criteria, as data with a date and a legal basis."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.titles.criteria import Criteria, read_criteria


class Title(models.TextChoices):
    """The titles (danh hiệu), each of one level."""

    FAMILY = "household", _("Cultural family")
    VILLAGE = "village", _("Cultural village")
    COMMUNE = "commune", _("Exemplary commune")


class CriteriaSet(models.Model):
    """A set of criteria (bộ tiêu chuẩn) of a title in one year.

    `body` is what `criteria.Criteria` reads. A set in use is never edited: a new year
    or a change is a copy.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_FORCE = "in_force", _("In force")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=9, choices=Title)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    basis = models.CharField(max_length=300)
    body: models.JSONField[Any, Any] = models.JSONField()
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    is_sample = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-year", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "title", "year", "name"],
                name="one_set_of_a_name_and_year",
            ),
            models.CheckConstraint(
                condition=~models.Q(basis=""), name="a_set_has_a_legal_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    @cached_property
    def criteria(self) -> Criteria:
        return read_criteria(self.body)

    @property
    def is_decided_above(self) -> bool:
        """No authority of the commune decides; never on the commune's own title."""
        return self.title == Title.COMMUNE or self.criteria.decided_above
