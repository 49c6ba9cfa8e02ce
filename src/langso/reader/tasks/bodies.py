"""Who is to do it: "giao X phối hợp với Y ...", "X chủ trì", "đề nghị X"."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"“[^”\n]{0,200}”|\"[^\"\n]{0,200}\"")
LONGEST = 240
_BODY = (
    r"(?:UBND|HĐND|UB ?MTTQ|MTTQ|BCĐ|BCD|BTT|BCH|Ủy ban|Uỷ ban|Hội đồng"
    r"|Mặt trận|Đảng ủy|Đảng uỷ|Chi (?:bộ|hội|đoàn|cục)|Thường trực|TT |Văn phòng"
    r"|Ban (?!hành\b|đầu\b)|Phòng (?!chống\b|ngừa\b|cháy\b)|Sở (?!hữu\b)|Trung tâm"
    r"|Trạm|Công an|Quân sự|Hội (?!nghị|nhập|thi|diễn|thảo|trại|chợ)|Đoàn (?!kết\b)"
    r"|Liên đoàn|Hiệp hội"
    r"|Liên minh|Tổ (?!chức\b)|Đội |Đài |Cơ quan|Đơn vị|Bộ phận|Công chức|Cán bộ"
    r"|Chuyên viên|Kế toán|Trưởng |Phó |Chủ tịch|Bí thư|Đồng chí|Thủ trưởng|Chánh "
    r"|Nhà trường|Trường (?!học)|Thôn (?!văn)|Kho bạc|Bưu điện|Ngân hàng"
    r"|Ông |Bà "
    r"|Các (?:thành viên|ông|ban|ngành|phòng|sở|đơn vị|cơ quan|thôn|tổ|đoàn|trường|hội"
    r"|cán bộ"
    r"|chuyên viên|đồng chí|chi bộ|phường|xã))"
)
_LOWER = (
    r"(?:các |trưởng |công chức|cán bộ|thôn|đồng chí|bộ phận|ban |phòng |đơn vị|cơ quan"
    r"|chuyên viên|tổ |từng |nhà trường|chi bộ)"
)
_ANY = rf"(?:{_BODY}|{_LOWER})"
# A verb is none inside a name: "Ban quản lý", "các tổ chức", "phụ trách tổng hợp".
_NAMED = (
    "Ban",
    "ban",
    "Tổ",
    "tổ",
    "Đoàn",
    "đoàn",
    "Các",
    "các",
    "trách",
    "tác",
    "phận",
)
_VERB = "".join(f"(?<!{word})" for word in _NAMED) + (
    r"[ ,]{1,2}(?:căn cứ|chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm"
    r"|tham mưu|chỉ đạo|thực hiện|tổ chức|xây dựng|triển khai|báo cáo|hướng dẫn"
    r"|kiểm tra|tiếp tục|lập|rà soát|tuyên truyền|vận động|đôn đốc|theo dõi"
    r"|thường xuyên|kịp thời|động viên|phân bổ|chuẩn bị|ban hành|bố trí|tăng cường"
    r"|đẩy mạnh|quản lý"
    r"|hoàn thành|gửi|trình|cử|thống kê|tập trung|quan tâm|nâng cao|đề xuất|tạo|hỗ trợ"
    r"|giám sát|đảm bảo|bảo đảm|phân công|xem xét|cung cấp|tổng hợp|tích cực|nghiêm túc"
    r"|giải quyết|huy động|thông tin|phổ biến|trong việc|trong công tác|để|nhằm"
    r"|trước ngày|hoàn thiện|tiến hành|tham gia|thành lập|kiện toàn|niêm yết|công khai"
    r"|tiếp thu|khảo sát|thẩm định|lồng ghép|quán triệt|duy trì|phát động|phát huy"
    r"|xử lý|giữ gìn|bảo vệ|trao|sửa chữa|sơ kết|tổng kết|nghiên cứu|mời|cập nhật"
    r"|thông báo|đánh giá|bình xét|đăng ký|tuần tra|chịu)\b"
)
_WHO = rf"[^.;:\n]{{0,{LONGEST}}}?"
_END = rf"(?=\s?:|{_VERB}|\s?[.;]|$)"
_NOT_TOLD = r"(?<!được )(?<![Đđ]ã )(?<!phố )(?<!tỉnh )(?<!huyện )(?<!trên )\b"
_IN_CHARGE = rf"(?:^|[.;:,] |do )(?P<who>{_BODY}{_WHO}),?(?= "
# Each with the word without which it cannot match: most paragraphs assign nothing.
_ASSIGNED = tuple(
    (trigger, re.compile(words))
    for trigger, words in (
        ("iao ", rf"{_NOT_TOLD}[Gg]iao (?:cho )?(?P<who>{_BODY}{_WHO}){_END}"),
        ("iao ", rf"(?:^|[.;:,] )[Gg]iao (?:cho )?(?P<who>{_LOWER}{_WHO}){_END}"),
        ("ề nghị ", rf"\b[Đđ]ề nghị(?: với)? (?P<who>{_ANY}{_WHO}){_END}"),
        ("êu cầu ", rf"\b[Yy]êu cầu(?: với)? (?P<who>{_ANY}{_WHO}){_END}"),
        ("hân công ", rf"(?:^|[.;] )[Pp]hân công (?P<who>{_ANY}{_WHO}){_END}"),
        ("chủ trì", rf"{_IN_CHARGE}chủ trì)"),
        ("trách nhiệm", rf"{_IN_CHARGE}(?:có|chịu) trách nhiệm)"),
    )
)
_SUBJECT = re.compile(rf"(?P<who>{_BODY}{_WHO})(?=\s?:|{_VERB})")
_SUPPORT = re.compile(
    rf"[Pp]hối hợp (?:chặt chẽ |thường xuyên )?(?:(?:cùng )?với|cùng|(?={_BODY}))\s?"
    rf"(?P<who>{_WHO})(?=\s?[.;:()]|{_VERB}|$)"
)
_PIECE = re.compile(r"\s?,\s|\s(?:và|cùng)\s")
_ANY_START = re.compile(_ANY)
_JOINED = re.compile(r"[\s,:]*(?:chủ trì[\s,]*)?")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads and who supports, and where in the words the action begins."""

    lead: str | None = None
    support: tuple[str, ...] = ()
    action_at: int = 0


