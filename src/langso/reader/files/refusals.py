"""Every sentence with which a file is refused, in Vietnamese and English."""

from langso.reader.errors import Unreadable

_SENTENCES = {
    "missing": (
        "Không tìm thấy tệp {name}.",
        "There is no file {name}.",
    ),
    "too_large": (
        "Tệp lớn hơn {limit} MB. Xin tách tệp hoặc nén ảnh trong tệp rồi nộp lại.",
        "The file is larger than {limit} MB. Please split it or shrink its pictures.",
    ),
    "too_long": (
        "Văn bản dài quá {limit} triệu chữ. Xin tách thành nhiều tệp.",
        "The text is longer than {limit} million characters. Please split the file.",
    ),
    "too_many_pages": (
        "Tệp có {pages} trang, nhiều hơn {limit} trang. Xin tách thành nhiều tệp.",
        "The file has {pages} pages, more than {limit}. Please split it.",
    ),
    "too_complex": (
        "Tệp giải nén ra lớn bất thường nên không được mở. Xin lưu lại thành tệp mới.",
        "The file unpacks to an unusual size and was not opened. Please save it anew.",
    ),
    "empty": (
        "Tệp không có chữ nào.",
        "The file holds no text.",
    ),
    "encrypted": (
        "Tệp có mật khẩu. Xin bỏ mật khẩu rồi nộp lại.",
        "The file is locked with a password. Please remove it and try again.",
    ),
    "damaged": (
        "Tệp bị hỏng hoặc tải về chưa đủ. Xin mở tệp, lưu lại rồi nộp lại.",
        "The file is damaged or incomplete. Please open it, save it and try again.",
    ),
    "unsupported": (
        "Chưa đọc được loại tệp này. Xin dùng Word, PDF, ảnh chụp hoặc tệp chữ.",
        "This kind of file cannot be read. Please use Word, PDF, a scan or plain text.",
    ),
    "too_slow": (
        "Đọc tệp quá {limit} giây chưa xong nên đã dừng. Xin tách thành nhiều tệp.",
        "Reading took over {limit} seconds and was stopped. Please split the file.",
    ),
    "needs_libreoffice": (
        "Để đọc tệp .doc, .odt, .rtf, máy cần gói libreoffice-writer-nogui.",
        "To read .doc, .odt and .rtf files, install the package "
        "libreoffice-writer-nogui.",
    ),
    "needs_tesseract": (
        "Tệp là ảnh chụp. Để đọc, máy cần gói tesseract-ocr và tesseract-ocr-vie.",
        "The file is a scan. To read it, install the packages tesseract-ocr and "
        "tesseract-ocr-vie.",
    ),
}


def refusal(code: str, **values: object) -> Unreadable:
    """Return the error to raise; `values` fill the gaps in its sentences.

    >>> refusal("too_large", limit=50).message_en
    'The file is larger than 50 MB. Please split it or shrink its pictures.'
    """
    vietnamese, english = (words.format(**values) for words in _SENTENCES[code])
    return Unreadable(code, vietnamese, english)
