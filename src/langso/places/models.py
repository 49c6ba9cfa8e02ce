"""Where things are: units in a tree, what became of them, and bodies that act."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

SEGMENT = 5  # digits of one step in `Unit.path`


class Unit(models.Model):
    """A place (đơn vị): nation, province, commune (xã/phường) or village (thôn).

    Schools and the health station of a commune stand below it like villages, but are
    none: whoever wants villages asks for their level.

    `path` is the way from the root, five digits a step, so that everything below a
    unit is one range of an index: `path >= a and path < b`. Digits alone sort the same
    under every collation. Villages have no national code, and codes change by
    decision, hence the dates.
    """

    class Level(models.TextChoices):
        NATION = "nation", _("Nation")
        PROVINCE = "province", _("Province")
        COMMUNE = "commune", _("Commune")
        VILLAGE = "village", _("Village")
        SCHOOL = "school", _("School")
        STATION = "station", _("Health station")

    IN_COMMUNE = ("village", "school", "station")

    level = models.CharField(max_length=8, choices=Level)
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=40, unique=True)
    ordinal = models.PositiveIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["ordinal", "path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="unit_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(level="nation", parent__isnull=True)
                | (~Q(level="nation") & Q(parent__isnull=False)),
                name="only_the_nation_is_a_root",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(valid_to__isnull=True),
                name="one_living_unit_of_a_name",
            ),
            models.UniqueConstraint(
                fields=["code", "level"],
                condition=Q(valid_to__isnull=True) & ~Q(code=""),
                name="one_living_unit_of_a_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path_end(self) -> str:
        """The first path after everything below this unit."""
        return str(int(self.path) + 1).zfill(len(self.path))


class Lineage(models.Model):
    """What became of a unit: merged, split or renamed into another, and by what act."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("Merged")
        SPLIT = "split", _("Split")
        RENAME = "rename", _("Renamed")

    before = models.ForeignKey(Unit, models.PROTECT, related_name="became")
    after = models.ForeignKey(Unit, models.PROTECT, related_name="came_from")
    on = models.DateField()
    kind = models.CharField(max_length=6, choices=Kind)
    basis = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], name="one_lineage_between_two_units"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="nothing_becomes_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Body(models.Model):
    """An organisation (cơ quan, đoàn thể) that owns tasks and signs papers."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("People's Committee")
        FRONT = "front", _("Fatherland Front")
        STEERING = "steering", _("Steering committee")
        OFFICE = "office", _("Office")
        ORGANISATION = "organisation", _("Organisation")
        STATION = "station", _("Station or school")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(valid_to__isnull=True),
                name="one_living_body_of_a_name",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="body_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name
