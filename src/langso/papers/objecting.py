"""Within how many days a household may object, as a letter of refusal says it."""

from datetime import date

from langso.papers.day_rules import OBJECTING, days_on


def time_to_object(on: date) -> str:
    """The time as a letter of that day says it."""
    return f"{days_on(OBJECTING, on)} ngày kể từ ngày nhận được công văn này"
