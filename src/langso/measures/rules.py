"""Who may write down figures."""

from langso.people.rules import Someone
from langso.resolutions.models import Target
from langso.resolutions.rules import may_follow_up


def may_enter(person: Someone, target: Target) -> bool:
    """An officer of the commune, while the resolution is in force."""
    return may_follow_up(person, target.resolution)
