"""What is counted, asked, reported, verified and closed."""

from langso.measures.models.asking import Check, Form, Period, Question
from langso.measures.models.catalogue import Indicator, Measure
from langso.measures.models.closings import Closing, ClosingLine, TrustedKey
from langso.measures.models.entered import TargetFigure
from langso.measures.models.explanations import Explanation, Obstacle
from langso.measures.models.figures import Figure
from langso.measures.models.ranking import Ranking
from langso.measures.models.reports import Evidence, Report
from langso.measures.models.ties import Share, Tie

__all__ = [
    "Check",
    "Closing",
    "ClosingLine",
    "Evidence",
    "Explanation",
    "Figure",
    "Form",
    "Indicator",
    "Measure",
    "Obstacle",
    "Period",
    "Question",
    "Ranking",
    "Report",
    "Share",
    "TargetFigure",
    "Tie",
    "TrustedKey",
]
