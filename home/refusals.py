"""The sentences with which pages, forms and the admin refuse; each says how to mend it."""

RESERVED = "Đường dẫn «%s» đã dành cho một mục cố định. Xin đặt đường dẫn khác."
STAYS = "«%s» là mục cố định: không chuyển, đổi tên, gỡ hay xóa được."
NAME_ORGANIZATION = "Xin chọn tổ chức, vì người đọc được tính theo tổ chức đó."
NOT_YOURS = (
    "Nội dung nhắc tới trang, ảnh hoặc tài liệu mà tài khoản này không được xem. "
    "Xin bỏ phần vừa thêm rồi lưu lại."
)
BROKEN_PICTURE = "Ảnh bị hỏng hoặc tải lên chưa trọn. Xin chọn lại."
