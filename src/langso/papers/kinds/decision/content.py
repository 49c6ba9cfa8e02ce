"""Decision (quyết định) to award a title to households or villages, with their list."""

from dataclasses import dataclass, replace
from datetime import date

from langso.papers.kinds.deciding import Deciding, words_of_deciding
from langso.papers.kinds.lists import (
    HOUSEHOLDS,
    VILLAGES,
    Home,
    Subject,
    Village,
    count_of,
    total_of,
    words_of_annex,
    words_of_list,
)
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory
from langso.writer.proving import Stated
from langso.writer.wording import capital, of_all, share


@dataclass(frozen=True)
class Decision(Deciding):
    """What a decision says. `counted` are all there were, awarded or not."""

    villages: tuple[Village, ...]
    counted: int
    subject: Subject = HOUSEHOLDS


def words_of(content: Decision) -> Words:
    awarded, subject = count_of(content.villages, content.subject), content.subject
    about = f"{subject.each} được tặng danh hiệu “{content.title}” năm {content.year}"
    cited = f"Quyết định số {content.head.full_symbol} {content.head.day}"
    return {
        **words_of_deciding(content),
        "doi_tuong": subject.each,
        "ho_duoc_tang": of_all(awarded, content.counted, subject.each),
        "ty_le": share(awarded, content.counted),
        "tong_so": total_of(awarded, content.counted, subject),
        **words_of_annex(capital(about), f"{cited} của {content.authority}"),
        **words_of_list(content.villages, subject),
    }


def figures_of(content: Decision) -> tuple[Stated, ...]:
    return (Stated(count_of(content.villages, content.subject), content.counted),)


REQUIRED = (
    "so", "ky_hieu", "dia_danh", "ngay_thang", "co_quan.ten", "danh_hieu", "nam",
    "tham_quyen", "can_cu.ten", "ho_duoc_tang", "danh_sach.ten",
    "danh_sach.ho.chu_ho", "danh_sach_thon.ten", "hieu_luc", "ky_mot.ho_ten",
    "ky_mot.chuc_vu.dong",
)  # fmt: skip
SAMPLE = Decision(
    head=Head(
        issuers=(Issuer("Ủy ban nhân dân\nxã Bến Gốm"),),
        symbol="QĐ-UBND",
        place="Bến Gốm",
        signatories=(Signatory("Người Ký Mẫu", "Chủ tịch"),),
        recipients=("Như Điều 3", "Các thôn", "Lưu: VT, VHXH"),
        dated=date(2026, 11, 25),
        number=7,
    ),
    title="Gia đình văn hóa",
    year=2026,
    authority="Chủ tịch Ủy ban nhân dân xã Bến Gốm",
    grounds=(
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Nghị định số 86/2023/NĐ-CP ngày 07 tháng 12 năm 2023 của Chính phủ quy định "
        "về khung tiêu chuẩn và trình tự, thủ tục, hồ sơ xét tặng danh hiệu “Gia đình "
        "văn hóa”, “Thôn, tổ dân phố văn hóa”, “Xã, phường, thị trấn tiêu biểu”",
    ),
    proposed_by="Trưởng phòng Văn hóa - Xã hội",
    carried_out_by="Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, trưởng các thôn và "
    "các hộ gia đình có tên trong danh sách",
    villages=(
        Village(
            "Thôn 1",
            (
                Home("001", "Nguyễn Văn Mẫu", "Ngõ 2, Thôn 1"),
                Home("002", "Trần Thị Ví Dụ", "Ngõ 5, Thôn 1"),
            ),
        ),
        Village("Thôn 2", (Home("014", "Lê Văn Thử", "Thôn 2"),)),
    ),
    counted=4,
)
OF_VILLAGES = replace(
    SAMPLE,
    title="Thôn, tổ dân phố văn hóa",
    carried_out_by="Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, trưởng các thôn",
    villages=(Village("Thôn 1"), Village("Thôn 2")),
    counted=3,
    subject=VILLAGES,
)
SAMPLES = (SAMPLE, OF_VILLAGES)
