"""Score the reader: score_cases.py FOLDER [--misses].

A folder of cases holds `sentences*.jsonl`, `documents*/NAME.txt` with `NAME.json`
and `audit*.jsonl`, as tests/cases does. `--misses` lists what was missed or wrong.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from langso.vietnamese.spelling import fold, nfc

Row = dict[str, Any]
Read = Callable[[str], dict[str, Any]]
FILLERS = {"cac", "cua", "dat", "duoc", "le", "so", "tren", "ty", "va"}


@dataclass
class Tally:
    """How many labelled rows were found or missed, and how many found were wrong."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> Decimal:
        """Return the share of what the reader said that is labelled so."""
        return Decimal(self.found) / max(self.found + self.wrong, 1)

    @property
    def recall(self) -> Decimal:
        """Return the share of what is labelled that the reader said."""
        return Decimal(self.found) / max(self.found + self.missed, 1)


@dataclass
class Score:
    """The tallies by kind ("result", "target", "outline", "audit") and every miss."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def of(self, kind: str) -> Tally:
        """Return the tally of one kind, empty at first."""
        return self.tallies.setdefault(kind, Tally())

    def hit(self, kind: str) -> None:
        """Count one labelled row that was found."""
        self.of(kind).found += 1

    def miss(self, kind: str, case: str, what: object) -> None:
        """Count and note one labelled row that was not found."""
        self.of(kind).missed += 1
        self.misses.append(f"missed {case}: {what}")

    def err(self, kind: str, case: str, what: object) -> None:
        """Count and note one row that was found and should not have been."""
        self.of(kind).wrong += 1
        self.misses.append(f"wrong  {case}: {what}")


def main(arguments: list[str]) -> None:
    """Print one line for each kind, and the misses where they are asked for."""
    score = score_folder(Path(arguments[0]))
    for kind, tally in sorted(score.tallies.items()):
        print(
            f"{kind}: precision {tally.precision:.3f} recall {tally.recall:.3f}"
            f"  ({tally.found} found, {tally.missed} missed, {tally.wrong} wrong)"
        )
    if "--misses" in arguments:
        print(*score.misses, sep="\n")


def read_dictionary(text: str) -> dict[str, Any]:
    """Read a text as `langso read --json` does."""
    from langso.reader import read_text

    return read_text(text).to_dict()


def score_folder(folder: Path, read: Read = read_dictionary) -> Score:
    """Score all cases of a folder; `read` gives the dictionary of a reading."""
    score = Score()
    for case in _lines(folder, "sentences*.jsonl"):
        _score_sentence(case, read, score)
    for path in sorted(folder.glob("documents*/*.txt")):
        _score_document(path, read, score)
    for case in _lines(folder, "audit*.jsonl"):
        if not case.get("borderline"):
            _score_audit(case, read, score)
    return score


def _lines(folder: Path, pattern: str) -> Iterator[Row]:
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)


def _reading(case: Row, read: Read) -> dict[str, Any]:
    parts = (case.get("context"), case["text"])
    return read("\n\n".join(nfc(part) for part in parts if part))


def _figures(reading: dict[str, Any]) -> list[Row]:
    return [
        {**row, "kind": kind}
        for kind in ("result", "target")
        for row in reading[f"{kind}s"]
    ]


def _score_sentence(case: Row, read: Read, score: Score) -> None:
    """Compare one sentence; what stands in its heading alone is not asked for."""
    heading = fold(nfc(case["context"] or ""))
    said = [
        row
        for row in _figures(_reading(case, read))
        if not heading or fold(row["quote"]).strip() not in heading
    ]
    _compare(case, said, case["id"], score)


def _score_document(path: Path, read: Read, score: Score) -> None:
    case = json.loads(path.with_suffix(".json").read_text("utf-8"))
    reading = read(path.read_text("utf-8"))
    _compare(case, _figures(reading), path.stem, score)
    printed = [fold(clause["number"]).rstrip(".") for clause in reading["clauses"]]
    for number, title, _level in case["outline"]:
        if fold(number) in printed:
            printed.remove(fold(number))
            score.hit("outline")
        else:
            score.miss("outline", path.stem, f"{number} {title}")


def _score_audit(case: Row, read: Read, score: Score) -> None:
    """A statement is right when an error is reported exactly where there is one."""
    findings = _reading(case, read)["findings"]
    rules = [found["rule"] for found in findings if found["severity"] == "error"]
    if bool(rules) != case["consistent"]:
        score.hit("audit")
    else:
        score.miss("audit", case["id"], f"{rules} in {case['text'][:80]}")


def _compare(case: Row, said: list[Row], name: str, score: Score) -> None:
    left = list(said)
    for label in case["gold"]:
        match = next((row for row in left if agrees(label, row)), None)
        if match is None:
            score.miss(label["kind"], name, _short(label))
        else:
            left.remove(match)
            score.hit(label["kind"])
    neutral = set(_neutral_values(case))
    for row in left:
        if _value(row) not in neutral:
            score.err(row["kind"], name, _short(row))


def _neutral_values(case: Row) -> Iterator[Decimal | None]:
    """Values that may be said or left out: optional rows, and parts of a ratio."""
    for row in case["optional"]:
        yield _value(row)
    for row in case["gold"]:
        for side in ("numerator", "denominator"):
            if row[side] is not None:
                yield _number(row[side])


def agrees(label: Row, row: Row) -> bool:
    """Say whether a found row is the labelled one, in value, unit and subject.

    The comparator counts for targets, numerator and denominator where labelled; the
    subjects must share a third of the words, of at most six.
    """
    same_comparator = label["comparator"] == row["comparator"]
    return (
        label["kind"] == row["kind"]
        and (label["kind"] == "result" or same_comparator)
        and _value(label) == _value(row)
        and _family(label["unit"]) == _family(row["unit"])
        and all(
            label[side] is None or _number(label[side]) == _number(row[side])
            for side in ("numerator", "denominator")
        )
        and _same_subject(label["subject"], row["subject"])
    )


def _value(row: Row) -> Decimal | None:
    value = _number(row["value"])
    return value or Decimal(0) if row["comparator"] == "none_left" else value


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _family(unit: str | None) -> str | None:
    """Only percent, per mille and money are told apart; other units are nouns.

    Money is "đồng", "đồng/người/năm" or the code "VND" of a label.
    """
    folded = fold(unit or "")
    if folded.startswith(("%", "diem %", "diem phan tram")):
        return "%"
    if folded.startswith("‰"):
        return "‰"
    return "money" if re.match(r"(dong|vnd)(/|$)", folded) else None


def _words(subject: str) -> set[str]:
    return set(re.findall(r"\w+", fold(nfc(subject)))) - FILLERS


def _same_subject(wanted: str, said: str) -> bool:
    words = _words(wanted)
    return len(words & _words(said)) * 3 >= min(len(words), 6)


def _short(row: Row) -> str:
    shown: Iterable[object] = (
        row[key] for key in ("kind", "comparator", "value", "unit", "subject")
    )
    return " ".join(str(part) for part in shown)


if __name__ == "__main__":
    main(sys.argv[1:])
