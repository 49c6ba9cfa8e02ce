"""Phrases of the trade, and what is right although it nearly looks like one of them."""

from typing import Final

from langso.vietnamese.spelling import fold, tone_key

_PHRASES: Final = """
an ninh | an sinh | an toàn | bảo tồn | bảo vệ | bảo hiểm | báo cáo | bền vững | bí thư
bảo đảm | chất lượng | chỉ đạo | chính quyền | chính sách | chính trị | chủ tịch
chuyên môn | chuyển đổi | công nghệ | công nghiệp | công tác | cựu chiến | chiến binh
danh hiệu | dân cư | dân phố | di tích | doanh nghiệp | du lịch | dữ liệu | dự toán
dinh dưỡng | đánh giá | đảng viên | đại biểu | đại đoàn | đoàn kết | đoàn thể | đảm bảo
đẩy mạnh | đời sống | đôn đốc | gia đình | giải pháp | giám sát | giao thông | giáo dục
giảm nghèo | giá trị | giữ vững | gốm sứ | hạn chế | hạ tầng | hành chính | hiệu quả
hòa giải | hoàn thành | hỏa táng | hoạt động | hội nghị | hội viên | hợp tác | hương ước
kế hoạch | kết quả | khen thưởng | khó khăn | khu dân | kiểm tra | kinh phí | kinh tế
khắc phục | lao động | lãnh đạo | làng nghề | lễ hội | mặt trận | môi trường | ngân sách
nghị quyết | nguồn lực | nhân dân | nhẹ cân | nhiệm vụ | nông dân | nông nghiệp
nông thôn | nâng cao | nếp sống | pháp luật | phát huy | phát triển | phòng chống
phong trào | phối hợp | phụ nữ | phản biện | phấn đấu | phê duyệt | quản lý | quán triệt
quốc gia | quốc phòng | quy hoạch | quy ước | quy tắc | sự nghiệp | sản xuất | sức khỏe
tăng cường | tập trung | thành phố | thanh niên | tham mưu | thể thao | thi đua
thiết chế | thông tin | thống nhất | thu nhập | thủ tục | thực hiện | thực phẩm
thường trực | thường xuyên | thương mại | tích cực | tiêu chí | tiếp tục | tổ chức
tổ quốc | toàn dân | tổng hợp | tổng kết | triển khai | trách nhiệm | trật tự
trực tuyến | truyền thống | trưởng ban | trường học | tuyên truyền | tỷ lệ | ủy ban
văn hóa | văn minh | vận động | vệ sinh | vi phạm | việc làm | xã hội | xây dựng | xử lý
y tế | ứng xử | đầu tư | đăng ký | công nhận | bình xét | chăm sóc | học sinh
giáo viên
"""
# Words, and ends and beginnings of words side by side, that differ from a phrase above
# in the marks of one syllable: "công nhân", "dự án toàn tuyến", "tỷ lệ hội viên".
_RIGHT: Final = """
án toàn | báo cao | bên vững | chỉnh quyền | chỉnh sách | chỉnh trị | chuyển môn
chuyển đội | chuyển đối | cộng tác | công tắc | dân cử | dân cứ | dân phổ | đi tích
đủ lịch | dự liệu | đủ liệu | danh giá | dành giá | đánh gia | đoạn kết | dám bảo
đây mạnh | đầy mạnh | dậy mạnh | gia định | giá đình | gia đinh | giáo thông | gia trị
giá trí | gốm sử | gốm sự | hành chỉnh | hạnh chính | hiệu qua | hóa giải | hoa giải
hướng ước | kết qua | kết quá | khen thường | làng nghe | lệ hội | lễ hỏi | mỗi trường
mọi trường | mới trường | mời trường | nhận dân | năng cao | phong trao
phần biện | phần đấu | quan lý | quan triệt | quý ước | quỹ ước | tập trưng | thành niên
thì đua | thi đưa | thông nhất | thông tín | thức hiện | thương trực | thưởng trực
tổ chúc | trực tuyên | trục tuyến | truyền thông | trường ban | trưởng bản
tuyến truyền
văn hoa | vẫn minh | về sinh | vị phạm | việc lâm | việc lạm | xã hỏi | xử ly | ý tế
đầu từ | đầu tự | đầu tu | tiêu chi | tiêu chỉ | đang ký | đảng ký | công nhân
"""


def _listed(text: str) -> list[str]:
    lines = text.replace("\n", " | ").split("|")
    return [tone_key(phrase.strip()) for phrase in lines if phrase.strip()]


PHRASES: Final[dict[tuple[str, ...], str]] = {
    tuple(fold(phrase).split()): phrase for phrase in _listed(_PHRASES)
}
RIGHT: Final = frozenset(_listed(_RIGHT)) | frozenset(PHRASES.values())
# Short forms typed without the bar of their Đ.
SHORT_FORMS: Final = {
    "GDVH": "GĐVH",
    "BCD": "BCĐ",
    "HDND": "HĐND",
}
