"""The only stored totals: what a level froze and passed up."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from langso.resolutions.models.items import exact


class Closing(models.Model):
    """A commune's figures of a period, frozen with their coverage (chốt số liệu).

    Official: never edited; a change is the next version, with its reason. `body` is the
    very text that was hashed and signed, so that the file can be made again to the
    byte. `imported_at` is set where another installation closed it and handed it up.
    """

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    calendar = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    reason = models.TextField(blank=True)
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ends_on", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "calendar", "starts_on", "version"],
                name="one_closing_of_a_version",
            ),
            models.UniqueConstraint(fields=["sha256"], name="a_closing_stands_once"),
            models.CheckConstraint(
                condition=Q(version=1) | (Q(version__gt=1) & ~Q(reason="")),
                name="a_new_closing_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="closing_forwards"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.name}, {self.version}"


class ClosingLine(models.Model):
    """One measure of a closing: its total, from how many of how many units.

    No value where no unit reported: empty is not zero. `latest` is whether this is the
    newest version, so that a city reads one range of an index.
    """

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="lines")
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="+", db_index=False
    )
    measure = models.SlugField(max_length=60, db_index=False)
    ends_on = models.DateField()
    calendar = models.CharField(max_length=20)
    value = exact()
    covered = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()
    is_latest = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["calendar", "ends_on", "measure", "commune"],
                condition=Q(is_latest=True),
                name="latest_closing_lines",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "measure"], name="one_line_of_a_measure"
            ),
            models.CheckConstraint(
                condition=Q(covered__lte=F("expected")), name="covered_of_expected"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"


class TrustedKey(models.Model):
    """Whose closings an installation takes in: a commune and the key it signs with."""

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    key_id = models.CharField(max_length=16)
    public_key = models.CharField(max_length=64)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    trusted_at = models.DateTimeField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "key_id"], name="a_key_is_trusted_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key_id
