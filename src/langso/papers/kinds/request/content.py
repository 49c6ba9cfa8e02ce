"""Request (tờ trình) of a village: which households are to be awarded a title."""

from dataclasses import dataclass, replace
from datetime import date

from langso.papers.kinds.decision.content import SAMPLE as DECISION
from langso.papers.kinds.lists import Village, by_village, count_of, named
from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory, words_of_head
from langso.writer.proving import Stated
from langso.writer.wording import long_date, of_all, share


@dataclass(frozen=True)
class Request:
    """What a village asks for after its list was posted and opinions were answered."""

    head: Head
    title: str
    year: int
    village: str
    to: str
    asked_by: str
    grounds: tuple[str, ...]
    met_on: date
    posted_at: str
    posted_from: date
    posted_until: date
    opinions: int
    answers: tuple[str, ...]
    enclosed: tuple[str, ...]
    listed: tuple[Village, ...]
    households: int


def words_of(content: Request) -> Words:
    proposed = count_of(content.listed)
    return {
        **words_of_head(content.head),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "ten_thon": content.village,
        "kinh_gui": content.to,
        "nguoi_trinh": content.asked_by,
        "can_cu": named(content.grounds),
        "ngay_hop": long_date(content.met_on),
        "noi_niem_yet": content.posted_at,
        "niem_yet_tu": long_date(content.posted_from),
        "niem_yet_den": long_date(content.posted_until),
        "so_y_kien": print_number(content.opinions),
        "y_kien": named(content.answers or ("Không có ý kiến nào",), "noi_dung"),
        "ho_de_nghi": of_all(proposed, content.households),
        "ty_le": share(proposed, content.households),
        "tong_so": of_all(proposed, content.households),
        "ho_so": named(content.enclosed),
        "danh_sach": by_village(content.listed),
    }


def figures_of(content: Request) -> tuple[Stated, ...]:
    return (Stated(count_of(content.listed), content.households),)


REQUIRED = (
    "ngay_thang", "danh_hieu", "nam", "ten_thon", "kinh_gui", "ngay_hop",
    "niem_yet_tu", "niem_yet_den", "so_y_kien", "y_kien.noi_dung", "ho_de_nghi",
    "danh_sach.ho.chu_ho", "ky_mot.ho_ten",
)  # fmt: skip
SAMPLE = Request(
    head=replace(
        DECISION.head,
        issuers=(Issuer("Thôn 1", "Ủy ban nhân dân\nxã Bến Gốm"),),
        symbol="TTr-T1",
        signatories=(Signatory("Người Chủ Trì Mẫu", "Trưởng thôn"),),
        recipients=("Như trên", "Ban Công tác Mặt trận thôn", "Lưu: Thôn"),
        dated=date(2026, 11, 17),
    ),
    title="Gia đình văn hóa",
    year=2026,
    village="Thôn 1",
    to="Chủ tịch Ủy ban nhân dân xã Bến Gốm",
    asked_by="Trưởng thôn Thôn 1",
    grounds=("Nghị định số 86/2023/NĐ-CP ngày 07 tháng 12 năm 2023 của Chính phủ",),
    met_on=date(2026, 11, 5),
    posted_at="Nhà văn hóa Thôn 1",
    posted_from=date(2026, 11, 6),
    posted_until=date(2026, 11, 16),
    opinions=1,
    answers=("Ý kiến về hộ số 002: đã xác minh, hộ đủ tiêu chuẩn",),
    enclosed=("Biên bản họp bình xét", "Danh sách hộ gia đình kèm kết quả niêm yết"),
    listed=DECISION.villages[:1],
    households=4,
)
