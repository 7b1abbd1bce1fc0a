"""The sentences with which a file is refused; each says how to mend it."""

from django.core.exceptions import ValidationError


class FileRefused(ValidationError):
    """The file stays outside; the message is for the person who chose it."""


EMPTY = "Tệp rỗng, không có nội dung. Xin chọn lại."
TOO_LARGE = "Tệp lớn quá %d MB. Xin nén ảnh bên trong hoặc tách thành nhiều tệp."
WRONG_KIND = "Nội dung tệp không phải là .%s như tên gọi. Xin lưu lại đúng định dạng rồi tải lên."
NOT_LISTED = "Không nhận tệp %s. Các loại nhận được: %s."
BROKEN = "Tệp bị hỏng hoặc tải lên chưa trọn. Xin mở lại tệp, lưu một bản mới rồi tải lên."
LOCKED = "Tệp có mật khẩu hoặc bị khóa nên không soát được. Xin bỏ khóa rồi tải lên lại."
TWO_IN_ONE = (
    "Tệp có nội dung lạ ghép ở đầu, ở giữa hoặc ở cuối. Xin mở tệp rồi lưu hoặc in ra một bản mới."
)

# What to do instead, by the ending of the name.
HINTS = {
    **dict.fromkeys(["svg", "gif", "bmp", "tif", "tiff", "heic"], "Xin xuất ảnh ra PNG hoặc JPG."),
    **dict.fromkeys(["html", "htm", "xhtml", "mht"], "Xin in trang ra PDF."),
    **dict.fromkeys(["zip", "rar", "7z", "gz", "tar"], "Xin giải nén rồi gửi từng tệp."),
    **dict.fromkeys(["doc", "docm", "dot", "dotx", "rtf"], "Xin lưu lại thành DOCX."),
    **dict.fromkeys(["xls", "xlsm", "xlsb", "csv"], "Xin lưu lại thành XLSX."),
    **dict.fromkeys(["ppt", "pptm", "pps", "ppsx"], "Xin lưu lại thành PPTX."),
}

BROKEN_PICTURE = "Ảnh bị hỏng hoặc tải lên chưa trọn. Xin chọn lại."
TOO_MANY_PIXELS = "Ảnh lớn quá %d triệu điểm ảnh. Xin thu nhỏ ảnh rồi tải lên."

NOT_UTF8 = "Xin mở tệp bằng Notepad, lưu lại với bảng mã UTF-8."

BOMB = "Tệp bung ra lớn bất thường nên không nhận. Xin lưu lại một bản mới hoặc in ra PDF."
MACROS = "Tệp có macro hoặc mã chạy kèm. Xin lưu lại loại không có macro hoặc in ra PDF."
OBJECTS = "Tệp có tệp khác nhúng bên trong. Xin bỏ phần nhúng rồi lưu lại, hoặc in ra PDF."
EXTERNAL = (
    "Tệp lấy nội dung từ nơi khác (mẫu, ảnh hay bảng liên kết ngoài). "
    "Xin bỏ các liên kết ấy rồi lưu lại, hoặc in ra PDF."
)

ACTIVE_PDF = "Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong. Xin mở tệp, in ra PDF lại rồi gửi."
LOCKED_PDF = "Tệp PDF có mật khẩu hoặc bị khóa. Xin mở tệp, in ra PDF lại (không đặt khóa) rồi gửi."
LONG_PDF = "Tệp PDF dài quá %d trang. Xin tách thành nhiều tệp."
SLOW_PDF = "Tệp PDF quá rối, không soát được. Xin mở tệp, in ra PDF lại rồi gửi."

SECRET = (
    "Tệp có vẻ mang dấu độ mật («%s»). Tài liệu bí mật nhà nước không đưa lên trang này: xin giao "
    "bản giấy cho văn thư và không lưu thêm ở đâu. Nếu đây không phải tài liệu mật, xin bỏ dòng "
    "hoặc chữ ấy trong tệp, tên tệp, tên tài liệu rồi gửi lại."
)
