"""Request (tờ trình) to award a title: of a village, or of a commune further up."""

from dataclasses import dataclass, replace
from datetime import date

from langso.papers.kinds.decision.content import SAMPLE as DECISION
from langso.papers.kinds.lists import (
    HOUSEHOLDS,
    VILLAGES,
    Subject,
    Village,
    count_of,
    named,
    total_of,
    words_of_annex,
    words_of_list,
)
from langso.vietnamese.numbers import print_number
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory, words_of_head
from langso.writer.proving import Stated
from langso.writer.wording import capital, long_date, of_all, share


@dataclass(frozen=True)
class Request:
    """What is asked for after a list was posted and opinions were answered.

    `village` is who asks, `met` whose meeting voted. With `votes` of so many present it
    asks for the commune itself, and no list hangs on it.
    """

    head: Head
    title: str
    year: int
    village: str
    to: str
    asked_by: str
    grounds: tuple[str, ...]
    met: str
    met_on: tuple[date, ...]
    posted_at: str
    posted_from: date
    posted_until: date
    opinions: int
    answers: tuple[str, ...]
    enclosed: tuple[str, ...]
    listed: tuple[Village, ...]
    counted: int
    subject: Subject = HOUSEHOLDS
    votes: tuple[int, int] | None = None


def words_of(content: Request) -> Words:
    return {
        **words_of_head(content.head),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "ten_thon": content.village,
        "kinh_gui": content.to,
        "nguoi_trinh": content.asked_by,
        "can_cu": named(content.grounds),
        "don_vi_hop": content.met,
        "ngay_hop": " và ".join(map(long_date, content.met_on)),
        "noi_niem_yet": content.posted_at,
        "niem_yet_tu": long_date(content.posted_from),
        "niem_yet_den": long_date(content.posted_until),
        "so_y_kien": print_number(content.opinions),
        "y_kien": named(content.answers or ("Không có ý kiến nào",), "noi_dung"),
        "ho_so": named(content.enclosed),
        **_asked_for(content),
    }


def _asked_for(content: Request) -> Words:
    """The list and how many stand on it, or the commune and the votes for it."""
    part, whole, subject = *_figure(content), content.subject
    listed = content.votes is None
    about = f"{subject.each} được đề nghị tặng danh hiệu “{content.title}”"
    cited = f"Tờ trình số {content.head.full_symbol} {content.head.day}"
    of_members = of_all(part, whole, "thành viên dự họp đồng ý")
    for_it = f"{capital(subject.each)} được {of_members}, đạt {share(part, whole)}"
    return {
        "doi_tuong": subject.each if listed else "",
        "ho_de_nghi": total_of(part, whole, subject) if listed else "",
        "ty_le": share(part, whole) if listed else "",
        "ket_qua": "" if listed else for_it,
        "tang_cho": subject.all_listed if listed else subject.each,
        "tong_so": total_of(part, whole, subject) if listed else "",
        **words_of_annex(
            capital(f"{about} năm {content.year}") if listed else "",
            f"{cited} của {content.village}",
        ),
        **words_of_list(content.listed, subject),
    }


def _figure(content: Request) -> tuple[int, int]:
    return content.votes or (
        count_of(content.listed, content.subject),
        content.counted,
    )


def figures_of(content: Request) -> tuple[Stated, ...]:
    return (Stated(*_figure(content)),)


REQUIRED = (
    "ngay_thang", "danh_hieu", "nam", "ten_thon", "kinh_gui", "ngay_hop",
    "niem_yet_tu", "niem_yet_den", "so_y_kien", "y_kien.noi_dung", "ho_de_nghi",
    "ket_qua", "danh_sach.ho.chu_ho", "danh_sach_thon.ten", "thay_the", "ban_in",
    "ky_mot.ho_ten",
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
    met="Thôn 1",
    met_on=(date(2026, 11, 5),),
    posted_at="Nhà văn hóa Thôn 1",
    posted_from=date(2026, 11, 6),
    posted_until=date(2026, 11, 16),
    opinions=1,
    answers=("Ý kiến về hộ số 002: đã xác minh, hộ đủ tiêu chuẩn",),
    enclosed=("Biên bản họp bình xét", "Danh sách hộ gia đình kèm kết quả niêm yết"),
    listed=DECISION.villages[:1],
    counted=4,
)
OF_VILLAGES = replace(
    SAMPLE,
    head=replace(
        DECISION.head,
        symbol="TTr-UBND",
        signatories=(Signatory("Người Ký Mẫu", "Chủ tịch", "Ủy ban nhân dân"),),
        recipients=("Như trên", "Lưu: VT"),
    ),
    title="Thôn, tổ dân phố văn hóa",
    village="Ủy ban nhân dân xã Bến Gốm",
    to="Chủ tịch Ủy ban nhân dân tỉnh, thành phố",
    asked_by="Ủy ban nhân dân xã Bến Gốm",
    met="Hội đồng Thi đua - Khen thưởng xã Bến Gốm",
    posted_at="Trụ sở Ủy ban nhân dân xã Bến Gốm",
    answers=("Ý kiến về Thôn 2: đã xác minh, thôn đủ tiêu chuẩn",),
    enclosed=("Báo cáo thành tích", "Biên bản họp Hội đồng"),
    listed=(Village("Thôn 1"), Village("Thôn 2")),
    counted=3,
    subject=VILLAGES,
)
OF_COMMUNE = replace(
    OF_VILLAGES,
    title="Xã, phường, thị trấn tiêu biểu",
    listed=(),
    counted=1,
    subject=Subject("xã Bến Gốm", "xã", is_place=True),
    votes=(4, 5),
)
SAMPLES = (SAMPLE, OF_VILLAGES, OF_COMMUNE)
