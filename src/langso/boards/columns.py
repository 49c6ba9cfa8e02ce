"""Which rows and columns the public pages read, in the words of the database."""

from django.db.models import Model

from langso.measures.models import (
    Closing,
    ClosingLine,
    Indicator,
    Obstacle,
    Share,
)
from langso.places.models import Unit
from langso.resolutions.models import (
    Clause,
    Doubt,
    Item,
    Resolution,
    Result,
    Target,
    Task,
)

SPAN = ("clause_id", "start", "end", "quote", "note")
STATED = (*SPAN, "subject", "comparator", "value", "unit", "numerator", "denominator")
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Clause: ("id", "ident", "number", "title", "text", "level", "start", "end"),
    Result: ("id", *STATED, "period", "baseline"),
    Target: (
        "id", *STATED, "baseline", "baseline_value", "period_start", "period_end",
        "direction", "at_end_only", "theme", "owner", "thread",
    ),
    Task: (
        "id", *SPAN, "action", "lead", "deadline", "due_on", "closing", "progress",
        "progress_note", "progress_at",
    ),
    Doubt: (
        "id", "clause_id", "order", "rule", "severity", "message_vi", "message_en",
        "spans", "answer", "note",
    ),
    Unit: ("id", "name", "ordinal", "path"),
    Resolution: ("id", "commune_id", "year", "status", "version", "reason"),
    Obstacle: ("id", "thread", "reason", "since", "turn", "expected_on"),
    Share: ("id", "thread", "village_id", "value"),
    Indicator: ("id", "name", "words", "unit", "order"),
    Closing: ("id", "name", "version", "sha256", "closed_at"),
    ClosingLine: (
        "id", "measure", "ends_on", "calendar", "value", "covered", "expected",
    ),
}  # fmt: skip
PUBLIC = (Clause, Result, Target, Task, Doubt, Unit, Resolution, Obstacle, Closing)
ORIGIN = (Clause, Result, Target, Unit, Obstacle, Share, Indicator, ClosingLine)
LEADER = (Result, Target, Unit, Obstacle, Share, Indicator)
HERE = (
    "commune_id = %(commune)s AND thread IN (SELECT thread FROM resolutions_target"
    " WHERE resolution_id = %(resolution)s)"
)
YEARS = ("year", "report_year")  # calendars of which one period is a year
IN_FORCE = "valid_from <= %(today)s AND (valid_to IS NULL OR valid_to > %(today)s)"
KEPT = f"resolution_id = %(resolution)s AND review <> '{Item.Review.REJECTED}'"
WHERE: dict[type[Model], str] = {
    Clause: "resolution_id = %(resolution)s",
    Result: KEPT,
    Target: KEPT,
    Task: KEPT,
    Doubt: "resolution_id = %(resolution)s",
    Unit: (
        f"level = '{Unit.Level.VILLAGE}' AND path > %(path)s AND path < %(path_end)s"
        f" AND {IN_FORCE}"
    ),
    Resolution: (f"commune_id = %(commune)s AND status <> '{Resolution.Status.DRAFT}'"),
    Obstacle: f"{HERE} AND lifted_on IS NULL",
    Share: f"{HERE} AND is_current",
    Closing: (  # the newest version of the last period that was closed
        "id = (SELECT id FROM measures_closing WHERE commune_id = %(commune)s"
        " ORDER BY ends_on DESC, closed_at DESC LIMIT 1)"
    ),
    ClosingLine: (
        "commune_id = %(commune)s AND is_latest AND value IS NOT NULL"
        f" AND calendar IN ({', '.join(repr(one) for one in YEARS)})"
    ),
    Indicator: f"(commune_id IS NULL OR commune_id = %(commune)s) AND {IN_FORCE}",
}
HEAD = (
    "title", "motto", "symbol", "number", "year", "held_on", "issued_on", "issuers",
    "text", "status", "version", "reason", "changed_at",
    "commune__name", "commune__path", "commune__is_sample", "commune__level",
    "commune__parent__name", "source_file__name",
)  # fmt: skip
