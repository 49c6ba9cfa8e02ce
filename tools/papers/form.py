"""The form of NĐ 30/2020 as Word knows it: page, styles, head, foot, list.

Used by templates.py. Sizes: text 14, head 13, list 12, recipients 11 and 12 points.
"""

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
TEXT_WIDTH = 160  # mm between margins of 30 and 20


def paper() -> Paper:
    """An empty A4 page with the styles every paper uses."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(20)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    _styles(made)
    _page_number(page.header.paragraphs[0])
    for below in (page.footer, page.first_page_footer):
        line = below.paragraphs[0]
        line.style, _ = "Tên nơi nhận", line.add_run("{{ban_in}}")
        line.runs[0].italic = True
    made.element.body.remove(made.paragraphs[0]._p) if made.paragraphs else None
    return made


def _styles(made: Paper) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    normal.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    body = _style(made, "Nội dung", size=14, align=ALIGN.JUSTIFY)
    body.paragraph_format.first_line_indent = Cm(1.27)
    body.paragraph_format.space_before = body.paragraph_format.space_after = Pt(3)
    body.paragraph_format.line_spacing = 1.1
    grounds = _style(made, "Căn cứ", size=14, align=ALIGN.JUSTIFY, italic=True)
    grounds.paragraph_format.first_line_indent = Cm(1.27)
    grounds.paragraph_format.space_before = grounds.paragraph_format.space_after = Pt(3)
    for name, size, bold, italic, align in (
        ("Quốc hiệu", 12, True, False, ALIGN.CENTER),
        ("Tiêu ngữ", 13, True, False, ALIGN.CENTER),
        ("Cơ quan cấp trên", 13, False, False, ALIGN.CENTER),
        ("Cơ quan ban hành", 13, True, False, ALIGN.CENTER),
        ("Số ký hiệu", 13, False, False, ALIGN.CENTER),
        ("Địa danh ngày tháng", 14, False, True, ALIGN.CENTER),
        ("Tên loại", 14, True, False, ALIGN.CENTER),
        ("Trích yếu", 14, True, False, ALIGN.CENTER),
        ("Chức vụ", 14, True, False, ALIGN.CENTER),
        ("Họ tên người ký", 14, True, False, ALIGN.CENTER),
        ("Nơi nhận", 12, True, True, ALIGN.LEFT),
        ("Tên nơi nhận", 11, False, False, ALIGN.LEFT),
        ("Chữ trong bảng", 12, False, False, ALIGN.LEFT),
        ("Đầu bảng", 12, True, False, ALIGN.CENTER),
    ):
        style = _style(made, name, size=size, bold=bold, italic=italic, align=align)
        if "bảng" in name:
            style.paragraph_format.space_before = Pt(2)
            style.paragraph_format.space_after = Pt(2)


def _style(
    made: Paper, name: str, *, size: int, align: ALIGN, bold=False, italic=False
) -> ParagraphStyle:
    style = made.styles.add_style(name, 1)
    style.base_style = made.styles["Normal"]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.paragraph_format.alignment = align
    return style


def _page_number(line: Paragraph) -> None:
    line.alignment = ALIGN.CENTER
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = line.add_run()
        run.font.size = Pt(13)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._r.append(element)


def say(where: Paper | _Cell, style: str, words: str, **look: object) -> Paragraph:
    """Add a paragraph; in a new cell the first one is used."""
    first = isinstance(where, _Cell) and not where.paragraphs[0].text
    line = where.paragraphs[0] if first and not _used(where) else where.add_paragraph()
    line.style, _ = style, line.add_run(words)
    for name, value in look.items():
        setattr(line.paragraph_format, name, value)
    return line


def _used(cell: _Cell) -> bool:
    return cell.paragraphs[0].style.name != "Normal"


def rule(where: Paper | _Cell, indent_mm: float) -> None:
    """A line below, as long as the margins left and right leave it."""
    line = say(where, "Số ký hiệu", "", left_indent=Mm(indent_mm))
    line.paragraph_format.right_indent = Mm(indent_mm)
    line.paragraph_format.line_spacing = Pt(4)
    line.paragraph_format.space_before = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (
        ("val", "single"),
        ("sz", "6"),
        ("space", "1"),
        ("color", "000000"),
    ):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().append(borders)


def grid(made: Paper, widths: list[float], *, lines: bool) -> Table:
    """A table of one row with fixed widths in millimetres."""
    table = made.add_table(rows=1, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if lines:
        table.style = "Table Grid"
    else:
        _without_cell_margins(table)
    for cell, column, width in zip(
        table.rows[0].cells, table.columns, widths, strict=True
    ):
        cell.width = column.width = Mm(width)
    return table


def _without_cell_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def head(made: Paper, *, numbered: bool = True, about: str = "") -> None:
    """Issuers left, the state's name right; number and day below."""
    left, right = grid(made, [72, 93], lines=False).rows[0].cells
    say(left, "Cơ quan cấp trên", "{{cap_tren.ten}}")
    say(left, "Cơ quan ban hành", "{{co_quan.ten}}")
    rule(left, 28)
    if numbered:
        say(left, "Số ký hiệu", "Số: {{so}}/{{ky_hieu}}", space_before=Pt(4))
    if about:
        say(left, "Số ký hiệu", about, space_before=Pt(4))
    say(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    say(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    rule(right, 17)
    if numbered:
        day = "{{dia_danh}}, {{ngay_thang}}"
        say(right, "Địa danh ngày tháng", day, space_before=Pt(4))
    say(made, "Số ký hiệu", "")


def title(made: Paper, kind: str, about: str) -> None:
    say(made, "Tên loại", kind, space_before=Pt(6))
    say(made, "Trích yếu", about)
    rule(made, 53)
    say(made, "Số ký hiệu", "")


def foot(made: Paper) -> None:
    """Recipients left and one signature right, or two signatures above recipients.

    The text before it comes along: a signature never stands alone on a page.
    """
    for line in made.paragraphs[-2:]:
        line.paragraph_format.keep_with_next = True
    say(made, "Số ký hiệu", "").paragraph_format.keep_with_next = True
    left, right = grid(made, [72, 88], lines=False).rows[0].cells
    _recipients(left, "ky_mot.")
    _post(right, "ky_mot.chuc_vu.dong")
    _name(right, "ky_mot.ho_ten")
    say(made, "Số ký hiệu", "").paragraph_format.keep_with_next = True
    joint = grid(made, [80, 80], lines=False)
    for cell, side in zip(joint.rows[0].cells, ("_trai", ""), strict=True):
        _post(cell, f"ky_hai.chuc_vu{side}.dong")
    names = joint.add_row().cells
    for cell, side in zip(names, ("_trai", ""), strict=True):
        _name(cell, f"ky_hai.ho_ten{side}")
    _recipients(names[0], "ky_hai.")
    for table in made.tables[-2:]:
        keep_together(table)


def keep_together(table: Table) -> None:
    """No page break inside a signature."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True


def _post(cell: _Cell, place: str) -> None:
    say(cell, "Chức vụ", f"{{{{{place}}}}}")


def _name(cell: _Cell, place: str) -> None:
    """Below the room for a signature and a seal."""
    say(cell, "Họ tên người ký", f"{{{{{place}}}}}", space_before=Pt(70))


def _recipients(cell: _Cell, of: str) -> None:
    space = Pt(14) if of == "ky_hai." else Pt(0)
    say(cell, "Nơi nhận", "Nơi nhận:", space_before=space)
    say(cell, "Tên nơi nhận", f"{{{{{of}noi_nhan.ten}}}}")


def listed(made: Paper, columns: list[tuple[str, str, float]], group: str = "") -> None:
    """A table: headings repeated on every page, a row for each item, groups between."""
    table = grid(made, [width for _, _, width in columns], lines=True)
    for cell, (heading, _, _) in zip(table.rows[0].cells, columns, strict=True):
        say(cell, "Đầu bảng", heading)
    first = table.rows[0]._tr.get_or_add_trPr()
    first.append(OxmlElement("w:cantSplit"))
    first.append(OxmlElement("w:tblHeader"))
    if group:
        cells = table.add_row().cells
        say(cells[0].merge(cells[-1]), "Đầu bảng", group).alignment = ALIGN.LEFT
        cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    row = table.add_row()
    for cell, (_, place, width) in zip(row.cells, columns, strict=True):
        line = say(cell, "Chữ trong bảng", f"{{{{{place}}}}}" if place else "")
        line.alignment = ALIGN.CENTER if width < 26 else ALIGN.LEFT
    for each in table.rows[1:]:
        each._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
