"""The people of the demo: invented names, cell by cell, the offices first."""

# Names that stand in the story have a short key; the two Nguyễn Thị Lan show why.
TRAINING = {
    "phuoc": "Đặng Hữu Phước",
    "lan": "Nguyễn Thị Lan",
    "an": "Võ Hoài Ân",
    "anh": "Lê Thị Ngọc Ánh",
    "on": "Danh Thị Ơn",
    "ung": "Mai Hồng Ửng",
    "dat": "Quách Tấn Đạt",
    "duc": "Đoàn Văn Đức",
    "be": "Trương Kim Bé",
    "duyen": "Ưng Mỹ Duyên",
    "tru": "Huỳnh Công Trứ",
    "yen": "Lý Trường Yên",
    "lan2": "Nguyễn Thị Lan",
    "vy": "Tô Khánh Vy",
}
OFFICE = {
    "dinh": "Trần Quốc Đỉnh",
    "huong": "Phan Thị Ngọc Hường",
    "uoc": "Ngô Thị Ước",
    "em": "Lâm Thị Êm",
    "dang": "Lê Quang Đăng",
    "ngu": "Đỗ Thị Hồng Ngự",
    "chi-on": "Tăng Chí Ơn",
    "dom": "Châu Văn Đởm",
    "nhi": "Hồ Thị Yến Nhi",
    "luong": "Đinh Công Lượng",
    "oanh": "Từ Kim Oanh",
    "uu": "Cao Thị Ái Ưu",
    "dep": "Huỳnh Ngọc Đẹp",
    "khai": "Vương Đình Khải",
    "tu": "Nhan Thị Cẩm Tú",
    "dong": "Phạm Hoài Đông",
    "le": "Sơn Thị Mỹ Lệ",
}
ECONOMICS = {
    "an-kt": "Bạch Văn Ẩn",
    "ung-kt": "Lại Thị Ngọc Ưng",
    "quoc-an": "Đàm Quốc Ân",
    "dao": "Kim Thị Ánh Đào",
    "dep-kt": "Trương Thị Đẹp",
    "on-kt": "Nguyễn Hoàng Ơn",
    "chi": "Mã Thị Kim Chi",
    "y": "Võ Thành Ý",
    "ut": "Đặng Thị Út",
    "phung": "Quan Mỹ Phụng",
    "dinh-ung": "Lê Đình Ứng",
    "nguyet": "Hà Thị Ánh Nguyệt",
    "doan": "Phạm Trọng Đoan",
}
INDUSTRY = {
    "kien": "Đoàn Trung Kiên",
    "cong-ung": "Trịnh Công Ứng",
    "dam": "Ông Văn Đảm",
    "dinh-kt": "Nguyễn Ngọc Đính",
    "van-ung": "Huỳnh Văn Ưng",
    "phong": "Trần Thanh Phong",
    "huy": "Mai Đức Huy",
    "duong": "Võ Minh Đương",
    "luc": "Dương Tấn Lực",
    "ba-on": "Phùng Bá Ơn",
    "dao-kt": "Lê Hữu Đạo",
    "chien": "Tô Văn Chiến",
    "ai": "Ngô Đình Ái",
    "thuan": "Hứa Minh Thuận",
    "lua": "Quách Thị Lụa",
    "hai": "Thạch Sơn Hải",
}
AGRICULTURE = {
    "trang": "Lưu Thị Đoan Trang",
    "uom": "Trần Văn Ươm",
    "diep": "Nguyễn Thị Ngọc Điệp",
    "hoang-em": "Danh Hoàng Em",
    "duoc": "Phan Văn Đước",
    "thi-on": "Lê Thị Ơn",
    "tam": "Đỗ Minh Tâm",
    "hong": "Tiêu Thị Ánh Hồng",
    "lien": "Kiên Thị Bích Liên",
    "khoa": "Bùi Đăng Khoa",
    "ngot": "Hồ Văn Ngọt",
    "y-nhi": "Cù Thị Ý Nhi",
}
# Eight full members, so no chi ủy: a secretary and a deputy only.
STUDENT_AFFAIRS = {
    "ai-lien": "Nghiêm Thị Ái Liên",
    "van-uoc": "Đào Văn Ước",
    "dan": "Tôn Thất Đan",
    "ut-em": "Lê Thị Út Em",
    "ngoc-ung": "Phạm Thị Ngọc Ửng",
    "vinh": "Đặng Quang Vinh",
    "my": "Trần Ái My",
    "dai-trang": "Võ Thị Đài Trang",
    "phuc-an": "Nguyễn Phúc Ân",
    "ngoc-em": "Lâm Ngọc Êm",
}
STUDENTS = {
    "ngoc-y": "Đinh Thị Ngọc Ý",
    "van-dat": "Lương Văn Đạt",
    "tra-on": "Trà Thị Ơn",
    "anh-dao": "Bùi Anh Đào",
    "ngan": "Hồ Bảo Ngân",
    "thuan-sv": "Nguyễn Đăng Thuần",
    "ngoc-uoc": "Trần Thị Ngọc Ước",
    "muoi": "Danh Út Mười",
    "uyen": "Lê Phương Uyên",
    "duc-anh": "Phạm Đức Anh",
    "nhu-y": "Võ Thị Như Ý",
    "gia-an": "Huỳnh Gia Ân",
    "minh-duong": "Thạch Minh Đường",
}

