"""What was counted towards a target, line by line; nothing is ever overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.resolutions.models.items import exact


class TargetFigure(models.Model):
    """One figure (số liệu) an officer entered for a target, with date and source.

    Append-only. A correction is a new line that `replaces` the old one and says why;
    the old one stays readable. A share keeps numerator and denominator; a milestone
    has the value 1 (reached) or 0. `missing` are the ids of the villages that are not
    in it yet, of `expected`.
    """

    class Kind(models.TextChoices):
        CURRENT = "current", _("Current figure")
        BASELINE = "baseline", _("Starting level")

    target = models.ForeignKey(
        "resolutions.Target", models.PROTECT, related_name="figures"
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CURRENT)
    as_of = models.DateField()
    value = exact()
    numerator = exact()
    denominator = exact()
    missing = models.JSONField(default=list, blank=True)
    expected = models.PositiveIntegerField(default=0)
    source = models.TextField()
    note = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["as_of", "pk"]
        indexes = [
            models.Index(fields=["target", "kind", "as_of"], name="figures_of_a_target")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    value__isnull=False,
                    numerator__isnull=True,
                    denominator__isnull=True,
                )
                | Q(
                    value__isnull=True,
                    numerator__isnull=False,
                    denominator__isnull=False,
                ),
                name="a_value_or_a_share",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="a_share_of_something",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True)
                | (Q(numerator__gte=0) & Q(numerator__lte=F("denominator"))),
                name="a_part_within_the_whole",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="a_figure_has_a_source"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""),
                name="a_correction_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.as_of}"
