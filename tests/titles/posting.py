"""A posted list of households as it stands in the database, for pages to be looked at.

Written down at once: the way there is walked in test_life.
"""

from datetime import date, timedelta
from types import SimpleNamespace

from langso.people.actions import system
from langso.places.models import Unit
from langso.registry.models import Household
from langso.titles.actions.sets import shipped_sets
from langso.titles.models import (
    Assessment,
    Certificate,
    CriteriaSet,
    Decision,
    Dossier,
    Objection,
    Round,
)


def a_posted_list(village: Unit, today: date) -> SimpleNamespace:
    """This year's list of a village with an opinion, and an award of another title."""
    family, exemplary = (
        _set(village, title, today) for title in ("household", "commune")
    )
    opened = _round(village, family, today)
    posted = {
        "status": "posted", "posted_on": today,
        "posted_until": today + timedelta(days=10),
    }  # fmt: skip
    dossier, _is_new = Dossier.objects.update_or_create(
        round=opened, commune=village.parent, village=village, defaults=posted
    )
    place = {"commune": village.parent, "village": village, "dossier": dossier}
    cases = [
        Assessment.objects.update_or_create(
            round=opened, household=home, defaults={"status": "posted"} | place
        )[0]
        for home in Household.objects.filter(village=village)
    ]
    said = Objection.objects.create(
        dossier=dossier, assessment=cases[0], kind="against", text="Nhà ấy đốt rác",
        code="abcdefghjk",
    )  # fmt: skip
    made = _awarded(village, exemplary, today)
    return SimpleNamespace(
        dossier=dossier, case=cases[0], opinion=said, certificate=made
    )


def _set(village: Unit, title: str, today: date) -> CriteriaSet:
    shipped = next(one for one in shipped_sets() if one["title"] == title)
    made, _is_new = CriteriaSet.objects.get_or_create(
        commune=village.parent, title=title, year=today.year, name=shipped["name"],
        defaults={"basis": shipped["basis"], "body": shipped["body"],
                  "status": "in_force", "made_by": system()},
    )  # fmt: skip
    return made


def _round(village: Unit, chosen: CriteriaSet, today: date) -> Round:
    made, _is_new = Round.objects.get_or_create(
        commune=village.parent, title=chosen.title, year=today.year,
        defaults={"criteria_set": chosen, "on": today, "finish_by": today,
                  "opened_by": system()},
    )  # fmt: skip
    return made


def _awarded(village: Unit, chosen: CriteriaSet, today: date) -> Certificate:
    opened = _round(village, chosen, today)
    decision = Decision.objects.create(
        commune=village.parent, kind="award", number="915", symbol="QĐ-UBND",
        decided_on=today, authority="UBND", signer="Mẫu", decided_by=system(),
    )  # fmt: skip
    commune = village.parent
    dossier = Dossier.objects.create(round=opened, commune=commune, status="decided")
    case = Assessment.objects.create(
        round=opened, dossier=dossier, commune=commune, status="awarded",
        decision=decision,
    )  # fmt: skip
    return Certificate.objects.create(
        assessment=case, commune=commune, title=chosen.title, year=today.year,
        number=915, code="mnpqrstuvwxy", name=commune.name, village=commune.name,
    )  # fmt: skip
