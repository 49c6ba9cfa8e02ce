"""A paper is issued with the next number, and cancelled without giving it back."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langso.core.actions import Conflict, Refused, hold, move, record, require
from langso.core.sealing import seal_bytes
from langso.papers.kinds import KINDS, Kind
from langso.papers.models import NumberRegister, Paper, PaperContent
from langso.papers.queries import register_for, template_of
from langso.papers.queries.numbers import holder_of, next_number
from langso.papers.queries.signing import IN_PERSON
from langso.papers.rules import may_cancel, may_issue
from langso.people.models import User
from langso.places.models import Body, Unit
from langso.vietnamese.spelling import fold
from langso.writer.official import Signatory
from langso.writer.proving import disagreements
from langso.writer.wording import long_date


@dataclass(frozen=True)
class Issue:
    """What is known of a paper beside its content; a print has no `body`.

    `number` is left out to take the next one; given, it is one from a register on
    paper. `replaces` is the paper it is issued instead of, in force or cancelled;
    `about` the row it is written from, of which only one paper is in force. Who signs
    is as the content says, unless `signatory` does.
    """

    commune: Unit
    title: str
    dated: date
    body: Body | None = None
    village: Unit | None = None
    number: int | None = None
    replaces: Paper | None = None
    about: str = ""
    signatory: Signatory | None = None


@transaction.atomic
def issue_paper(kind: Kind, content: Any, issue: Issue, *, by: User) -> Paper:
    """Write a paper with its number, keep its bytes for good, and return it.

    Raises `NotAllowed`; `Refused` when the number is taken, no symbol is set, or the
    reader does not find the figures in what was written; `Conflict` if the paper to
    be replaced has been replaced or cancelled.
    """
    require(may_issue(by, issue.commune, issue.village))
    hold(issue.commune)  # one at a time, so that two never take the same number
    _refuse_twin(kind, issue)
    register = _register(kind, issue)
    number = _number(register, issue) if register else None
    symbol = register.symbol if register else ""
    content = _numbered(content, issue, number, symbol)
    raw = written(kind, content, issue.commune)
    _replace(issue, by)
    paper = _kept(kind, issue, register, number, raw, by)
    said: dict[str, Any] = {"kind": paper.kind, "number": paper.full_symbol}
    record("paper.issued", paper, by=by, sha256=paper.sha256, **said)
    return paper


def _kept(
    kind: Kind,
    issue: Issue,
    register: NumberRegister | None,
    number: int | None,
    raw: bytes,
    by: User,
) -> Paper:
    symbol = register.symbol if register else ""
    paper = Paper.objects.create(
        commune=issue.commune,
        village=issue.village,
        body=issue.body,
        kind=kind.code,
        series=register.series if register else "",
        number=number,
        symbol=symbol,
        year=issue.dated.year,
        dated=issue.dated,
        title=issue.title,
        about=issue.about,
        folded=fold(f"{number or 0:02}/{symbol} {issue.title}")[:400],
        replaces=issue.replaces,
        **_signed(issue),
        sha256=sha256(raw).hexdigest(),
        size=len(raw),
        issued_by=by,
    )
    PaperContent.objects.create(paper=paper, sealed=seal_bytes(raw))
    return paper


def _signed(issue: Issue) -> dict[str, str]:
    """Who signs a paper of a body; a print says so by hand."""
    one = issue.signatory
    if one is None or issue.body is None:
        return {}
    post = one.post if one.head else ""
    return {"signer": one.name, "capacity": one.authority, "post": post}


def _replace(issue: Issue, by: User) -> None:
    """One in force is replaced; a cancelled one stays so, and is replaced once."""
    old = issue.replaces
    if old is None:
        return
    require(may_issue(by, old.commune, old.village))
    require(old.commune_id == issue.commune.pk)
    if Paper.objects.filter(replaces=old).exists():
        raise Conflict(old)
    if old.status != Paper.Status.CANCELLED:
        move(old, Paper.Status.ISSUED, Paper.Status.REPLACED)


def _register(kind: Kind, issue: Issue) -> NumberRegister | None:
    if issue.body is None:
        return None
    found = register_for(issue.body, kind, issue.dated)
    if found is None:
        raise Refused(_("No symbol is set for this kind of paper of that body."))
    return found


def _refuse_twin(kind: Kind, issue: Issue) -> None:
    """Of one decision or refusal one paper is in force, unless it is replaced."""
    same = Paper.objects.filter(
        kind=kind.code, about=issue.about, status=Paper.Status.ISSUED
    )
    found = same.first() if issue.about else None
    if found and found != issue.replaces:
        raise Refused(_("It has been issued already: %s.") % found)


def _number(register: NumberRegister, issue: Issue) -> int:
    if issue.number is None:
        return next_number(register, issue.dated.year)
    held = holder_of(register, issue.number, issue.dated.year)
    if issue.number < 1 or held not in {"", issue.about or None}:
        raise Refused(_("The number %d is taken.") % issue.number)
    return issue.number


def _numbered(content: Any, issue: Issue, number: int | None, symbol: str) -> Any:
    """The content as it is issued; on a print number and day are written by hand."""
    if issue.body is None:
        return content
    head = replace(content.head, number=number, dated=issue.dated, symbol=symbol)
    if issue.signatory is not None:
        behalf = head.signatories[0].on_behalf_of
        own = issue.signatory
        if own.authority not in IN_PERSON:
            behalf = ""
        head = replace(head, signatories=(replace(own, on_behalf_of=behalf),))
    return replace(content, head=replace(head, instead_of=_cited(issue.replaces)))


def _cited(paper: Paper | None) -> str:
    """A numbered paper as another one names it."""
    if paper is None or not paper.number:
        return ""
    called = KINDS[paper.kind].called
    return f"{called} số {paper.full_symbol} {long_date(paper.dated)}"


def written(kind: Kind, content: Any, commune: Unit) -> bytes:
    """The paper in the commune's template, as the reader understands it.

    Raises `Refused` with the figures the reader does not find in it.
    """
    raw = kind.write(content, template_of(commune, kind))
    if missing := disagreements(raw, kind.figures_of(content)):
        figures = ", ".join(map(str, missing))
        raise Refused(
            _("The reader does not find %s in the paper; it was not issued.") % figures
        )
    return raw


@transaction.atomic
def cancel_paper(paper: Paper, reason: str, *, by: User) -> None:
    """Cancel an issued paper; its bytes and its number stay where they are.

    Raises `NotAllowed`, `Refused` without a reason, and `Conflict` if it has been
    cancelled or replaced in the meantime.
    """
    require(may_cancel(by, paper))
    if not reason.strip():
        raise Refused(_("Please say why the paper is cancelled."))
    move(paper, Paper.Status.ISSUED, Paper.Status.CANCELLED, reason=reason.strip())
    record("paper.cancelled", paper, by=by, reason=reason.strip())
