"""What Chi bộ Đào tạo talked over from June to August."""

from .story import MonthStory, Promise, Talk

SUMMER = {
    6: MonthStory(
        affairs=Talk(
            "Tin tháng 5 và hướng dẫn sơ kết sáu tháng",
            "on",
            "Đảng ủy đề nghị báo cáo sơ kết không quá năm trang, có bảng số liệu kèm theo.",
        ),
        tale=Talk(
            "Chuyện Bác sửa bản thảo nhiều lần",
            "tru",
            "Liên hệ việc soạn đề thi: hai vòng phản biện, người ra đề nghe trước khi sửa.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 5",
            "lan",
            "Thi tốt nghiệp không có sai sót; 186/190 học sinh đỗ. Tư vấn vòng một đạt 312 em.",
            "Ghi nhận; mời bốn em chưa đỗ về ôn và thi lại đợt 2.",
        ),
        focus=Talk(
            "Sơ kết sáu tháng: việc nào còn nợ",
            "lan",
            "Đối chiếu chương trình năm: mười một việc xong, ba việc đúng tiến độ, một việc chậm "
            "là số hóa bài giảng của hai tổ.",
            "Số hóa bài giảng đưa thành trọng tâm quý III, chi ủy theo hằng tuần.",
        ),
        draft="1. Báo cáo sơ kết sáu tháng.\n2. Nhận hồ sơ tuyển sinh đợt 1.\n"
        "3. Lên kế hoạch số hóa bài giảng của hai tổ.",
        debate="Năm đồng chí phát biểu; đề nghị có người trực nhận hồ sơ cả sáng thứ bảy.",
        promises=(
            Promise(
                "Viết báo cáo sơ kết sáu tháng của chi bộ",
                "lan",
                20,
                "Không quá 5 trang, có bảng số liệu",
                "Báo cáo năm trang, chi ủy thông qua.",
                "an",
            ),
            Promise(
                "Trực và tổng hợp hồ sơ tuyển sinh đợt 1",
                "duyen",
                28,
                "Số liệu mỗi chiều thứ sáu",
                "Nhận 228 hồ sơ, thiếu giấy tờ 12, đã báo phụ huynh.",
            ),
            Promise(
                "Lập kế hoạch số hóa bài giảng theo tuần",
                "anh",
                25,
                "Danh sách bài, người soạn, tuần nộp",
                "37 bài, chia mười tuần, mười hai thầy cô.",
            ),
        ),
        praise="Toàn chi bộ nghiêm túc trong coi thi; đồng chí Bé xử lý nhanh sự cố cầu dao.",
        lesson="Hai ý kiến lặp lại nội dung đã gửi; đọc tài liệu trước để bàn sâu hơn.",
        following="Tuyển sinh đợt 1; số hóa bài giảng.",
        score=95,
    ),
    7: MonthStory(
        affairs=Talk(
            "Tin tháng 6 và kết luận hội nghị sơ kết của Đảng ủy",
            "duyen",
            "Đảng ủy biểu dương công tác thi; yêu cầu các khoa chốt số phòng thực hành cho năm "
            "học mới.",
        ),
        tale=Talk(
            "Chuyện Bác thăm thương binh",
            "yen",
            "Chi bộ thống nhất thăm ba gia đình chính sách trong xã nhân ngày 27/7.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 6",
            "lan",
            "Nhận 228 hồ sơ, bằng 37% chỉ tiêu. Kế hoạch số hóa 37 bài đã giao người.",
            "Đẩy mạnh nhập học đợt 1; số hóa báo tiến độ vào sáng thứ hai.",
        ),
        focus=Talk(
            "Giữ chân học sinh trúng tuyển đến ngày nhập học",
            "tru",
            "Năm trước một phần năm trúng tuyển không đến. Đồng chí Duyên đề nghị gọi điện trong "
            "ba ngày sau khi báo kết quả; đồng chí Ơn gợi ý cho các em thăm xưởng.",
            "Đầu mối từng trường gọi cho từng em; mở hai sáng tham quan xưởng.",
        ),
        draft="1. Gọi và đón học sinh trúng tuyển đợt 1.\n2. Số hóa mười bài đầu tiên.\n"
        "3. Thăm gia đình chính sách.",
        debate="Năm đồng chí phát biểu; đề nghị có mẫu ghi cuộc gọi để không gọi trùng.",
        promises=(
            Promise(
                "Tổ chức hai sáng tham quan xưởng cho học sinh trúng tuyển",
                "duc",
                22,
                "Trên 100 lượt học sinh",
                "126 lượt; mười một em đổi sang nghề điện lạnh.",
                "vy",
            ),
            Promise(
                "Số hóa mười bài giảng đầu tiên",
                "anh",
                28,
                "10 bài qua phản biện",
                "Mười bài xong, hai bài sửa hình theo góp ý.",
            ),
            Promise(
                "Thăm ba gia đình chính sách nhân ngày 27/7",
                "yen",
                26,
                "3 gia đình",
                "Đã thăm ba gia đình cùng công đoàn phòng.",
            ),
        ),
        praise="Đồng chí Huỳnh Công Trứ theo sát số liệu từng trường.",
        lesson="Một đồng chí dùng điện thoại trong giờ họp; chủ trì đã nhắc.",
        following="Chuẩn bị năm học mới; tập huấn giáo viên.",
        score=90,
    ),
    8: MonthStory(
        affairs=Talk(
            "Tin tháng 7, hướng dẫn nhiệm vụ năm học",
            "tru",
            "Tóm tắt ba điểm mới: số giờ thực tế tại doanh nghiệp, học bạ số, kiểm định chương "
            "trình.",
        ),
        tale=Talk(
            "Đi và nhìn tận nơi",
            "duc",
            "Chi ủy dự giờ mỗi tuần một buổi, không báo trước nội dung, có trao đổi ngay sau giờ.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 7",
            "lan",
            "Hai sáng tham quan có 126 lượt. Số hóa xong mười bài, đúng tuần.",
            "Tiếp tục mười bài nữa trong tháng 8, ưu tiên mô đun học kỳ I.",
        ),
        focus=Talk(
            "Phân công giảng dạy năm học mới",
            "lan",
            "Hai giáo viên nghỉ chế độ, một đi học. Các ý kiến bàn cách chia giờ để không ai quá "
            "chuẩn vượt trần; đồng chí Yên nhận thêm một lớp.",
            "Thông qua nguyên tắc chia giờ; bảng giờ gửi từng tổ trước 15/8.",
        ),
        draft="1. Hoàn thành thời khóa biểu học kỳ I.\n2. Tập huấn giáo án số hai buổi.\n"
        "3. Đón học sinh nhập học.",
        debate="Bảy đồng chí phát biểu. Đồng chí Duyên đề nghị tập huấn theo nhóm nhỏ.",
        promises=(
            Promise(
                "Hoàn thành thời khóa biểu học kỳ I",
                "an",
                20,
                "Không trùng phòng, trùng người",
                "Ban hành ngày 19/8, sửa hai chỗ sau một tuần.",
                "lan2",
            ),
            Promise(
                "Tập huấn giáo án số cho giáo viên hai tổ",
                "anh",
                24,
                "2 buổi, trên 25 người",
                "Hai buổi, 28 người; mười lăm người nộp bài mẫu.",
                "duyen",
            ),
            Promise(
                "Chuẩn bị phòng và sổ lớp cho ngày nhập học",
                "be",
                27,
                "18 lớp",
                "Mười tám lớp có phòng, sổ và chủ nhiệm.",
            ),
        ),
        praise="Đồng chí Lý Trường Yên nhận thêm lớp khi phòng thiếu người.",
        lesson="Tài liệu phân công gửi sát giờ; kỳ sau gửi trước hai ngày.",
        following="Khai giảng; kế hoạch dự giờ.",
    ),
}
