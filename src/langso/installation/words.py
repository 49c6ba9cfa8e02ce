"""What `langso up`, `check` and `password` say, in Vietnamese and English."""

from typing import Literal

from langso.installation.check_words import CHECKED

Language = Literal["vi", "en"]

WORDS = CHECKED | {
    "asked": (
        "{place}: mỗi tháng trưởng thôn phải trả lời {count} câu hỏi, từ {forms} biểu "
        "mẫu. {saved} câu không phải hỏi vì số đã có.",
        "{place}: a village head answers {count} questions a month, of forms: {forms}. "
        "Not asked because the number is known: {saved}.",
    ),
    "asked_mapped": (
        "  {form}: “{measure}” lấy từ {source}, không hỏi lại.",
        "  {form}: “{measure}” is taken from {source}, not asked again.",
    ),
    "asked_nothing": (
        "Chưa có biểu mẫu nào hỏi các thôn.",
        "No form asks the villages anything.",
    ),
    "push_key_bad": ("Không đọc được khóa nhắc việc.", "The push key is unreadable."),
    "push_key_made": (
        "Đã tạo khóa nhắc việc trên điện thoại. Phần công khai: {public}",
        "The key for reminding phones is made. Its public half: {public}",
    ),
    "push_key_there": (
        "Đã có khóa nhắc việc. Phần công khai: {public}",
        "There is a key already. Its public half: {public}",
    ),
    "port_taken": (
        "Cổng {port} đang có chương trình khác dùng. Xin tắt chương trình đó, "
        "hoặc chọn cổng khác: LANGSO_PORT={other} langso up",
        "Port {port} is in use. Stop what uses it, or choose another: "
        "LANGSO_PORT={other} langso up",
    ),
    "port_number": (
        "Cổng là một số từ 1 đến 65535. Đang ghi: {port}.",
        "A port is a number from 1 to 65535. Given: {port}.",
    ),
    "no_address": (
        "Không chạy được ở địa chỉ {host}, cổng {port}: {problem}",
        "Nothing can be served at {host}, port {port}: {problem}",
    ),
    "no_home": (
        "Không ghi được vào thư mục dữ liệu: {problem}. "
        "Chọn thư mục khác bằng LANGSO_HOME.",
        "The folder for the data cannot be written: {problem}. "
        "Choose another with LANGSO_HOME.",
    ),
    "preparing": (
        "Đang chuẩn bị cơ sở dữ liệu và các trang…",
        "Preparing the database and the pages…",
    ),
    "ready": (
        "\nLàng Số đã sẵn sàng:  {address}",
        "\nLàng Số is ready:  {address}",
    ),
    "sign_in": (
        "Đăng nhập tại {address}tai-khoan/dang-nhap/\n"
        "  Tên: {username}\n  Mật khẩu (chỉ hiện một lần): {password}",
        "Sign in at {address}tai-khoan/dang-nhap/\n"
        "  Name: {username}\n  Password (shown only once): {password}",
    ),
    "sign_in_again": (
        "Đăng nhập tại {address}tai-khoan/dang-nhap/ với tên {username}. "
        "Quên mật khẩu thì chạy: langso password {username}",
        "Sign in at {address}tai-khoan/dang-nhap/ as {username}. "
        "For a new password run: langso password {username}",
    ),
    "nobody": (
        "Chưa có xã nào. Dừng lại rồi chạy langso init để bắt đầu xã của mình, "
        "hoặc langso up --sample để xem với dữ liệu mẫu.",
        "There is no commune yet. Stop and run langso init to begin your own, or "
        "langso up --sample to see it with sample data.",
    ),
    "begun": (
        "Đã ghi vào sổ. Thẻ mời của {name} ({post}), dùng một lần trong 14 ngày:\n"
        "  Mã: {code}\n  Địa chỉ: {address}\n  Tên đăng nhập: {username}\n"
        "Chạy langso up, rồi mở địa chỉ trên để đặt mật khẩu.",
        "Written down. The card of {name} ({post}), to be used once within 14 days:\n"
        "  Code: {code}\n  Address: {address}\n  User name: {username}\n"
        "Run langso up, then open the address to set a password.",
    ),
    "begun_before": (
        "Ở đây đã có {name}, nên không bắt đầu lại. Muốn làm riêng thì đặt "
        "LANGSO_HOME là một thư mục trống.",
        "There is {name} here already, so nothing was begun. To begin apart, set "
        "LANGSO_HOME to an empty folder.",
    ),
    "no_province": (
        "Không có tỉnh, thành phố nào là “{name}”. Ghi tên hoặc mã hai chữ số, như 01.",
        "No province is “{name}”. Give its name or its code of two digits, as in 01.",
    ),
    "villages_number": (
        "Số thôn là từ 1 đến {most}.",
        "The number of villages is from 1 to {most}.",
    ),
    "how_to_stop": ("Dừng: Ctrl-C.", "Stop: Ctrl-C."),
    "stopped": ("Đã dừng.", "Stopped."),
    "web_died": (
        "Máy chủ web không chạy được. Xin xem thông báo ở trên.",
        "The web server does not run. See the message above.",
    ),
    "new_password": (
        "Mật khẩu mới của {username} (chỉ hiện một lần): {password}",
        "New password of {username} (shown only once): {password}",
    ),
    "no_such_user": (
        "Không có người dùng tên {username}.",
        "There is no user named {username}.",
    ),
    "all_well": ("Mọi thứ đều ổn.", "All is well."),
    "settings": ("Cài đặt: {problem}", "Settings: {problem}"),
    "rules": (
        "Không đọc được một dòng quy định: {problem}",
        "A line of rules cannot be read: {problem}",
    ),
    "migrations": (
        "Cơ sở dữ liệu cũ hơn chương trình. Chạy langso up để cập nhật.",
        "The database is older than the program. Run langso up to update it.",
    ),
    "no_database": (
        "Không mở được cơ sở dữ liệu: {problem}",
        "The database cannot be opened: {problem}",
    ),
    "corrupt": (
        "Cơ sở dữ liệu bị hỏng: {problem}. Xin khôi phục từ bản sao lưu.",
        "The database is damaged: {problem}. Restore it from a backup.",
    ),
    "changed_file": (
        "Bản gốc “{name}” (số {pk}) không còn giống lúc tải lên.",
        "The original “{name}” (no. {pk}) is not as it was uploaded.",
    ),
    "sample_city": (
        "Thành phố mẫu: {done} trong {all} xã.",
        "Sample city: {done} of {all} communes.",
    ),
    "real_communes": (
        "Hệ thống này đã có xã thật, nên không nạp thành phố mẫu vào đây.",
        "There are real communes here, so no sample city is loaded.",
    ),
    "no_file": (
        "Không đọc được tệp {path}: {problem}.",
        "The file {path} cannot be read: {problem}.",
    ),
    "no_city": (
        "Hệ thống này chưa có thành phố hay tỉnh nào.",
        "This installation has no city or province yet.",
    ),
    "closing_taken_in": (
        "Đã nhận số liệu chốt của {place}, {name}, bản {version}.",
        "Taken in: closed figures of {place}, {name}, version {version}.",
    ),
    "closing_known": (
        "Số liệu chốt của {place}, {name}, bản {version} đã có ở đây.",
        "Closed figures of {place}, {name}, version {version} are here already.",
    ),
    "no_libreoffice": (
        "Chưa có LibreOffice, nên chưa đọc được tệp .doc, .odt, .rtf. "
        "Cài gói libreoffice-writer-nogui.",
        "LibreOffice is missing, so .doc, .odt and .rtf cannot be read. "
        "Install the package libreoffice-writer-nogui.",
    ),
    "no_tesseract": (
        "Chưa có Tesseract, nên chưa đọc được bản quét. "
        "Cài gói tesseract-ocr và tesseract-ocr-vie.",
        "Tesseract is missing, so scans cannot be read. "
        "Install the packages tesseract-ocr and tesseract-ocr-vie.",
    ),
    "no_tesseract_vie": (
        "Tesseract chưa có tiếng Việt. Cài gói tesseract-ocr-vie.",
        "Tesseract lacks Vietnamese. Install the package tesseract-ocr-vie.",
    ),
    "keys_rotated": (
        "Đã mã hóa lại {count} mục bằng khóa mới. Khóa cũ vẫn mở được bản cũ.",
        "{count} entries are sealed with the new key. Old keys still open old copies.",
    ),
    "retention_contacts": (
        "Đã xóa số điện thoại của {count} hộ đã chuyển đi.",
        "The telephone numbers of {count} households that moved out are deleted.",
    ),
    "retention_flags": (
        "Đã xóa {count} diện hộ nghèo, cận nghèo, chính sách hết thời hạn lưu.",
        "{count} statuses of households past their time are deleted.",
    ),
    "retention_earlier_contacts": (
        "Đã xóa {count} số điện thoại cũ trong các lần nhập danh sách.",
        "{count} earlier telephone numbers kept with imports are deleted.",
    ),
    "retention_lists_in_waiting": (
        "Đã bỏ {count} danh sách chưa nhận quá thời hạn.",
        "{count} lists that nobody applied in time are dropped.",
    ),
    "retention_certificates": (
        "Đã xóa {count} tệp giấy công nhận hết thời hạn lưu.",
        "{count} files of certificates past their time are deleted.",
    ),
    "printed_day": (
        "Xin ghi ngày của bản in, như --on 8/7/2026.",
        "Please give the printed day, as in --on 8/7/2026.",
    ),
    "printed_same": (
        "Mã đã in khớp với nhật ký của {place} ngày {day}, dòng số {number}.",
        "The printed hash is that of {place} on {day}, line {number}.",
    ),
    "printed_other": (
        "Mã đã in không khớp với nhật ký nào của ngày {day}. "
        "Xin gõ ít nhất 16 ký tự đầu.",
        "The printed hash is that of no history on {day}. "
        "Please give at least its first 16 signs.",
    ),
}


def say(key: str, language: Language, **values: object) -> str:
    """Return one sentence in one language."""
    return WORDS[key][0 if language == "vi" else 1].format(**values)
