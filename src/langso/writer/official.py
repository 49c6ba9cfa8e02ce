"""The parts every official paper has: who issues it, number and symbol, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from langso.writer.filling import Words
from langso.writer.wording import long_date, paper_number

Authority = Literal["", "KT.", "TL.", "TUQ.", "Q."]


@dataclass(frozen=True)
class Issuer:
    """Who issues a paper, and the body above, if it is named: "UBND XÃ", "TỈNH"."""

    name: str
    superior: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs, and with what authority.

    `on_behalf_of` a collective is printed with TM.; a deputy signs for (`KT.`), an
    officer by order of (`TL.`) or authorised by (`TUQ.`) the `head`.
    """

    name: str
    post: str
    on_behalf_of: str = ""
    authority: Authority = ""
    head: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the name.

        >>> Signatory("", "Phó Chủ tịch", "Ủy ban nhân dân", "KT.", "Chủ tịch").lines
        ('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
        """
        behalf = [f"TM. {self.on_behalf_of}"] if self.on_behalf_of else []
        acting = self.authority == "Q."
        instead = [f"{self.authority} {self.head}"] if self.head and not acting else []
        post = f"Q. {self.post}" if acting else self.post
        return tuple(line.upper() for line in (*behalf, *instead, post))


@dataclass(frozen=True)
class Head:
    """The head and foot of a paper. Two issuers make a joint one; the first leads.

    No number or day is printed as dots, to be written in by hand. `instead_of` is the
    paper this one replaces; `printed` marks one that is signed on paper.
    """

    issuers: tuple[Issuer, ...]
    symbol: str
    place: str
    signatories: tuple[Signatory, ...]
    recipients: tuple[str, ...] = ()
    number: int | None = None
    dated: date | None = None
    year: int | None = None
    instead_of: str = ""
    printed: str = ""

    @property
    def day(self) -> str:
        return long_date(self.dated, self.year)

    @property
    def full_symbol(self) -> str:
        """Number and symbol as they are cited: "07/QĐ-UBND"."""
        return f"{paper_number(self.number)}/{self.symbol}"


def words_of_head(head: Head) -> dict[str, str | Sequence[Words]]:
    """What the head and foot of a template may ask for."""
    superiors = dict.fromkeys(i.superior.upper() for i in head.issuers if i.superior)
    one = len(head.signatories) == 1
    signed = _signed(head, one=one)
    instead = f" và thay thế {head.instead_of}" if head.instead_of else ""
    return {
        "cap_tren": [{"ten": name} for name in superiors],
        "co_quan": [{"ten": issuer.name.upper()} for issuer in head.issuers],
        "so": paper_number(head.number),
        "ky_hieu": head.symbol,
        "so_ky_hieu": head.full_symbol,
        "dia_danh": head.place,
        "ngay_thang": head.day,
        "noi_nhan": [{"ten": name} for name in _recipients(head)],
        "thay_the": instead,
        "hieu_luc": f"kể từ ngày ký{instead}",
        "ban_in": head.printed,
        "ky_mot": [signed] if one else [],
        "ky_hai": [] if one else [signed],
    }


def _signed(head: Head, *, one: bool) -> dict[str, str | Sequence[Words]]:
    """The lead of a joint paper signs on the right, its register is used."""
    lead, *others = head.signatories
    other = others[0] if others else lead
    return {
        "chuc_vu": [{"dong": line} for line in lead.lines],
        "ho_ten": lead.name,
        "chuc_vu_trai": [] if one else [{"dong": line} for line in other.lines],
        "ho_ten_trai": "" if one else other.name,
        "noi_nhan": [{"ten": name} for name in _recipients(head)],
    }


def _recipients(head: Head) -> list[str]:
    """As the form has them: "- Như Điều 3;", the last one ends with a full stop."""
    *first, last = head.recipients or ("Lưu: VT",)
    return [*(f"- {name};" for name in first), f"- {last}."]
