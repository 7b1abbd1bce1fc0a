"""Accounts from a spreadsheet: read, looked over, confirmed, printed."""

import io
import zipfile

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from intranet.accounts.spreadsheet import Unreadable, read_people
from intranet.models import User
from tests.factories.meetings import AccountFactory

ADDRESS, CONFIRM = "/quan-tri/tai-khoan/nhap/", "/quan-tri/tai-khoan/nhap/ghi/"
HEAD = ["Họ và tên", "Tên đăng nhập", "Email", "Vai trò"]


def workbook(*rows, head=HEAD):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(list(row))
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def file(content, name="danh-sach.xlsx"):
    return SimpleUploadedFile(name, content)


def csv_file(text, name="danh-sach.csv"):
    return file(text.encode("utf-8-sig"), name)


def upload(client, content):
    return client.post(ADDRESS, {"file": content})


def planned(response):
    return [(row.user_name, row.errors) for row in response.context["plan"].rows]


@pytest.fixture
def office(signed_in, administrator):
    return signed_in(administrator)


# --- Looking it over -----------------------------------------------------------------------


def test_the_preview_shows_every_row_and_writes_nothing(office):
    rows = [
        ["Lê Ngọc Anh", "", "ngocanh@example.vn", ""],
        ["Đặng Văn  Đức", None, None, "biên tập tin; Quan tri"],
        ["Trần Bình", "Binh.Tran", "", ""],
    ]
    before = User.objects.count()

    response = upload(office, file(workbook(*rows)))

    assert planned(response) == [("ngocanh.le", []), ("vanduc.dang", []), ("binh.tran", [])]
    assert response.context["plan"].rows[1].roles == ["Biên tập tin", "Quản trị"]
    assert User.objects.count() == before


def test_every_row_gets_its_own_errors(office):
    AccountFactory(username="co.roi", full_name="Nguyễn Có Rồi")
    rows = [
        ["", "khong.ten", "", ""],
        ["Người Một", "trung.ten", "", ""],
        ["Người Hai", "TRUNG.TEN", "", ""],
        ["Người Ba", "co.roi", "", ""],
        ["Người Bốn", "", "khong-phai-thu", "Giám đốc"],
        ["N" * 101, "dai.qua", "", ""],
        ["Người Năm", "tên có dấu", "", ""],
        ["=HYPERLINK(1)", "", "", ""],
        ["nguyễn có rồi", "", "", ""],
        ["Người Sáu", "", "", ""],
        ["Người Sáu", "", "", ""],
        ["Người Sáu", "sau.nguoi2", "", ""],
        ["王小明", "", "", ""],
    ]

    errors = [" ".join(found) for _, found in planned(upload(office, file(workbook(*rows))))]

    starts = [
        "Thiếu họ và tên.",
        "",
        "Tên đăng nhập «trung.ten» trùng với dòng 3.",
        "Đã có tài khoản «co.roi».",
        "Email không đúng dạng",
        "Họ và tên dài quá 100 ký tự.",
        "Tên đăng nhập chỉ gồm chữ không dấu",
        "Có ô là công thức",
        "Trùng họ tên với tài khoản «co.roi»",
        "",
        "Trùng họ tên với dòng 11.",
        "",
        "Không đặt được tên đăng nhập",
    ]
    assert [start == found[: len(start)] for start, found in zip(starts, errors, strict=True)] == [
        True
    ] * 13
    assert [bool(start) for start in starts] == [bool(found) for found in errors]
    assert "Không có vai trò «Giám đốc»" in errors[4]


def test_a_made_user_name_gives_way_to_those_that_exist(office):
    AccountFactory(username="an.le", full_name="Lê Ân Khác")

    response = upload(office, file(workbook(["Lê An", ""], ["Lê Ấn", ""], ["Lê Ẩn", "an.le2"])))

    assert planned(response)[0] == ("an.le3", [])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_with_any_usual_delimiter(office, mark):
    text = mark.join(["Họ và tên", "Email", "Chi bộ"]) + "\r\n"
    text += mark.join(["Lê Ngọc Anh", "a@example.vn", "Chi bộ 1"]) + "\r\n\r\n"

    response = upload(office, csv_file(text))

    assert planned(response) == [("ngocanh.le", [])]
    assert response.context["unknown"] == ["Chi bộ"]


