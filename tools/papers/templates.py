# ruff: noqa: E501 - a sentence of a paper stays whole
"""Write the shipped template of every kind of paper.

    .venv/bin/python -m tools.papers.templates

What it writes, src/langso/papers/kinds/*/template.docx, is committed; a commune
restyles a copy in Word. Needs python-docx (requirements/dev.txt).
"""

import re
from io import BytesIO
from pathlib import Path

from docx.document import Document as Paper
from docx.shared import Pt

from langso.writer.package import packed, parts_of
from tools.papers.form import (
    foot,
    grid,
    head,
    keep_together,
    listed,
    paper,
    say,
    title,
)

KINDS = Path(__file__).resolve().parents[2] / "src/langso/papers/kinds"
_THUMBNAIL = re.compile(rb"<Relationship [^<>]*thumbnail[^<>]*/>")
TITLE = "“{{danh_hieu}}” năm {{nam}}"
PLACES = [
    ("STT", "danh_sach_thon.stt", 15),
    ("{{cot_thon}}", "danh_sach_thon.ten", 95),
    ("Ghi chú", "", 50),
]
LIST = [
    ("STT", "danh_sach.ho.stt", 15),
    ("Số hộ", "danh_sach.ho.so_ho", 20),
    ("{{cot_chu_ho}}", "danh_sach.ho.chu_ho", 63),
    ("Địa chỉ", "danh_sach.ho.dia_chi", 62),
]


def minutes() -> Paper:
    made = paper()
    head(made, numbered=False)
    title(made, "BIÊN BẢN", f"Họp bình xét danh hiệu {TITLE}")
    for line in (
        "Hôm nay, vào hồi {{bat_dau}}, {{ngay_hop}}, {{ten_thon}} tổ chức họp bình xét "
        f"danh hiệu {TITLE} tại {{{{dia_diem}}}}.",
        "I. THÀNH PHẦN DỰ HỌP",
        "1. Chủ trì: {{chu_tri}}, {{chuc_vu_chu_tri}}.",
        "2. Thư ký: {{thu_ky}}, {{chuc_vu_thu_ky}}.",
        "3. Đại diện các tổ chức, đoàn thể:",
        "- {{tham_du.ten}}",
        "4. {{thanh_phan}}: {{ho_du_hop}} (tổng số được chốt khi khai mạc); "
        "{{ho_vang}}.",
        "II. NỘI DUNG",
        "1. Chủ trì nêu mục đích cuộc họp, tiêu chuẩn của danh hiệu theo {{tieu_chuan}} "
        "và kết quả rà soát {{ra_soat}}.",
        "2. Cuộc họp thảo luận và biểu quyết bằng hình thức {{hinh_thuc}}. Danh hiệu "
        "được đề nghị khi có {{ty_le_can}} đồng ý.",
        "3. Kết quả: số {{doi_tuong}} được đề nghị tặng danh hiệu là {{ho_de_nghi}}, "
        "đạt {{ty_le}} (danh sách kèm theo biên bản này).",
        "3. Kết quả: {{ket_qua}}.",
        "4. Các trường hợp có ý kiến khác hoặc không đề nghị:",
        "- {{truong_hop.noi_dung}}",
        "III. KẾT THÚC",
        "Cuộc họp kết thúc vào hồi {{ket_thuc}}, {{ngay_ket_thuc}}. Biên bản đã được "
        "đọc lại cho những người dự họp cùng nghe, thống nhất thông qua và lập thành "
        "{{so_ban}} bản có giá trị như nhau./.",
    ):
        heading = line.split(".")[0] in {"I", "II", "III"}
        added = say(made, "Nội dung", line)
        added.runs[0].bold, added.paragraph_format.keep_with_next = heading, heading
    say(made, "Số ký hiệu", "")
    signatures(made, ("THƯ KÝ", "{{thu_ky}}"), ("CHỦ TRÌ", "{{chu_tri}}"))
    annex_head(made)
    listed(
        made,
        [
            ("STT", "danh_sach.stt", 14),
            ("Số hộ", "danh_sach.so_ho", 18),
            ("{{cot_chu_ho}}", "danh_sach.chu_ho", 58),
            ("Đồng ý", "danh_sach.dong_y", 25),
            ("Ghi chú", "danh_sach.ghi_chu", 45),
        ],
    )
    listed(
        made,
        [
            ("STT", "danh_sach_thon.stt", 14),
            ("{{cot_thon}}", "danh_sach_thon.chu_ho", 76),
            ("Đồng ý", "danh_sach_thon.dong_y", 25),
            ("Ghi chú", "danh_sach_thon.ghi_chu", 45),
        ],
    )
    return made


