"""The unit of titles and votes, what decisions say of it, and what became of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.core.sealed import SealedTextField
from langso.places.models import Unit
from langso.registry.models.imports import Import


class Household(models.Model):
    """A household (hộ): its village, its head, how many people live in it.

    No identity numbers, ever. `revision` counts the changes, so that an import is
    undone only where nobody changed anything since.
    """

    class Chat(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    village = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(_("Number in the village"), max_length=20, blank=True)
    head = models.CharField(_("Head of household"), max_length=120)
    address = models.CharField(_("Address"), max_length=200, blank=True)
    people = models.PositiveSmallIntegerField(_("Persons"), null=True, blank=True)
    moved_in = models.DateField(_("Moved in"), null=True, blank=True)
    moved_out = models.DateField(_("Moved out"), null=True, blank=True)
    contact = SealedTextField(_("Telephone"), blank=True)
    in_chat_group = models.CharField(
        _("In the village's chat group"),
        max_length=7,
        choices=Chat,
        default=Chat.UNKNOWN,
    )
    search_text = models.CharField(max_length=350)
    name_sort = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        Import, models.PROTECT, null=True, blank=True, related_name="created"
    )
    revision = models.PositiveIntegerField(default=1)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_sort", "pk"]
        indexes = [
            models.Index(
                fields=["commune", "name_sort", "id", "moved_out", "search_text"],
                name="households_of_a_commune",
            ),
            models.Index(
                fields=["village", "name_sort", "id", "moved_out", "search_text"],
                name="households_of_a_village",
            ),
            models.Index(  # all that counting them on a day needs
                fields=["commune", "village", "moved_in", "moved_out"],
                name="households_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(head=""), name="household_has_a_head"),
        ]

    def __str__(self) -> str:
        return self.head


class HouseholdFlag(models.Model):
    """What a decision says of a household for a time: poor, near-poor, policy family.

    The last day belongs to it; another decision may have ended it.
    """

    class Kind(models.TextChoices):
        POOR = "poor", _("Poor household")
        NEAR_POOR = "near_poor", _("Near-poor household")
        POLICY = "policy", _("Policy family")

    household = models.ForeignKey(Household, models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=9, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=60)
    decided_on = models.DateField()
    end_decision = models.CharField(max_length=60, blank=True, default="")
    end_decided_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        Import, models.PROTECT, null=True, blank=True, related_name="flags"
    )

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "kind"],
                condition=Q(ends_on__isnull=True),
                name="one_open_flag_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="flag_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.decision})"


class VillageShare(models.Model):
    """Which households of a split village go to one of the new ones (chia hộ).

    As it was written down with the act; applied on the day the new village begins.
    """

    before = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    after = models.OneToOneField(Unit, models.PROTECT, related_name="+")
    numbers = models.CharField(max_length=1_000, blank=True)
    addresses = models.TextField(blank=True)
    rest = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["before"], condition=Q(rest=True), name="one_share_has_the_rest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class HouseholdLineage(models.Model):
    """Which household came out of which: split off, or merged into."""

    class Kind(models.TextChoices):
        SPLIT = "split", _("Split off")
        MERGE = "merge", _("Joined")

    before = models.ForeignKey(Household, models.PROTECT, related_name="became")
    after = models.ForeignKey(Household, models.PROTECT, related_name="came_from")
    kind = models.CharField(max_length=5, choices=Kind)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"], name="one_lineage_between_two_households"
            ),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="no_household_becomes_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
