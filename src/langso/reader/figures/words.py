"""The words of the trade that frame a figure."""

import re
from typing import Final


def phrases(table: str) -> frozenset[str]:
    """Read a table of phrases kept apart by bars."""
    bars = table.replace("\n", "|").split("|")
    return frozenset(phrase for phrase in map(str.strip, bars) if phrase)


def any_of(*tables: frozenset[str]) -> str:
    """Return a pattern for any of the phrases, the longest first."""
    every = sorted(frozenset().union(*tables), key=lambda words: (-len(words), words))
    return "|".join(map(re.escape, every))


# Verbs of doing that open a count: "trao 62 suất quà".
ACTIONS: Final = phrases(
    """
    trao tặng | trao | tặng | tổ chức | hỗ trợ | xây dựng | xây mới | xây
    kết nạp mới | thành lập mới | thành lập | kết nạp | giới thiệu | tiếp nhận
    giải quyết | thực hiện | triển khai | ban hành | kiểm tra | cử | vận động
    huy động | đóng góp | phục vụ | đề xuất | chăm sóc | cấp mới | cấp lại | cấp đổi
    cấp | phát động | phát | ra mắt | duy trì | hoàn thành | sửa chữa | lắp đặt
    trồng mới | trồng | thu hút | tuyên truyền | tập huấn | bồi dưỡng | đào tạo | mở
    lập | xử lý | xử phạt | rà soát | khen thưởng | tuyên dương | biểu dương
    công nhận | thẩm định | phê duyệt | đăng ký | khởi công | khánh thành | nâng cấp
    cải tạo | bố trí | giải ngân | quyên góp | ủng hộ | thăm | chúc thọ | tư vấn
    hòa giải | hoà giải | giám sát | phát hiện | thanh tra | tham mưu | đầu tư
    mua sắm | mua | bàn giao | phấn đấu | đưa | nâng | tham gia | hướng dẫn
    chỉ đạo | đạt được | quản lý | lấy ý kiến | thăm hỏi | tước | đón | in | treo
    viết | đăng | phát hành | sản xuất | khám | tiêm | nuôi | gieo trồng | gieo cấy
    giảm | tăng | thoát | xóa | xoá | tạo việc làm | giao | phân bổ | bổ sung
    mở rộng | chi trả | chi | nhắc nhở | thu gom | thu hồi | thụ lý | điều tra
    khắc phục | tháo dỡ | hiến | góp | chuyển đổi | cho vay | vay | số hóa | số hoá
    cập nhật | cài đặt | kích hoạt | mời | xảy ra | kiềm chế
    """
)
# Words that say how much: "đạt 97,32 %".
LEVELS: Final = phrases(
    """
    đạt | đạt được | còn | là | có | chiếm | bằng | ước | ước đạt | được | gồm
    bao gồm | thu hút | hiện có | với | tương đương | tương ứng | cho | từ
    """
)
# Nouns that open a new subject.
HEADS: Final = phrases(
    """
    tỷ lệ | tỉ lệ | tổng số | tổng | số | diện tích | sản lượng | năng suất
    giá trị | thu nhập | kinh phí | trị giá | tỷ trọng | tỉ trọng | tốc độ | mức
    trong đó | trong số đó | riêng | đến năm | hiện | thu | vốn | số tiền | dân số
    nguồn | bình quân | đàn | còn lại | không còn | đường | hộ | chiều | nền | mặt
    vượt | mỗi | nhân dân | tổng mức | số lượng | người | mất tích | thôn | xã
    """
)
# Nouns of measure: what stands before a value is its subject.
NOMINALS: Final = phrases(
    """
    tỷ lệ | tỉ lệ | tỷ số | tỷ suất | tỷ trọng | tỉ trọng | tổng | số | mức
    diện tích | sản lượng | năng suất | giá trị | thu nhập | kinh phí | trị giá
    tốc độ | dân số | bình quân | chỉ số | điểm số | số lượng | quy mô | chiều
    tuổi thọ | vốn | doanh thu
    """
)
OTHERS: Final = phrases("đã | sẽ | chỉ | cả")
LEAD: Final = any_of(ACTIONS, LEVELS, HEADS, OTHERS)
ACTION: Final = any_of(ACTIONS)
NOMINAL: Final = any_of(NOMINALS)
# What may open a clause without belonging to its subject.
OPENING: Final = phrases(
    """
    phấn đấu | phần đấu | phần đầu | hiện nay | hiện | đến nay | nay | trong đó
    trong số đó | cụ thể | chỉ tiêu | chỉ tính | toàn xã | toàn huyện | toàn tỉnh
    toàn thành phố | toàn phường | toàn quận | toàn thôn | đồng thời | ngoài ra
    bên cạnh đó | tuy nhiên | theo đó | kết quả | ước | đã | đang | sẽ | và | với
    cùng | thì | cả | riêng | chỉ | tính | bao gồm | gồm | mục tiêu | dự kiến | vẫn
    là | của | trên địa bàn xã | trên địa bàn huyện | trên địa bàn tỉnh
    trên địa bàn phường | cho | được | có | còn | khoảng | trong khi đó | trong khi
    đặc biệt là | nhằm | để | quyết tâm | chẳng hạn như | như | tổng cộng
    trong năm | trong kỳ | bảo đảm | đảm bảo | so với cùng kỳ | so cùng kỳ
    tại kỳ họp | tại hội nghị
    """
)
# What may lead from the subject to the value.
CLOSING: Final = LEVELS | phrases(
    """
    trên | hơn | dưới | gần | khoảng | xấp xỉ | ít nhất | tối thiểu | tối đa
    không quá | không dưới | tăng | giảm | lên | xuống | thêm | vượt | vượt mức | và
    đã | cả | mức | tỷ lệ | tỉ lệ | ở | tới | đến | trong | nay | chỉ | phấn đấu
    duy trì | ổn định | mỗi | toàn xã | toàn phường | so với năm trước | hiện
    giảm nhẹ | tăng nhẹ | tăng mạnh | giảm mạnh | tăng khá | đều | cũng
    ước thực hiện | lần lượt | gấp | không thấp hơn | không ít hơn | không cao hơn
    """
)
# A closing word that is half of a noun here.
WHOLE: Final = phrases(
    """
    hương ước | quy ước | đồng bằng | mặt bằng | công bằng | cân bằng | văn bằng
    khởi công | nông thôn mới | đổi mới | ra ở | nhà ở | đất ở | chỗ ở
    """
)
