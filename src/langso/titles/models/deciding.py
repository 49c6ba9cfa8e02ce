"""The decisions of the commune about titles, and the certificates that follow."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit


class Decision(models.Model):
    """A decision (quyết định) that awards or refuses titles, or cancels an award.

    Never edited: another decision cancels, or `replaces` it under a new number once its
    paper was cancelled; what was decided then hangs on the new one. `symbol` is what
    follows the number, as in "QĐ-UBND"; `published_on` is entered once, when it was.
    One `is_outside` was made above the commune and is only written down here.
    """

    class Kind(models.TextChoices):
        AWARD = "award", _("Award")
        CANCEL = "cancel", _("Cancellation")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    number = models.CharField(max_length=20)
    symbol = models.CharField(max_length=40)
    decided_on = models.DateField()
    authority = models.CharField(max_length=200)
    signer = models.CharField(max_length=120)
    reason = models.TextField(blank=True)
    is_outside = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )
    published_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(auto_now_add=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "is_outside", "number", "symbol", "decided_on"],
                name="one_decision_of_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="cancel") | ~Q(reason=""),
                name="a_cancellation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}"


class Certificate(models.Model):
    """A certificate (giấy công nhận) of one award, as it is printed.

    `number` is that of the golden book (sổ vàng) of the year; `code` stands in the QR
    code and opens the public page that says whether it is valid. What is printed is
    kept as it was when the decision was made.
    """

    assessment = models.OneToOneField(
        "titles.Assessment", models.PROTECT, related_name="certificate"
    )
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=200, blank=True)
    village = models.CharField(max_length=120)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "title", "year", "number"],
                name="one_certificate_of_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:05}/{self.year}"
