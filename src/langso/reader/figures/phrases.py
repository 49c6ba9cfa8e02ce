"""Trim the words around a figure down to a noun phrase."""

import re
from typing import Final

from langso.reader.figures.words import ACTIONS, LEVELS

_TIME: Final = (
    r"(?:tính\s)?(?:đến|trong|vào|từ|tới|qua)?\s?(?:nay\s)?(?:đầu|cuối|hết)?\s?"
    r"(?:ngày\s\d[\d/.]{0,9}|tháng\s\d[\d/]{0,6}|quý\s[ivx\d/]{1,7}"
    r"|năm\s\d{4}(?:\s?-\s?\d{4})?"
    r"|giai đoạn\s\d{4}\s?[-–]\s?\d{4}|\d{1,2}\stháng(?:\s(?:đầu"
    r"|cuối)\snăm(?:\s\d{4})?)?"
    r"|năm\s(?:nay|qua|học)|\d{4}(?!\S))"
)
_LEADING: Final = re.compile(
    rf"[\s,:;.)(\"”“'\]-]*(?:(?:{_TIME}|phấn đấu|phần đấu|hiện nay|hiện|đến nay|nay"
    rf"|trong đó|"
    r"trong số đó|cụ thể|chỉ tiêu|chỉ tính|toàn (?:xã|huyện|tỉnh|thành phố|phường|quận"
    r"|thôn)|"
    r"đồng thời|ngoài ra|bên cạnh đó|tuy nhiên|theo đó|kết quả|ước|đã|đang|sẽ|"
    r"và|với|cùng|thì|cả|riêng|chỉ|tính|bao gồm|gồm|mục tiêu|dự kiến|vẫn|"
    r"trên địa bàn (?:xã|huyện|tỉnh|phường)|toàn xã|toàn huyện|là|của|cho|được|có|còn"
    r"|khoảng"
    r"|trong khi đó|trong khi|đặc biệt là|nhằm|để|quyết tâm|chẳng hạn như)"
    r"(?![\w]))"
)
_TRAILING: Final = re.compile(
    rf"(?:(?<!\w)(?:{LEVELS}|trên|hơn|dưới|gần|khoảng|xấp xỉ|ít nhất|tối thiểu|tối đa"
    rf"|không quá"
    r"|không dưới|tăng|giảm|lên|xuống|thêm|vượt|vượt mức|và|đã|cả|mức|tỷ lệ|tỉ lệ|ước"
    r"|ở|tới|đến"
    r"|trong|cho|bình quân là|nay|chỉ|phấn đấu|tăng lên|giảm xuống|duy trì|ổn định|mỗi)"
    r"(?:\slà)?|[\s,:;.(<>=≥≤\"“”'–-]+)$"
)
_ACTION: Final = re.compile(rf"\s*(?:{ACTIONS})(?!\w)")
_ACTION_LAST: Final = re.compile(
    rf"(?<!\w)(?:{ACTIONS})(?: (?:được|mới|xong|thêm|tổng số|tổng cộng|trên))*$"
)
_END_OF_NOUN: Final = re.compile(
    r"[,;:.(\n]|\s(?:trong đó|so với|tăng|giảm|đạt tỷ lệ|đạt tỉ lệ|chiếm|bằng|gồm"
    r"|bao gồm|trị giá"
    r"|với tổng|với số|và|nhằm|để|theo|trước ngày|trong năm|trong tháng|trong quý"
    r"|thì)(?!\w)"
)
_NOUN_LIST: Final = re.compile(
    r"[,/]\s?(?:(?:cán bộ|chiến sĩ|hội viên|đoàn viên|thanh niên|người|học sinh|phường"
    r"|thị trấn"
    r"|thị xã|thành phố|tổ dân phố|kiến nghị|phản ánh|xóm|quy ước|tin|bài|lao động"
    r"|vụ việc|đối thoại"
    r"|công chức|viên chức|chủ trương|bà|sự cố|tai nạn|giàu|chế tạo)(?!\w))"
)
_LONGEST: Final = 150
_EXPANSIONS: Final = {
    "GĐVH": "Gia đình văn hóa",
    "GDVH": "Gia đình văn hóa",
    "NSNN": "ngân sách nhà nước",
    "TDTT": "thể dục thể thao",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "NTM": "nông thôn mới",
    "QTUX": "quy tắc ứng xử",
    "ATTP": "an toàn thực phẩm",
    "TNXH": "tệ nạn xã hội",
}
_ABBREVIATION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_EXPANSIONS)})(?!\w)")


def trim_lead(low: str, start: int, end: int) -> tuple[int, int]:
    """Drop what opens a clause ("đến năm 2030") and what leads to a value ("đạt")."""
    for _ in range(8):
        found = _LEADING.match(low, start, end)
        if found is None or found.end() == start:
            break
        start = found.end()
    for _ in range(8):
        found = _TRAILING.search(low, max(start, end - 24), end)
        if found is None:
            break
        end = found.start()
    while start < end and low[start] in " \t,:;.)(\"”“'-–":
        start += 1
    return start, max(start, end)


def is_action(words: str) -> bool:
    """Tell whether words begin with a verb of doing: "trao tặng"."""
    return _ACTION.match(words.lower()) is not None


def ends_in_action(words: str) -> bool:
    """Tell whether words end in a verb of doing: "Agribank đã trao"."""
    return _ACTION_LAST.search(words.lower()) is not None


def drop_action(words: str) -> str:
    """Return the object of a verb of doing; empty when there is none."""
    for _ in range(3):
        found = _ACTION.match(words.lower())
        if found is None:
            break
        words = words[found.end() :].strip(" ,")
    return words


def noun_end(low: str, start: int, end: int) -> int:
    """Return where the noun phrase that begins at `start` ends."""
    end = min(end, start + _LONGEST)
    at = start
    for found in _END_OF_NOUN.finditer(low, start, end):
        listed = _NOUN_LIST.match(low, found.start(), end)
        if listed or (found.start() <= at and found[0].isspace()):
            continue
        return found.start()
    return end


def polish(words: str) -> str:
    """Return a phrase as it is shown: one line, no loose marks, trade names in full."""
    words = " ".join(words.split()).strip(" ,:;.-–()\"“”'*•+<>=≥≤")
    words = words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
    return _ABBREVIATION.sub(lambda found: _EXPANSIONS[found[0]], words)
