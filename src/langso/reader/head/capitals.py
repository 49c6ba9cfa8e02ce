"""Words in capitals ("ỦY BAN NHÂN DÂN XÃ BÁT TRÀNG") back to plain writing."""

import re

_SHORT = re.compile(r"(?:UB)?MTTQ(?:VN)?|UBND|HĐND|BCĐ|BTT|HTX|UB|TT|[IVX]{2,4}$")
_PLACES = {"xã", "phường", "thôn", "tỉnh", "phố", "huyện", "quận", "làng", "ấp", "bản"}
_NAMES = {"việt", "nam"}
_NO_NAMES = {"văn", "của", "và", "về", "các"}
_WORD = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*$")


def plain_case(words: str, *, first: bool = True) -> str:
    """Write capitals as a sentence would; short forms and place names stay.

    >>> plain_case("ỦY BAN MTTQ XÃ BÁT TRÀNG"), plain_case("PHÓ CHỦ TỊCH")
    ('Ủy ban MTTQ xã Bát Tràng', 'Phó Chủ tịch')
    """
    plain: list[str] = []
    named = False
    for word in words.split():
        low = word.lower()
        if _SHORT.match(word):
            plain.append(word)
        elif named or low in _NAMES or plain in (["Phó"], ["Quyền"]):
            plain.append(low.capitalize())
        else:
            plain.append(low)
        named = (named or low in _PLACES) and low not in _NO_NAMES
        if first and len(plain) == 1:
            plain[0] = plain[0][0].upper() + plain[0][1:]
    return " ".join(plain)


def is_person(line: str) -> bool:
    """Tell whether a line is a person's name: two to six capitalised words.

    >>> is_person("Nguyễn Văn Mẫu"), is_person("CHỦ TỊCH"), is_person("Nơi nhận:")
    (True, False, False)
    """
    words = line.split()
    return 2 <= len(words) <= 6 and all(map(_WORD.match, words)) and not line.isupper()
