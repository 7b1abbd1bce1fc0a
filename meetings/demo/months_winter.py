"""What Chi bộ Đào tạo talked over from December to February."""

from .story import MonthStory, Promise, Talk

WINTER = {
    12: MonthStory(
        affairs=Talk(
            "Tin tháng 11 và hướng dẫn kiểm điểm cuối năm",
            "tru",
            "Mốc kiểm điểm của chi bộ: tập thể trước, cá nhân sau, xong trong tháng.",
        ),
        tale=Talk(
            "Chuyện chiếc đồng hồ và sự đúng giờ",
            "anh",
            "Chi bộ thống nhất bắt đầu đúng giờ ghi trên giấy mời, không chờ người đến muộn.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 11",
            "lan",
            "Hội giảng có bốn bài, hai giải nhất. Giáo án số khối 2 được hai phần ba.",
            "Hai tổ còn chậm báo lại ngày cụ thể cho chi ủy trong tuần này.",
        ),
        focus=Talk(
            "Giáo án số khối 2: gỡ chỗ đang tắc",
            "duyen",
            "Vướng ở hai chỗ: máy quét hỏng và hai giáo viên mới. Đồng chí Đức gợi ý mượn máy của "
            "tổ Khảo thí; đồng chí Trứ đề nghị không lùi hạn.",
            "Giữ hạn cuối tháng; mỗi tuần hai buổi dùng chung máy quét.",
        ),
        draft="1. Hoàn thành giáo án số khối 2.\n2. Kiểm điểm, xếp loại cuối năm.\n"
        "3. Hội giảng cấp khoa và chuẩn bị thi học kỳ.",
        debate="Bảy đồng chí phát biểu; đề nghị đưa bản tự kiểm điểm trước ba ngày.",
        promises=(
            Promise(
                "Hoàn thành giáo án số khối 2",
                "duyen",
                28,
                "22/22 bài",
                "22 bài lên kho; lịch dùng máy quét được giữ nguyên.",
                "anh",
            ),
            Promise(
                "Gom bản tự kiểm điểm của đảng viên",
                "an",
                18,
                "Đủ số đảng viên phải kiểm điểm",
                "Nhận đủ, ba bản sửa theo góp ý.",
            ),
            Promise(
                "Lịch thi kết thúc mô đun học kỳ I",
                "anh",
                15,
                "Công bố trước hai tuần",
                "Công bố ngày 14/12, không trùng phòng.",
            ),
        ),
        praise="Đồng chí Đoàn Văn Đức chia sẻ máy quét, gỡ được chỗ tắc.",
        lesson="Thảo luận tốt nhưng quá bảy phút; mục sau phải rút gọn.",
        following="Sơ kết học kỳ I; trực Tết.",
        score=91,
    ),
    1: MonthStory(
        affairs=Talk(
            "Điểm tin đầu năm và lịch công tác của Đảng ủy",
            "tru",
            "Bài viết đã gửi trước hai ngày nên chỉ nhấn ba việc: hướng dẫn mới về đánh giá viên "
            "chức, lịch nghỉ Tết và kế hoạch kiểm tra hồ sơ giảng dạy của phòng.",
        ),
        tale=Talk(
            "Chuyện Bác chúc Tết các gia đình nghèo",
            "duyen",
            "Từ câu chuyện, chi bộ nhận ghé thăm năm học sinh ở lại ký túc xá dịp giáp Tết.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 12",
            "lan",
            "Hội giảng cấp khoa xong đúng lịch. Điểm học kỳ I của hai lớp liên kết về chậm bốn "
            "ngày do chờ chữ ký của giáo viên thỉnh giảng.",
            "Từ học kỳ II, giáo viên thỉnh giảng nộp điểm qua tổ Khảo thí; đồng chí Lan (Khảo "
            "thí) giữ đầu mối.",
        ),
        focus=Talk(
            "Sơ kết học kỳ I: lớp nào cần kèm thêm",
            "anh",
            "Có 41 học sinh nợ từ hai mô đun trở lên, tập trung ở ba lớp hệ chín cộng. Đồng chí "
            "Đức cho rằng các em hổng phần đọc bản vẽ; đồng chí Ơn đề nghị xếp buổi kèm ngay "
            "trong tuần, đừng dồn vào cuối kỳ.",
            "Mở bốn nhóm kèm vào chiều thứ tư; giáo viên chủ nhiệm điểm danh và báo hằng tuần.",
        ),
        draft="1. Hoàn tất sơ kết học kỳ I.\n2. Mở bốn nhóm kèm học sinh nợ mô đun.\n"
        "3. Trực Tết và thăm học sinh ở lại ký túc xá.",
        debate="Năm đồng chí phát biểu. Đồng chí Bé đề nghị ghi rõ phòng và người giữ chìa khóa.",
        promises=(
            Promise(
                "Lập danh sách và lịch bốn nhóm kèm học sinh nợ mô đun",
                "anh",
                14,
                "41 học sinh có nhóm, có thầy cô",
                "Đủ bốn nhóm, 39 em ra lớp; hai em đã chuyển sang học buổi tối.",
                "duc",
            ),
            Promise(
                "Tổng hợp báo cáo sơ kết học kỳ I của phòng",
                "an",
                18,
                "Báo cáo ký trước 20/01",
                "Báo cáo 9 trang, đã gửi Ban Giám hiệu ngày 17/01.",
            ),
            Promise(
                "Thăm học sinh ở lại ký túc xá trước Tết",
                "duyen",
                27,
                "5 gia đình hoặc phòng ở",
                "Thăm năm em, trao quà do công đoàn phòng góp.",
            ),
        ),
        praise="Đồng chí Ưng Mỹ Duyên chuẩn bị câu chuyện gọn, gắn với việc làm cụ thể.",
        lesson="Phần thời sự vẫn kéo dài quá năm phút so với chương trình.",
        following="Kết quả nhóm kèm; chương trình công tác năm; kỷ niệm ngày thành lập Đảng.",
        score=91,
    ),
    2: MonthStory(
        affairs=Talk(
            "Kỷ niệm ngày thành lập Đảng và tin trong nước tháng 01",
            "on",
            "Ôn ngắn truyền thống 3/2 của địa phương; phổ biến kết luận của Đảng ủy về nền nếp "
            "sau Tết.",
        ),
        tale=Talk(
            "Chuyện Bác đến thăm lớp bình dân học vụ",
            "vy",
            "Đồng chí Vy liên hệ với lớp phụ đạo buổi tối của mình: dạy chậm hơn nhưng không bỏ "
            "sót ai.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 01",
            "lan",
            "Ba việc đều xong. Nhóm kèm ra lớp 39/41 em; cần theo dõi tiếp vì mới học ba buổi.",
            "Giữ nhóm kèm đến hết tháng 3 rồi kiểm tra lại một lần.",
        ),
        focus=Talk(
            "Nền nếp dạy học sau Tết",
            "duc",
            "Tuần đầu sau Tết có 12 tiết đổi giờ. Các ý kiến thống nhất: đổi giờ thì báo trước "
            "trên lịch chung, không nhắn miệng.",
            "Mọi tiết đổi phải lên lịch chung trước 16 giờ hôm trước; tổ Khảo thí đối chiếu cuối "
            "tuần.",
        ),
        draft="1. Ổn định giờ lên lớp trong tuần đầu.\n2. Ban hành chương trình công tác năm.\n"
        "3. Chọn hai nhà giáo trẻ giới thiệu học lớp cảm tình Đảng.",
        debate="Bốn đồng chí phát biểu, đề nghị chương trình năm ghi tên người, không ghi tên tổ.",
        promises=(
            Promise(
                "Đối chiếu lịch dạy và lịch chung hai tuần đầu sau Tết",
                "lan2",
                20,
                "Không còn tiết đổi miệng",
                "Tuần thứ hai còn một tiết, đã nhắc; tuần thứ ba không còn.",
            ),
            Promise(
                "Soạn chương trình công tác năm của chi bộ",
                "an",
                12,
                "Mỗi việc một người, một tháng",
                "Đã trình chi ủy và ban hành.",
                "lan",
            ),
            Promise(
                "Gặp gỡ hai nhà giáo trẻ để giới thiệu lớp cảm tình Đảng",
                "anh",
                25,
                "2 người, có bản nhận xét",
                "Hai người đồng ý học; bản nhận xét đã gửi chi ủy.",
            ),
        ),
        praise="Đồng chí Võ Hoài Ân hoàn thành chương trình năm sớm ba ngày.",
        lesson="Hai đồng chí gửi tài liệu sau giờ hẹn; lần sau chi ủy nhắc trước một ngày.",
        following="An toàn xưởng thực hành học kỳ II; kiểm tra hồ sơ giảng dạy.",
    ),
}