def test_a_superusers_name_is_not_given_away(office, root):
    response = upload(office, file(workbook(["Siêu Quản", ""])))

    assert planned(response) == [("quan.sieu", [])]


def test_the_template_can_be_filled_in_and_uploaded(office):
    template = office.get("/quan-tri/tai-khoan/nhap/tep-mau/")

    headings = [cell.value for cell in load_workbook(io.BytesIO(template.content)).active[1]]
    response = upload(office, file(template.content))

    assert headings == HEAD
    assert all(row.is_good for row in response.context["plan"].rows)


# --- Files that can't be used --------------------------------------------------------------


def bomb():
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    return result.getvalue()


def entity_bomb():
    """A workbook whose sheet names entities upon entities."""
    good = zipfile.ZipFile(io.BytesIO(workbook(["Lê An"])))
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name in good.namelist():
            text = good.read(name).decode()
            if name.endswith("sheet1.xml"):
                text = f'<!DOCTYPE x [<!ENTITY e0 "a">{lines}]>' + text.split("?>")[-1].replace(
                    "Lê An", "&e11;"
                )
            archive.writestr(name, text)
    return result.getvalue()


def torn():
    content = workbook(["Lê An"])
    return content[:200] + b"\x00" * 200 + content[400:]


def without_sheet():
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("a.txt", "a")
    return result.getvalue()


