"""What Chi bộ Đào tạo talked over from March to May."""

from .story import MonthStory, Promise, Talk

SPRING = {
    3: MonthStory(
        affairs=Talk(
            "Tin giáo dục nghề nghiệp tháng 02",
            "tru",
            "Giới thiệu quy định mới về đánh giá kết quả học theo mô đun; bản tóm tắt hai trang "
            "đã gửi mọi đồng chí.",
        ),
        tale=Talk(
            "Chuyện đôi dép và tính cần kiệm",
            "be",
            "Liên hệ việc dùng lại phôi tiện: mỗi ca thực hành gom phoi, cân và ghi sổ.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 02",
            "lan",
            "Lịch dạy đã khớp. Hai nhà giáo trẻ đã đăng ký lớp cảm tình Đảng.",
            "Giao đồng chí Ánh và đồng chí Duyên mỗi người giúp đỡ một nhà giáo trẻ.",
        ),
        focus=Talk(
            "An toàn xưởng thực hành: soát lại từng ca",
            "duc",
            "Kiểm tra bốn xưởng thấy sáu ổ điện không nắp, hai bình chữa cháy quá hạn kiểm định. "
            "Đồng chí Bé nêu khó: sổ giao ca đang ghi chung một quyển cho cả tuần.",
            "Mỗi xưởng một sổ giao ca theo ngày; thay nắp ổ điện và bình chữa cháy trong tháng.",
        ),
        draft="1. Khắc phục sáu điểm mất an toàn ở xưởng.\n2. Kiểm tra hồ sơ giảng dạy đợt 1.\n"
        "3. Kết thúc nhóm kèm, kiểm tra lại.",
        debate="Sáu đồng chí phát biểu; thống nhất chụp ảnh trước và sau khi khắc phục.",
        promises=(
            Promise(
                "Theo dõi khắc phục sáu điểm mất an toàn ở xưởng",
                "duc",
                20,
                "6/6 điểm có ảnh trước và sau",
                "Sáu điểm xong ngày 19/3; biên bản bàn giao lưu tại xưởng.",
                "be",
            ),
            Promise(
                "Kiểm tra hồ sơ giảng dạy đợt 1",
                "lan2",
                25,
                "32 bộ hồ sơ",
                "Kiểm 32 bộ, 28 đạt, bốn bộ bổ sung trong tuần.",
            ),
            Promise(
                "Kiểm tra lại học sinh các nhóm kèm",
                "anh",
                28,
                "Trên 30 em hết nợ mô đun",
                "34 em đạt; bảy em học tiếp trong hè.",
            ),
        ),
        praise="Đồng chí Trương Kim Bé đề xuất mẫu sổ giao ca, cả bốn xưởng dùng được ngay.",
        lesson="Một đồng chí đến muộn vì trùng giờ coi xưởng; lịch xưởng cần tránh ngày mùng 3.",
        following="Tư vấn tuyển sinh ở các trường trung học cơ sở.",
        score=94,
    ),
    4: MonthStory(
        affairs=Talk(
            "Tin thời sự tháng 3 và kế hoạch tuyển sinh của trường",
            "duyen",
            "Chỉ tiêu năm nay 620, thêm nghề điện lạnh. Các mốc nhận hồ sơ đã in thành một trang.",
        ),
        tale=Talk(
            "Chuyện Bác trả lời thư học sinh",
            "on",
            "Phòng nhận trả lời mọi câu hỏi tuyển sinh trong ngày, ký tên người trả lời.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 3",
            "lan",
            "An toàn xưởng: sáu điểm đã khắc phục. Hồ sơ giảng dạy còn bốn bộ chậm một tuần.",
            "Bốn giáo viên nộp bổ sung chậm không xét thi đua tháng; tổ Khảo thí ghi nhận.",
        ),
        focus=Talk(
            "Tư vấn tuyển sinh: mỗi trường một đầu mối",
            "tru",
            "Năm trước ba đoàn cùng đến một trường trong một tuần. Đề xuất: mười bốn trường, mỗi "
            "trường một người theo từ đầu đến khi nhập học.",
            "Phân công mười bốn đầu mối; gặp phụ huynh vào buổi họp cuối năm của từng trường.",
        ),
        draft="1. Đi tư vấn mười bốn trường.\n2. Chuẩn bị thi tốt nghiệp đợt 1.\n"
        "3. Sinh hoạt chuyên đề quý II về tuyển sinh.",
        debate="Bảy đồng chí phát biểu; đồng chí Yên xin đổi trường vì nhà xa, hội nghị đồng ý.",
        promises=(
            Promise(
                "Lập bảng đầu mối tư vấn của mười bốn trường",
                "tru",
                10,
                "14 trường có tên người, ngày đi",
                "Bảng xong ngày 09/4, mười bốn người đã ký nhận.",
            ),
            Promise(
                "Soạn tờ giới thiệu nghề điện lạnh và chế biến thủy sản",
                "duyen",
                16,
                "2 tờ, mỗi tờ một trang",
                "In 1 500 tờ, phát hết trong hai tuần.",
                "anh",
            ),
            Promise(
                "Dự thảo kế hoạch thi tốt nghiệp đợt 1",
                "an",
                24,
                "Trình Ban Giám hiệu trước 25/4",
                "Kế hoạch được duyệt, chỉnh một chỗ về phòng thi dự phòng.",
            ),
        ),
        praise="Đồng chí Huỳnh Công Trứ chuẩn bị số liệu ba năm, dễ so sánh.",
        lesson="Thảo luận hơi lan sang chế độ công tác phí; phần đó chuyển sang họp chuyên môn.",
        following="Thi tốt nghiệp; kết quả tư vấn tuyển sinh.",
        score=93,
    ),
    5: MonthStory(
        affairs=Talk(
            "Tin tháng 4, ngày sinh Chủ tịch Hồ Chí Minh",
            "lan2",
            "Phổ biến kế hoạch kỷ niệm 19/5 và hội thi tìm hiểu của Đoàn trường.",
        ),
        tale=Talk(
            "Tự học ngoại ngữ lúc tuổi cao",
            "anh",
            "Đồng chí Ánh kể và đọc ba câu Bác dặn về tự học; bốn đồng chí đăng ký lớp tin học "
            "buổi tối.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 4",
            "lan",
            "Đã đến mười ba trên mười bốn trường; một trường dời lịch. Kế hoạch thi được duyệt.",
            "Trường còn lại đi trong tuần đầu tháng 5, vẫn do đồng chí Yên phụ trách.",
        ),
        focus=Talk(
            "Thi tốt nghiệp nghiêm túc, đúng quy chế",
            "an",
            "Năm trước một phòng thi thực hành phát thiếu phôi. Ý kiến tập trung vào khâu giao "
            "nhận đề và vật tư, hai người cùng ký.",
            "Đề và phôi thi giao nhận hai chữ ký; không dùng điện thoại trong khu vực thi.",
        ),
        draft="1. Tổ chức thi tốt nghiệp đợt 1.\n2. Hoàn thành tư vấn tuyển sinh vòng một.\n"
        "3. Tham gia hội thi tìm hiểu 19/5.",
        debate="Sáu đồng chí phát biểu; bổ sung phương án khi mất điện trong giờ thi thực hành.",
        promises=(
            Promise(
                "Rà soát phôi, máy và điện dự phòng cho thi thực hành",
                "be",
                18,
                "5 phòng thi, máy phát chạy thử",
                "Chạy thử hai lần, thay một cầu dao.",
                "duc",
            ),
            Promise(
                "Phổ biến quy chế thi cho học sinh cuối khóa",
                "anh",
                15,
                "8/8 lớp, có ký nhận",
                "Tám lớp đã học quy chế, ký nhận đủ.",
            ),
            Promise(
                "Báo cáo kết quả tư vấn tuyển sinh vòng một",
                "tru",
                26,
                "Số hồ sơ theo từng trường",
                "312 em để lại thông tin, 140 em hẹn thăm trường.",
            ),
        ),
        praise="Đồng chí Lê Thị Ngọc Ánh kể chuyện ngắn mà lay động.",
        lesson="Biên bản kỳ trước đọc lại còn vội; thư ký gửi bản nháp trước khi bế mạc.",
        following="Kết quả thi tốt nghiệp; sơ kết sáu tháng.",
    ),
}
