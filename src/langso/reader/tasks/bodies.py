"""Names of bodies in a sentence: where one begins, and the verb that ends it."""

import re
from functools import lru_cache

LONGEST = 240  # characters from the first word of a body to the verb
_QUOTED = re.compile(r"“[^”\n]{0,200}”|\"[^\"\n]{0,200}\"")
UPPER = (
    r"(?:UBND|HĐND|UB ?MTTQ|MTTQ|BCĐ|BCD|BTT|BCH|Ủy ban|Uỷ ban|Hội đồng|Mặt trận"
    r"|Đảng ủy|Đảng uỷ|Chi (?:bộ|hội|đoàn|cục)|Thường trực|TT |Văn phòng|Trung tâm|Trạm"
    r"|Ban (?!hành\b|đầu\b)|Phòng (?!chống\b|ngừa\b|cháy\b)|Sở (?!hữu\b)|Công an"
    r"|Quân sự|Hội (?!nghị|nhập|thi|diễn|thảo|trại|chợ)|Đoàn (?!kết\b)|Liên đoàn"
    r"|Hiệp hội|Liên minh|Tổ (?!chức\b)|Đội |Đài |Cơ quan|Đơn vị|Bộ phận|Công chức"
    r"|Cán bộ|Chuyên viên|Kế toán|Trưởng |Phó |Chủ tịch|Bí thư|Đồng chí|Thủ trưởng"
    r"|Chánh |Nhà trường|Trường (?!học)|Thôn (?!văn)|Kho bạc|Bưu điện|Ngân hàng|Ông "
    r"|Bà |Các (?:thành viên|ông|ban|ngành|phòng|sở|đơn vị|cơ quan|thôn|tổ|đoàn|trường"
    r"|hội|cán bộ|chuyên viên|đồng chí|chi bộ|phường|xã))"
)
LOWER = (
    r"(?:các |trưởng |công chức|cán bộ|thôn|đồng chí|bộ phận|ban |phòng |đơn vị|cơ quan"
    r"|chuyên viên|tổ |từng |nhà trường|chi bộ)"
)
_UPPER, _ANY = re.compile(UPPER), re.compile(f"{UPPER}|{LOWER}")
# A verb is none inside a name: "Ban quản lý", "các tổ chức", "phụ trách tổng hợp".
_INSIDE = (
    "Ban",
    "ban",
    "Tổ",
    "tổ",
    "Đoàn",
    "đoàn",
    "Các",
    "các",
    "rách",
    "tác",
    "phận",
    "đua",
    "đua,",
    "đua -",
)
_VERBS = (
    "căn cứ|chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|chỉ đạo"
    "|thực hiện|tổ chức|xây dựng|triển khai|báo cáo|hướng dẫn|kiểm tra|tiếp tục|lập"
    "|rà soát|tuyên truyền|vận động|đôn đốc|theo dõi|thường xuyên|kịp thời|động viên"
    "|phân bổ|chuẩn bị|ban hành|bố trí|tăng cường|đẩy mạnh|quản lý|hoàn thành|gửi|trình"
    "|cử|thống kê|tập trung|quan tâm|nâng cao|đề xuất|tạo|hỗ trợ|giám sát|đảm bảo"
    "|bảo đảm|phân công|xem xét|cung cấp|tổng hợp|tích cực|nghiêm túc|giải quyết"
    "|huy động|thông tin|phổ biến|trong việc|trong công tác|để|nhằm|trước ngày"
    "|hoàn thiện|tiến hành|tham gia|thành lập|kiện toàn|niêm yết|công khai|tiếp thu"
    "|khảo sát|thẩm định|lồng ghép|quán triệt|duy trì|phát động|phát huy|xử lý|giữ gìn"
    "|bảo vệ|trao|sửa chữa|sơ kết|tổng kết|nghiên cứu|mời|cập nhật|thông báo|đánh giá"
    "|bình xét|đăng ký|tuần tra|chịu|khen thưởng|biểu dương|đến từng|đến tận|khám"
)
_ENDS = re.compile(
    "".join(f"(?<!{word})" for word in _INSIDE)
    + rf"[ ,]{{1,2}}(?P<verb>{_VERBS})\b|\s?(?P<stop>[:.;\n()])|$"
)
_PIECE = re.compile(r"\s?,\s|\s(?:và|cùng)\s")


@lru_cache(maxsize=16)
def masked(words: str) -> str:
    """Blank what stands in quotation marks: a movement's name is full of verbs."""
    if "“" not in words and '"' not in words:
        return words
    return _QUOTED.sub(lambda found: "“" + "_" * (len(found[0]) - 2) + "”", words)


def begins_body(blank: str, position: int, *, known: bool = False) -> bool:
    """Tell whether a body begins here; `known` also takes "các thôn", "trưởng thôn"."""
    return (_ANY if known else _UPPER).match(blank, position) is not None


def end_of_body(blank: str, start: int) -> re.Match[str] | None:
    """Find the verb ("verb") or the mark ("stop") that ends the body begun at `start`.

    Nothing within `LONGEST` characters is no body; the end of the words is one.
    """
    found = _ENDS.search(blank, start, start + LONGEST)
    if found is None or (not found[0] and found.end() < len(blank)):
        return None
    return found


def list_bodies(words: str) -> tuple[str, ...]:
    """Cut a list where the next piece is a body of its own.

    >>> list_bodies("UB MTTQ, các ban, ngành, đoàn thể và Trạm Y tế")
    ('UB MTTQ', 'các ban, ngành, đoàn thể', 'Trạm Y tế')
    """
    cuts = [
        found.span()
        for found in _PIECE.finditer(words)
        if begins_body(words, found.end(), known=True)
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    pieces = (words[a:b].strip(" ,") for a, b in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if piece)
