"""The catalogue: what can be counted, and which indicators are made of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Measure(models.Model):
    """Something counted (số liệu gốc), such as the households in the chat group.

    `commune` is empty for what the catalogue ships; a commune may add its own. A
    measure with a `fact` is counted from records by the room that keeps them
    (`wiring.FACTS`) and can be typed by nobody. `code` never changes: figures, closings
    and other installations know the measure by it.
    """

    class Kind(models.TextChoices):
        STOCK = "stock", _("How many there are on a day")
        FLOW = "flow", _("How many came in a period")

    class Place(models.TextChoices):
        VILLAGE = "village", _("In the village")
        COMMUNE = "commune", _("At the commune")
        SCHOOL = "school", _("At the schools")
        STATION = "station", _("At the health station")
        OUTSIDE = "outside", _("At a body outside the commune")

    code = models.SlugField(max_length=60)
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Name in the catalogue"), max_length=200)
    question = models.CharField(_("Question"), max_length=300)
    hint = models.CharField(_("How to count"), max_length=300, blank=True)
    unit = models.CharField(_("Unit of count"), max_length=40)
    kind = models.CharField(_("Kind"), max_length=5, choices=Kind)
    counted_where = models.CharField(_("Counted where"), max_length=8, choices=Place)
    decimals = models.PositiveSmallIntegerField(_("Decimal places"), default=0)
    fact = models.CharField(max_length=40, blank=True)
    is_estimate = models.BooleanField(_("An estimate, not a count"), default=False)
    definition = models.TextField(_("Definition"), blank=True)
    source = models.TextField(_("Source"), blank=True)
    doubts = models.TextField(_("Doubts"), blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "commune"], name="one_measure_of_a_code"
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(commune__isnull=True),
                name="one_shipped_measure_of_a_code",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=4), name="at_most_four_decimals"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """An indicator (chỉ số): a measure, a share of two, a change, or a milestone.

    A dated rule set: a new definition is a new row of the same `code` from a later day,
    with its basis; what was judged under the old one stays so. `policy` says in words
    what the denominator is.
    """

    class Kind(models.TextChoices):
        MEASURE = "measure", _("A number")
        RATIO = "ratio", _("A share of two numbers")
        CHANGE = "change", _("A change against the starting level")
        MILESTONE = "milestone", _("Done or not done")

    class Direction(models.TextChoices):
        UP = "up", _("More is better")
        DOWN = "down", _("Less is better")
        NONE = "none", _("Neither")

    code = models.SlugField(max_length=60)
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Name in the catalogue"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=9, choices=Kind)
    numerator = models.ForeignKey(
        Measure, models.PROTECT, related_name="indicators", verbose_name=_("Counted")
    )
    denominator = models.ForeignKey(
        Measure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators_below",
        verbose_name=_("Out of"),
    )
    unit = models.CharField(_("Unit of count"), max_length=40, blank=True)
    direction = models.CharField(_("Good way"), max_length=4, choices=Direction)
    policy = models.TextField(_("What the denominator is"), blank=True)
    calendar = models.CharField(_("Calendar"), max_length=20)
    words = models.TextField(_("Words by which a target is known"), blank=True)
    definition = models.TextField(_("Definition"), blank=True)
    source = models.TextField(_("Source"), blank=True)
    doubts = models.TextField(_("Doubts"), blank=True)
    at_end_only = models.BooleanField(_("Judged at the end only"), default=False)
    valid_from = models.DateField(_("In force from"))
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(_("Basis"), max_length=300, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "commune", "valid_from"],
                name="one_indicator_of_a_code_and_day",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(commune__isnull=True, valid_to__isnull=True),
                name="one_shipped_indicator_in_force",
            ),
            models.CheckConstraint(
                condition=Q(kind="ratio", denominator__isnull=False)
                | (~Q(kind="ratio") & Q(denominator__isnull=True)),
                name="a_ratio_has_a_denominator",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="indicator_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name
