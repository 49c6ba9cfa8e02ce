"""Minutes (biên bản) of a meeting about a title: a village's, or the council's."""

from dataclasses import dataclass, replace
from datetime import date, time

from langso.papers.kinds.lists import (
    HOUSEHOLDS,
    VILLAGES,
    Home,
    Subject,
    named,
    words_of_annex,
)
from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory, words_of_head
from langso.writer.proving import Stated
from langso.writer.wording import capital, clock, long_date, of_all, share


@dataclass(frozen=True)
class Proposed:
    """One on the list: how many of those present agreed, and a remark.

    A village or commune has only a name, in `home.head`.
    """

    home: Home
    agreed: int
    present: int
    remark: str = ""


@dataclass(frozen=True)
class Minutes:
    """What was said and voted, by `village`. Who might come was frozen at the opening.

    `counted` are all that were voted on, `members` all who might come (households of a
    village, members of a council). `is_listed` is not set where one was voted on alone.

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
    counted: int
    members: int
    present: int
    member: str  # "hộ", "thành viên"
    members_are: str  # "đại diện hộ gia đình", "thành viên hội đồng"
    reviewed: str  # what was looked through: "từng hộ gia đình"
    criteria: str
    manner: str
    threshold: str
    proposed: tuple[Proposed, ...]
    exceptions: tuple[str, ...]
    subject: Subject = HOUSEHOLDS
    is_listed: bool = True
    voted_down: tuple[Proposed, ...] = ()
    copies: int = 2


def words_of(content: Minutes) -> Words:
    away = f"{print_number(content.members - content.present)} {content.member}"
    of_homes = content.member == HOUSEHOLDS.counted
    return {
        **words_of_head(content.head),
        **_meeting(content),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "ten_thon": content.village,
        "thanh_phan": capital(content.members_are),
        "ho_du_hop": of_all(content.present, content.members, content.member),
        "ho_vang": away + (" không có đại diện" if of_homes else " vắng mặt"),
        "ra_soat": content.reviewed,
        "tieu_chuan": content.criteria,
        "hinh_thuc": content.manner,
        "ty_le_can": content.threshold,
        **_outcome(content),
        "truong_hop": named(content.exceptions or ("Không có",), "noi_dung"),
        "so_ban": f"{content.copies:02}",
    }


def _outcome(content: Minutes) -> Words:
    """The list with its votes; or, of one alone, the votes in the sentence."""
    listed, subject = content.is_listed, content.subject
    part, whole = len(content.proposed), content.counted
    lines = [_line(n, line) for n, line in enumerate(content.proposed, 1)]
    about = f"{capital(subject.each)} được đề nghị tặng danh hiệu “{content.title}”"
    cited = f"Biên bản họp {long_date(content.held_on)} của {content.village}"
    of_homes = listed and not subject.is_place
    return {
        "doi_tuong": subject.each if listed else "",
        "ho_de_nghi": of_all(part, whole, subject.counted) if listed else "",
        "ty_le": share(part, whole) if listed else "",
        "ket_qua": "" if listed else _alone(content),
        **words_of_annex(f"{about} năm {content.year}" if listed else "", cited),
        "cot_chu_ho": "Họ và tên chủ hộ" if of_homes else "",
        "cot_thon": "Thôn, tổ dân phố" if listed and not of_homes else "",
        "danh_sach": lines if of_homes else [],
        "danh_sach_thon": lines if listed and not of_homes else [],
    }


def _alone(content: Minutes) -> str:
    (voted,) = content.proposed or content.voted_down
    agreed = of_all(voted.agreed, voted.present, "thành viên dự họp đồng ý")
    so = "đề nghị" if content.proposed else "chưa đề nghị"
    reached = share(voted.agreed, voted.present)
    return f"{voted.home.head} được {agreed}, đạt {reached}; {so} tặng danh hiệu"


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
    if content.is_listed:
        return (Stated(len(content.proposed), content.counted),)
    return tuple(
        Stated(one.agreed, one.present)
        for one in (*content.proposed, *content.voted_down)
    )


REQUIRED = (
    "danh_hieu", "nam", "ten_thon", "bat_dau", "ket_thuc", "ngay_hop", "dia_diem",
    "chu_tri", "thu_ky", "ho_du_hop", "ho_vang", "ho_de_nghi", "ket_qua", "ban_in",
    "truong_hop.noi_dung", "danh_sach.chu_ho", "danh_sach.dong_y",
    "danh_sach_thon.chu_ho",
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
    counted=4,
    members=4,
    present=3,
    member="hộ",
    members_are="đại diện hộ gia đình",
    reviewed="từng hộ gia đình",
    criteria="Nghị định số 86/2023/NĐ-CP của Chính phủ và quy định của tỉnh, thành phố",
    manner="giơ tay",
    threshold="ít nhất 60% đại diện hộ dự họp",
    proposed=(
        Proposed(Home("001", "Nguyễn Văn Mẫu"), 3, 3),
        Proposed(Home("002", "Trần Thị Ví Dụ"), 2, 3, "Tỷ lệ vừa đủ"),
    ),
    exceptions=("Hộ số 003: chưa đề nghị, theo mã căn cứ A2",),
)
OF_VILLAGES = replace(
    SAMPLE,
    head=replace(
        SAMPLE.head,
        issuers=(
            Issuer("Hội đồng\nThi đua - Khen thưởng", "Ủy ban nhân dân\nxã Bến Gốm"),
        ),
    ),
    title="Thôn, tổ dân phố văn hóa",
    village="Hội đồng Thi đua - Khen thưởng xã Bến Gốm",
    venue="Trụ sở Ủy ban nhân dân xã Bến Gốm",
    chair_post="Chủ tịch Hội đồng",
    secretary_post="Thư ký Hội đồng",
    guests=("Ban Thường trực Ủy ban MTTQ Việt Nam xã Bến Gốm",),
    counted=3,
    members=5,
    present=4,
    member="thành viên",
    members_are="thành viên hội đồng",
    reviewed="báo cáo thành tích của từng thôn, tổ dân phố",
    manner="bỏ phiếu kín",
    threshold="ít nhất 60% thành viên dự họp",
    proposed=(
        Proposed(Home("", "Thôn 1"), 4, 4),
        Proposed(Home("", "Thôn 2"), 3, 4),
    ),
    exceptions=("Thôn 3: 1/4 đồng ý, chưa đủ tỷ lệ",),
    subject=VILLAGES,
)
OF_COMMUNE = replace(
    OF_VILLAGES,
    title="Xã, phường, thị trấn tiêu biểu",
    counted=1,
    reviewed="báo cáo thành tích của xã Bến Gốm",
    proposed=(Proposed(Home("", "Xã Bến Gốm"), 3, 4),),
    exceptions=(),
    subject=Subject("xã Bến Gốm", "xã", is_place=True),
    is_listed=False,
)
SAMPLES = (SAMPLE, OF_VILLAGES, OF_COMMUNE)
