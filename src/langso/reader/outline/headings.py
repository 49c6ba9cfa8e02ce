"""What a clause is called: the heading of its first line, apart from its own text."""

import re

LONGEST = 160
_SENTENCE_END = re.compile(r"[.;][ \t]+(?=\S)")
_COLON = re.compile(r"[ \t]?:(?=\s|$)")


def split_heading(words: str) -> tuple[str, str]:
    """Part the words of a clause into its title and its own text.

    A first line is a title when it is short and one phrase; up to its colon otherwise.

    >>> split_heading("Nhiệm vụ trọng tâm\\n\\nHội nghị giao thôn lập kế hoạch.")
    ('Nhiệm vụ trọng tâm', 'Hội nghị giao thôn lập kế hoạch.')
    >>> split_heading("Dự phòng chi ngân sách: 54.930 triệu đồng;")
    ('Dự phòng chi ngân sách', '54.930 triệu đồng;')
    """
    line, _, rest = words.lstrip().partition("\n")
    line, rest = line.strip(), rest.strip()
    colon = _COLON.search(line, 0, LONGEST)
    if colon and "(" not in line[: colon.start()]:
        after = line[colon.end() :].strip()
        return line[: colon.start()].strip(), "\n".join(filter(None, (after, rest)))
    phrase = line.rstrip(" .:")
    if len(phrase) <= LONGEST and not _is_sentence(line):
        return phrase, rest
    return "", "\n".join(filter(None, (line, rest)))


def _is_sentence(line: str) -> bool:
    return line.endswith(";") or bool(_SENTENCE_END.search(line))
