"""What keeps a paper from being written, said in both languages."""

from langso.reader.errors import Unreadable


class BadTemplate(Unreadable):
    """A template that is not to be used. The message says what to mend."""


class NotWritten(Unreadable):
    """A paper or certificate could not be made; the message says why."""


_SENTENCES = {
    "too_large": (
        "Mẫu lớn hơn {limit} MB. Xin bớt ảnh trong mẫu rồi nộp lại.",
        "The template is larger than {limit} MB. Please take pictures out of it.",
    ),
    "too_many_parts": (
        "Tệp không giống một văn bản Word thông thường. Xin lưu lại thành tệp mới.",
        "The file does not look like an ordinary Word document. Please save it anew.",
    ),
    "not_word": (
        "Tệp không phải là văn bản Word (.docx). Xin lưu mẫu dưới dạng .docx.",
        "The file is no Word document (.docx). Please save the template as .docx.",
    ),
    "runs_something": (
        "Mẫu có phần tự chạy hoặc tự lấy từ nơi khác ({what}). Xin bỏ phần đó đi.",
        "The template runs or fetches something ({what}). Please take that out.",
    ),
    "unknown": (
        "Mẫu có chỗ điền mà loại văn bản này không có: {names}.",
        "The template has places this kind of paper does not know: {names}.",
    ),
    "missing": (
        "Mẫu còn thiếu chỗ điền: {names}.",
        "The template lacks these places: {names}.",
    ),
    "unclosed": (
        "Có chỗ điền viết dở, gần «{near}». Chỗ điền viết như {example}.",
        "A place is not written to its end, near “{near}”. One is written {example}.",
    ),
    "too_many_places": (
        "Mẫu có quá nhiều chỗ điền ({count}). Xin bớt đi.",
        "The template has too many places ({count}). Please take some out.",
    ),
    "no_office": (
        "Để có tệp PDF, máy cần gói libreoffice-writer-nogui.",
        "To make PDF files, install the package libreoffice-writer-nogui.",
    ),
    "office_busy": (
        "Máy đang làm một tệp PDF khác. Xin thử lại sau ít giây.",
        "Another PDF file is being made. Please try again in a few seconds.",
    ),
    "no_pdf": (
        "LibreOffice không đổi được văn bản này sang PDF.",
        "LibreOffice could not turn this document into PDF.",
    ),
}


def bad_template(code: str, **values: object) -> BadTemplate:
    """Return the error to raise; `values` fill the gaps in its sentences.

    >>> str(bad_template("missing", names="{{ngay_thang}}"))
    'Mẫu còn thiếu chỗ điền: {{ngay_thang}}.'
    """
    return BadTemplate(code, *_said(code, values))


def not_written(code: str, **values: object) -> NotWritten:
    """Return the error to raise when a paper cannot be made."""
    return NotWritten(code, *_said(code, values))


def _said(code: str, values: dict[str, object]) -> tuple[str, str]:
    vietnamese, english = _SENTENCES[code]
    return vietnamese.format(**values), english.format(**values)
