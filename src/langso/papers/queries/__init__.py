"""The reads of the room: the register, and what papers say of a round."""

from langso.papers.queries.register import (
    MOST_GAPS,
    Row,
    bytes_of,
    has_pdf,
    own_template,
    pdf_of,
    register_for,
    rows_of,
    search,
    template_of,
    years_of,
)

__all__ = [
    "MOST_GAPS",
    "Row",
    "bytes_of",
    "has_pdf",
    "own_template",
    "pdf_of",
    "register_for",
    "rows_of",
    "search",
    "template_of",
    "years_of",
]
