"""Vietnamese personal names in the order of a list: by given name first."""

from functools import lru_cache
from unicodedata import normalize

from langso.vietnamese.spelling import nfc, tone_key

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; ngang has none
_LETTER_RANKS = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONE_RANKS = {tone: rank for rank, tone in enumerate(_TONES, 1)}

WordKey = tuple[tuple[int, ...], int]
NameKey = tuple[WordKey, WordKey, tuple[WordKey, ...]]


def name_key(full_name: str) -> NameKey:
    """Return the key that sorts names by given, then family, then middle names.

    Letters follow the Vietnamese alphabet; the tone of a word decides only between
    equal letters. A single word is a given name.

    >>> sorted(["Lê Thị Ân", "Đỗ Văn An", "Lê Văn An"], key=name_key)
    ['Đỗ Văn An', 'Lê Văn An', 'Lê Thị Ân']
    """
    words = [_word_key(word) for word in tone_key(nfc(full_name).lower()).split()]
    nobody: WordKey = ((), 0)
    given = words.pop() if words else nobody
    family = words[0] if words else nobody
    return given, family, tuple(words[1:])


@lru_cache(maxsize=4096)
def _word_key(word: str) -> WordKey:
    marks = normalize("NFD", word)
    tone = next((_TONE_RANKS[mark] for mark in marks if mark in _TONE_RANKS), 0)
    letters = normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return tuple(map(_letter_rank, letters)), tone


def _letter_rank(letter: str) -> int:
    return _LETTER_RANKS.get(letter, len(_LETTERS) + ord(letter))
