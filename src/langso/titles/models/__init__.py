"""The nouns of the room, each in its file."""

from langso.titles.models.deciding import Certificate, Decision
from langso.titles.models.meetings import Meeting, Objection, SignedMinutes
from langso.titles.models.rounds import Assessment, Dossier, ExcludingGround, Round
from langso.titles.models.sets import CriteriaSet, Title

__all__ = [
    "Assessment",
    "Certificate",
    "CriteriaSet",
    "Decision",
    "Dossier",
    "ExcludingGround",
    "Meeting",
    "Objection",
    "Round",
    "SignedMinutes",
    "Title",
]
