"""The nouns of the room, each in its file."""

from langso.papers.models.certificates import CertificateLayout, PrintRun
from langso.papers.models.register import (
    NumberRegister,
    Paper,
    PaperContent,
    PaperTemplate,
)

__all__ = [
    "CertificateLayout",
    "NumberRegister",
    "Paper",
    "PaperContent",
    "PaperTemplate",
    "PrintRun",
]
