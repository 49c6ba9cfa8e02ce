"""Which words can be Vietnamese at all: one onset, one rhyme, one tone."""

from unicodedata import normalize

from langso.vietnamese.spelling import nfc


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ONSETS = _set(
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu q r s t th tr v x"
) | {""}
_RHYMES = _set(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt "
    "âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu o oc oi om on ong ooc oong op ot "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uơ "
    "uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu"
)
_BEFORE_Y = _set("h k l m s t v qu") | {""}  # where a lone y may stand
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONES_BEFORE_STOP = "\u0301\u0323"
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Say whether `word`, in any case, is spelled as a Vietnamese syllable can be.

    >>> is_syllable("nghị"), is_syllable("Quyết"), is_syllable("goût")
    (True, True, False)
    """
    if not 0 < len(word) <= 16:
        return False
    marks = normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    bare = nfc("".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1:
        return False
    if bare.endswith(_STOPS) and tones and tones[0] not in _TONES_BEFORE_STOP:
        return False
    return any(_splits(bare, onset) for onset in range(min(4, len(bare))))


def _splits(bare: str, length: int) -> bool:
    onset, rhyme = bare[:length], bare[length:]
    if rhyme == "y" and onset not in _BEFORE_Y:
        return False
    return onset in _ONSETS and rhyme in _RHYMES
