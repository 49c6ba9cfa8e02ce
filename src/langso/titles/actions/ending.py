"""A village or commune that is out for this year: where its dossier ends."""

from datetime import date

from langso.core.actions import move
from langso.measures.actions.freshness import touch_commune
from langso.titles.models import Dossier


def end_dossier(dossier: Dossier, why: str, on: date) -> None:
    """End it without a proposal, for an action that has asked who may.

    From that day on it is known that the village does not have the title of the year.
    """
    move(dossier, dossier.status, Dossier.Status.LOST, remark=why, lost_on=on)
    touch_commune(dossier.commune_id)
