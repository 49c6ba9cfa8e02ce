"""What goes wrong when a file cannot be read, said in both languages."""


class Unreadable(Exception):
    """The file cannot be read. `code` is for programs, the two messages for people.

    >>> str(Unreadable("empty", "Tệp không có chữ.", "The file holds no text."))
    'Tệp không có chữ.'
    """

    def __init__(self, code: str, message_vi: str, message_en: str) -> None:
        super().__init__(message_vi)
        self.code = code
        self.message_vi = message_vi
        self.message_en = message_en
