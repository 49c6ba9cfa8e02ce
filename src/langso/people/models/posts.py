"""Who people are, and which posts they hold."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from langso.core.ready import Blank, Ready
from langso.core.sealed import BlindHashField, SealedTextField
from langso.people import roles
from langso.people.roles import ABOVE, OF_THE_CITY, REPORTING, Role
from langso.places.models import Body, Unit


class User(AbstractUser):
    """A person with a login. What they may do follows from the posts they hold.

    Pages show a person by role, never by name; only those who hand out posts see names.
    """

    full_name = models.CharField(max_length=150, blank=True)
    phone = SealedTextField(null=True, blank=True)
    phone_hash = BlindHashField(of="phone")
    email = SealedTextField(_("E-mail"), blank=True)
    email_hash = BlindHashField(of="email")

    CONTACT = ("phone", "phone_hash", "email", "email_hash")  # saved together

    def __str__(self) -> str:
        return self.username

    @cached_property
    def current_posts(self) -> "list[Post]":
        """The posts held today; an expired one gives nothing."""
        posts = HELD_POSTS(user=self.pk, today=timezone.localdate())
        for post in posts:
            post.user = self
        return posts

    @cached_property
    def serves_communes(self) -> set[int]:
        """Communes where this person is an officer (công chức xã)."""
        return self.units(Role.OFFICER)

    @cached_property
    def leads_communes(self) -> set[int]:
        """Communes this person leads (lãnh đạo xã)."""
        return self.units(Role.LEADER)

    @cached_property
    def supervises_communes(self) -> set[int]:
        """Communes this person supervises (người giám sát): reads, never writes."""
        return self.units(Role.SUPERVISOR)

    @cached_property
    def administers_communes(self) -> set[int]:
        """Communes where this person hands out posts (quản trị xã)."""
        return self.units(Role.ADMINISTRATOR)

    @cached_property
    def administers_provinces(self) -> set[int]:
        """Provinces whose communes this person enters (quản trị tỉnh, thành phố)."""
        return self.units(Role.PROVINCE_ADMINISTRATOR)

    @property
    def hands_out_in(self) -> set[int]:
        """Communes, provinces and cities where this person hands out posts."""
        return self.administers_communes | self.administers_provinces

    @cached_property
    def oversees_communes(self) -> set[int]:
        """Communes below a province this person reads for: never a household's row."""
        above = self.units(*ABOVE)
        below = Unit.objects.filter(parent__in=above, level=Unit.Level.COMMUNE)
        return set(below.values_list("pk", flat=True)) if above else set()

    @cached_property
    def heads_villages(self) -> set[int]:
        """Villages this person heads (trưởng thôn, tổ trưởng)."""
        return self.units(Role.VILLAGE_HEAD)

    @cached_property
    def reads_cities(self) -> set[int]:
        """Cities whose closed figures this person reads."""
        return self.units(*OF_THE_CITY)

    @cached_property
    def reports_for(self) -> set[int]:
        """Villages, and communes for stations and schools, this person reports for."""
        return self.units(*REPORTING)

    @cached_property
    def reads_drafts(self) -> set[int]:
        """Communes whose unofficial papers this person may read."""
        return self.units(
            Role.OFFICER, Role.LEADER, Role.FRONT_OFFICER, Role.SUPERVISOR
        )

    @property
    def role_name(self) -> str:
        """The role shown instead of the name; empty without a post."""
        return self.current_posts[0].get_role_display() if self.current_posts else ""

    @property
    def standing_posts(self) -> "list[Post]":
        """The posts held today or to be held from a later day."""
        today = timezone.localdate()
        posts = self.posts.all()  # as prefetched for a list of people
        return [post for post in posts if not post.ends_on or post.ends_on >= today]

    def units(self, *roles: str) -> set[int]:
        """The units in which one of these roles is held today."""
        return {post.unit_id for post in self.current_posts if post.role in roles}


def held(on: Any = None) -> Q:
    """The condition of a post that counts on a day, today by default."""
    day = on or timezone.localdate()
    open_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return open_ended & Q(starts_on__lte=day)


def commune_of(unit: Unit) -> Unit | None:
    """The commune a unit is or lies in; none above communes."""
    if unit.level in Unit.IN_COMMUNE:
        return unit.parent
    return unit if unit.level == Unit.Level.COMMUNE else None


class Post(models.Model):
    """A role (chức danh) a person holds in a unit or one of its bodies for a time."""

    Role = roles.Role

    user = models.ForeignKey(User, models.CASCADE, related_name="posts")
    role = models.CharField(max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="posts"
    )
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
        return f"{self.get_role_display()}, {self.body or self.unit}"

    @property
    def is_held(self) -> bool:
        """Counts today."""
        today = timezone.localdate()
        return self.starts_on <= today and (not self.ends_on or self.ends_on >= today)

    @property
    def commune(self) -> Unit | None:
        """The commune the post belongs to; none for those above communes."""
        return commune_of(self.unit)


HELD_POSTS = Ready(
    lambda: (
        Post.objects.filter(held(Blank("today")), user=Blank("user"))
        .select_related("unit__parent", "body")
        .order_by("starts_on", "pk")
    )
)  # every request of somebody signed in asks this
