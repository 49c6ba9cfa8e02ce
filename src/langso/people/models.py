"""Who people are, and which posts they hold."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit


class User(AbstractUser):
    """A person with a login. What they may do follows from the posts they hold.

    Pages show a person by role, never by name.
    """

    def __str__(self) -> str:
        return self.username

    @cached_property
    def current_posts(self) -> "list[Post]":
        """The posts held today; an expired one gives nothing."""
        today = timezone.localdate()
        held = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        return list(
            self.posts.filter(held, starts_on__lte=today).select_related("unit")
        )

    @cached_property
    def serves_communes(self) -> set[int]:
        """Communes where this person is an officer (công chức xã)."""
        return self._units(Post.Role.OFFICER)

    @cached_property
    def leads_communes(self) -> set[int]:
        """Communes this person leads (lãnh đạo xã)."""
        return self._units(Post.Role.LEADER)

    @cached_property
    def supervises_communes(self) -> set[int]:
        """Communes this person supervises (người giám sát): reads, never writes."""
        return self._units(Post.Role.SUPERVISOR)

    @property
    def role_name(self) -> str:
        """The role shown instead of the name; empty without a post."""
        return self.current_posts[0].get_role_display() if self.current_posts else ""

    def _units(self, role: str) -> set[int]:
        return {post.unit_id for post in self.current_posts if post.role == role}


class Post(models.Model):
    """A role (chức danh) a person holds in a unit for a time."""

    class Role(models.TextChoices):
        OFFICER = "commune_officer", _("Commune officer")
        LEADER = "commune_leader", _("Commune leader")
        SUPERVISOR = "supervisor", _("Supervisor")

    user = models.ForeignKey(User, models.CASCADE, related_name="posts")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "starts_on"], name="one_post_each"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="post_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit}"


class SignInFailure(models.Model):
    """One failed sign-in: counted per name and address to slow guessing down."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["username", "at"], name="failures_of_a_name")]

    def __str__(self) -> str:
        return f"{self.username} {self.at:%F %T}"
