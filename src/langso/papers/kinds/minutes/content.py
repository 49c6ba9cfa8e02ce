"""Minutes (biên bản) of a village's meeting about a title, NĐ 86/2023/NĐ-CP."""

from dataclasses import dataclass
from datetime import date, time

from langso.papers.kinds.lists import Home, named
from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory, words_of_head
from langso.writer.proving import Stated
from langso.writer.wording import clock, long_date, of_all, share


@dataclass(frozen=True)
class Proposed:
    """A household on the list: how many of those present agreed, and a remark."""

    home: Home
    agreed: int
    present: int
    remark: str = ""


@dataclass(frozen=True)
class Minutes:
    """What was said and voted. `households` were frozen when the meeting opened.

    `criteria` and `threshold` are the words of the rule set the round runs under. Times
    that nobody noted are dots, to be written in by hand.
    """

    head: Head
    title: str
    year: int
    village: str
    held_on: date
    began: time | None
    ended: time | None
    venue: str
    chair: str
    chair_post: str
    secretary: str
    secretary_post: str
    guests: tuple[str, ...]
    households: int
    represented: int
    criteria: str
    manner: str
    threshold: str
    proposed: tuple[Proposed, ...]
    exceptions: tuple[str, ...]
    copies: int = 2


def words_of(content: Minutes) -> Words:
    proposed, households = len(content.proposed), content.households
    return {
        **words_of_head(content.head),
        **_meeting(content),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "ten_thon": content.village,
        "ho_du_hop": of_all(content.represented, households),
        "ho_vang": f"{print_number(households - content.represented)} hộ",
        "tieu_chuan": content.criteria,
        "hinh_thuc": content.manner,
        "ty_le_can": content.threshold,
        "ho_de_nghi": of_all(proposed, households),
        "ty_le": share(proposed, households),
        "truong_hop": named(content.exceptions or ("Không có",), "noi_dung"),
        "so_ban": f"{content.copies:02}",
        "danh_sach": [_line(n, line) for n, line in enumerate(content.proposed, 1)],
    }


def _meeting(content: Minutes) -> Words:
    """When and where, and who led, wrote and attended."""
    return {
        "bat_dau": clock(content.began),
        "ket_thuc": clock(content.ended),
        "ngay_hop": long_date(content.held_on),
        "ngay_ket_thuc": "cùng ngày",
        "dia_diem": content.venue,
        "chu_tri": content.chair,
        "chuc_vu_chu_tri": content.chair_post,
        "thu_ky": content.secretary,
        "chuc_vu_thu_ky": content.secretary_post,
        "tham_du": named(content.guests or ("Không có",)),
    }


def _line(number: int, proposed: Proposed) -> Words:
    return {
        "stt": str(number),
        "so_ho": proposed.home.number,
        "chu_ho": proposed.home.head,
        "dong_y": of_all(proposed.agreed, proposed.present, "").strip(),
        "ghi_chu": proposed.remark,
    }


def figures_of(content: Minutes) -> tuple[Stated, ...]:
    return (Stated(len(content.proposed), content.households),)


REQUIRED = (
    "danh_hieu", "nam", "ten_thon", "bat_dau", "ket_thuc", "ngay_hop", "dia_diem",
    "chu_tri", "thu_ky", "ho_du_hop", "ho_vang", "ho_de_nghi", "truong_hop.noi_dung",
    "danh_sach.chu_ho", "danh_sach.dong_y",
)  # fmt: skip
SAMPLE = Minutes(
    head=Head(
        issuers=(Issuer("Thôn 1", "Ủy ban nhân dân\nxã Bến Gốm"),),
        symbol="",
        place="Bến Gốm",
        signatories=(Signatory("Người Chủ Trì Mẫu", "Trưởng thôn"),),
    ),
    title="Gia đình văn hóa",
    year=2026,
    village="Thôn 1",
    held_on=date(2026, 11, 5),
    began=time(19, 30),
    ended=time(21, 0),
    venue="Nhà văn hóa Thôn 1",
    chair="Người Chủ Trì Mẫu",
    chair_post="Trưởng thôn",
    secretary="Người Ghi Mẫu",
    secretary_post="Phó Trưởng thôn",
    guests=("Ban Công tác Mặt trận Thôn 1", "Chi hội Phụ nữ Thôn 1"),
    households=4,
    represented=3,
    criteria="Nghị định số 86/2023/NĐ-CP của Chính phủ và quy định của tỉnh, thành phố",
    manner="giơ tay",
    threshold="ít nhất 60% đại diện hộ dự họp",
    proposed=(
        Proposed(Home("001", "Nguyễn Văn Mẫu"), 3, 3),
        Proposed(Home("002", "Trần Thị Ví Dụ"), 2, 3, "Tỷ lệ vừa đủ"),
    ),
    exceptions=("Hộ số 003: chưa đề nghị, theo mã căn cứ A2",),
)
