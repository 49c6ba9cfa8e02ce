"""The values of a household as people read them."""

from datetime import date

from langso.registry.models import Household
from langso.vietnamese.days import print_date

DAYS = ("moved_in", "moved_out")
CHATS = {str(value): label for value, label in Household.Chat.choices}


def in_words(field: str, value: object) -> str:
    """Print one value, also as the history keeps it: a day may stand as 2020-07-01.

    >>> in_words("moved_in", "2020-07-01"), in_words("people", 0)
    ('1/7/2020', '0')
    """
    if field == "in_chat_group":
        return str(CHATS.get(str(value), ""))
    if field in DAYS and isinstance(value, str) and value:
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return print_date(value)
    return "" if value is None else str(value)
