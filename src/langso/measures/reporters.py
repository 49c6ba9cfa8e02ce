"""Who reports, in a word: villages, schools, health stations. Pure: no Django."""

WORDS = {
    "village": ("thôn", "villages"),
    "school": ("trường", "schools"),
    "station": ("trạm y tế", "health stations"),
}


def called(level: str, language: str | None) -> str:
    """The word for several units of a level.

    >>> called("school", "vi"), called("village", "en")
    ('trường', 'villages')
    """
    vietnamese, english = WORDS.get(level, WORDS["village"])
    return english if language == "en" else vietnamese
