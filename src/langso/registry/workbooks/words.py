"""The words of Vietnamese lists of households, folded: headings, totals, marks.

A heading of "ignored" is known and holds nothing we keep.
"""

import re
from functools import lru_cache

from langso.vietnamese.spelling import fold

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": (
        "so ho", "ma ho", "so thu tu ho", "stt ho", "so ho trong thon", "ho so",
        "so so ho", "so hieu ho", "so ho gia dinh",
    ),
    "village": (
        "thon", "to dan pho", "tdp", "thon tdp", "thon to dan pho", "ten thon", "xom",
        "khu dan cu", "thon xom", "to dan pho thon",
    ),
    "head": (
        "chu ho", "ho va ten chu ho", "ho ten chu ho", "ten chu ho", "ho va ten",
        "ho ten", "dai dien ho", "ho va ten dai dien ho", "nguoi dai dien",
    ),
    "family_name": ("ho dem", "ho va dem", "ho va ten dem", "ho va chu dem", "ho lot"),
    "given_name": ("ten", "ten rieng"),
    "address": (
        "dia chi", "noi o", "cho o", "noi thuong tru", "so nha", "cho o hien nay",
        "noi o hien nay", "dia chi thuong tru", "ngo ngach so nha",
    ),
    "people": (
        "so nhan khau", "nhan khau", "so khau", "so nguoi", "khau", "tong so khau",
        "so nhan khau trong ho", "so nguoi trong ho",
    ),
    "moved_in": ("ngay chuyen den", "chuyen den", "ngay den", "ngay ve"),
    "moved_out": ("ngay chuyen di", "chuyen di", "ngay di"),
    "poor": ("ho ngheo", "ngheo"),
    "near_poor": ("ho can ngheo", "can ngheo"),
    "policy": (
        "gia dinh chinh sach", "chinh sach", "ho chinh sach", "dien chinh sach",
        "nguoi co cong", "gd chinh sach",
    ),
    "contact": (
        "dien thoai", "so dien thoai", "sdt", "so dt", "dt", "lien he", "di dong",
        "dtdd", "so dien thoai lien he",
    ),
    "in_chat_group": ("zalo", "nhom zalo", "trong nhom zalo", "co zalo", "nhom chat"),
    "ignored": ("stt", "tt", "so tt", "so thu tu", "ghi chu", "ky nhan", "ky ten"),
}  # fmt: skip

FIELDS = tuple(name for name in HEADINGS if name != "ignored")

FORBIDDEN = (
    "cccd", "cmnd", "cmtnd", "cmt", "can cuoc", "chung minh", "so dinh danh",
    "dinh danh ca nhan", "ma dinh danh", "ho chieu",
)  # fmt: skip

TOTALS = ("tong", "cong", "tong cong", "tong so", "cong thon", "toan thon", "toan xa")
YES = frozenset({"x", "co", "v", "1", "yes", "da", "da vao", "true", "✓", "✔", "☑"})
NO = frozenset({"khong", "0", "no", "chua", "k", "ko", "false", "☐"})

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Words without marks, one blank between.

    >>> plain("Họ và tên\\n(chủ hộ)")
    'ho va ten chu ho'
    """
    return _NOT_A_WORD.sub(" ", fold(text)).strip()


def has_words(text: str, words: str) -> bool:
    """Do the plain `words` stand in the plain `text`, as whole words?"""
    return f" {words} " in f" {text} "
