"""Who signs papers of a body: as it was the last time, until that is changed."""

from typing import cast

from langso.papers.models import Paper
from langso.places.models import Body
from langso.writer.official import Authority, Signatory

HEAD = "Chủ tịch"
C = Paper.Capacity
POSTS = {C.DEPUTY: "Phó Chủ tịch", C.BY_ORDER: "Chánh Văn phòng", C.AUTHORISED: ""}
IN_PERSON = {C.HEAD, C.DEPUTY, C.ACTING}  # only these sign on behalf of a collective


def signatory(name: str, capacity: str = "", post: str = "") -> Signatory:
    """Who signs, in the form of NĐ 30/2020: the head alone has no other post."""
    authority = cast(Authority, capacity)
    if authority in {C.HEAD, C.ACTING}:
        return Signatory(name, HEAD, authority=authority)
    return Signatory(name, post or POSTS[C(capacity)], authority=authority, head=HEAD)


def signatory_of(paper: Paper) -> Signatory:
    """Who signed a paper that says so."""
    return signatory(paper.signer, paper.capacity, paper.post)


def last_signatory(body: Body | None) -> Signatory | None:
    """Who signed the last paper of a body."""
    if body is None:
        return None
    signed = Paper.objects.filter(body=body).exclude(signer="")
    newest = signed.order_by("-pk").first()
    return signatory_of(newest) if newest else None


def signing_for(body: Body | None, name: str) -> Signatory:
    """How somebody signs: as the last time, where it was the same person."""
    last = last_signatory(body)
    return last if last and last.name == name else signatory(name)
