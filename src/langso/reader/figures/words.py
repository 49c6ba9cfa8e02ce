"""The words of the trade that frame a figure."""

from typing import Final

# Verbs of doing that open a count: "trao 62 suất quà".
ACTIONS: Final = (
    "trao tặng|trao|tặng|tổ chức|hỗ trợ|xây dựng|xây mới|xây|thành lập mới|thành lập"
    "|kết nạp"
    "|giới thiệu|tiếp nhận|giải quyết|thực hiện|triển khai|ban hành|kiểm tra|cử"
    "|vận động"
    "|huy động|đóng góp|phục vụ|đề xuất|chăm sóc|cấp mới|cấp lại|cấp|phát động|phát"
    "|ra mắt"
    "|duy trì|hoàn thành|sửa chữa|lắp đặt|trồng mới|trồng|thu hút|tuyên truyền|tập huấn"
    "|bồi dưỡng|đào tạo|mở|lập|xử lý|xử phạt|rà soát|khen thưởng|tuyên dương|biểu dương"
    "|công nhận|thẩm định|phê duyệt|đăng ký|khởi công|khánh thành|nâng cấp|cải tạo"
    "|bố trí"
    "|giải ngân|quyên góp|ủng hộ|thăm|chúc thọ|tư vấn|hòa giải|giám sát|phát hiện"
    "|thanh tra"
    "|tham mưu|đầu tư|mua sắm|bàn giao|phấn đấu|đưa|nâng|tham gia|hướng dẫn|chỉ đạo"
    "|đạt được"
    "|quản lý|lấy ý kiến|thăm hỏi|tước|đón|in|treo|viết|đăng|phát hành|sản xuất|khám"
    "|tiêm"
    "|nuôi|gieo trồng|giảm|tăng|thoát|xóa|xoá|tạo việc làm|giao|phân bổ|bổ sung|mở rộng"
)
# Words that say how much: "đạt 97,32 %".
LEVELS: Final = (
    "đạt|đạt được|còn|là|có|chiếm|bằng|ước|ước đạt|được|gồm|bao gồm|thu hút|hiện có|với"
    "|tương đương|tương ứng|cho|từ"
)
# Nouns that open a new subject.
HEADS: Final = (
    "tỷ lệ|tỉ lệ|tổng số|tổng|số|diện tích|sản lượng|năng suất|giá trị|thu nhập"
    "|kinh phí"
    "|trị giá|tỷ trọng|tỉ trọng|tốc độ|mức|trong đó|trong số đó|riêng|đến năm|năm|hiện"
    "|chi|thu|vốn|số tiền|dân số|nguồn|bình quân|đàn|còn lại|không còn|đường|hộ|chiều"
    "|nền|mặt|vượt|mỗi|nhân dân|tổng mức|số lượng|người|mất tích"
)
LEAD: Final = f"{ACTIONS}|{LEVELS}|{HEADS}|đã|sẽ|chỉ|cả"
