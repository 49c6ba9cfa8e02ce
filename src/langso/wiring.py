"""What upper rooms offer to lower ones, in one place. Settings name it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from langso.people.models import Post
from langso.people.roles import Role
from langso.places.models import Unit
from langso.places.queries import Counter


def _posts(role: Role) -> Counter:
    def count(villages: Sequence[Unit], on: date) -> int:
        posts = Post.objects.filter(role=role, unit__in=villages, starts_on__lt=on)
        return posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).count()

    return Counter(role.label, count)


VILLAGE_ROLES = (Role.VILLAGE_HEAD, Role.VILLAGE_FRONT_HEAD, Role.VILLAGE_REPORTER)
VILLAGE_COUNTERS = [_posts(role) for role in VILLAGE_ROLES]
