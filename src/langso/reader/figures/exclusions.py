"""Quantities that state no figure of the body that writes."""

import re
from typing import Final

from langso.reader.figures.lines import Line
from langso.reader.figures.sentences import first_break, sentence_start
from langso.reader.figures.words import phrases
from langso.reader.mentions import Mention
from langso.reader.mentions.quantities import is_known


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_LAW: Final = re.compile(r"\W{0,4}(?:căn cứ|theo quy định tại)(?!\w)")
_CONDITION: Final = re.compile(
    r"(?<!\w)(?:điều kiện(?=[^:;.]{0,30}:)|phải có|phải bảo đảm|phải đảm bảo"
    r"|phải tổ chức|quy định phải"
    r"|chỉ được|mới được|được tuyển|hợp lệ khi|ưu tiên tuyển|tiêu chuẩn tuyển"
    r"|có giá trị|tán thành|là người được"
    r"|khi có|nếu có|là hộ có|là người có|theo điều \d+[^,;.]{0,40}"
    r"|theo khoản \d+[^,;.]{0,40}|là hộ gia đình có)(?!\w)"
)
_THRESHOLD: Final = re.compile(
    r"(?<!\w)(?:ít nhất|tối thiểu|trên|quá|tối đa|từ|dưới|hơn)(?: là)?\s*$"
)
_VOTERS: Final = re.compile(
    r"\s?(?:tổng số )?(?:số )?(?:cử tri|đại biểu|đại diện|chủ hộ|phiếu|thành viên)"
)
_GRANTED: Final = re.compile(
    r"\s(?:được tuyển|được hưởng|thì|phải"
    r"|trở lên,?\s(?:được|thì|(?:trong đó )?phải))(?!\w)"
)
# Nouns that order or divide; nobody counts them as an achievement.
_NEVER: Final = _words(
    """
    mức cấp bước khâu mặt tầng chiều phía bên phương loại thứ đột hướng trụ trọng vấn
    chữ nguyên yếu lĩnh tháng quý tuần ngày giờ phút năm kỳ khóa khoá nhiệm thời đầu bàn
    điều khoản nguyên không chân trong nước miền ngành cực tiết
    """
)
_LAWS: Final = _words("điều khoản nguyên")
_PLACES: Final = phrases(
    """
    thôn | xã | phường | huyện | quận | tỉnh | ấp | bản | làng | buôn | xóm | tổ dân phố
    khu phố | khu dân cư | khu | thành phố | thị xã | thị trấn | cụm dân cư
    """
)
_LINKED: Final = re.compile(
    r"(?<!\w)(?:tại|ở|của|trong|từ|thuộc|giữa|về|các|khắp|cùng)\s$"
)
_VERBS: Final = re.compile(
    r"(?<!\w)(?:có|còn|đạt|là|gồm|thêm|được|cả|và|với|cho|đến|lên|trên|hơn|dưới|gần"
    r"|khoảng"
    r"|nhất|thiểu|lập|dựng|nhận|chức|trao|mắt|tặng|xuống|thành|hoàn|chỉ|ước|đã|chọn"
    r"|khai"
    r"|thực hiện|đỡ|trợ|hình|mới|đủ|số|riêng|tra|xét|đưa|giảm|tăng|đăng ký|lượng|vững"
    r"|trì)\s$"
)
# A verb of spreading makes the place an aim: "nhân rộng tại 06 thôn".
_STEP_ON: Final = re.compile(r"\s(?:xuống|lên|còn|thành|đến)\s")
_SPREAD: Final = re.compile(
    r"(?<!\w)(?:nhân rộng|thí điểm|ra mắt|lắp đặt|phủ sóng|thành lập)[^,;.:]{0,30}\s"
    r"(?:tại|ở)\s$"
)
# What defines who is counted: "8 xã đạt 19 tiêu chí".
_CLASS: Final = re.compile(
    r"(?:\d|%|không còn|không có|số|những) (?:[^\W\d]+ ){0,4}"
    r"(?:xã|thôn|huyện|hộ|đơn vị|phường|sản phẩm|trường|cơ sở) (?:[^\W\d]+ ){0,5}"
    r"(?:đạt (?:(?:từ|dưới|trên|đủ|được|chuẩn) )?|dưới |trên )$"
)
_GRADED: Final = _words("tiêu điểm sao chỉ")
# "đề ra 25 chỉ tiêu" counts the lines of a list, not what was reached.
_LISTED: Final = phrases("chỉ tiêu | tiêu chí | nhiệm vụ | giải pháp | nhóm")
_LISTS: Final = re.compile(
    r"(?<!\w)(?:đề ra|thông qua|xác định|gồm|với|các|nhóm|theo|trên|của|về|cả)\s$|\($"
)
# "bình quân 1 hộ", "thu nhập trên 1 ha"
_PER: Final = re.compile(r"(?<!\w)(?:trên|bình quân|trung bình|thu nhập|giá trị)\s$")
_GETS: Final = re.compile(r"\s(?:đạt|là|được|có)\s\d")
_TIMES_EACH: Final = re.compile(
    r"\s[^,;.:\d]{2,40}\sđạt\s[^,;.:\d]{0,12}\d[\d,]{0,5}\s?%"
)
_COPIES: Final = re.compile(r"(?:lập|làm|in) thành\s$")
_EACH: Final = re.compile(r"mỗi (?:tuần|tháng|quý|ngày|buổi|lần) $")
# "tiêm đủ 2 mũi", "mức phí 15.000 đồng/hộ": rules, not what was reached.
_DOSES: Final = phrases("mũi | liều")
_TARIFF: Final = re.compile(
    r"(?<!\w)(?:mức phí|mức thu phí|lệ phí|giá dịch vụ|đơn giá|mức đóng)(?!\w)"
)
_WITNESS: Final = re.compile(r"\s(?:chứng kiến|giám sát kiểm phiếu)")
_REFERRED: Final = re.compile(
    r"(?:bộ )?(?:quy tắc|tiêu chí ứng xử)|(?:nội dung )?cuộc vận động"
    r"|chương trình mục tiêu"
    r"|phong trào|nghị quyết|đột phá|khâu đột phá"
)
_FOLLOWS: Final = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|theo|của|hiệu quả|tốt|các)\s$"
)
_REACH: Final = 110
_LIFE: Final = re.compile(r"tuổi thọ[^;.,]{0,40}$")
_FAR: Final = 400
_NEAR: Final = 16  # characters; enough for one word before a number


