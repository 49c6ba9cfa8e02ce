"""Every kind of paper: in the form of NĐ 30/2020, and the reader finds its figures."""

from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest

from langso.papers.kinds import KINDS, jointly
from langso.papers.kinds.lists import Home, Village
from langso.reader import read
from langso.writer.office import can_make_pdf, to_pdf
from langso.writer.official import Signatory
from langso.writer.places import PLACE
from langso.writer.proving import Stated, disagreements

pytestmark = pytest.mark.pure
LONG = "Công Tằng Tôn Nữ Hoàng Phương Thảo Ví Dụ"


def homes(count: int) -> tuple[Home, ...]:
    return tuple(Home(f"{n:03}", LONG, "Thôn 1") for n in range(1, count + 1))


def lines_of(raw: bytes) -> list[str]:
    paper = docx.Document(BytesIO(raw))
    cells = [c for t in paper.tables for row in t.rows for c in row.cells]
    return [line.text for place in (paper, *cells) for line in place.paragraphs]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_shipped_template_passes_its_own_check(kind):
    kind.check(kind.template)


FORMS = [(kind, at) for kind in KINDS.values() for at in range(len(kind.samples))]


@pytest.mark.parametrize(("kind", "at"), FORMS, ids=lambda x: getattr(x, "code", x))
def test_nothing_is_left_to_fill_in_and_the_reader_agrees(kind, at):
    """Of one issuer, jointly, with a superior; then of villages and of the commune."""
    content = kind.samples[at]
    raw = kind.write(content)

    assert not PLACE.search("\n".join(lines_of(raw)))
    assert disagreements(raw, kind.figures_of(content)) == ()


@pytest.mark.parametrize(
    ("kind", "at", "tables", "said"),
    [
        ("decision", 1, 1, "2/3 thôn, tổ dân phố"),
        ("minutes", 1, 1, "2/3 thôn, tổ dân phố"),
        ("minutes", 2, 0, "3/4 thành viên dự họp đồng ý, đạt 75%"),
        ("request", 1, 1, "2/3 thôn, tổ dân phố"),
        ("request", 2, 0, "4/5 thành viên dự họp đồng ý, đạt 80%"),
    ],
)
def test_a_list_of_villages_is_one_table_and_one_alone_has_none(kind, at, tables, said):
    raw = KINDS[kind].write(KINDS[kind].contents[at])
    headings = [t.rows[0].cells[0].text for t in docx.Document(BytesIO(raw)).tables]

    assert headings.count("STT") == tables
    assert said in "\n".join(lines_of(raw))


def test_a_cancelling_decision_names_award_reason_and_certificate():
    kind = KINDS["cancelling"]
    raw = kind.write(kind.sample)
    words = "\n".join(lines_of(raw))

    for said in (
        "Điều 1. Hủy bỏ việc tặng danh hiệu “Gia đình văn hóa” năm 2026 cho hộ gia "
        "đình ông/bà Nguyễn Văn Mẫu, Thôn 1 tại Quyết định số 07/QĐ-UBND ngày 25 tháng "
        "11 năm 2026 của Chủ tịch Ủy ban nhân dân xã Bến Gốm. Lý do: kê khai",
        "Thu hồi giấy công nhận số 00001/2026",
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký./.",
    ):
        assert said in words
    document = read(raw, name="q.docx").document
    assert (document.kind, document.number) == ("decision", "31")


def test_what_replaces_a_paper_names_it():
    for code in ("decision", "cancelling", "refusal", "request"):
        kind = KINDS[code]
        head = replace(kind.sample.head, instead_of="Văn bản số 06/QĐ-UBND")
        words = "\n".join(lines_of(kind.write(replace(kind.sample, head=head))))
        assert " và thay thế Văn bản số 06/QĐ-UBND./." in words


def test_a_print_says_so_at_the_foot_of_every_page():
    kind = KINDS["minutes"]
    marked = replace(kind.sample, head=replace(kind.sample.head, printed="Bản in 1"))

    page = docx.Document(BytesIO(kind.write(marked))).sections[0]
    feet = [page.footer, page.first_page_footer]
    assert [foot.paragraphs[0].text for foot in feet] == ["Bản in 1"] * 2


def test_the_head_is_in_the_prescribed_form():
    lines = lines_of(KINDS["decision"].write(KINDS["decision"].sample))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert "Số: 07/QĐ-UBND" in lines
    assert "Bến Gốm, ngày 25 tháng 11 năm 2026" in lines
    assert [line for line in lines if line.startswith("- ")][-1] == "- Lưu: VT, VHXH."


def test_a_number_and_a_day_not_yet_given_are_dots():
    sample = KINDS["decision"].sample
    head = replace(sample.head, number=None, dated=None, year=2026)

    lines = lines_of(KINDS["decision"].write(replace(sample, head=head)))

    assert "Số: ……/QĐ-UBND" in lines
    assert "Bến Gốm, ngày …… tháng …… năm 2026" in lines


def test_a_joint_paper_has_both_issuers_and_the_lead_signs_on_the_right():
    sample = KINDS["decision"].sample
    raw = KINDS["decision"].write(replace(sample, head=jointly(sample.head)))
    rows = [r for t in docx.Document(BytesIO(raw)).tables for r in t.rows]

    signed = [c.text for row in rows for c in row.cells if "Người Ký" in c.text]
    assert [name.splitlines()[0] for name in signed] == ["Người Ký Hai", "Người Ký Mẫu"]
    assert "ỦY BAN MẶT TRẬN TỔ QUỐC\nVIỆT NAM XÃ BẾN GỐM" in lines_of(raw)


@pytest.mark.parametrize(
    ("signatory", "lines"),
    [
        (Signatory("", "A", "", "TL.", "Chủ tịch"), "TL. CHỦ TỊCH|A"),
        (Signatory("", "A", "B", "KT.", "Chủ tịch"), "TM. B|KT. CHỦ TỊCH|A"),
        (Signatory("", "Chủ tịch", "", "Q."), "Q. CHỦ TỊCH"),
    ],
)
def test_authority_stands_above_the_post(signatory, lines):
    assert signatory.lines == tuple(lines.split("|"))


def test_a_figure_that_is_not_said_is_missed():
    kind = KINDS["decision"]
    raw = kind.write(kind.sample)

    assert disagreements(raw, [Stated(3, 4), Stated(3, 5)]) == (Stated(3, 5),)
    assert disagreements(raw, [Stated(3, 4)] * 9) != ()


def test_the_reader_knows_the_decision_by_its_head():
    kind = KINDS["decision"]

    document = read(kind.write(kind.sample), name="q.docx").document

    assert (document.kind, document.issued_on) == ("decision", "2026-11-25")
    assert (document.number, document.symbol) == ("07", "QĐ-UBND")


def test_long_lists_repeat_their_heading_and_pages_are_numbered_from_the_second():
    if not can_make_pdf():
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer")
    kind = KINDS["decision"]
    village = Village("Thôn 1", homes(600))
    content = replace(kind.sample, villages=(village,), counted=640)

    raw = kind.write(content)
    pages = pypdfium2.PdfDocument(to_pdf(raw))
    texts = [page.get_textpage().get_text_range() for page in pages]

    assert disagreements(raw, kind.figures_of(content)) == ()
    assert [text.split()[0] for text in texts[1:]] == [
        str(n) for n in range(2, len(texts) + 1)
    ]
    assert texts[0].split()[0] != "1"
    listed = [t for t in texts if "020" in t or LONG.split()[0] in t]
    assert len(listed) > 10
    assert all("Họ và tên chủ hộ" in text for text in listed)
