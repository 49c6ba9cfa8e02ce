"""What a phone sends of a list, as JSON or as a page of a plain form, made clean."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from langso.titles.actions.ticking import Tick
from langso.titles.actions.ticking_many import MOST
from langso.titles.queries.phone_list import Line

BIGGEST = 512 * 1024  # bytes of JSON; five hundred ticks with all points have half
Code = Annotated[str, Field(max_length=40)]
Whole = Annotated[int, Field(ge=-(2**31), lt=2**31, strict=True)]
UNCLEAR = -1  # written in a box of points and no number: the action says why


class Malformed(ValueError):
    """What came is not what a phone of ours sends."""


class Sent(BaseModel):
    """Whatever a phone sends: these fields and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SentTick(Sent):
    """One tick: the case, what was chosen, the revision the phone had seen."""

    id: Annotated[int, Field(ge=1, lt=2**63, strict=True)]
    outcome: Code
    reason: Code = ""
    grounds: Annotated[list[Code], Field(max_length=40)] = []
    points: Whole | None = None
    marks: Annotated[dict[Code, Whole], Field(max_length=100)] = {}
    revision: Annotated[int, Field(ge=0, lt=2**31, strict=True)]


class Request(Sent):
    """Everything of one request, and whose it is."""

    person: int


class SentTicks(Request):
    """Ticks of a list."""

    ticks: Annotated[list[SentTick], Field(max_length=MOST)]


Shape = TypeVar("Shape", bound=Request)


def read(shape: type[Shape], raw: bytes, person: int) -> Shape:
    """Read what this person's phone sent; raise `Malformed` for anything else."""
    if len(raw) > BIGGEST:
        raise Malformed
    try:
        sent = shape.model_validate_json(raw)
    except ValidationError as error:
        raise Malformed from error
    if sent.person != person:  # a phone is handed on
        raise Malformed
    return sent


def chosen_in(sent: SentTicks) -> list[tuple[int, Tick]]:
    """The ticks as the action takes them."""
    return [
        (one.id, Tick(**one.model_dump(exclude={"id"})))  # fields of the same names
        for one in sent.ticks
    ]


def chosen_posted(lines: Iterable[Line], posted: Any) -> list[tuple[int, Tick]]:
    """The ticks of a page sent as a plain form, of households that were changed."""
    found = []
    for line in lines:
        outcome = posted.get(f"o-{line.pk}")
        if outcome is None:
            continue
        wanted = _posted(line, outcome, posted)
        if _differs(line, wanted):
            found.append((line.pk, wanted))
    return found


def _posted(line: Line, outcome: str, posted: Any) -> Tick:
    revision = posted.get(f"b-{line.pk}", "")
    return Tick(
        outcome,
        reason=posted.get(f"r-{line.pk}", ""),
        grounds=posted.getlist(f"g-{line.pk}"),
        points=_whole(posted.get(f"p-{line.pk}", "")),
        marks=_marks(line, posted),
        revision=int(revision) if revision.isdecimal() else line.revision,
    )


def _marks(line: Line, posted: Any) -> dict[str, int]:
    start = f"m-{line.pk}-"
    found = {key: _whole(posted[key]) for key in posted if key.startswith(start)}
    return {
        key.removeprefix(start): points
        for key, points in found.items()
        if points is not None
    }


def _whole(written: str) -> int | None:
    text = written.strip()
    if not text:
        return None
    return int(text) if text.isdecimal() and len(text) < 6 else UNCLEAR


def _differs(line: Line, wanted: Tick) -> bool:
    reason = wanted.reason if wanted.outcome == "not_proposed" else ""
    points: Mapping[str, int] = wanted.marks
    total = sum(points.values()) if points else wanted.points
    return (line.status, line.reason, line.points, set(line.grounds)) != (
        wanted.outcome, reason, total, set(wanted.grounds)
    ) or dict(line.marks) != dict(points)  # fmt: skip