def plainly(made: Paper, words: str, **look: object) -> None:
    say(made, "Trích yếu", words, **look).runs[0].bold = False


def signatures(made: Paper, left: tuple[str, str], right: tuple[str, str]) -> None:
    for line in made.paragraphs[-2:]:
        line.paragraph_format.keep_with_next = True
    cells = grid(made, [80, 80], lines=False)
    for cell, (post, name) in zip(cells.rows[0].cells, (left, right), strict=True):
        say(cell, "Chức vụ", post)
        signed = say(cell, "Địa danh ngày tháng", "(Ký, ghi rõ họ tên)")
        signed.runs[0].font.size = Pt(13)
        for _ in range(4):
            say(cell, "Chức vụ", "")
        say(cell, "Họ tên người ký", name)
    keep_together(cells)


def request() -> Paper:
    made = paper()
    head(made)
    title(made, "TỜ TRÌNH", f"Về việc đề nghị tặng danh hiệu {TITLE}")
    say(made, "Trích yếu", "Kính gửi: {{kinh_gui}}", space_after=Pt(8)).runs[
        0
    ].bold = False
    say(made, "Nội dung", "Căn cứ {{can_cu.ten}};")
    for line in (
        "Căn cứ Biên bản họp bình xét {{ngay_hop}} của {{don_vi_hop}};",
        "{{ten_thon}} đã tổ chức bình xét, niêm yết công khai kết quả tại "
        "{{noi_niem_yet}} từ {{niem_yet_tu}} đến {{niem_yet_den}} và nhận được "
        "{{so_y_kien}} ý kiến; các ý kiến đã được xem xét, trả lời như sau:",
        "- {{y_kien.noi_dung}}",
        "Số {{doi_tuong}} đủ tiêu chuẩn đề nghị tặng danh hiệu là {{ho_de_nghi}}, đạt "
        "{{ty_le}}.",
        "Kết quả biểu quyết: {{ket_qua}}.",
        f"{{{{nguoi_trinh}}}} trân trọng đề nghị {{{{kinh_gui}}}} xem xét, quyết định "
        f"tặng danh hiệu {TITLE} cho {{{{tang_cho}}}}.",
        "Hồ sơ gửi kèm gồm:",
        "- {{ho_so.ten}};",
        "Kính đề nghị {{kinh_gui}} xem xét, quyết định{{thay_the}}./.",
    ):
        say(made, "Nội dung", line)
    foot(made)
    annex(made)
    return made


def annex_head(made: Paper) -> None:
    """On a page of its own; without words it is left out, and its page with it."""
    first = say(made, "Tên loại", "{{phu_luc}}")
    first.paragraph_format.page_break_before = True
    say(made, "Trích yếu", "{{phu_luc_ten}}")
    say(made, "Địa danh ngày tháng", "{{phu_luc_kem}}", space_after=Pt(6))


def annex(made: Paper) -> None:
    """Households by village, or the villages themselves: the other table is empty."""
    annex_head(made)
    listed(made, LIST, "{{danh_sach.ten}}: {{danh_sach.so_luong}}")
    listed(made, PLACES)
    say(made, "Nội dung", "Tổng số: {{tong_so}}./.", space_before=Pt(6)).runs[
        0
    ].bold = True


