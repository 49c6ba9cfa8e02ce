"""The head of a paper: who issues it in a commune or village, and who signs."""

from dataclasses import replace
from datetime import date

from django.db.models import Q

from langso.papers.kinds import Kind
from langso.papers.queries.register import register_for
from langso.papers.queries.signing import HEAD, signing_for
from langso.people.models import Post
from langso.places.models import Body, Unit
from langso.titles.models import Decision, Round
from langso.writer.official import Head, Issuer, Signatory
from langso.writer.wording import BLANK

COMMITTEE = "Ủy ban nhân dân"
RECIPIENTS = {
    "minutes": ("Ủy ban nhân dân cấp xã", "Lưu: Thôn"),
    "request": ("Như trên", "Ban Công tác Mặt trận thôn", "Lưu: Thôn"),
    "decision": ("Như Điều 3", "Các thôn", "Lưu: VT, VHXH"),
    "cancelling": ("Như Điều 3", "Lưu: VT, VHXH"),
    "refusal": ("Như trên", "Lưu: VT, VHXH"),
}
COUNCIL = "Hội đồng Thi đua - Khen thưởng"
TITLES = {
    "household": "Gia đình văn hóa",
    "village": "Thôn, tổ dân phố văn hóa",
    "commune": "Xã, phường, thị trấn tiêu biểu",
}  # as papers name them, whatever language the page is in
# What every decision of a committee rests on, from a day on.
BASES = [(date(2025, 6, 16), "Luật Tổ chức chính quyền địa phương số 72/2025/QH15")]


def in_words(unit: Unit) -> str:
    """A unit in the middle of a sentence.

    >>> in_words(Unit(name="Xã Bến Gốm"))
    'xã Bến Gốm'
    """
    return unit.name[:1].lower() + unit.name[1:]


def place_of(commune: Unit) -> str:
    """Where a paper is dated: the name without what the unit is."""
    kind, _, name = commune.name.partition(" ")
    return name if kind in {"Xã", "Phường"} and name else commune.name


def bases_of(opened: Round, on: date) -> tuple[str, ...]:
    """The law a decision of a day rests on: of the committee, and of the rule set."""
    general = [words for since, words in BASES if since <= on]
    own = [part.strip() for part in opened.criteria_set.basis.split(";")]
    return (*general, *filter(None, own))


def committee_of(commune: Unit, on: date) -> Body | None:
    """The People's Committee, which issues decisions and letters."""
    alive = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    found = Body.objects.filter(alive, unit=commune, kind=Body.Kind.GOVERNMENT)
    return found.filter(valid_from__lte=on).order_by("pk").first()


def head_of_decision(kind: Kind, decision: Decision) -> Head:
    """Number, symbol and day are those under which it was decided."""
    number = decision.number if decision.number.isdecimal() else ""
    head = head_of_committee(
        kind, decision.commune, decision.decided_on, decision.signer
    )
    return replace(
        head,
        symbol=decision.symbol,
        number=int(number) if number else None,
        dated=decision.decided_on,
    )


def head_of_committee(kind: Kind, commune: Unit, on: date, signer: str) -> Head:
    """Of a paper that has no number yet; its symbol is that of the register."""
    body = committee_of(commune, on)
    line = register_for(body, kind, on) if body else None
    return Head(
        issuers=(Issuer(f"{COMMITTEE}\n{in_words(commune)}"),),
        symbol=line.symbol if line else BLANK,
        place=place_of(commune),
        signatories=(signing_for(body, signer),),
        recipients=RECIPIENTS[kind.code],
        year=on.year,
    )


def head_of_council(commune: Unit, year: int) -> Head:
    """Of the minutes: who led and wrote sign below the text."""
    above = f"{COMMITTEE}\n{in_words(commune)}"
    return Head(
        issuers=(Issuer(COUNCIL.replace(" Thi", "\nThi", 1), above),),
        symbol="",
        place=place_of(commune),
        signatories=(Signatory("", HEAD),),
        year=year,
    )


def head_of_village(kind: Kind, village: Unit, commune: Unit, year: int) -> Head:
    """Signed by the head of the village; number and day are written in by hand."""
    return Head(
        issuers=(Issuer(village.name, f"{COMMITTEE}\n{in_words(commune)}"),),
        symbol=kind.type_code,
        place=place_of(commune),
        signatories=(Signatory(_name_of_head(village), post_in(village)),),
        recipients=RECIPIENTS[kind.code],
        year=year,
    )


def post_in(village: Unit) -> str:
    """What the head of a village is called: of a neighbourhood group otherwise."""
    return "Tổ trưởng" if village.name.startswith("Tổ") else "Trưởng thôn"


def _name_of_head(village: Unit) -> str:
    posts = Post.objects.filter(unit=village, role="village_head", ends_on=None)
    newest = posts.select_related("user").order_by("-starts_on").first()
    return newest.user.full_name if newest else ""
