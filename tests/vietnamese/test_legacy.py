from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langso.vietnamese.legacy import decode, detect_legacy, from_tcvn3, from_vni
from langso.vietnamese.spelling import nfc
from tests.vietnamese.old_fonts import to_tcvn3, to_vni

SENTENCES = [
    "Nghị quyết về việc xây dựng đời sống văn hoá ở cơ sở năm 2026",
    "Tỷ lệ hộ gia đình đạt danh hiệu văn hoá: 97,49 %",
    "Uỷ ban nhân dân xã giao các thôn, tổ chức thực hiện",
    "Trường mầm non ở thôn Hạ được công nhận đạt chuẩn",
    "Ý kiến của bà con",
]
SPOKEN = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n".join)
FOREIGN = [
    "",
    "Le château était très loin ; où êtes-vous né ? Là où l'âne a bu du thé.",
    "été",
    "août, goût, coût, né",
    "naïve café résumé",
    "10 µm and 5 µg, ½ cup, £5, §5, 20 °C",
    "© 2026 ACME®",
    "« bonjour »",
    "Über die Brücke für Möller",
    "El niño español mañana",
    "São Paulo não é irmão",
]
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợ"
    "uùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
)


@given(st.text(LETTERS + " \n"))
def test_every_letter_comes_back_from_tcvn3(text):
    assert from_tcvn3(to_tcvn3(text)) == text


@given(SPOKEN | SPOKEN.map(str.upper))
def test_text_comes_back_from_vni(text):
    assert from_vni(to_vni(text)) == text


@given(SPOKEN)
def test_text_in_an_old_font_is_recognised(text):
    assert detect_legacy(to_tcvn3(text)) == "tcvn3"
    assert detect_legacy(to_vni(text)) == "vni"


@given(SPOKEN | SPOKEN.map(lambda text: normalize("NFD", text)))
def test_vietnamese_in_unicode_is_no_old_font(text):
    assert detect_legacy(text) is None


@pytest.mark.parametrize(
    "text",
    [*FOREIGN, "là các cô chú bé", "có", "xã", "Hà Nội", "có và là cá bà", "né thé"],
)
def test_other_text_is_no_old_font(text):
    assert detect_legacy(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§¹i diÖn NH¢N D¢N", "Đại diện NHÂN DÂN"),
    ],
)
def test_capitals_that_tcvn3_lacks_are_restored(text, read):
    assert from_tcvn3(text) == read


def test_a_capital_font_of_tcvn3_is_read_in_capitals():
    assert from_tcvn3("céng hoµ x·", capitals=True) == "CỘNG HOÀ XÃ"


@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (lambda text: text.encode(), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8"),
        (lambda text: text.encode("utf-16"), "utf-16-le"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: to_tcvn3(text).encode("latin-1"), "tcvn3"),
        (lambda text: to_tcvn3(text).encode(), "tcvn3"),
        (lambda text: to_vni(text).encode("cp1252"), "vni"),
    ],
)
@pytest.mark.parametrize("text", ["\n".join(SENTENCES[:4]), *SENTENCES[:4]])
def test_bytes_are_decoded_from_every_known_encoding(encode, name, text):
    assert decode(encode(text)) == (text, name)


@pytest.mark.parametrize("text", SENTENCES[:4])
def test_bytes_of_windows_1258_are_decoded(text):
    tones_apart = "".join(_tone_apart(letter) for letter in text)

    assert decode(tones_apart.encode("cp1258")) == (text, "cp1258")


def _tone_apart(letter):
    marks = normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0309\u0303\u0323")
    return nfc("".join(mark for mark in marks if mark != tone)) + tone


def test_a_torn_last_character_does_not_change_the_encoding():
    text, name = decode("\n".join(SENTENCES).encode() + "ế".encode()[:2])

    assert (text, name) == ("\n".join(SENTENCES) + "\ufffd", "utf-8")


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", b"text\0and\xfe\xff"]
)
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(ValueError, match="no text"):
        decode(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw):
    try:
        text, _ = decode(raw)
    except ValueError:
        assert 0 in raw
    else:
        assert isinstance(text, str)


def test_a_mark_that_its_letter_cannot_carry_is_left():
    assert from_vni("öâ uâ") == "ưâ uâ"
