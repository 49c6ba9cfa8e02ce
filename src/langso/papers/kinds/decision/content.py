"""Decision (quyết định) to award a title to households, with their list."""

from dataclasses import dataclass
from datetime import date

from langso.papers.kinds.lists import Home, Village, by_village, count_of, named
from langso.writer.filling import Words
from langso.writer.official import Head, Issuer, Signatory, words_of_head
from langso.writer.proving import Stated
from langso.writer.wording import of_all, share


@dataclass(frozen=True)
class Decision:
    """What a decision says. `households` is all that were counted, awarded or not."""

    head: Head
    title: str
    year: int
    authority: str  # "Chủ tịch Ủy ban nhân dân xã ..."
    grounds: tuple[str, ...]
    proposed_by: str
    carried_out_by: str
    villages: tuple[Village, ...]
    households: int


def words_of(content: Decision) -> Words:
    awarded = count_of(content.villages)
    return {
        **words_of_head(content.head),
        "danh_hieu": content.title,
        "nam": str(content.year),
        "tham_quyen": content.authority.upper(),
        "nguoi_ban_hanh": content.authority,
        "can_cu": named(content.grounds),
        "theo_de_nghi": content.proposed_by,
        "thi_hanh": content.carried_out_by,
        "ho_duoc_tang": of_all(awarded, content.households),
        "ty_le": share(awarded, content.households),
        "tong_so": of_all(awarded, content.households),
        "danh_sach": by_village(content.villages),
    }


def figures_of(content: Decision) -> tuple[Stated, ...]:
    return (Stated(count_of(content.villages), content.households),)


REQUIRED = (
    "so", "ky_hieu", "dia_danh", "ngay_thang", "co_quan.ten", "danh_hieu", "nam",
    "tham_quyen", "can_cu.ten", "ho_duoc_tang", "danh_sach.ten",
    "danh_sach.ho.chu_ho", "ky_mot.ho_ten", "ky_mot.chuc_vu.dong",
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
    households=4,
)
