"""What the interface says and takes, as shapes: the schema is made of them.

Numbers are strings of digits with a point ("84.7"), so that no program rounds them;
days are ISO. Nothing here knows the database.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from langso.resolutions.wording import plain

NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
Exact = Annotated[str, Field(pattern=NUMBER, examples=["12535", "84.7"])]
T = TypeVar("T")


@lru_cache(maxsize=4096)  # mostly the same small ones
def exact(value: Decimal | None) -> str | None:
    """A number as it travels.

    >>> exact(Decimal("84.700000")), exact(Decimal(1200)), exact(None)
    ('84.7', '1200', None)
    """
    return None if value is None else format(plain(value), "f")


class Shape(BaseModel):
    """Exactly these members."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(Shape, Generic[T]):
    """A part of a list; `pages` says how many parts there are."""

    count: int
    page: int
    pages: int
    items: list[T]


class FieldTrouble(Shape):
    """What is in the way at one place of the request."""

    where: str
    message: str


class Conflict(Shape):
    """Two devices answered one question differently."""

    measure: str
    yours: Exact | None
    theirs: Exact | None


class Trouble(Shape):
    """Why there is no answer: one Vietnamese sentence, and the places it is about."""

    message: str
    fields: list[FieldTrouble] = []
    conflicts: list[Conflict] = []
