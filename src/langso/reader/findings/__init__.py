"""The doubts: what does not add up, is missing, or does not fit together.

Each rule is a function from the same `Evidence` to findings; nothing is repaired.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from langso.reader.findings.abbreviations import abbreviations
from langso.reader.findings.anniversaries import anniversaries
from langso.reader.findings.averages import averages
from langso.reader.findings.balances import balances
from langso.reader.findings.ballots import ballots
from langso.reader.findings.bases import same_base
from langso.reader.findings.blanks import (
    missing_date,
    missing_number,
    missing_signature,
)
from langso.reader.findings.counts import counts_of_lists
from langso.reader.findings.days import (
    impossible_dates,
    issued_before_held,
    older_than_cited,
    reversed_dates,
)
from langso.reader.findings.evidence import Evidence
from langso.reader.findings.growth import changes
from langso.reader.findings.leftovers import leftovers
from langso.reader.findings.limits import over_hundred
from langso.reader.findings.lists import lists
from langso.reader.findings.loose import ambiguous, baselines, dangling
from langso.reader.findings.numbering import numbering
from langso.reader.findings.parts import sentence_parts
from langso.reader.findings.plans import plans
from langso.reader.findings.products import products
from langso.reader.findings.rates import rates
from langso.reader.findings.ratio import ratios
from langso.reader.findings.repeats import same_target_twice, two_values
from langso.reader.findings.shares import shares
from langso.reader.findings.slips import slips
from langso.reader.findings.spelled import spelled
from langso.reader.findings.structure import structure
from langso.reader.findings.tables import tables
from langso.reader.findings.weaker import weaker
from langso.reader.mentions import Mention, mentions
from langso.reader.model import Clause, Document, Figure, Finding, Task

Rule = Callable[[Evidence], Iterable[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    ratios,
    shares,
    same_base,
    rates,
    structure,
    over_hundred,
    sentence_parts,
    lists,
    tables,
    counts_of_lists,
    changes,
    plans,
    leftovers,
    balances,
    ballots,
    products,
    averages,
    spelled,
    anniversaries,
    impossible_dates,
    reversed_dates,
    older_than_cited,
    issued_before_held,
    missing_number,
    missing_date,
    missing_signature,
    numbering,
    dangling,
    baselines,
    ambiguous,
    weaker,
    same_target_twice,
    two_values,
    slips,
    abbreviations,
)
_SEVERITIES: Final = ("error", "warning", "note")


def find(
    text: str,
    document: Document,
    clauses: Sequence[Clause],
    results: Sequence[Figure],
    targets: Sequence[Figure],
    tasks: Sequence[Task],
    numbers: Sequence[Mention] | None = None,
) -> tuple[Finding, ...]:
    """Return every doubt about a document: errors, then warnings, then notes.

    Within one severity they stand in the order of the text. `numbers` are the text's
    mentions, where they are known already.
    """
    seen = mentions(text) if numbers is None else numbers
    evidence = Evidence(text, document, clauses, results, targets, tasks, seen)
    found = [finding for rule in RULES for finding in rule(evidence)]
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, tuple[int, int]]:
    start = finding.spans[0] if finding.spans else (0, 0)
    return _SEVERITIES.index(finding.severity), start
