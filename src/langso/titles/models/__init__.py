"""The nouns of the room, each in its file."""

from langso.titles.models.deciding import Certificate, Decision
from langso.titles.models.meetings import Meeting, Objection, SignedMinutes
from langso.titles.models.past_imports import PastImport
from langso.titles.models.reports import Council, SentUp, VillageReport
from langso.titles.models.rewards import Cluster, Reward, RewardDecision
from langso.titles.models.rounds import Assessment, Dossier, ExcludingGround, Round
from langso.titles.models.sets import CriteriaSet, Title

__all__ = [
    "Assessment",
    "Certificate",
    "Cluster",
    "Council",
    "CriteriaSet",
    "Decision",
    "Dossier",
    "ExcludingGround",
    "Meeting",
    "Objection",
    "PastImport",
    "Reward",
    "RewardDecision",
    "Round",
    "SentUp",
    "SignedMinutes",
    "Title",
    "VillageReport",
]
