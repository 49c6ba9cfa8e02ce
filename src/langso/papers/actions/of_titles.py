"""Papers issued from what was decided about titles: once each, with one number."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from langso.core.actions import Refused, require
from langso.papers.actions.issuing import Issue, issue_paper
from langso.papers.models import Paper
from langso.papers.queries.heads import committee_of
from langso.papers.queries.numbers import register_of_decisions
from langso.papers.queries.sources import Row, Source, form_of, source_of
from langso.papers.queries.standing import cancelled_about, decision_behind
from langso.papers.rules import may_issue
from langso.people.models import User
from langso.places.models import Body, Unit
from langso.titles.actions import replace_decision
from langso.titles.actions.deciding import Signed
from langso.titles.models import Assessment, Decision, Round
from langso.writer.official import Signatory


def issue_decision(
    decision: Decision,
    signatory: Signatory | None = None,
    *,
    by: User,
    replaces: Paper | None = None,
) -> Paper:
    """Issue the paper of a decision, with the number the decision was made under.

    Raises `NotAllowed`; `Refused` if it was issued before, where decision and register
    disagree on number or symbol, or the reader does not find the figures.
    """
    require(may_issue(by, decision.commune))
    source = _source(form_of(decision), decision)
    body, number = _agreed(decision)
    if signatory is not None:
        signatory = replace(signatory, name=decision.signer)
    issue = Issue(
        decision.commune, source.title, decision.decided_on, body=body, number=number,
        about=source.about, signatory=signatory or source.content.head.signatories[0],
        replaces=replaces,
    )  # fmt: skip
    return issue_paper(source.kind, source.content, issue, by=by)


@transaction.atomic
def reissue_decision(
    paper: Paper, signed: Signed, signatory: Signatory | None = None, *, by: User
) -> Paper:
    """Decide anew, under a new number, what a cancelled paper had said.

    A number that was given out stays used; the new paper names the one it replaces.
    Raises `NotAllowed` for who does not decide; `Refused` if the paper is in force or
    the number is taken; `Conflict` if it was decided anew before.
    """
    decision = decision_behind(paper)
    if decision is None or paper.status != Paper.Status.CANCELLED:
        raise Refused(_("Only a cancelled decision is issued anew."))
    made = replace_decision(decision, signed, by=by)
    return issue_decision(made, signatory, by=by, replaces=paper)


def issue_refusal(
    case: Assessment, signatory: Signatory | None = None, *, by: User
) -> Paper:
    """Issue the letter to whoever was refused, with the next number.

    Raises `NotAllowed`; `Refused` if it was issued before or no symbol is set.
    """
    return _issue_next("refusal", case, case.commune, signatory, by)


def issue_request(
    opened: Round, signatory: Signatory | None = None, *, by: User
) -> Paper:
    """Issue the request of the People's Committee to the authority above.

    Raises `NotAllowed`; `Refused` if it was issued before, no dossier waits for it, or
    no symbol is set.
    """
    return _issue_next("request-above", opened, opened.commune, signatory, by)


def _issue_next(
    code: str, row: Row, commune: Unit, signatory: Signatory | None, by: User
) -> Paper:
    """With the next number; one that was cancelled is named in it."""
    require(may_issue(by, commune))
    source, today = _source(code, row), timezone.localdate()
    issue = Issue(
        commune, source.title, today, body=_committee(commune, today),
        about=source.about, signatory=signatory or source.content.head.signatories[0],
        replaces=cancelled_about(source.kind.code, source.about),
    )  # fmt: skip
    return issue_paper(source.kind, source.content, issue, by=by)


def _source(code: str, row: Row) -> Source:
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
