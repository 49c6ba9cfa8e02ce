"""Under which heading of the public page a target stands, guessed from its words.

An officer may change it; the words are those of the yearly resolutions.
"""

from langso.vietnamese.spelling import fold

THEMES = {
    "Đời sống, việc làm": (
        "ho ngheo", "can ngheo", "suy dinh duong", "viec lam", "lao dong", "thu nhap",
        "bao hiem", "ngan sach", "nuoc sach", "thu nsnn",
    ),
    "Trường học, y tế": (
        "truong", "hoc sinh", "y te", "giao duc", "tiem chung", "suc khoe", "benh",
    ),
    "Văn hóa, thể thao": (
        "van hoa", "the duc", "the thao", "tdtt", "van minh", "hoa tang", "huong uoc",
        "viec tang", "viec cuoi", "le hoi", "nghe thuat",
    ),
    "Lắng nghe trên mạng": (
        "zalo", "y kien", "kien nghi", "phan anh", "so hoa", "truc tuyen",
        "nen tang so", "vneid", "ihanoi", "chuyen doi so",
    ),
}  # fmt: skip
OTHER = "Chỉ tiêu khác"


def theme_of(subject: str) -> str:
    """Return the first theme one of whose words stands in the subject.

    >>> theme_of("hộ gia đình đạt danh hiệu Gia đình văn hóa")
    'Văn hóa, thể thao'
    """
    key = fold(subject)
    found = (theme for theme, words in THEMES.items() if any(w in key for w in words))
    return next(found, OTHER)