def decision() -> Paper:
    made = paper()
    deciding(
        made,
        f"Về việc tặng danh hiệu {TITLE}",
        f"Tặng danh hiệu {TITLE} cho {{{{ho_duoc_tang}}}}, đạt {{{{ty_le}}}} (có danh "
        "sách kèm theo).",
        "Các {{doi_tuong}} được tặng danh hiệu được ghi vào sổ và hưởng quyền lợi theo "
        "quy định hiện hành.",
    )
    annex(made)
    return made


def cancelling() -> Paper:
    made = paper()
    deciding(
        made,
        f"Về việc hủy bỏ danh hiệu {TITLE}",
        f"Hủy bỏ việc tặng danh hiệu {TITLE} cho {{{{doi_tuong}}}} tại "
        "{{quyet_dinh_tang}}. Lý do: {{ly_do}}.",
        "Thu hồi {{giay_cong_nhan}}; xóa tên trong sổ ghi danh hiệu. Quyền lợi kèm theo "
        "danh hiệu chấm dứt theo quy định hiện hành.",
    )
    return made


def deciding(made: Paper, about: str, *articles: str) -> None:
    """A decision: its grounds, its own articles, who carries it out and since when."""
    head(made)
    title(made, "QUYẾT ĐỊNH", about)
    say(made, "Tên loại", "{{tham_quyen}}", space_after=Pt(6))
    for line in ("Căn cứ {{can_cu.ten}};", "Theo đề nghị của {{theo_de_nghi}}."):
        say(made, "Căn cứ", line)
    say(made, "Tên loại", "QUYẾT ĐỊNH:", space_before=Pt(6), space_after=Pt(6))
    last = (
        "{{thi_hanh}} chịu trách nhiệm thi hành Quyết định này.",
        "Quyết định này có hiệu lực {{hieu_luc}}./.",
    )
    for number, line in enumerate((*articles, *last), 1):
        added = say(made, "Nội dung", f"Điều {number}. ")
        added.runs[0].bold = True
        added.add_run(line)
    foot(made)


def refusal() -> Paper:
    made = paper()
    head(made, about=f"V/v không tặng danh hiệu {TITLE}")
    plainly(made, "Kính gửi: {{nguoi_nhan}}", space_before=Pt(10))
    plainly(made, "({{dia_chi}})", space_after=Pt(10))
    for line in (
        f"{{{{nguoi_ban_hanh}}}} nhận được hồ sơ đề nghị xét tặng danh hiệu {TITLE} của "
        "{{ten_thon}}{{trong_do}}.",
        "Căn cứ {{can_cu.ten}};",
        "Sau khi xem xét, {{nguoi_ban_hanh}} thông báo: {{doi_tuong}} chưa đủ "
        "điều kiện tặng danh hiệu năm {{nam}}, cụ thể:",
        "- {{ly_do.ma}}: {{ly_do.noi_dung}}.",
        "Nếu không đồng ý, trong thời hạn {{thoi_han}}, {{xung_ho}} có quyền gửi ý kiến "
        "hoặc khiếu nại đến {{noi_khieu_nai}} để được xem xét theo quy định của pháp luật.",
        "{{nguoi_ban_hanh}} thông báo để {{xung_ho}} biết{{thay_the}}./.",
    ):
        say(made, "Nội dung", line)
    foot(made)
    return made


def write(made: Paper, path: Path) -> None:
    """Without the time of day, so that an unchanged template is an unchanged file."""
    raw = BytesIO()
    made.core_properties.author = made.core_properties.comments = ""
    made.save(raw)
    parts = parts_of(raw.getvalue())
    parts = {name: part for name, part in parts.items() if "thumbnail" not in name}
    parts["_rels/.rels"] = _THUMBNAIL.sub(b"", parts["_rels/.rels"])
    path.write_bytes(packed(parts))


if __name__ == "__main__":
    for make in (minutes, request, decision, cancelling, refusal):
        write(make(), KINDS / make.__name__ / "template.docx")
