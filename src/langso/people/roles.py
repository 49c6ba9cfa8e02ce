"""The roles (chức danh) there are, and where each of them is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may be; a post ties it to a place and a time."""

    VILLAGE_HEAD = "village_head", _("Village head")
    VILLAGE_FRONT_HEAD = "village_front_head", _("Village Front head")
    VILLAGE_REPORTER = "village_reporter", _("Village reporter")
    HEALTH_REPORTER = "health_reporter", _("Health reporter")
    SCHOOL_REPORTER = "school_reporter", _("School reporter")
    OFFICER = "commune_officer", _("Commune officer")
    LEADER = "commune_leader", _("Commune leader")
    FRONT_OFFICER = "front_officer", _("Front officer")
    SUPERVISOR = "supervisor", _("Supervisor")
    ADMINISTRATOR = "commune_administrator", _("Commune administrator")
    PROVINCE_ADMINISTRATOR = "province_administrator", _("Province administrator")
    CITY_READER = "city_reader", _("City reader")
    CITY_OFFICER = "city_officer", _("City officer")


OF_THE_CITY = (Role.CITY_READER, Role.CITY_OFFICER)
ABOVE = (Role.PROVINCE_ADMINISTRATOR, *OF_THE_CITY)  # of a province or city
VILLAGE_ONLY = (Role.VILLAGE_HEAD, Role.VILLAGE_FRONT_HEAD, Role.VILLAGE_REPORTER)
EITHER = {  # of a village, of the commune, or of one of these
    Role.HEALTH_REPORTER: "station",
    Role.SCHOOL_REPORTER: "school",
}
REPORTING = (*VILLAGE_ONLY, *EITHER)


def levels_of(role: str) -> tuple[str, ...]:
    """At which levels a role can be held.

    >>> levels_of("village_head"), levels_of("health_reporter")
    (('village',), ('village', 'commune', 'station'))
    """
    if role in VILLAGE_ONLY:
        return ("village",)
    if own := next((level for one, level in EITHER.items() if one == role), ""):
        return ("village", "commune", own)
    return ("province",) if role in ABOVE else ("commune",)


def held_in(level: str) -> list[Role]:
    """The roles held in a unit of a level; in a commune also those of its villages.

    >>> [role.value for role in held_in("province")]
    ['province_administrator', 'city_reader', 'city_officer']
    """
    levels = {level, "village"} if level == "commune" else {level}
    return [role for role in Role if levels & {*levels_of(role)}]
