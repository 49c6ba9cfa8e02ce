"""Every numeral of a text and what it is: one tokenizer for figures and findings."""

from langso.reader.mentions.model import QUANTITIES, Kind, Mention
from langso.reader.mentions.scan import lowered, mentions

__all__ = ["QUANTITIES", "Kind", "Mention", "lowered", "mentions"]
