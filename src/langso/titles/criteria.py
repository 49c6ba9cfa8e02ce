"""What a set of criteria says: groups, grounds, marks, votes and days. Pure.

The law is data: a set is stored as JSON, and `read_criteria` gives it a shape. A round
keeps the set it was opened under.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$")]
Text = Annotated[str, Field(min_length=1, max_length=500)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]
Bound = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
Days = Annotated[int, Field(ge=0, le=120)]
COMMON_YEAR = 2001  # without a 29th of February


class Part(BaseModel):
    """A piece of a set: nothing unknown goes in, nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(Part):
    """One thing to fulfil (tiêu chí): yes or no, or up to so many points.

    With a bound the `measure` decides and nobody answers: the figure itself, or its
    share of another measure (`of`) in percent. Without one the figure stands beside
    what the village says.
    """

    code: Code
    text: Text
    points: Annotated[int, Field(gt=0, le=100)] | None = None
    measure: Code | None = None
    of: Code | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None

    @model_validator(mode="after")
    def _bounds_fit(self) -> "Criterion":
        if self.measure is None and (self.of or self.is_decided):
            raise ValueError("a bound without a measure")
        low, high = self.at_least, self.at_most
        if low is not None and high is not None and low > high:
            raise ValueError("bounds exclude each other")
        return self

    @property
    def is_decided(self) -> bool:
        """The measure decides."""
        return self.at_least is not None or self.at_most is not None


class Group(Part):
    """Criteria under one heading (tiêu chuẩn)."""

    name: Text
    criteria: tuple[Criterion, ...]


class Ground(Part):
    """What excludes from the title (không xét), yes or no, by a provision of law."""

    code: Code
    text: Text
    basis: Text


class Reason(Part):
    """Why a household is not proposed, without being excluded."""

    code: Code
    text: Text


class Threshold(Part):
    """A share that has to be reached, or passed where `more` is set.

    `of` is what it is a share of: all households of the village, or those present.
    """

    percent: Percent
    more: bool = False
    of: Literal["all", "present"] = "all"

    def met(self, part: int, whole: int) -> bool:
        """Compared exactly: 60 of 100 reaches 60 %, and does not pass it."""
        if whole <= 0:
            return False
        got, wanted = part * 100, self.percent * whole
        return got > wanted if self.more else got >= wanted

    def needed(self, whole: int) -> int:
        """The fewest that meet it.

        >>> Threshold(percent=60).needed(99), Threshold(percent=50, more=True).needed(8)
        (60, 5)
        """
        exact = self.percent * whole / 100
        least = int(exact)
        return least if least == exact and not self.more else least + 1


class Criteria(Part):
    """A whole set (bộ tiêu chuẩn) of one title, as a round runs under it."""

    groups: tuple[Group, ...]
    grounds: tuple[Ground, ...] = ()
    reasons: tuple[Reason, ...] = ()
    pass_mark: Annotated[int, Field(gt=0)] | None = None
    streak_years: Annotated[int, Field(ge=2, le=20)] | None = None
    streak_after: Literal["on", "anew"] = "on"  # a reward: years count on, or anew
    quorum: Threshold
    agree: Threshold
    posting_days: Days
    posting_counts: Literal["calendar", "working"] = "calendar"
    deciding_days: Days
    publishing_days: Days
    finish_by: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-[0-3]\d$")] = "11-24"
    authority: Text
    decided_above: bool = False  # by an authority above the commune
    papers: tuple[Code, ...] = ()

    @model_validator(mode="after")
    def _codes_once(self) -> "Criteria":
        codes = [c.code for g in self.groups for c in g.criteria]
        for named in (codes, [g.code for g in self.grounds]):
            if len(named) != len(set(named)):
                raise ValueError("code twice")
        return self

    @model_validator(mode="after")
    def _can_be_kept(self) -> "Criteria":
        """The last day is in every calendar, and the pass mark can be reached."""
        month, day = map(int, self.finish_by.split("-"))
        date(COMMON_YEAR, month, day)
        if self.pass_mark is not None and self.pass_mark > self.most_points:
            raise ValueError("pass mark above all points")
        return self

    @property
    def most_points(self) -> int:
        """What a household that fulfils everything gets."""
        return sum(c.points or 0 for g in self.groups for c in g.criteria)

    def passes(self, points: int | None) -> bool:
        """Has enough points; always, where nothing is asked for."""
        if self.pass_mark is None:
            return True
        return points is not None and points >= self.pass_mark

    def earns_reward(self, years: int) -> bool:
        """So many years that count (`streaks.counted_years`) are to be rewarded."""
        return self.streak_years is not None and years >= self.streak_years

    def ground_texts(self) -> dict[str, str]:
        return {ground.code: ground.text for ground in self.grounds}


class Unreadable(ValueError):
    """A set that cannot be used; `places` are the paths of what is wrong in it."""

    def __init__(self, places: list[str]) -> None:
        super().__init__(", ".join(places))
        self.places = places


def read_criteria(body: Any) -> Criteria:
    """Give a stored set its shape; raises `Unreadable`."""
    try:
        return Criteria.model_validate(body)
    except ValidationError as error:
        raise Unreadable(
            [".".join(map(str, found["loc"])) or "*" for found in error.errors()]
        ) from error
