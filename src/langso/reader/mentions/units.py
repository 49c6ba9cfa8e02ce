"""The nouns that are counted and measured."""

from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _nouns(table: str) -> frozenset[str]:
    """Read a table of nouns, some of several words, kept apart by bars."""
    bars = table.replace("\n", "|").split("|")
    return frozenset(noun for noun in map(str.strip, bars) if noun)


# What can be cut into parts: decimals make sense.
MEASURES: Final = _words(
    """
    ha km km2 km² m m2 m² m3 m³ mét hecta tấn tạ yến kg gam g lít sào mẫu công
    kwh mw mwp tuổi điểm lần độ usd euro
    """
)
# What is counted whole.
COUNTED: Final = _nouns(
    """
    dự thảo | dự thảo văn bản | trại | nông hộ | dân | dân tộc | bản sao | bé trai
    bé gái | hộ | hộ gia đình | người | khẩu | nhân khẩu | cháu | em | trẻ | trẻ em
    học sinh | sinh viên | giáo viên | lao động | đoàn viên | hội viên | đảng viên
    cán bộ | đại biểu | đồng chí | công dân | cử tri | hòa giải viên | vận động viên
    nghệ nhân | bác sĩ | ông | bà | chị | cụ | bệnh nhân | đối tượng | cá nhân
    tập thể | gia đình | thành viên | ủy viên | uỷ viên | chiến sĩ | thanh niên
    phụ nữ | nông dân | cựu chiến binh | nữ | thanh thiếu nhi | tuyên truyền viên
    báo cáo viên | người dân | công nhân | viên chức | lượt | lượt người | lượt hộ
    lượt khách | lượt hội viên | lượt hành khách | lượt ý kiến | lượt tin | lượt xe
    khách | du khách | ca | ca bệnh | ca mắc | thôn | xã | phường | thị trấn | huyện
    quận | tỉnh | thành phố | thị xã | tổ dân phố | khu phố | khu dân cư
    cụm dân cư | ấp | bản | làng | buôn | xóm | tổ | đội | nhóm | trường
    trường học | lớp | lớp học | phòng | phòng học | trạm | trạm y tế | điểm trường
    chi bộ | chi hội | chi đoàn | câu lạc bộ | clb | ban | đoàn | cơ quan | đơn vị
    tổ chức | doanh nghiệp | hợp tác xã | htx | tổ hợp tác | cơ sở | cơ sở sản xuất
    cửa hàng | chợ | hộ kinh doanh | trang trại | nhà máy | làng nghề | công ty
    cụm công nghiệp | dự án | công trình | hạng mục | tuyến | tuyến đường
    con đường | cây cầu | cầu | cống | kênh | nhà | ngôi nhà | căn nhà | căn
    nhà văn hóa | nhà văn hoá | nhà ở | căn phòng | di tích | thiết chế | sân
    sân chơi | điểm | điểm cầu | vị trí | khu | camera | mắt camera | bóng | đèn
    bóng đèn | cột đèn | biển | pa nô | băng rôn | băng zôn | khẩu hiệu | cờ
    poster | tờ rơi | bộ | cuốn | quyển | đầu sách | bản sách | tủ sách | máy
    máy tính | máy tính bảng | xe | xe đạp | phương tiện | thiết bị | cây | cây xanh
    con | con giống | gốc | chậu | thùng | thùng rác | suất | suất quà | phần
    phần quà | quà | học bổng | thẻ | thẻ bhyt | sổ | sổ tiết kiệm | giấy
    giấy phép | giấy chứng nhận | văn bản | kế hoạch | quyết định | nghị quyết
    báo cáo | công văn | hồ sơ | thủ tục | thủ tục hành chính | dịch vụ công
    ý kiến | lượt kiến nghị | kiến nghị | phản ánh | đơn | đơn thư
    đơn vị hành chính | vụ | vụ việc | vụ án | vụ cháy | vụ tai nạn | trường hợp
    cặp | cuộc | cuộc thi | cuộc họp | cuộc kiểm tra | buổi | buổi tuyên truyền
    đợt | hội nghị | hội thảo | phiên | kỳ họp | lễ hội | giải | giải đấu | tiết mục
    chương trình | hoạt động | mô hình | phong trào | phần việc | đề án | sáng kiến
    sản phẩm | sản phẩm ocop | tin | bài | tin bài | bài viết | chuyên mục
    phóng sự | video | clip | bình luận | danh hiệu | huân chương | huy chương
    huy hiệu | bằng khen | giấy khen | bằng | kỷ lục | tiêu chí | chỉ tiêu
    nội dung | nhiệm vụ | nhóm chỉ tiêu | chỉ số | điều | khoản | công đoàn
    ngày công | giờ công | công lao động | đơn vị máu | tài khoản | nhóm zalo
    trang | fanpage | ngôi mộ | phần mộ | ngôi | chiếc | cái | tấm | viên | lá | mũi
    liều | bữa | suất ăn | giường | giường bệnh | ô tô | xe máy | con gia súc
    gia cầm | voucher | đồ | chính sách
    """
)
_KNOWN: Final = COUNTED | MEASURES
# One of these after a number is not its noun.
NOT_NOUNS: Final = _words(
    """
    và hoặc đến tới so của trong ngoài là đạt bằng chiếm tăng giảm với cho ở tại
    trên dưới theo được đã sẽ từ có các những số tổng trở nữa kế dự để do nên thì mà
    này đó kia khi như nhằm gồm bao còn không chưa nếu qua sau trước vào ra lên
    xuống về cùng hay tính ước vượt hoàn tiếp đồng đ vnđ vnd nói riêng cũng đều vẫn
    tuy nhưng đối nhất tốt tỷ tỉ
    """
)
RATE_NOUNS: Final = _words(
    """
    người hộ khẩu năm tháng ngày quý tuần giờ buổi ha kg tấn tạ sào suất phần lượt
    m2 m² m3 thôn xã tổ học lao hội đoàn cháu em trẻ con lít dân đầu trường căn nhà
    đồng vụ ca lớp cơ đơn thành km mô cuộc lần
    """
)


def known_noun(words: tuple[str, ...]) -> str | None:
    """Return the longest known noun that `words` (lower case) begin with."""
    for size in range(min(3, len(words)), 0, -1):
        noun = " ".join(words[:size])
        if noun in _KNOWN:
            return noun
    return None


def is_whole(unit: str | None) -> bool:
    """People, households and things come whole; areas, weights and no unit need not.

    >>> is_whole("hộ"), is_whole("tạ/ha"), is_whole(None)
    (True, False, False)
    """
    return unit is not None and unit.split("/")[0].strip() not in MEASURES
