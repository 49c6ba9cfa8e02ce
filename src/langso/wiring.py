"""What upper rooms offer to lower ones, in one place. Settings name it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from langso.api import subjects as of_api
from langso.core.chores import Offer
from langso.core.subjects import Kind
from langso.measures import subjects as of_measures
from langso.measures.facts import Fact
from langso.measures.queries.chores import officer_chores, village_chores
from langso.papers import subjects as of_papers
from langso.papers.actions import seal_papers_anew
from langso.papers.links import LINKS
from langso.papers.queries.numbers import is_taken, proposed_number
from langso.papers.rules import may_read_papers
from langso.papers.views.beginning import form_to_begin
from langso.people import subjects as of_people
from langso.people.actions.following import FATE as POSTS
from langso.people.actions.following import follow_villages as end_posts
from langso.people.models import Post
from langso.people.roles import REPORTING, Role
from langso.places import subjects as of_places
from langso.places.models import Unit
from langso.places.queries import Counter, count_villages, count_villages_over
from langso.registry import subjects as of_registry
from langso.registry.actions.following import follow_villages as move_households
from langso.registry.dividing import FATE as HOUSEHOLDS
from langso.registry.dividing import division_of, needs_shares
from langso.registry.facts import (
    count_flagged,
    count_households,
    count_over,
    count_register,
    records_of,
)
from langso.registry.models import Household, HouseholdFlag
from langso.registry.queries.chores import list_chores, request_chores, split_chores
from langso.registry.rules import may_read_register
from langso.resolutions import subjects as of_resolutions
from langso.resolutions.actions.following import follow_villages as redraw_pages
from langso.resolutions.chores import draft_chores
from langso.titles import facts as titles
from langso.titles import subjects as of_titles
from langso.titles.actions.following import follow_register
from langso.titles.phone import TITLES_ON_PHONES
from langso.titles.queries.chores import title_chores
from langso.titles.queries.village_chores import village_chores as village_title_chores


def _posts(role: Role) -> Counter:
    def count(villages: Sequence[Unit], on: date) -> int:
        posts = Post.objects.filter(role=role, unit__in=villages, starts_on__lt=on)
        return posts.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).count()

    return Counter(role.label, count, POSTS)


def _households(villages: Sequence[Unit], on: date) -> int:
    homes = Household.objects.filter(village__in=villages)
    return homes.filter(Q(moved_out__isnull=True) | Q(moved_out__gt=on)).count()


VILLAGE_COUNTERS = [
    Counter(_("Households"), _households, HOUSEHOLDS),
    *map(_posts, REPORTING),
]
SECTION_DOORS = {  # the menu shows no closed doors
    "registry": may_read_register,
    "papers": may_read_papers,
}
# Of decisions, by the register of papers; and what it needs before it can give any.
NUMBERS = (proposed_number, is_taken, form_to_begin)
SEALED_ANEW = [seal_papers_anew]  # goes along when the key of personal data changes
CHORES: list[Offer] = [  # what awaits whom
    officer_chores,
    village_chores,
    village_title_chores,
    draft_chores,
    list_chores,
    split_chores,
    request_chores,
    title_chores,
]


def _flagged(kind: str) -> Fact:
    count = (count_flagged(kind), records_of(kind), count_register)
    return Fact(*count, kind, count_over)


def _of_titles(name: str) -> Fact:
    together = titles.count_titles
    return Fact(
        titles.counting(name), titles.records, together, name, titles.count_over, True
    )


FACTS = {
    "villages": Fact(
        count_villages,
        lambda village, on: reverse("places:index"),
        over=count_villages_over,
    ),
    "households": Fact(
        count_households, records_of(""), count_register, over=count_over
    ),
    "households_poor": _flagged(HouseholdFlag.Kind.POOR),
    "households_near_poor": _flagged(HouseholdFlag.Kind.NEAR_POOR),
    "households_titled": _of_titles(titles.TITLED),
    "households_registered": _of_titles(titles.REGISTERED),
    "households_assessed": _of_titles(titles.ASSESSED),
    "objections_received": _of_titles(titles.OBJECTIONS),
    "villages_titled": _of_titles(titles.VILLAGES),
}
PHONE_ROOMS = (TITLES_ON_PHONES,)
HISTORY_KINDS: dict[str, Kind] = {  # what the history calls the rows of each room
    **of_places.KINDS,
    **of_people.KINDS,
    **of_registry.KINDS,
    **of_resolutions.KINDS,
    **of_measures.KINDS,
    **of_titles.KINDS,
    **of_papers.KINDS,
    **of_api.KINDS,
}
VILLAGE_FOLLOWERS = [
    move_households,
    end_posts,
    redraw_pages,
]  # what goes along, what ends
HOUSEHOLD_FOLLOWERS = [follow_register]  # what goes along with a change of the register
__all__ = [
    "CHORES",
    "FACTS",
    "HISTORY_KINDS",
    "HOUSEHOLD_FOLLOWERS",
    "LINKS",
    "NUMBERS",
    "PHONE_ROOMS",
    "SEALED_ANEW",
    "SECTION_DOORS",
    "VILLAGE_COUNTERS",
    "VILLAGE_FOLLOWERS",
    "division_of",
    "needs_shares",
]