def masked(words: str) -> str:
    """Blank what stands in quotation marks: a movement's name is full of verbs."""
    return _QUOTED.sub(lambda found: "“" + "_" * (len(found[0]) - 2) + "”", words)


def read_assignment(words: str) -> Assignment | None:
    """Read a plain assignment, wherever it stands in a paragraph.

    >>> read_assignment("Hội nghị giao UBND xã phối hợp với UB MTTQ lập kế hoạch.")
    Assignment(lead='UBND xã', support=('UB MTTQ',), action_at=43)
    """
    blank = masked(words)
    for trigger, pattern in _ASSIGNED:
        if trigger in blank and (found := pattern.search(blank)):
            return _after(words, blank, found)
    return None


def read_subject(words: str) -> Assignment | None:
    """Read a paragraph that begins with the body that is to act: "Trạm Y tế: ..."."""
    blank = masked(words)
    found = _SUBJECT.match(blank)
    return _after(words, blank, found) if found else None


def read_support(words: str) -> tuple[str, ...]:
    """Read the bodies after "phối hợp với"; "các ban, ngành, đoàn thể" is one.

    >>> read_support("Phối hợp với Công an xã, các ban, ngành kiểm tra chợ")
    ('Công an xã', 'các ban, ngành')
    """
    found = _SUPPORT.search(masked(words)) if "hối hợp" in words else None
    return _bodies(words[found.start("who") : found.end("who")]) if found else ()


def is_body(title: str) -> bool:
    """Tell whether a heading only names who is to act: "2. Công an xã"."""
    blank = masked(title)
    return bool(_SUBJECT.match(blank + ":")) and not re.search(_VERB, blank)


def _after(words: str, blank: str, found: re.Match[str]) -> Assignment:
    """The action follows the lead and the supporters, when nothing came before."""
    lead = words[found.start("who") : found.end("who")].strip(" ,")
    end = _skip(blank, found.end())
    support = _SUPPORT.match(blank, end)
    if support:
        end = _skip(blank, support.end())
    alone = not re.search(r"[.;] ", blank[: found.start("who")])
    return Assignment(lead, read_support(words), end if alone else 0)


def _skip(blank: str, position: int) -> int:
    joined = _JOINED.match(blank, position)
    return joined.end() if joined else position


def _bodies(words: str) -> tuple[str, ...]:
    """Cut a list where the next piece is a body of its own."""
    cuts = [
        found.span()
        for found in _PIECE.finditer(words)
        if _ANY_START.match(words, found.end())
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(words)]
    pieces = (words[a:b].strip(" ,") for a, b in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if piece)
