"""Why no text, or not all of it, was taken; for those who keep the file."""


class Unreadable(Exception):
    """No text can be taken; the message says why."""


WRONG_KIND = "Nội dung tệp không phải là .%s như tên gọi."
NO_READER = "Không lấy chữ được từ loại tệp .%s."
BROKEN = "Tệp bị hỏng hoặc không trọn."
LOCKED = "Tệp có mật khẩu hoặc bị khóa."
LOST = "Không tìm thấy tệp trên đĩa."
TOO_SLOW = "Đọc quá %d giây chưa xong nên đã dừng."
TOO_HEAVY = "Tệp cần nhiều bộ nhớ hơn mức cho phép."
FELL_OVER = "Trình đọc dừng giữa chừng khi gặp tệp này."
GIVEN_UP = "Đã thử đọc nhiều lần mà không xong."
ONLY_PAGES = "Chỉ đọc được %d trang đầu."
ONLY_BEGINNING = "Chỉ đọc được phần đầu, vì tệp quá dài."
