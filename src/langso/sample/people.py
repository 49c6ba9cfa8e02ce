"""The people of the sample: a head for every village, all with invented names."""

from datetime import date

from langso.people.actions import appoint, enter_person, system
from langso.people.models import User
from langso.people.roles import Role
from langso.places.models import Unit
from langso.places.queries import villages_of


def fill_posts(commune: Unit, officer: User, since: date) -> None:
    """Give every village its head, and let the officer hand out posts and cards."""
    by = system()
    appoint(officer, Role.ADMINISTRATOR, commune, by=by, starts_on=since)
    for village in villages_of(commune):
        name = f"Nguyễn Văn Mẫu {village.ordinal}"
        head = enter_person(name, village, Role.VILLAGE_HEAD, by=by)
        appoint(head, Role.VILLAGE_HEAD, village, by=by, starts_on=since)
