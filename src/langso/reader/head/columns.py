"""Signatures that stood side by side and lost the space between them."""

import re

_AUTHORITY = re.compile(r"(?<=\S)\s(?=(?:TM|T/M|KT|TL|TUQ)\.?\s)")
_SURNAMES = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh"
    r"|Trịnh|Đoàn|Lương|Mai|Tô|Chu|Cao|Hà|Tạ|Quách|Lưu|Thái|Trương|Vương|Đào|Lâm|Phùng)$"
)


def side_by_side(line: str, columns: int) -> list[str]:
    """Part a line into the columns it was printed in, `columns` being those open.

    >>> side_by_side("TM. ỦY BAN MTTQ TM. ỦY BAN NHÂN DÂN", 0)
    ['TM. ỦY BAN MTTQ', 'TM. ỦY BAN NHÂN DÂN']
    >>> side_by_side("CHỦ TỊCH CHỦ TỊCH", 2)
    ['CHỦ TỊCH', 'CHỦ TỊCH']
    >>> side_by_side("Trần Thị Mẫu Nguyễn Văn Mẫu", 2)
    ['Trần Thị Mẫu', 'Nguyễn Văn Mẫu']
    """
    authorities = _AUTHORITY.split(line)
    words = line.split()
    if len(authorities) > 1 or columns != 2 or not 4 <= len(words) <= 10:
        return authorities
    half = len(words) // 2
    if words[:half] == words[half:]:
        return [" ".join(words[:half]), " ".join(words[half:])]
    for index in range(2, len(words) - 1):
        if _SURNAMES.match(words[index]):
            return [" ".join(words[:index]), " ".join(words[index:])]
    return [line]
