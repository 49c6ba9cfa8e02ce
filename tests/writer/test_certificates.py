"""Certificates: every letter, no code out of data, stopped and taken up again."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from unicodedata import normalize

import pypdfium2
import pytest
import segno
from fontTools.ttLib import TTFont
from PIL import Image

from langso.writer.certificates import chunk, making
from langso.writer.certificates.chunk import HERE, Job, chunk_pdf
from langso.writer.certificates.codes import QUIET, squares
from langso.writer.certificates.content import Certificate, Run
from langso.writer.certificates.emblem import clean_emblem
from langso.writer.certificates.layout import BadLayout, read_layout, shipped_layout
from langso.writer.certificates.making import Stopped, make_certificates
from langso.writer.errors import BadTemplate, NotWritten
from langso.writer.official import Signatory
from tools.vendor.vendor import letters

pytestmark = pytest.mark.pure
RUN = Run(
    issuer="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN GỐM",
    title="Gia đình văn hóa",
    year=2026,
    decision="07/QĐ-UBND",
    decided_on=date(2026, 11, 25),
    place="Bến Gốm",
    signatory=Signatory("Người Ký Mẫu", "Chủ tịch"),
)
JOB = Job(read_layout(shipped_layout()), RUN)
HOSTILE = '#panic("x") $x$ *a* <b> \\ @preview/x:1.0.0 {so}'


def certificates(count: int, head: str = "Nguyễn Văn Mẫu") -> list[Certificate]:
    return [
        Certificate(
            head, "ông", "Thôn 1", "Thôn 1", f"{n:05}", f"HTTPS://A.VN/G/{n:08}"
        )
        for n in range(count)
    ]


def pages_of(pdf: bytes | Path) -> list[str]:
    pages = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in pages]
    pages.close()
    return texts


@pytest.mark.parametrize("font", sorted((HERE / "fonts").glob("*.ttf")), ids=str)
def test_the_fonts_have_every_vietnamese_letter(font):
    assert set(map(ord, letters())) - set(TTFont(font).getBestCmap()) == set()


def test_a_certificate_says_all_that_was_given():
    (text,) = pages_of(chunk_pdf(JOB, certificates(1)))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", RUN.issuer,
        "Gia đình ông Nguyễn Văn Mẫu", "Gia đình văn hóa", "năm 2026", "07/QĐ-UBND",
        "ngày 25 tháng 11 năm 2026", "Số sổ vàng: 00000", "CHỦ TỊCH", "Người Ký Mẫu",
    ):  # fmt: skip
        assert words in text
    assert "MẪU" not in text


def test_a_sample_says_so_and_a_long_name_fits_on_the_page():
    job = replace(JOB, run=replace(RUN, is_sample=True))
    long = " ".join(["Công Tằng Tôn Nữ"] * 6)

    (text,) = pages_of(chunk_pdf(job, certificates(1, long)))

    assert "MẪU" in text
    assert long in text


def test_nothing_in_a_name_is_run():
    (text,) = pages_of(chunk_pdf(JOB, certificates(1, HOSTILE)))

    assert HOSTILE.replace("\\", "") in text.replace("\\", "")


def test_a_name_in_pieces_is_put_together():
    (text,) = pages_of(chunk_pdf(JOB, certificates(1, normalize("NFD", "Ưởng Ẫm"))))

    assert "Ưởng Ẫm" in text


def test_the_code_leads_to_the_address():
    (one,) = certificates(1)
    page = pypdfium2.PdfDocument(chunk_pdf(JOB, [one]))[0]
    pictures = [x.get_bitmap().to_pil().convert("L") for x in page.get_objects([3])]
    drawn = next(p for p in pictures if p.width == p.height)

    wanted = segno.make_qr(one.verify_at, error="m", mask=3, mode="byte")
    inside = drawn.crop((2, 2, drawn.width - 2, drawn.height - 2))
    assert bytes(b == 0 for b in inside.tobytes()) == b"".join(
        map(bytes, wanted.matrix)
    )


def test_every_code_is_as_if_drawn_alone():
    seed = Random(5)
    texts = [f"https://a.vn/giay/{seed.randbytes(12).hex()}" for _ in range(30)]
    texts += ["https://a.vn/giay/x", "https://ă.vn/giay/ư"]

    side, drawn = squares(texts)

    version = int(segno.make_qr(texts[0], error="m", mask=3, mode="byte").version)
    for text, found in zip(texts, drawn, strict=True):
        alone = segno.make_qr(
            text.encode(), error="m", mask=3, mode="byte", version=version
        )
        modules = [dark for row in alone.matrix_iter(border=QUIET) for dark in row]
        assert [grey == 0 for grey in found] == [bool(dark) for dark in modules]
        assert side**2 == len(found)


def test_codes_of_unlike_length_are_of_one_size():
    short, long = certificates(2)
    long = replace(long, verify_at=long.verify_at + "/0123456789" * 6)

    assert len(pages_of(chunk_pdf(JOB, [short, long]))) == 2


def test_two_on_a_sheet_where_the_layout_says_a5():
    job = replace(JOB, layout=replace(JOB.layout, paper="A5"))
    pages = pypdfium2.PdfDocument(chunk_pdf(job, certificates(3)))

    assert [len(pages), *map(round, pages[0].get_size())] == [2, 595, 842]


def test_a_font_that_is_not_there_stops_the_run(monkeypatch, tmp_path):
    import typst

    bare = typst.Fonts(include_system_fonts=False, font_paths=[str(tmp_path)])
    monkeypatch.setattr(chunk, "_fonts", lambda: bare)

    with pytest.raises(NotWritten, match="langso display"):
        chunk_pdf(JOB, certificates(1))


def test_a_run_is_stopped_between_chunks_and_taken_up_again(monkeypatch, tmp_path):
    monkeypatch.setattr(making, "CHUNK", 2)
    made: list[int] = []
    monkeypatch.setattr(
        making,
        "chunk_pdf",
        lambda job, part: made.append(len(part)) or chunk_pdf(job, part),
    )
    run = {"folder": tmp_path, "processes": 1}
    with pytest.raises(Stopped):
        make_certificates(
            JOB, certificates(5), progress=lambda done, _: done < 4, **run
        )

    told = []
    path = make_certificates(
        JOB, certificates(5), progress=lambda *at: told.append(at) or True, **run
    )

    assert made == [2, 2, 1]
    assert told == [(5, 5)]
    assert [f"Số sổ vàng: {n:05}" in t for n, t in enumerate(pages_of(path))] == [
        True
    ] * 5


def test_other_content_is_made_anew(tmp_path):
    make_certificates(JOB, certificates(1), tmp_path, processes=1)
    path = make_certificates(JOB, certificates(1, "Lê Thử"), tmp_path, processes=1)

    assert "Lê Thử" in pages_of(path)[0]


def test_two_processes_make_the_same_pages(monkeypatch, tmp_path):
    monkeypatch.setattr(making, "CHUNK", 2)

    path = make_certificates(JOB, certificates(4), tmp_path)

    assert [f"{n:05}" in text for n, text in enumerate(pages_of(path))] == [True] * 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("co = 15", "co = 150", "Dòng thứ 1: «co» là số nguyên từ 8 đến 60."),
        ("co = 15", "co = 1.5", "«co» là số nguyên"),
        ("khung = true", 'khung = "có"', "«khung» là true hoặc false."),
        ('"A4"', '"A3"', "«kho» phải là một trong: A4, A5."),
        ('"#9c1c1f"', '"red"', "«mau_chinh» là màu viết như #9c1c1f."),
        ("{chu_ho}", "{chu}", "Không có chỗ điền {chu}."),
        ("{chu_ho}", "", "Còn thiếu chỗ điền {chu_ho}."),
        ("năm {nam}", "năm {nam} {", "Dấu ngoặc viết dở"),
        ("dam = true", "to = true", "Không có mục «to»."),
        ("dam = true", "dam = ", "Chưa đọc được tệp mẫu ở dòng"),
        ("cach = 9", "cach = 40", "Các dòng cao hơn chỗ trống"),
        ('phong = "tieu-de"', 'phong = "Comic Sans"', "«phong» phải là một trong"),
        ("ghi_chu = [", "ghi_chu = [1, ", "«ghi_chu» là một dòng chữ"),
    ],
)
def test_a_layout_says_what_to_mend(old, new, said):
    comments, key, settings = shipped_layout().partition("kho =")
    text = comments + key + settings.replace(old, new, 1)

    with pytest.raises(BadLayout) as refusal:
        read_layout(text)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["", "x" * 30_000, "a = [" * 5_000, "dong = 1", "dong = []"]
)
def test_what_is_no_layout_is_refused(text):
    with pytest.raises(BadLayout):
        read_layout(text)


def test_a_picture_is_drawn_anew_and_shown(tmp_path):
    raw = BytesIO()
    Image.new("RGB", (1200, 1200), "#9c1c1f").save(raw, "JPEG")
    picture = clean_emblem(raw.getvalue())
    lines = tuple(replace(x, space=2) for x in JOB.layout.lines)
    job = replace(
        JOB, layout=replace(JOB.layout, emblem=True, lines=lines), emblem=picture
    )

    assert Image.open(BytesIO(picture)).size == (600, 600)
    assert pages_of(chunk_pdf(job, certificates(1)))
    for other in (b"", b"<svg/>", b"GIF89a", raw.getvalue()[:500]):
        with pytest.raises(BadTemplate):
            clean_emblem(other)
