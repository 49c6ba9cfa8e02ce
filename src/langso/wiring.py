"""What upper rooms offer to lower ones, in one place. Settings name it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from langso.measures.facts import Fact
from langso.people.models import Post
from langso.people.roles import Role
from langso.places.models import Unit
from langso.places.queries import Counter, count_villages
from langso.registry.actions.following import follow_villages
from langso.registry.facts import count_flagged, count_households, records_of
from langso.registry.models import Household, HouseholdFlag
from langso.registry.rules import may_read_register


def _posts(role: Role) -> Counter:
    def count(villages: Sequence[Unit], on: date) -> int:
        posts = Post.objects.filter(role=role, unit__in=villages, starts_on__lt=on)
        return posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).count()

    return Counter(role.label, count)


def _households(villages: Sequence[Unit], on: date) -> int:
    homes = Household.objects.filter(village__in=villages)
    return homes.filter(Q(moved_out__isnull=True) | Q(moved_out__gt=on)).count()


VILLAGE_ROLES = (Role.VILLAGE_HEAD, Role.VILLAGE_FRONT_HEAD, Role.VILLAGE_REPORTER)
VILLAGE_COUNTERS = [
    Counter(_("Households"), _households),
    *map(_posts, VILLAGE_ROLES),
]
SECTION_DOORS = {"registry": may_read_register}  # the menu shows no closed doors
VILLAGE_FOLLOWERS = [follow_villages]  # what goes along when villages become one
FACTS = {
    "villages": Fact(count_villages, lambda village, on: reverse("places:index")),
    "households": Fact(count_households, records_of("")),
    "households_poor": Fact(
        count_flagged(HouseholdFlag.Kind.POOR), records_of(HouseholdFlag.Kind.POOR)
    ),
    "households_near_poor": Fact(
        count_flagged(HouseholdFlag.Kind.NEAR_POOR),
        records_of(HouseholdFlag.Kind.NEAR_POOR),
    ),
}
