"""The news of the demo: days ago, category, title, lead, story. Everything in it is invented."""

from dataclasses import dataclass

from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Story:
    days_ago: int
    hour: int
    category: str
    title: str
    lead: str
    body: tuple
    byline: str
    keywords: str
    source: str = ""
    picture: str = ""
    attached: str = ""


def text(*paragraphs):
    return "text", RichText("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def step(title, words):
    return "step", {"title": title, "text": words}


def quote(words, source):
    return "quote", {"text": words, "source": source}


def heading(words):
    return "heading", words


def takeaway(words):
    return "takeaway", words


def table(caption, *rows):
    return "table", {"caption": caption, "rows": "\n".join(rows)}


STORIES = [
    Story(
        2,
        8,
        "Tin chi bộ",
        "Đọc ít đi, bàn nhiều lên: nếp mới ở Chi bộ Đào tạo",
        "Ai cũng đã xem bản điểm tin và dự thảo nhiệm vụ từ hôm trước, nên vào họp là hỏi và góp "
        "ý ngay.",
        (
            text(
                "Trước đây mỗi buổi sinh hoạt mất gần bốn mươi phút nghe đọc báo cáo. Nay chi ủy "
                "đặt một mốc: hết ngày mùng 2, tài liệu nào chưa gửi thì để kỳ sau mới bàn.",
                "Cách làm không có gì lạ, nhưng phải có người giữ nhịp. Thư ký nhắc từng người "
                "chuẩn bị, ghi rõ mục nào đã sẵn sàng ngay trên chương trình.",
            ),
            heading("Làm như thế nào"),
            step("Chốt chương trình sớm", "Chi ủy họp trước một tuần, mỗi mục ghi tên một người."),
            step("Gửi bản viết", "Không quá hai trang; số liệu để trong bảng kèm theo."),
            step("Hỏi trước", "Ai có câu hỏi thì gửi thư ký, chủ trì trả lời gộp một lần."),
            takeaway("Đọc ở nhà, bàn ở phòng họp."),
            quote(
                "Tôi nói ít đi, nhưng anh em nghe nhau nhiều hơn.",
                "Đồng chí Đặng Hữu Phước, Bí thư Chi bộ Đào tạo",
            ),
        ),
        "Võ Hoài Ân, Chi bộ Đào tạo",
        "chuẩn bị nội dung, tài liệu họp",
        picture="canal",
    ),
    Story(
        5,
        15,
        "Dạy và học",
        "Mái mới, học sinh nghề điện về lại xưởng",
        "Mái tôn mới, tủ điện chuyển sang vách khô, mỗi ca có sổ giao nhận riêng.",
        (
            text(
                "Sau ba tuần ghép ca với khoa bạn, học sinh nghề điện đã trở về xưởng của mình. "
                "Trước giờ thực hành đầu tiên, cả lớp cùng thầy đi một vòng xem lại lối thoát và "
                "chỗ ngắt điện."
            ),
            takeaway("Vào xưởng: xem lối ra trước, bật máy sau."),
            text("Sổ giao ca treo cạnh cửa, người nhận ca ký trước khi nhận chìa khóa."),
        ),
        "Đoàn Văn Đức",
        "an toàn xưởng, thực hành",
        picture="workshop",
    ),
    Story(
        9,
        7,
        "Lịch và thông báo",
        "Lịch sinh hoạt tháng tới của bảy chi bộ",
        "Các chi bộ giữ ngày cố định; chi bộ nào đổi ngày báo văn phòng trước năm ngày.",
        (
            text("Bảng lịch kèm theo dùng để sắp phòng và phân công đảng ủy viên dự sinh hoạt."),
            step("Xem ngày của chi bộ mình", "Ngày ghi trong bảng là ngày cố định hằng tháng."),
            step("Đặt phòng", "Chi bộ cần máy chiếu ghi vào cột cuối."),
            step("Báo thay đổi", "Gửi văn phòng trước năm ngày, kèm lý do."),
        ),
        "Ngô Thị Ước, Văn phòng Đảng ủy",
        "lịch sinh hoạt",
        attached="schedule",
    ),
    Story(
        14,
        16,
        "Kết nạp, trao thẻ",
        "Thêm hai nhà giáo trẻ đứng vào hàng ngũ của Đảng",
        "Buổi lễ ngắn, trang nghiêm, có đông đủ đồng nghiệp và học sinh của hai thầy cô.",
        (
            text(
                "Hai đảng viên mới thuộc Chi bộ Công tác học sinh - sinh viên. Cả hai đều trưởng "
                "thành từ phong trào Đoàn, nhiều năm trực ký túc xá cùng học sinh."
            ),
            quote("Em xin nhận việc khó trước.", "Nguyễn Phúc Ân, đảng viên mới"),
        ),
        "Nghiêm Thị Ái Liên",
        "kết nạp đảng viên",
    ),
    Story(
        23,
        10,
        "Tri ân, an sinh",
        "Bếp ký túc xá đỏ lửa ngày nước lên",
        "Bếp ăn nổi lửa từ sáng, hơn trăm phần cơm cho học sinh chưa về được nhà.",
        (
            text(
                "Đường về các xã vùng sâu còn ngập, nhiều em ở lại trường cuối tuần. Công đoàn góp "
                "gạo, khoa Nông nghiệp - Thủy sản góp cá, còn rau do chính các em trồng sau dãy C."
            ),
            takeaway("Chăm một bữa cơm cũng là giữ một học sinh."),
        ),
        "Lê Thị Út Em",
        "ký túc xá, học sinh xa nhà",
    ),
    Story(
        36,
        9,
        "Chuyển đổi số",
        "Ba bước đưa một giáo án lên kho học liệu dùng chung",
        "Giáo viên mới cũng làm được trong một buổi, nếu theo đúng thứ tự.",
        (
            text("Kho học liệu đã có hơn năm mươi bài. Dưới đây là cách nộp bài gọn nhất."),
            step("Đặt tên", "Mã mô đun, số bài, tên bài; viết thường, có dấu bình thường."),
            step("Soát chéo", "Nhờ một đồng nghiệp cùng nghề đọc và ký tên vào phiếu soát."),
            step("Nộp", "Gửi bản gốc và bản PDF; tổ giúp việc đưa lên trong hai ngày."),
            takeaway("Bài chưa soát chéo thì chưa lên kho."),
        ),
        "Ưng Mỹ Duyên, Chi bộ Đào tạo",
        "giáo án số, kho học liệu",
    ),
    Story(
        51,
        14,
        "Tin Đảng ủy",
        "Đảng ủy viên dự sinh hoạt với chi bộ: mỗi lần một trang nhận xét",
        "Nhận xét gửi lại chi bộ trong tuần, nêu một điều nên giữ và một điều nên sửa.",
        (
            text(
                "Đảng ủy thống nhất mẫu nhận xét một trang, không chấm điểm. Bí thư chi bộ đọc tại "
                "kỳ sau để mọi người cùng biết."
            ),
            heading("Hai câu hỏi của mẫu"),
            step("Điều nên giữ", "Một việc cụ thể chi bộ làm tốt, nói rõ vì sao tốt."),
            step("Điều nên sửa", "Một việc có thể sửa ngay kỳ sau."),
        ),
        "Ngô Thị Ước, Văn phòng Đảng ủy",
        "dự sinh hoạt, Đảng ủy",
    ),
    Story(
        74,
        8,
        "Gương đảng viên",
        "Cô giáo giữ lớp phụ đạo tối thứ năm",
        "Hai mươi tháng nay, tối thứ năm nào phòng B1.3 cũng sáng đèn.",
        (
            text(
                "Lớp bắt đầu với bốn em hổng toán, giờ có hôm đến mười chín. Cô không thu tiền, "
                "chỉ ra một điều kiện: em nào hiểu trước thì giảng lại cho bạn."
            ),
            quote("Dạy lại được mới là đã hiểu.", "Cô Lê Thị Ngọc Ánh"),
            takeaway("Giúp một người đến nơi rồi hãy nhận thêm người khác."),
        ),
        "Phùng Nhật Hạ",
        "gương người tốt, phụ đạo",
    ),
    Story(
        101,
        17,
        "Ngày lễ, về nguồn",
        "Chi bộ Hành chính - Tổng hợp về thăm khu căn cứ cũ trong rừng đước",
        "Chuyến đi một ngày, nửa buổi nghe kể chuyện, nửa buổi trồng cây.",
        (
            text(
                "Người kể chuyện là một cựu giao liên đã ngoài tám mươi. Bà chỉ từng gốc đước làm "
                "dấu, giọng vẫn nhanh như hồi chèo xuồng."
            ),
            text("Cả đoàn trồng thêm hai trăm cây dọc bờ kinh, hẹn năm sau trở lại chăm."),
        ),
        "Lâm Thị Êm",
        "về nguồn, truyền thống",
        source="Chi bộ Hành chính - Tổng hợp",
    ),
]
