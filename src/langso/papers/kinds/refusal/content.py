"""Letter (công văn) to one household that is not awarded a title: the ground in law.

It goes to that household only. A ground is the words of the law, never the facts behind
it.
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
    """What one household is told, and where it may turn until when."""

    head: Head
    title: str
    year: int
    authority: str
    village: str
    household: str
    salutation: str  # "ông", "bà", "ông/bà"
    address: str
    bases: tuple[str, ...]
    grounds: tuple[Ground, ...]
    time_to_object: str
    objects_to: str


def words_of(content: Refusal) -> Words:
    return {
        **words_of_head(content.head),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "nguoi_ban_hanh": content.authority,
        "ten_thon": content.village,
        "chu_ho": content.household,
        "xung_ho": content.salutation,
        "dia_chi": content.address,
        "can_cu": named(content.bases),
        "ly_do": [{"ma": g.code, "noi_dung": g.words} for g in content.grounds],
        "thoi_han": content.time_to_object,
        "noi_khieu_nai": content.objects_to,
    }


def figures_of(content: Refusal) -> tuple[Stated, ...]:
    return ()


REQUIRED = (
    "so", "ky_hieu", "ngay_thang", "danh_hieu", "nam", "chu_ho", "xung_ho",
    "ly_do.noi_dung", "thoi_han", "noi_khieu_nai", "ky_mot.ho_ten",
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