UNUSABLE = {
    "too large": (b"x" * (2 * 1024 * 1024 + 1), "a.csv", "lớn hơn 2 MB"),
    "another kind": (b"%PDF-1.7", "a.pdf", ".xlsx hoặc .csv"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"0" * 600, "a.xlsx", "đặt mật khẩu hoặc là tệp .xls cũ"),
    "not a zip": (b"PK\x03\x04" + b"0" * 600, "a.xlsx", "hỏng"),
    "text named xlsx": (b"H\xe1\xbb\x8d", "a.xlsx", "hỏng"),
    "bomb": (bomb(), "a.xlsx", "bung ra lớn bất thường"),
    "torn": (torn(), "a.xlsx", "hỏng"),
    "no sheet": (without_sheet(), "a.xlsx", "hỏng"),
    "xlsx named csv": (workbook(["Lê An"]), "a.csv", "đổi tên thành .xlsx"),
    "not utf-8": ("Họ và tên\nLê An".encode("utf-16"), "a.csv", "UTF-8"),
    "windows-1258": (b"H\xf2 v\xe0 t\xean\nL\xea An", "a.csv", "UTF-8"),
    "endless cell": (b'"' + b"a" * 200_000, "a.csv", "hỏng"),
    "only blanks": (workbook([None, None], head=[""]), "a.xlsx", "không có dòng nào"),
    "no heading": (workbook(["Lê An"], head=["Tên"]), "a.xlsx", "cột «Họ và tên»"),
    "twice": (workbook(["a", "b"], head=["Họ và tên", "HỌ VÀ TÊN"]), "a.xlsx", "hai lần"),
    "nobody": (workbook(), "a.xlsx", "chưa có ai"),
    "too many": (workbook(*[["Lê An"]] * 1001), "a.xlsx", "hơn 1000 dòng"),
    "empty": (b"", "a.csv", "trống"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_unusable_file_gets_a_sentence(office, name):
    content, file_name, sentence = UNUSABLE[name]

    response = upload(office, file(content, file_name))

    assert response.status_code == 200
    assert sentence in str(response.context["form"].errors["file"])


def test_entities_upon_entities_are_not_unfolded():
    try:
        sheet = read_people(file(entity_bomb()))
    except Unreadable:
        return
    assert max(len(row["full_name"]) for row in sheet.rows) <= 1000


def test_a_row_far_below_and_cells_far_right_cost_nothing():
    content = workbook(["Lê An"])
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        source = zipfile.ZipFile(io.BytesIO(content))
        for name in source.namelist():
            text = source.read(name)
            if name.endswith("sheet1.xml"):
                far = b'<row r="99999999999"><c r="XFD99999999999" t="str"><v>x</v></c></row>'
                text = text.replace(b"</sheetData>", far + b"</sheetData>")
            archive.writestr(name, text)

    sheet = read_people(file(result.getvalue()))

    assert [row["full_name"] for row in sheet.rows] == ["Lê An"]


def test_a_nul_in_a_cell_is_an_error_of_its_row(office):
    response = upload(office, csv_file("Họ và tên\nLê \x00An\nLê Bình\n"))

    assert planned(response)[0][1] == ["Có ký tự hỏng; hãy gõ lại dòng này."]
    assert planned(response)[1] == ("binh.le", [])


def test_no_file_gets_a_sentence(office):
    response = office.post(ADDRESS, {})

    assert response.context["form"].errors["file"] == ["Hãy chọn tệp."]


# --- Confirming ----------------------------------------------------------------------------


def test_confirming_makes_the_good_accounts_and_prints_their_slips(office):
    rows = [["Lê Ngọc Anh", "", "", "Biên tập tin"], ["", "x", "", ""], ["Trần Bình", "", "", ""]]
    preview = upload(office, file(workbook(*rows)))

    response = office.post(CONFIRM, {"payload": preview.context["payload"]})

    page = response.content.decode()
    slips = response.context["slips"]
    assert [slip.user_name for slip in slips] == ["ngocanh.le", "binh.tran"]
    assert all(User.objects.get(username=s.user_name).check_password(s.password) for s in slips)
    assert all(User.objects.get(username=s.user_name).must_set_own_password for s in slips)
    assert [g.name for g in User.objects.get(username="ngocanh.le").groups.all()] == [
        "Biên tập tin"
    ]
    assert all(slip.password in page for slip in slips)
    assert "Thiếu họ và tên." in page
    assert "no-store" in response["Cache-Control"]


def test_confirming_twice_makes_no_second_accounts(office):
    payload = upload(office, file(workbook(["Lê Ngọc Anh"]))).context["payload"]
    office.post(CONFIRM, {"payload": payload})

    response = office.post(CONFIRM, {"payload": payload}, follow=True)

    assert "Không còn dòng nào để tạo" in response.content.decode()
    assert User.objects.filter(full_name="Lê Ngọc Anh").count() == 1


def test_a_payload_that_is_not_ours_makes_nothing(office, administrator, root):
    row = {"line": 2, "full_name": "Kẻ Xấu", "user_name": "", "email": "", "roles": ""}
    payloads = [
        "",
        "abc",
        signing.dumps([administrator.pk, [row]]),
        signing.dumps([root.pk, [row]], salt="accounts.import", compress=True),
    ]

    pages = [office.post(CONFIRM, {"payload": p}, follow=True) for p in payloads]

    assert all("Bản xem trước đã cũ" in page.content.decode() for page in pages)
    assert not User.objects.filter(full_name="Kẻ Xấu").exists()


def test_all_or_none_is_made(office, monkeypatch):
    payload = upload(office, file(workbook(["Lê Một"], ["Lê Hai"]))).context["payload"]
    AccountFactory(username="hai.le", full_name="Người Khác")
    # The preview's check is passed by, as if the other account came in between.
    monkeypatch.setattr("intranet.accounts.import_plan.Plan.check_user_name", lambda s, r: None)
    monkeypatch.setattr(
        "intranet.accounts.import_plan.suggested_user_name",
        lambda full_name, taken: "mot.le" if "Một" in full_name else "hai.le",
    )

    response = office.post(CONFIRM, {"payload": payload}, follow=True)

    assert "Vừa có người tạo tài khoản trùng tên" in response.content.decode()
    assert not User.objects.filter(username="mot.le").exists()