def is_law(low: str, line: Line) -> bool:
    """Tell whether a line cites the legal basis: "Căn cứ ..."."""
    return _LAW.match(low, line.start, line.end) is not None


def states_nothing(low: str, line: Line, mention: Mention) -> bool:
    """Tell whether a quantity is no figure: a norm, a class, a place, a rule of law."""
    start = mention.span[0]
    before = low[max(line.start, start - _REACH) : start]
    return (
        (mention.kind == "age" and not _LIFE.search(before))
        or (_first_word(mention) in _GRADED and _CLASS.search(before) is not None)
        or _is_condition(low, line, mention, before)
        or _is_place(low, before, mention)
        or _is_reference(low, before, mention)
        or _is_comparison(low, line, mention)
        or _is_entitlement(low, line, mention)
    )


def _first_word(mention: Mention) -> str:
    return (mention.unit or "").split("/")[0].split(" ")[0]


def _is_condition(low: str, line: Line, mention: Mention, before: str) -> bool:
    """A quorum or a rule of law: "phải có ít nhất 50% tổng số cử tri"."""
    if not _THRESHOLD.search(before[-_NEAR:]):
        return False
    start, end = mention.span
    if mention.kind == "percent" and _VOTERS.match(low, end):
        return "đã" not in before.split()
    if _GRANTED.match(low, end):
        return True
    lead = low[sentence_start(low, max(line.start, start - _FAR), start) : start]
    return mention.unit == "cử tri" or _CONDITION.search(lead) is not None


def _is_place(low: str, before: str, mention: Mention) -> bool:
    """Villages that only say where: "tại 26 thôn", "Mặt trận 21 thôn"."""
    if mention.kind != "count" or mention.unit not in _PLACES:
        return False
    near = before[-_NEAR:]
    if _LINKED.search(near):
        step = before.endswith("từ ") and _STEP_ON.match(low, mention.span[1])
        return not step and _SPREAD.search(before) is None
    named = before.endswith(" ") and before.strip()[-1:].isalpha()
    return named and not _VERBS.search(near)


def _is_reference(low: str, before: str, mention: Mention) -> bool:
    if mention.kind not in ("count", "times", "range"):
        return False
    first = _first_word(mention)
    end = mention.span[1]
    if mention.value == 1 and (
        _PER.search(before[-_NEAR:])
        or ("bình quân" in before and _GETS.match(low, end))
    ):
        return True
    if (first in _NEVER and (first in _LAWS or not is_known(mention.unit))) or (
        first in ("bản", "bộ") and _COPIES.search(before[-_NEAR:])
    ):
        return True
    if mention.unit in _LISTED and _LISTS.search(before[-_NEAR:]):
        return True
    if mention.unit in _DOSES and before.endswith("đủ "):
        return True
    if mention.unit == "lần" and _TIMES_EACH.match(low, end):
        return bool(_THRESHOLD.search(before[-_NEAR:]))
    if _EACH.search(before) or _WITNESS.match(low, end):
        return True
    noun = low[mention.span[0] : end + 24].lstrip("0123456789. ")
    return bool(_REFERRED.match(noun) and _FOLLOWS.search(before[-_NEAR:]))


def _is_entitlement(low: str, line: Line, mention: Mention) -> bool:
    """What the law grants: "được hưởng 75% mức lương ... theo quy định tại"."""
    if mention.kind not in ("percent", "money", "range"):
        return False
    start, end = mention.span
    lead = low[sentence_start(low, max(line.start, start - _FAR), start) : start]
    if mention.kind == "money" and "/" in (mention.unit or "") and _TARIFF.search(lead):
        return True
    granted = low[max(line.start, start - 24) : start].rstrip()
    if granted.endswith(
        ("phạt tiền", "phạt tiền từ", "bị phạt", "xử phạt", "xử phạt từ")
    ):
        return True
    if not granted.endswith("hưởng"):
        return False
    return "quy định tại" in low[end : first_break(low, end, line.end)]


def _is_comparison(low: str, line: Line, mention: Mention) -> bool:
    """This week against last week in brackets: "giảm 81 trường hợp (817/898)"."""
    start, end = mention.span
    if mention.kind != "fraction" or low[start - 1 : start] != "(":
        return False
    closed = low[end : end + 1] == ")"
    return (
        closed
        and "so với"
        in low[sentence_start(low, max(line.start, start - _FAR), start) : start]
    )
