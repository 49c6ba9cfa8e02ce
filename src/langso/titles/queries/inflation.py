"""What is worth a question in a round, each computed exactly, with its numbers.

Nobody is accused and no village is ranked: the lines stand in the order of the
villages. A village where all households earned the title is a good village; the
question is only whether somebody looked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from langso.titles.models import Dossier
from langso.titles.queries.overview import LOOKED_BACK, Village
from langso.vietnamese.numbers import print_number

FEW = 10  # households below which "all of them" says little
MOST_SAME = 90  # percent of households with the same points
POSTED = {
    Dossier.Status.SUBMITTED,
    Dossier.Status.ACCEPTED,
    Dossier.Status.DECIDED,
}


@dataclass(frozen=True)
class Question:
    """One thing to ask about: a village, or None for the whole commune."""

    village: Village | None
    kind: str
    text: str


def questions_of(rows: Sequence[Village]) -> list[Question]:
    """What is worth a question, village by village, the commune as a whole first."""
    found = list(_of_the_commune(rows))
    quiet = _opinions_elsewhere(rows)
    for row in rows:
        found += [Question(row, kind, text) for kind, text in _of_a_village(row)]
        if row in quiet:
            found.append(Question(row, "opinions", quiet_text(row, rows)))
    return found


def _of_the_commune(rows: Sequence[Village]) -> Iterator[Question]:
    votes = [row.vote for row in rows if row.vote]
    if len(votes) > 1 and all(vote.is_unanimous for vote in votes):
        words = {
            "count": print_number(len(votes)),
            "votes": print_number(sum(vote.agreed for vote in votes)),
        }
        said = _(
            "In all %(count)s villages that voted, everybody present was in favour of"
            " every household: %(votes)s votes of %(votes)s."
        )
        yield Question(None, "unanimous", said % words)


def _of_a_village(row: Village) -> Iterator[tuple[str, str]]:
    words = _words(row)
    if row.untouched >= LOOKED_BACK:
        said = _(
            "%(share)s proposed (%(proposed)s of %(all)s households), and for three"
            " years in a row no household was left out."
        )
        yield "untouched", said % words
    if row.vote and row.vote.is_just_enough:
        said = _(
            "Exactly as many households came to the meeting as were needed: %(present)s"
            " of %(voters)s."
        )
        yield "quorum", said % words
    if row.same.is_all and row.same.whole >= FEW:
        said = _(
            "All households have the outcome of last year: %(same)s of %(before)s."
        )
        yield "same", said % words
    if row.same_points.at_least(MOST_SAME) and row.same_points.whole >= FEW:
        said = _(
            "%(usual)s of %(scored)s households have the same number of points:"
            " %(points)s."
        )
        yield "points", said % words


def _words(row: Village) -> dict[str, str]:
    vote = row.vote
    numbers = {
        "proposed": row.proposed.part,
        "all": row.proposed.whole,
        "same": row.same.part,
        "before": row.same.whole,
        "usual": row.same_points.part,
        "scored": row.same_points.whole,
        "points": row.usual_points or 0,
        "present": vote.present if vote else 0,
        "voters": vote.households if vote else 0,
    }
    printed = {name: print_number(number) for name, number in numbers.items()}
    return printed | {"share": row.proposed.percent}


def _opinions_elsewhere(rows: Sequence[Village]) -> list[Village]:
    """Villages without an opinion where at least half of those posted have some."""
    posted = [row for row in rows if row.dossier.status in POSTED]
    spoken = [row for row in posted if row.opinions]
    if len(posted) < 2 or len(spoken) * 2 < len(posted):
        return []
    return [row for row in posted if not row.opinions]


def quiet_text(row: Village, rows: Sequence[Village]) -> str:
    """That nobody said anything here, and how many did elsewhere."""
    others = [r for r in rows if r.dossier.status in POSTED and r is not row]
    words = {
        "spoken": print_number(sum(1 for r in others if r.opinions)),
        "others": print_number(len(others)),
        "all": print_number(sum(r.opinions for r in others)),
    }
    said = _(
        "No opinion on the posted list; in %(spoken)s of the other %(others)s villages"
        " there were %(all)s."
    )
    return said % words
