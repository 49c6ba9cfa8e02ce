"""What a village types into its report: read from the form, nothing of it trusted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from langso.titles.actions.reporting import Written
from langso.titles.merits import Said
from langso.titles.queries.village_reports import Row, Sheet

YES_NO = {"yes": True, "no": False}
LONGEST_NUMBER = 4


@dataclass(frozen=True)
class Typed:
    """A criterion with what stands in its fields, and whether it cannot be read."""

    row: Row
    answer: str
    words: str
    is_unclear: bool = False


def typed_in(sheet: Sheet, sent: Mapping[str, str] | None) -> dict[str, Typed]:
    """The fields by code: as they were sent, or as they are kept."""
    rows = [row for row in sheet.rows if not row.criterion.is_decided]
    return {row.criterion.code: _typed(row, sent) for row in rows}


def written_in(
    fields: Iterable[Typed], sheet: Sheet, sent: Mapping[str, str]
) -> Written:
    """What the action takes; the revision is the one the page had seen."""
    answers = {field.row.criterion.code: _said(field) for field in fields}
    codes = [one.ground.code for one in sheet.grounds]
    chosen = {code: YES_NO.get(sent.get(f"x-{code}", "")) for code in codes}
    grounds = {code: holds for code, holds in chosen.items() if holds is not None}
    seen = sent.get("revision", "")
    revision = int(seen) if _is_number(seen) else 0
    return Written(answers, grounds, revision)


def _typed(row: Row, sent: Mapping[str, str] | None) -> Typed:
    code = row.criterion.code
    if sent is None:
        return Typed(row, _kept(row), row.said.words)
    answer = sent.get(f"a-{code}", "").strip()
    is_unclear = False
    if row.criterion.points is not None:
        is_unclear = bool(answer) and not _is_number(answer)
    return Typed(row, answer[:20], sent.get(f"w-{code}", ""), is_unclear)


def _kept(row: Row) -> str:
    if row.criterion.points is not None:
        return "" if row.said.points is None else f"{row.said.points}"
    return {True: "yes", False: "no", None: ""}[row.said.met]


def _said(field: Typed) -> Said:
    if field.row.criterion.points is None:
        return Said(met=YES_NO.get(field.answer), words=field.words)
    points = int(field.answer) if _is_number(field.answer) else None
    return Said(points=points, words=field.words)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
