"""Decision (quyết định) that cancels the award of a title, with the reason."""

from dataclasses import dataclass, replace
from datetime import date

from langso.papers.kinds.deciding import Deciding, words_of_deciding
from langso.papers.kinds.decision.content import SAMPLE as DECISION
from langso.writer.filling import Words
from langso.writer.proving import Stated
from langso.writer.wording import long_date


@dataclass(frozen=True)
class Cancelling(Deciding):
    """Which award is cancelled, by what it was made, and what becomes of its paper.

    `certificate` is the number in the golden book; nothing where none was given out.
    """

    awarded_to: str  # "hộ gia đình ông/bà ..., Thôn 1"
    award: str  # number and symbol of the decision that awarded
    awarded_on: date
    reason: str
    certificate: str = ""


def words_of(content: Cancelling) -> Words:
    given = content.certificate
    return {
        **words_of_deciding(content),
        "doi_tuong": content.awarded_to,
        "quyet_dinh_tang": f"Quyết định số {content.award} "
        f"{long_date(content.awarded_on)} của {content.authority}",
        "ly_do": content.reason,
        "giay_cong_nhan": f"giấy công nhận số {given}" if given else "giấy công nhận",
    }


def figures_of(content: Cancelling) -> tuple[Stated, ...]:
    return ()


REQUIRED = (
    "so", "ky_hieu", "dia_danh", "ngay_thang", "co_quan.ten", "danh_hieu", "nam",
    "tham_quyen", "can_cu.ten", "doi_tuong", "quyet_dinh_tang", "ly_do", "hieu_luc",
    "ky_mot.ho_ten", "ky_mot.chuc_vu.dong",
)  # fmt: skip
SAMPLE = Cancelling(
    head=replace(DECISION.head, number=31, dated=date(2026, 12, 9)),
    title="Gia đình văn hóa",
    year=2026,
    authority=DECISION.authority,
    grounds=DECISION.grounds,
    proposed_by=DECISION.proposed_by,
    carried_out_by="Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, Trưởng thôn Thôn 1 "
    "và hộ gia đình ông/bà Nguyễn Văn Mẫu",
    awarded_to="hộ gia đình ông/bà Nguyễn Văn Mẫu, Thôn 1",
    award="07/QĐ-UBND",
    awarded_on=date(2026, 11, 25),
    reason="kê khai không đúng sự thật để được tặng danh hiệu",
    certificate="00001/2026",
)
SAMPLES = (SAMPLE,)
