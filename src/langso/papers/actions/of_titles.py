"""Papers issued from what was decided about titles: once each, with one number."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.papers.actions.issuing import Issue, issue_paper
from langso.papers.models import Paper
from langso.papers.queries.heads import committee_of
from langso.papers.queries.numbers import register_of_decisions
from langso.papers.queries.sources import Source, source_of
from langso.papers.rules import may_issue
from langso.people.models import User
from langso.places.models import Body, Unit
from langso.titles.models import Assessment, Decision


def issue_decision(decision: Decision, *, by: User) -> Paper:
    """Issue the paper of a decision, with the number the decision was made under.

    Raises `NotAllowed`; `Refused` if it was issued before, where decision and register
    disagree on number or symbol, or the reader does not find the figures.
    """
    require(may_issue(by, decision.commune))
    source = _source("decision", decision)
    body, number = _agreed(decision)
    issue = Issue(
        decision.commune, source.title, decision.decided_on, body=body, number=number,
        about=source.about,
    )  # fmt: skip
    return issue_paper(source.kind, source.content, issue, by=by)


def issue_refusal(case: Assessment, *, by: User) -> Paper:
    """Issue the letter to one household that was refused, with the next number.

    Raises `NotAllowed`; `Refused` if it was issued before or no symbol is set.
    """
    require(may_issue(by, case.commune))
    source, today = _source("refusal", case), timezone.localdate()
    issue = Issue(
        case.commune, source.title, today, body=_committee(case.commune, today),
        about=source.about,
    )  # fmt: skip
    return issue_paper(source.kind, source.content, issue, by=by)


def _source(code: str, row: Decision | Assessment) -> Source:
    source = source_of(code, row)
    if source is None:
        raise Refused(_("This paper cannot be written from it."))
    return source


def _committee(commune: Unit, on: date) -> Body:
    body = committee_of(commune, on)
    if body is None:
        raise Refused(_("The People's Committee is not among the organisations yet."))
    return body


def _agreed(decision: Decision) -> tuple[Body, int]:
    """The body and number of a decision, where its symbol is that of the register."""
    body = _committee(decision.commune, decision.decided_on)
    register = register_of_decisions(decision.commune, decision.decided_on)
    if register is None:
        raise Refused(_("No symbol is set for this kind of paper of that body."))
    if decision.symbol != register.symbol:
        raise Refused(
            _("The decision carries the symbol %(own)s, the register %(other)s.")
            % {"own": decision.symbol, "other": register.symbol}
        )
    if not decision.number.isdecimal():
        raise Refused(_("The number %s is not one of a register.") % decision.number)
    return body, int(decision.number)
