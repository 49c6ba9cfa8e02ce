"""Questions asked of the register. Nothing here writes."""

from langso.registry.queries.dry_run import dry_run, read_book, register_of
from langso.registry.queries.history import Moment, history
from langso.registry.queries.left_behind import left_in, parts_of_split, with_left
from langso.registry.queries.listing import (
    Page,
    count_of,
    joined_another,
    living,
    page,
    search,
)
from langso.registry.queries.restricted import restricted_heads, restriction_of

__all__ = [
    "Moment",
    "Page",
    "count_of",
    "dry_run",
    "history",
    "joined_another",
    "left_in",
    "living",
    "page",
    "parts_of_split",
    "read_book",
    "register_of",
    "restricted_heads",
    "restriction_of",
    "search",
    "with_left",
]
