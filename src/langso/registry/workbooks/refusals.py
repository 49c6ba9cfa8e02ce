"""Every sentence with which a workbook is refused, in Vietnamese and English."""

from langso.reader.errors import Unreadable

_SENTENCES = {
    "empty": (
        "Tệp không có dòng nào.",
        "The file holds no rows.",
    ),
    "too_large": (
        "Tệp lớn hơn {limit} MB. Xin tách thành nhiều tệp rồi nộp lại.",
        "The file is larger than {limit} MB. Please split it.",
    ),
    "too_complex": (
        "Tệp giải nén ra lớn bất thường nên không được mở. Xin lưu lại thành tệp mới.",
        "The file unpacks to an unusual size and was not opened. Please save it anew.",
    ),
    "too_many_sheets": (
        "Tệp có {count} trang tính, nhiều hơn {limit}. Xin tách thành nhiều tệp.",
        "The file has {count} sheets, more than {limit}. Please split it.",
    ),
    "too_many_rows": (
        "Tệp có hơn {limit} dòng. Xin bỏ các dòng trống hoặc tách thành nhiều tệp.",
        "The file has more than {limit} rows. Please remove empty rows or split it.",
    ),
    "macros": (
        "Tệp có macro nên không được mở. Xin lưu lại thành tệp .xlsx rồi nộp lại.",
        "The file holds macros and was not opened. Please save it as .xlsx.",
    ),
    "encrypted": (
        "Tệp có mật khẩu. Xin bỏ mật khẩu rồi nộp lại.",
        "The file is locked with a password. Please remove it and try again.",
    ),
    "damaged": (
        "Tệp bị hỏng hoặc tải về chưa đủ. Xin mở tệp, lưu lại rồi nộp lại.",
        "The file is damaged or incomplete. Please open it, save it and try again.",
    ),
    "word": (
        "Đây là tệp Word, không phải bảng tính. Xin chép bảng sang Excel rồi nộp lại.",
        "This is a Word file, no workbook. Please copy the table into Excel.",
    ),
    "unsupported": (
        "Chưa đọc được loại tệp này. Xin dùng Excel (.xlsx, .xls), .ods hoặc .csv.",
        "This kind of file cannot be read. Please use Excel (.xlsx, .xls), .ods, .csv.",
    ),
    "no_heads": (
        "Không thấy cột tên chủ hộ ở trang tính nào. Xin đặt tên cột, ví dụ “Chủ hộ”.",
        "No sheet has a column of household heads. Please name it, such as “Chủ hộ”.",
    ),
    "no_rows": (
        "Danh sách chỉ có tên cột, chưa có hộ nào. Xin điền các hộ rồi nộp lại.",
        "The list has headings but no household. Please fill it in and try again.",
    ),
    "identity_numbers": (
        "Cột {column} (“{heading}”, trang “{sheet}”) giống số định danh cá nhân. "
        "Hệ thống không giữ số này. Xin xóa cột đó rồi nộp lại.",
        "Column {column} (“{heading}”, sheet “{sheet}”) looks like identity numbers. "
        "They are not kept here. Please delete that column and try again.",
    ),
}


def refusal(code: str, **values: object) -> Unreadable:
    """Return the error to raise; `values` fill the gaps in its sentences.

    >>> refusal("too_large", limit=20).message_en
    'The file is larger than 20 MB. Please split it.'
    """
    vietnamese, english = (words.format(**values) for words in _SENTENCES[code])
    return Unreadable(code, vietnamese, english)
