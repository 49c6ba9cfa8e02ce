"""What cleaning takes out, what it joins, and what it must leave alone."""

import json
import textwrap
from pathlib import Path

import pytest

from langso.reader.cleaning import clean

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
LONG = "Tiếp tục nâng cao chất lượng các danh hiệu văn hóa trên địa bàn toàn"


@pytest.fixture
def seed() -> tuple[str, dict[str, list[str]]]:
    if not (SEED / "gold.json").is_file():
        pytest.skip("../shared/seed is not on this machine")
    gold = json.loads((SEED / "gold.json").read_text("utf-8"))
    return (SEED / "bat-trang-2026.txt").read_text("utf-8"), gold


def test_the_real_resolution_loses_its_noise_and_is_joined_over_its_pages(seed):
    raw, gold = seed

    cleaned = clean(raw)

    assert not [noise for noise in gold["noise"] if noise in cleaned.text]
    assert all(joined in cleaned.text for joined in gold["joined_over_page_breaks"])
    assert [remark.kind for remark in cleaned.remarks] == ["signature"]


def test_every_figure_of_the_real_resolution_leads_back_to_its_characters(seed):
    raw, _ = seed
    cleaned = clean(raw)

    for quote in ("12.535/12.858", "97,32 %", "563 tỷ 286", "1.625", "88,8%"):
        start = cleaned.text.index(quote)
        begin, end = cleaned.source.to_source((start, start + len(quote)))
        assert raw[begin:end].replace("*", "") == quote


@pytest.mark.parametrize(
    "number", ["2", "- 2 -", "Trang 2", "Trang 2/10", "2 | Page", "[Trang 2]", "– 2 –"]
)
def test_a_page_number_goes_and_the_sentence_goes_on(number):
    assert (
        clean(f"chất lượng\n\n{number}\n\nphong trào").text == "chất lượng phong trào"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Số thôn:\n\n26\n\nSố hộ:",
        "- 26 thôn",
        "1. Kinh tế",
        "2026",
        "Tỷ lệ 97,32 %",
        "12.535/12.858",
        "Trang 2 của báo cáo nêu rõ",
    ],
)
def test_a_number_that_says_something_stays(text):
    assert clean(text).text == text


def test_bare_numbers_that_count_the_pages_go():
    pages = [f"Đoạn {name} đã xong.\n\n{at}" for at, name in enumerate("ABCD", 5)]

    text = clean("\n\n".join(pages)).text

    assert text == "\n\n".join(f"Đoạn {name} đã xong." for name in "ABCD")


def test_a_running_head_goes_from_every_page():
    pages = [f"HỘI ĐỒNG MẪU {at}\nĐoạn {at} đã xong.\nTrang {at}" for at in (1, 2, 3)]

    assert clean("\f".join(pages)).text.split("\n\n") == [
        "Đoạn 1 đã xong.", "Đoạn 2 đã xong.", "Đoạn 3 đã xong.",
    ]  # fmt: skip


def test_a_running_head_in_the_middle_of_a_sentence_goes():
    raw = "NGHỊ QUYẾT MẪU\n\nphát triển làng\n\n2\n\nNGHỊ QUYẾT MẪU\n\nnghề gốm."

    assert clean(raw).text == "NGHỊ QUYẾT MẪU\n\nphát triển làng nghề gốm."


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ('A round red stamp with the words "XÃ MẪU".', "stamp"),
        ("[Chữ ký]", "signature"),
        ("(Đã ký)", "signature"),
        ("(Ký, ghi rõ họ tên)", "signature"),
        ("[Con dấu: Ủy ban nhân dân]", "stamp"),
        ("[Hình ảnh: quốc huy]", "image"),
        ("Handwritten signature in blue ink", "signature"),
        ("![logo](anh.png)", "image"),
    ],
)
def test_a_remark_about_marks_on_paper_is_left_out_but_remembered(remark, kind):
    cleaned = clean(f"CHỦ TỊCH\n\n{remark}\n\nNguyễn Văn Mẫu")

    assert cleaned.text == "CHỦ TỊCH\n\nNguyễn Văn Mẫu"
    assert [one.kind for one in cleaned.remarks] == [kind]


def test_a_remark_of_several_lines_goes_whole():
    raw = "CHỦ TỊCH\nA blue ink signature consisting of\na line to the right.\nMẫu"

    assert clean(raw).text == "CHỦ TỊCH\nMẫu"


def test_a_signed_title_keeps_its_words_and_the_place_of_the_remark():
    raw = "CHỦ TỊCH (Đã ký)"

    cleaned = clean(raw)

    start, end = cleaned.remarks[0].span
    assert (cleaned.text, raw[start:end]) == ("CHỦ TỊCH", "(Đã ký)")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("đạt **107/118** người", "đạt 107/118 người"),
        ('"*Kỷ cương, sáng tạo*".', '"Kỷ cương, sáng tạo".'),
        ("**TM. ỦY BAN\nCHỦ TỊCH**", "TM. ỦY BAN\nCHỦ TỊCH"),
        ("***Kết quả:*** đạt", "Kết quả: đạt"),
        ("_Kết quả_ và __chỉ tiêu__", "Kết quả và chỉ tiêu"),
        ("đạt**97**%", "đạt97%"),
        ("## II. Nhiệm vụ", "II. Nhiệm vụ"),
        (r"1\. Kinh tế \- xã hội", "1. Kinh tế - xã hội"),
        ("|Thôn|Số hộ|\n|:--|--:|\n|Thôn 1|26|", "Thôn | Số hộ\nThôn 1 | 26"),
        ("| |Tổng|26|", "| | Tổng | 26 |"),
        ("-----\n* * *\nHết", "Hết"),
    ],
)
def test_markdown_goes(raw, text):
    assert clean(raw).text == text


