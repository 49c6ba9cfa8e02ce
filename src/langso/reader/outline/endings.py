"""Where the numbered body ends: closing words, signatures, recipients, an annex."""

import re
from collections.abc import Iterator

_BLOCK = re.compile(
    r"^[ \t]*(?:(?:TM|KT|TL|TUQ|T/M)\.?[ \t]+[A-ZĐÀ-Ỹ]|Nơi nhận[ \t]*[:.]"
    r"|(?:PHỤ LỤC|CHỦ TỊCH|PHÓ CHỦ TỊCH|CHỦ TỌA|CHỦ TRÌ|THƯ KÝ|TRƯỞNG THÔN)[ \t]*$)",
    re.MULTILINE,
)
_LAST_WORDS = re.compile(r"\./\.?[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(
    r"Trên đây|Hội nghị|Đề nghị|Yêu cầu|Trong quá trình|Căn cứ"
    r"|(?:Nghị quyết|Quyết định|Kế hoạch|Chương trình|Báo cáo|Biên bản) này"
)


def endings(text: str) -> tuple[int, ...]:
    """Return, in order, where the text leaves the clause before it."""
    blocks = [found.start() for found in _BLOCK.finditer(text)]
    return tuple(sorted({*blocks, *_closing_paragraphs(text)}))


def _closing_paragraphs(text: str) -> Iterator[int]:
    """A paragraph that ends in "./." and speaks for the whole document."""
    for found in _LAST_WORDS.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if _CLOSING.match(text, start + len(_indent(text, start))):
            yield start


def _indent(text: str, start: int) -> str:
    end = start
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return text[start:end]
