"""How people got in: cards, tries that failed, browsers that stay signed in."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.core.sealed import BlindHashField, SealedTextField
from langso.people.models.posts import Post, User

CARD_LASTS = timedelta(days=14)


def card_ends() -> Any:
    """When a card printed now stops working."""
    return timezone.now() + CARD_LASTS


class Invitation(models.Model):
    """A card (thẻ mời) that lets the holder of a post in: once, for 14 days.

    The code itself is not stored: it follows from `nonce` and the secret key, so that a
    card can be printed again while a copy of the database alone opens nothing.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting to be used")
        USED = "used", _("Used")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    post = models.ForeignKey(Post, models.CASCADE, related_name="invitations")
    status = models.CharField(max_length=9, choices=Status, default=Status.OPEN)
    nonce = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=card_ends)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(status="open"), name="one_open_card"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.get_status_display()}"

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires_at


class SignInFailure(models.Model):
    """One failed sign-in: counted per name and address to slow guessing down."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["username", "at"], name="failures_of_a_name")]

    def __str__(self) -> str:
        return f"{self.username} {self.at:%F %T}"


class Device(models.Model):
    """A browser that may be reminded (điện thoại nhận lời nhắc), while it is signed in.

    What it gave out to be written to is sealed; `session` ends it with the session.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="devices")
    endpoint = SealedTextField()
    endpoint_hash = BlindHashField(of="endpoint")
    p256dh = SealedTextField()
    auth = SealedTextField()
    session = models.CharField(max_length=40)
    made_at = models.DateTimeField(auto_now_add=True)
    reminded_on = models.DateField(null=True, blank=True)

    SEALED = ("endpoint", "endpoint_hash", "p256dh", "auth")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.pk}"