@pytest.mark.parametrize(
    "text",
    ["2*3*4 = 24", "x**2 + y**2", "ho_ten_ong", "Số: ____/NQ", "97,32% (*)", "5 * 3"],
)
def test_stars_and_underscores_with_a_meaning_stay(text):
    assert clean(text).text == text


@pytest.mark.parametrize("sign", ["🔹", "✅", "•", "–", "*", "-", "\uf0b7", "- -", "➢"])
def test_every_bullet_is_a_dash(sign):
    assert clean(f"{sign} Giảm nghèo").text == "- Giảm nghèo"


def test_a_plus_stays_a_plus_and_a_minus_a_minus():
    assert clean("+Giảm nghèo\n-5 độ").text == "+ Giảm nghèo\n-5 độ"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("đời\n\nsống văn hóa” xã", "đời sống văn hóa” xã"),
        ("phát tri-\nển làng", "phát triển làng"),
        ("kinh tế -\nxã hội", "kinh tế - xã hội"),
        ("kinh\u00ad\ntế", "kinhtế"),
        ("đạt tỷ lệ\n(vượt kế hoạch)", "đạt tỷ lệ (vượt kế hoạch)"),
    ],
)
def test_a_paragraph_that_goes_on_is_joined(raw, text):
    assert clean(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Các nhiệm vụ:\nmột là giảm nghèo",
        "đã hoàn thành.\nphần sau",
        "Các chỉ tiêu\n- giảm nghèo",
        "Các chỉ tiêu\na) giảm nghèo",
        "Các chỉ tiêu\nđ) giảm nghèo",
        "Các chỉ tiêu\n1. giảm nghèo",
        "NGHỊ QUYẾT\nvề việc giảm nghèo",
        "Thôn 1 | 26\nthôn 2 | 25",
        "Chủ tịch\nNguyễn Văn Mẫu",
    ],
)
def test_what_begins_anew_is_not_joined(text):
    assert clean(text).text == text


def test_lines_wrapped_at_one_width_become_paragraphs():
    paragraphs = [
        f"{at}. {LONG} xã Mẫu, gồm {at} thôn mới nhập và Ban chỉ đạo Thành phố. "
        f"Các thôn báo cáo Ủy ban nhân dân xã trước ngày {at} tháng 6 năm 2026."
        for at in range(1, 9)
    ]
    raw = "\n".join(textwrap.fill(words, 60) for words in paragraphs)

    assert clean(raw).text.split("\n") == paragraphs


def test_a_long_line_at_the_end_of_a_page_goes_on_with_a_name():
    raw = f"{LONG}\n2\n\fThành phố Hà Nội trong năm 2026."

    assert clean(raw).text == f"{LONG} Thành phố Hà Nội trong năm 2026."


def test_lines_with_equally_many_tabs_are_rows():
    raw = "STT\tThôn\tSố hộ\n1\tThôn 1\t26\n2\tThôn 2\t\n"

    assert clean(raw).text == "STT | Thôn | Số hộ\n1 | Thôn 1 | 26\n| 2 | Thôn 2 | |"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("XÃ MẪU          Độc lập - Tự do", "XÃ MẪU\nĐộc lập - Tự do"),
        ("XÃ MẪU\t\tĐộc lập - Tự do", "XÃ MẪU\nĐộc lập - Tự do"),
        ("Nơi nhận:     TM. ỦY BAN", "Nơi nhận:\nTM. ỦY BAN"),
        ("Số: 12/NQ    Mẫu, ngày 3/4/2026", "Số: 12/NQ\nMẫu, ngày 3/4/2026"),
        ("Tổ quốc     Việt Nam xã", "Tổ quốc Việt Nam xã"),
        (
            "Thôn      Hộ     Đạt\nThôn 1    26     25",
            "Thôn | Hộ | Đạt\nThôn 1 | 26 | 25",
        ),
        ("     Giảm nghèo", "Giảm nghèo"),
    ],
)
def test_columns_set_with_spaces_are_parted(raw, text):
    assert clean(raw).text == text


def test_spaces_and_line_ends_become_plain():
    raw = "\ufeff Số\u00a0hộ:\t 12.535  hộ\u200b\r\n\r\n\r\n\r\nHết\u2028 "

    assert clean(raw).text == "Số hộ: 12.535 hộ\n\nHết"


def test_letters_typed_in_parts_are_composed_and_lead_back():
    raw = "To\u0302\u0309ng so\u0302\u0301 ho\u0323\u0302: 26"
    cleaned = clean(raw)

    start = cleaned.text.index("hộ")

    begin, end = cleaned.source.to_source((start, start + 2))
    assert (cleaned.text, raw[begin:end]) == ("Tổng số hộ: 26", "ho\u0323\u0302")
