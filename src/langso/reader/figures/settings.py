"""Facts that set the scene of something else: the basis of a decision, what exists."""

import re
from typing import Final

from langso.reader.figures.parts import Part

_BASIS: Final = re.compile(
    r"\W{0,4}(?:trên cơ sở|căn cứ|sau khi (?:nghe|xem xét|thảo luận))(?!\w)[^,;]*"
)
# "phát triển cụm công nghiệp với quy mô 16,9 ha": the size of what is there.
_SIZE: Final = re.compile(
    r"\W{0,4}(?:tiếp tục|đẩy mạnh|tập trung|quản lý|khai thác|phát huy|phát triển"
    r"|duy trì|nâng cao|bảo vệ|giữ gìn|quan tâm|vận hành)\s[^,;:]{2,160}"
    r"\s(?:với|có) (?:tổng )?(?:quy mô|diện tích)(?: (?:là|trên|hơn|gần|khoảng))? "
)
_THERE: Final = re.compile(
    r"(?<!\w)(?:đang (?:hoạt động|kinh doanh|sinh sống|cư trú)|sẵn có)(?!\w)"
)
_NEAR: Final = 40  # characters behind a count


def is_setting(low: str, part: Part, *, task: bool) -> bool:
    """Tell whether a count states nothing reached or wanted.

    "Trên cơ sở biên bản của 26 hội nghị" is a basis; in a `task`, "cụm công nghiệp với
    quy mô 16,9 ha" and "120 hộ đang kinh doanh tại chợ" say what is there.
    """
    mention = part.item.mention
    if mention.kind != "count":
        return False
    start, end = mention.span
    if _BASIS.fullmatch(low, part.sentence, start):
        return True
    if not task:
        return False
    return bool(
        _SIZE.fullmatch(low, part.sentence, start)
        or _THERE.search(low, part.start, min(part.end, end + _NEAR))
    )
