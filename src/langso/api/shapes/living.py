"""Communes, their resolutions, and what stands in them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from langso.api.shapes.base import Exact, Shape


class Commune(Shape):
    """A commune that has adopted a resolution, and the years of its resolutions."""

    id: int
    code: str
    name: str
    province: str
    is_sample: bool
    years: list[int]


class ResolutionHead(Shape):
    """A resolution that is in force, or was until a later version replaced it."""

    commune: int
    year: int
    version: int
    status: Annotated[str, Field(pattern="^(adopted|replaced)$")]
    title: str
    symbol: str
    held_on: date | None
    issued_on: date | None
    reason: str
    changed_at: datetime
    page: str


class Clause(Shape):
    """One numbered part of the text."""

    ident: str
    number: str
    title: str
    level: int
    text: str


class Resolution(ResolutionHead):
    """The resolution in force with its clauses and how many items stand in it."""

    issuers: list[str]
    clauses: list[Clause]
    results: int
    targets: int
    tasks: int


class Result(Shape):
    """What last year brought, as the document states it, with what does not add up."""

    id: int
    clause: str
    subject: str
    value: Exact | None
    unit: str
    part: Exact | None
    whole: Exact | None
    period: str
    baseline: str
    quote: str
    doubts: list[str]


class Sum(Shape):
    """What was counted up to a day: a value, or a part of a whole.

    `covered` of `expected` villages are in it; those `missing` are named. Both are 0
    where one answer stands for the commune. `of` says where schools or health stations
    report in place of villages; those missing are named alike.
    """

    as_of: date
    value: Exact | None
    part: Exact | None
    whole: Exact | None
    covered: int
    expected: int
    of: Literal["village", "school", "station"]
    missing: list[str]


class Obstacle(Shape):
    """Why a target cannot be met for now, and whose turn it is to lift that."""

    reason: str
    since: date
    turn: str
    expected_on: date | None


class Target(Shape):
    """A target with its verdict, which stands on what is verified.

    `reported` also counts what is sent and not approved yet; null where it is the
    same. `still_missing` counts single households, people or schools up to the goal,
    `short_today` up to what is needed by today.
    """

    id: int
    number: int
    title: str
    theme: str
    owner: str
    clause: str
    quote: str
    comparator: str
    value: Exact | None
    unit: str
    starts_on: date | None
    ends_on: date | None
    indicator: str | None
    status: Annotated[
        str,
        Field(
            pattern="^(reached|on_track|behind|missed|held_up|unknown|incomparable)$"
        ),
    ]
    status_words: str
    sentence: str
    goal: Exact | None
    still_missing: int | None
    short_today: int | None
    verified: Sum | None
    reported: Sum | None
    source: str
    obstacle: Obstacle | None
    page: str


class Value(Shape):
    """One number of a village; null where it is too small to publish (`withheld`)."""

    measure: str
    value: Exact | None
    withheld: bool


class VillageReport(Shape):
    """An approved report behind the number: its period and days, never a person."""

    period: str
    ends_on: date
    sent_on: date | None
    approved_on: date | None
    evidence: int
    values: list[Value]


class Origin(Shape):
    """One village behind a figure."""

    village: str
    part: Exact | None
    whole: Exact | None
    withheld: bool
    is_older: bool
    is_missing: bool
    reports: list[VillageReport]


class Opened(Shape):
    """The figure of a target, opened down to villages and reports."""

    target: int
    title: str
    quote: str
    numerator: str | None
    denominator: str | None
    calculation: str
    origins: list[Origin]


class Task(Shape):
    """Something to do, who leads, until when, how far it is."""

    id: int
    clause: str
    action: str
    lead: str
    deadline: str
    due_on: date | None
    progress: Annotated[str, Field(pattern="^(not_started|doing|done|late)$")]
    progress_on: date | None
    quote: str
