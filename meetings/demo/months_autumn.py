"""What Chi bộ Đào tạo talked over from September to November."""

from .story import MonthStory, Promise, Talk

AUTUMN = {
    9: MonthStory(
        affairs=Talk(
            "Tin tháng 8, Quốc khánh 2/9 và năm học mới",
            "on",
            "Phổ biến thư gửi ngành giáo dục đầu năm học và lịch khai giảng của trường.",
        ),
        tale=Talk(
            "Lời Bác dặn nhân ngày khai trường",
            "lan2",
            "Mỗi tổ chọn một câu treo ở phòng bộ môn và nói rõ sẽ làm gì theo câu ấy.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 8",
            "lan",
            "Thời khóa biểu xong trước hạn; nhập học 571 em, bằng 92% chỉ tiêu.",
            "Còn thiếu 49 em: mở đợt bổ sung đến hết tháng 9.",
        ),
        focus=Talk(
            "Dự giờ để giúp nhau, không để chấm điểm",
            "anh",
            "Phiếu dự giờ cũ có 22 ô điểm. Nhóm đề xuất rút còn năm câu hỏi, người dạy tự trả lời "
            "trước. Đồng chí Trứ lo mất căn cứ thi đua; hội nghị bàn kỹ phần này.",
            "Thử phiếu năm câu trong học kỳ I; thi đua vẫn dựa vào kết quả học sinh.",
        ),
        draft="1. Dự giờ đợt 1 theo phiếu mới.\n2. Tuyển sinh bổ sung.\n3. Soát nội quy xưởng "
        "với học sinh mới.",
        debate="Sáu đồng chí phát biểu; bổ sung: giáo viên mới được dự giờ trước, không xếp loại.",
        promises=(
            Promise(
                "Dự giờ đợt 1 theo phiếu năm câu",
                "duyen",
                28,
                "16 tiết",
                "Mười sáu tiết; giáo viên đánh giá phiếu dễ nói thật hơn.",
                "anh",
            ),
            Promise(
                "Tuyển sinh bổ sung hai nghề còn thiếu",
                "tru",
                30,
                "Thêm 49 học sinh",
                "Thêm 44 em; đạt 99% chỉ tiêu.",
            ),
            Promise(
                "Dạy nội quy xưởng cho lớp mới",
                "duc",
                16,
                "6/6 lớp thực hành",
                "Sáu lớp đã học và làm bài kiểm tra ngắn.",
            ),
        ),
        praise="Chi bộ hoàn thành tuyển sinh cao nhất ba năm qua.",
        lesson="Hai đồng chí chưa ghi sổ tay việc được giao.",
        following="Giáo án số; an toàn điện mùa mưa.",
        score=94,
    ),
    10: MonthStory(
        affairs=Talk(
            "Tin tháng 9 và kế hoạch chuyển đổi số của Đảng ủy",
            "duyen",
            "Ba việc đến phòng: kho học liệu dùng chung, sổ điểm số, chữ ký số của giáo viên.",
        ),
        tale=Talk(
            "Chuyện tiết kiệm từng tờ giấy",
            "be",
            "Từ tháng này tài liệu họp gửi bản mềm, chỉ in bản biểu quyết.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 9",
            "lan",
            "Dự giờ 16 tiết, tuyển sinh 99% chỉ tiêu. Nội quy xưởng đã dạy xong sáu lớp.",
            "Ghi nhận; phiếu dự giờ mới dùng tiếp đến hết học kỳ.",
        ),
        focus=Talk(
            "An toàn điện xưởng trong mùa mưa",
            "duc",
            "Xưởng điện 2 dột hai góc, tủ điện cách chỗ dột chưa đến một mét. Đồng chí Bé đề nghị "
            "tạm chuyển lớp; đồng chí Đức nêu thiếu bảy bộ đồ nghề nếu ghép xưởng.",
            "Ngừng xưởng điện 2 đến khi sửa xong mái; ghép ca, mượn đồ nghề của khoa bạn.",
        ),
        draft="1. Sửa mái xưởng điện 2 và ghép ca.\n2. Hoàn thành giáo án số khối 1.\n"
        "3. Chọn bài dự hội giảng.",
        debate="Sáu đồng chí phát biểu; mỗi việc ghi tên một người, không ghi tên phòng.",
        promises=(
            Promise(
                "Theo dõi sửa mái và nghiệm thu tủ điện xưởng điện 2",
                "be",
                25,
                "Biên bản nghiệm thu",
                "Mái xong 22/10, tủ điện đo cách điện đạt.",
                "duc",
            ),
            Promise(
                "Hoàn thành giáo án số khối 1",
                "anh",
                28,
                "22 bài lên kho dùng chung",
                "22 bài đã lên kho, có người soát chéo.",
            ),
            Promise(
                "Chọn và góp ý bài dự hội giảng",
                "duyen",
                20,
                "4 bài",
                "Chọn bốn bài, góp ý hai vòng.",
            ),
        ),
        praise="Đồng chí Trương Kim Bé theo việc sửa mái đến nơi, báo hằng ngày.",
        lesson="Việc vật tư chậm vì ghi tên phòng thay cho tên người.",
        following="Hội giảng; ngày Nhà giáo; báo cáo quý III.",
        score=93,
    ),
    11: MonthStory(
        affairs=Talk(
            "Tin tháng 10 và hai văn bản mới của Đảng ủy",
            "tru",
            "Nhấn hai điểm: tài liệu gửi trước một ngày, kết luận nào cũng có người và có hạn.",
        ),
        tale=Talk(
            "Chuyện Bác nhớ ơn thầy cũ",
            "vy",
            "Đồng chí Vy kể ngắn; lớp chủ nhiệm của đồng chí viết thư cho thầy cô lớp dưới.",
        ),
        review=Talk(
            "Đánh giá nhiệm vụ tháng 10",
            "lan",
            "Xưởng điện 2 dùng lại từ ngày 26/10. Giáo án số khối 1 đủ 22 bài.",
            "Chuyển trọng tâm sang khối 2; giữ nhóm soát chéo.",
        ),
        focus=Talk(
            "Hội giảng và ngày Nhà giáo Việt Nam: gọn mà thật",
            "duyen",
            "Bốn bài dự thi, hai bài dùng xưởng. Có ý kiến bớt phần chào mừng, dành thời gian cho "
            "học sinh nói về giờ học các em thích.",
            "Hội giảng hai buổi; phần học sinh góp ý mười lăm phút, có người ghi.",
        ),
        draft="1. Tổ chức hội giảng cấp trường.\n2. Giáo án số khối 2 đạt hai phần ba.\n"
        "3. Báo cáo dự giờ đợt 2.",
        debate="Sáu đồng chí phát biểu; đồng chí Duyên xin thêm một tuần cho tổ có người mới.",
        promises=(
            Promise(
                "Tổ chức hội giảng cấp trường",
                "lan",
                19,
                "4 bài, có ý kiến học sinh",
                "Bốn bài giảng, hai giải nhất; 63 phiếu góp ý của học sinh.",
                "duyen",
            ),
            Promise(
                "Cùng hai giáo viên mới soạn bài giảng số",
                "anh",
                28,
                "Mỗi người 5 bài",
                "Mười bài xong, một bài chọn làm mẫu.",
            ),
            Promise(
                "Soạn báo cáo tự đánh giá chương trình nghề điện lạnh",
                "an",
                26,
                "Bản nháp đủ bảy tiêu chí",
                "Bản nháp 31 trang đã gửi tổ phản biện.",
            ),
        ),
        praise="Đồng chí Lê Thị Ngọc Ánh soát chéo 22 giáo án số, sớm hai ngày.",
        lesson="Nhắc chung: gửi tài liệu trước 14 giờ của ngày hôm trước.",
        following="Giáo án số khối 2; chuẩn bị kiểm điểm cuối năm.",
        score=92,
    ),
}
