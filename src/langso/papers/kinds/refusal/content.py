"""Letter (công văn) to a household or village that is not awarded a title, and why.

It goes to that one only. A ground is the words of the law, never the facts behind it.
"""

from dataclasses import dataclass, replace
from datetime import date

from langso.papers.kinds.decision.content import SAMPLE as DECISION
from langso.papers.kinds.lists import named
from langso.writer.filling import Words
from langso.writer.official import Head, words_of_head
from langso.writer.proving import Stated


@dataclass(frozen=True)
class Ground:
    """Why it is not awarded: "Lý do" and the reason, "Căn cứ" and the provision."""

    code: str
    words: str


@dataclass(frozen=True)
class Refusal:
    """What one household is told, and where it may turn until when.

    Without a `household` it goes to the village, and says so in its own words.
    """

    head: Head
    title: str
    year: int
    authority: str
    village: str
    household: str
    salutation: str  # "ông", "bà", "ông/bà"; to a village: "Trưởng thôn"
    address: str
    bases: tuple[str, ...]
    grounds: tuple[Ground, ...]
    time_to_object: str
    objects_to: str


def words_of(content: Refusal) -> Words:
    return {
        **words_of_head(content.head),
        **_addressed(content),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "nguoi_ban_hanh": content.authority,
        "ten_thon": content.village,
        "chu_ho": content.household,
        "dia_chi": content.address,
        "can_cu": named(content.bases),
        "ly_do": [{"ma": g.code, "noi_dung": g.words} for g in content.grounds],
        "thoi_han": content.time_to_object,
        "noi_khieu_nai": content.objects_to,
    }


def _addressed(content: Refusal) -> Words:
    """Who is written to, and how the letter speaks of them."""
    of_home = bool(content.household)
    home = f"hộ gia đình {content.salutation}"
    return {
        "xung_ho": content.salutation,
        "nguoi_nhan": f"{content.salutation} {content.household or content.village}",
        "trong_do": f", trong đó có {home}" if of_home else "",
        "doi_tuong": home if of_home else content.village,
    }


def figures_of(content: Refusal) -> tuple[Stated, ...]:
    return ()


REQUIRED = (
    "so", "ky_hieu", "ngay_thang", "danh_hieu", "nam", "nguoi_nhan", "doi_tuong",
    "ly_do.noi_dung", "thoi_han", "noi_khieu_nai", "thay_the", "ky_mot.ho_ten",
)  # fmt: skip
SAMPLE = Refusal(
    head=replace(
        DECISION.head,
        symbol="UBND-VHXH",
        recipients=("Như trên", "Lưu: VT, VHXH"),
        dated=date(2026, 11, 26),
        number=128,
    ),
    title="Gia đình văn hóa",
    year=2026,
    authority="Chủ tịch Ủy ban nhân dân xã Bến Gốm",
    village="Thôn 1",
    household="Phạm Văn Giả Định",
    salutation="ông",
    address="Ngõ 9, Thôn 1, xã Bến Gốm",
    bases=("Nghị định số 86/2023/NĐ-CP ngày 07 tháng 12 năm 2023 của Chính phủ",),
    grounds=(
        Ground(
            "Căn cứ", "Chưa hoàn thành nghĩa vụ quân sự, nghĩa vụ nộp thuế trong năm"
        ),
    ),
    time_to_object="15 ngày kể từ ngày nhận được công văn này",
    objects_to="Ủy ban nhân dân xã Bến Gốm",
)
OF_VILLAGES = replace(
    SAMPLE,
    title="Thôn, tổ dân phố văn hóa",
    household="",
    salutation="Trưởng thôn",
    address="xã Bến Gốm",
    grounds=(Ground("Lý do", "Chưa đủ thời gian theo quy định"),),
)
SAMPLES = (SAMPLE, OF_VILLAGES)