# Short name of the cell → (name, its people, room, regular day).
CELLS = {
    "daotao": ("Chi bộ Đào tạo", TRAINING, "phòng họp A2.3", 3),
    "hanhchinh": ("Chi bộ Hành chính - Tổng hợp", OFFICE, "phòng họp A1.1", 3),
    "kinhte": ("Chi bộ Khoa Kinh tế", ECONOMICS, "phòng B3.2", 4),
    "kythuat": ("Chi bộ Khoa Kỹ thuật công nghiệp", INDUSTRY, "phòng học xưởng C1", 5),
    "nongnghiep": ("Chi bộ Khoa Nông nghiệp - Thủy sản", AGRICULTURE, "phòng D2.1", 4),
    "congtac": ("Chi bộ Công tác học sinh - sinh viên", STUDENT_AFFAIRS, "phòng A1.4", 3),
    "sinhvien": ("Chi bộ Học sinh - sinh viên", STUDENTS, "hội trường nhỏ", 5),
}

PROBATIONARY = {"vy", "phuc-an", "ngoc-em", *list(STUDENTS)[4:]}
WITHOUT_COMMITTEE = {"congtac", "sinhvien"}

# People are called by these, not by the last word alone.
DOUBLE_GIVEN_NAMES = {
    "dao": "Ánh Đào",
    "nhi": "Yến Nhi",
    "ut-em": "Út Em",
    "y-nhi": "Ý Nhi",
    "hoang-em": "Hoàng Em",
    "nhu-y": "Như Ý",
    "anh-dao": "Anh Đào",
}

# Here for a time, from another Đảng bộ: on the roll of Đào tạo, without a vote.
GUEST = ("khue", "Sơn Ngọc Khuê")

# The Đảng ủy: secretary, deputy, members. None of them leads a cell with a demo account.
PARTY_COMMITTEE = ["dinh", "huong", "dang", "lan", "kien", "trang", "ai-lien"]
CLERK = "uoc"

# Demo account → the member it belongs to; the other accounts belong to nobody.
ACCOUNTS = {
    "bientap": "em",
    "danguy": "dinh",
    "vanthu": "uoc",
    "bithu.daotao": "phuoc",
    "chiuy.daotao": "an",
    "dangvien.daotao": "anh",
    "dubi.daotao": "vy",
    "bithu.kinhte": "an-kt",
    "dangvien.kinhte": "dao",
}
