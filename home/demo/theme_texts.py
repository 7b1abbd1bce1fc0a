"""What the themed pages say: presenters, lead, grounds, questions, article, what to remember."""

from dataclasses import dataclass

from .news_texts import heading, step, table, takeaway, text


@dataclass(frozen=True)
class ThemeText:
    presenters: str
    lead: str
    grounds: str
    questions: str
    body: tuple
    takeaways: str
    form: tuple  # the lines of the one-page form that goes with it


THEMES = {
    "tu-hoc": ThemeText(
        "đồng chí Trần Quốc Đỉnh",
        "Không cần khẩu hiệu lớn: mỗi đảng viên ghi lại một điều mới học được trong năm và đã "
        "dùng nó vào việc gì.",
        "Chương trình học tập và làm theo Bác của Đảng bộ\nKết quả khảo sát nhu cầu bồi dưỡng",
        "Năm qua đồng chí học được điều gì thật sự mới?\nAi đã chỉ cho đồng chí?\n"
        "Sang năm đồng chí chỉ lại cho ai?",
        (
            text(
                "Bài viết kể ba câu chuyện tự học ở trường: một thầy thợ hàn học vẽ trên máy, một "
                "cô văn thư học bảng tính, một bạn sinh viên học tiếng Khmer để dạy em nhỏ."
            ),
            heading("Học thế nào cho thành nếp"),
            step("Mỗi tuần một giờ", "Ghi vào lịch như một tiết dạy."),
            step("Có người hỏi", "Cuối tháng kể cho một đồng nghiệp nghe."),
            takeaway("Học để dùng, dùng để nhớ."),
        ),
        "Một năm, một điều mới\nHọc được thì chỉ lại",
        ("Điều tôi học được:", "Tôi đã dùng vào việc:", "Tôi sẽ chỉ lại cho:"),
    ),
    "tuyen-sinh": ThemeText(
        "đồng chí Huỳnh Công Trứ",
        "Người học chọn đúng nghề thì ở lại; muốn vậy, người tư vấn phải nói cả phần khó.",
        "Chỉ tiêu tuyển sinh của trường\nTỷ lệ nhập học ba năm gần đây",
        "Lời hứa nào của ta hôm tư vấn mà trường chưa làm được?\n"
        "Nếu là phụ huynh, đồng chí sẽ hỏi điều gì?",
        (
            text("So sánh mười bốn trường cho thấy nơi có một đầu mối đi suốt thì ít em bỏ cuộc."),
            heading("Ba lần gặp"),
            step("Lần đầu", "Giới thiệu nghề, kể một ngày làm việc thật."),
            step("Lần hai", "Mời thăm xưởng, cho cầm thử dụng cụ."),
            step("Lần ba", "Gọi trước ngày nhập học, hỏi còn vướng gì."),
            takeaway("Nói thật từ đầu thì không phải giải thích về sau."),
        ),
        "Một trường, một đầu mối\nGiới thiệu cả việc khó của nghề",
        ("Trường tôi phụ trách:", "Số em đã gặp:", "Điều phụ huynh băn khoăn nhất:"),
    ),
    "tiet-kiem": ThemeText(
        "đồng chí Đỗ Thị Hồng Ngự",
        "Đo trước rồi mới bàn: hai tuần ghi công tơ cho thấy đèn hành lang tốn hơn máy tiện.",
        "Quy chế chi tiêu nội bộ\nSố liệu điện, nước hai quý",
        "Phòng đồng chí tắt được thiết bị nào sau giờ?\nPhôi thừa đi đâu?",
        (
            text("Tổ khảo sát ghi chỉ số mỗi sáng ở năm khu nhà và cân phoi sau mỗi ca thực hành."),
            takeaway("Việc nào đo được thì việc ấy giảm được."),
        ),
        "Ghi số trước, bàn sau\nNgười ra cuối tắt cầu dao",
        ("Khu nhà:", "Chỉ số đầu tuần, cuối tuần:", "Việc sẽ làm:"),
    ),
    "nang-luc": ThemeText(
        "đồng chí Lê Thị Ngọc Ánh",
        "Thay câu hỏi «em thuộc bài chưa» bằng «em làm được việc này chưa», và để người học biết "
        "trước tiêu chí.",
        "Chương trình khung các mô đun\nKết quả dự giờ đợt 1",
        "Mô đun của đồng chí kết thúc bằng việc gì người học tự làm được?\n"
        "Lớp đông thì chấm thế nào cho công bằng?\nĐiều gì ngại đổi nhất?",
        (
            text(
                "Hai chi bộ cùng xem hai đề thi của một mô đun, đề cũ hỏi định nghĩa, đề mới giao "
                "một bản vẽ lạ và hai giờ ở xưởng."
            ),
            heading("Đổi một mô đun trong bốn bước"),
            step("Chọn một việc đích", "Việc mà thợ ra nghề làm hằng ngày."),
            step("Viết sáu tiêu chí", "Mỗi tiêu chí nhìn thấy được, không quá một dòng."),
            step("Cho xem trước", "Người học cầm tiêu chí từ buổi đầu."),
            step("Chấm chéo", "Nhóm ba người, thầy cô chấm lại một phần ba."),
            takeaway("Tiêu chí mà người học không hiểu thì chưa phải là tiêu chí."),
        ),
        "Đích là việc làm được\nTiêu chí công bố từ buổi đầu\nChấm chéo để cùng học",
        ("Mô đun:", "Việc đích:", "Sáu tiêu chí:", "Tuần bắt đầu thử:"),
    ),
    "mang-xa-hoi": ThemeText(
        "đồng chí Nghiêm Thị Ái Liên",
        "Trước khi bấm chia sẻ, dừng lại đủ lâu để trả lời ba câu hỏi.",
        "Quy tắc ứng xử của nhà trường\nTổng hợp ý kiến học sinh",
        "Đồng chí từng chia sẻ một tin sai chưa, đã sửa thế nào?\n"
        "Khi học sinh cãi nhau trên mạng, thầy cô vào cuộc ra sao?",
        (
            text("Bài viết nêu bốn tình huống có thật đã đổi tên, kèm cách xử lý của từng lớp."),
            step("Tin này của ai?", "Tìm nơi đăng đầu tiên."),
            step("Ai sẽ đau?", "Nghĩ đến người trong ảnh trước khi đăng ảnh."),
            step("Mình có nói thế trước mặt họ không?", "Nếu không, đừng viết."),
            takeaway("Chậm một phút, đỡ một lời xin lỗi."),
        ),
        "Hỏi ba câu trước khi chia sẻ",
        ("Tình huống tôi gặp:", "Tôi đã làm:", "Lần sau tôi sẽ:"),
    ),
    "so-hoa": ThemeText(
        "đồng chí Ưng Mỹ Duyên",
        "Số hóa không phải là chụp lại giấy; là sắp xếp để người khác tìm thấy trong một phút.",
        "Kế hoạch chuyển đổi số học liệu của Đảng ủy\nChương trình công tác năm của chi bộ",
        "Giáo án nào của đồng chí người khác dùng lại được ngay?\n"
        "Điều gì làm mất thời gian nhất khi soạn bản số?\nĐồng chí kèm được ai?",
        (
            text(
                "Kho dùng chung đã có bài của sáu nghề. Chỗ nghẽn không ở máy mà ở cách đặt tên "
                "và soát chéo."
            ),
            heading("Một bài đi từ máy cá nhân đến kho chung"),
            step("Đặt tên theo mã mô đun", "Ai cũng đoán được bên trong có gì."),
            step("Soát chéo", "Một đồng nghiệp dạy thử mười phút."),
            step("Ghi ngày", "Bài nào quá hai năm thì xem lại."),
            takeaway("Bài chỉ mình mở được thì chưa phải là học liệu."),
        ),
        "Đặt tên cho người khác tìm\nMỗi bài một người soát",
        ("Bài tôi nộp:", "Người soát chéo:", "Ngày lên kho:"),
    ),
    "an-toan": ThemeText(
        "đồng chí Đoàn Trung Kiên",
        "Nội quy treo tường không cứu ai; thói quen của thầy trong năm phút đầu giờ mới cứu.",
        "Biên bản kiểm tra bốn xưởng\nQuy định phòng cháy, chữa cháy",
        "Năm phút đầu giờ ở xưởng của đồng chí diễn ra thế nào?\n"
        "Lần suýt có tai nạn gần nhất dạy ta điều gì?",
        (
            text("Chi bộ xem lại sáu sự cố nhỏ trong hai năm: cả sáu xảy ra lúc chuyển ca."),
            heading("Năm phút đầu giờ"),
            step("Nhìn", "Lối ra, bình chữa cháy, nền xưởng."),
            step("Đeo", "Kính, găng, thầy đeo trước."),
            step("Nói", "Hôm nay chỗ nào nguy hiểm nhất."),
            step("Ký", "Sổ giao ca có tên người nhận."),
            table(
                "Sự cố ở bốn xưởng theo năm học",
                "Năm học | Sự cố | Giờ thực hành | Vì sao",
                "2024 - 2025 | 4 | 11.860 | Giao ca không ai kiểm máy",
                "2025 - 2026 | 2 | 12.540 | Quên ngắt điện khi thay dao",
            ),
            takeaway("Thầy làm đủ thì trò mới làm đủ."),
        ),
        "Năm phút đầu giờ không bỏ bước nào\nSuýt xảy ra cũng ghi sổ",
        ("Xưởng:", "Điểm chưa an toàn tôi thấy:", "Ai sửa, ngày nào:"),
    ),
    "tri-tue": ThemeText(
        "đồng chí Võ Hoài Ân",
        "Bản nháp để các tổ góp ý trước khi đưa ra sinh hoạt.",
        "Nhu cầu của giáo viên hai khoa",
        "Việc nào nên để máy làm?\nViệc nào thầy cô không được giao cho máy?",
        (text("Đang viết: ba thí dụ soạn bài có máy giúp và một thí dụ máy làm sai."),),
        "Máy gợi ý, người chịu trách nhiệm",
        ("Việc tôi đã thử:", "Chỗ máy sai:"),
    ),
}
