"""One period of a course over the year, with its numbers or without them. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Step:
    """One period of a course: what was verified by its end, what is reported besides.

    `value` is None where nobody reported that period. `url` is where it opens, for
    those who may; `covered` says how many villages are in it.
    """

    day: date
    name: str
    value: Decimal | None
    printed: str = ""
    is_closed: bool = False
    reported: Decimal | None = None
    reported_printed: str = ""
    covered: str = ""
    url: str = ""
    by_records: bool = False  # counted, not reported; no period is closed for it
    is_withheld: bool = False  # told, but not to everybody; not a gap

    @property
    def is_told(self) -> bool:
        return self.value is not None or self.is_withheld

    @property
    def kind(self) -> str:
        return "records" if self.by_records else "closed" if self.is_closed else "open"


def withhold(step: Step) -> Step:
    """The same period without its numbers; a gap stays a gap."""
    if step.value is None and step.reported is None:
        return step
    return replace(
        step, value=None, printed="", reported=None, reported_printed="",
        is_withheld=True,
    )  # fmt: skip
