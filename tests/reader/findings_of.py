"""What the tests ask of the doubts about a text."""

from langso.reader import read_text
from langso.reader.model import Finding


def findings(text: str, rule: str | None = None) -> list[Finding]:
    """Return the doubts about a text, of one rule or of all."""
    found = read_text(text).findings
    return [finding for finding in found if rule in (None, finding.rule)]


def severities(text: str, rule: str | None = None) -> list[str]:
    return [finding.severity for finding in findings(text, rule)]


def has_error(text: str) -> bool:
    return "error" in severities(text)
