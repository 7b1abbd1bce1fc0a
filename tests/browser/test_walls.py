"""Every screen of the site and of the admin works under its strict policy: no violation at all.

The fixture `open_context` fails a test for each violation that Chromium reports.
"""

import re

import pytest
from playwright.sync_api import Frame, Page, Response, expect

from home.models import MaterialDocument, NewsPage, ReportPage, ThemePage
from meetings.models import Meeting, Member, Organization, Resolution, Task
from tests.factories.home import picture

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "sinh-hoat-chi-bo"


def test_no_page_of_the_site_breaks_its_policy(demo, sign_in, troubles):
    tab = sign_in("bithu.daotao", PASSWORD)
    meeting = Meeting.objects.filter(status="closed").first()
    for address in (
        "/", "/tin-tuc/", "/chuyen-de/", "/bao-cao/", "/sinh-hoat/", "/nghi-quyet/", "/nhiem-vu/",
        f"/sinh-hoat/{meeting.pk}/", "/doi-mat-khau/", "/khong-co/",
        NewsPage.objects.live().first().url, ThemePage.objects.live().first().url,
    ):  # fmt: skip
        tab.goto(address)
        expect(tab.locator("h1").first).to_be_visible()
    assert troubles == []


def test_the_editors_of_records_work_without_inline_scripts(demo, sign_in):
    tab = sign_in("danguy", PASSWORD)
    snippets = "/quan-tri/snippets/meetings"
    for model in ("meeting", "resolution", "task", "theme", "organization", "member", "office"):
        tab.goto(f"{snippets}/{model}/")
        expect(tab.locator("main h1").first).to_be_visible()
        tab.goto(f"{snippets}/{model}/add/")
        expect(tab.locator("main form").first).to_be_visible()
    for record in (Organization.objects.first(), Member.objects.first()):
        model = record._meta.model_name
        tab.goto(f"{snippets}/{model}/edit/{record.pk}/")
        tab.goto(f"{snippets}/{model}/history/{record.pk}/")
    assert Resolution.objects.exists()
    assert Task.objects.exists()


def test_a_day_is_picked_and_a_row_is_added_by_our_starters(demo, sign_in):
    tab = sign_in("bithu.daotao", PASSWORD)
    tab.goto("/quan-tri/snippets/meetings/meeting/add/")
    tab.click("[name=starts_at]")
    tab.locator(".xdsoft_datetimepicker:visible .xdsoft_date").nth(10).click()
    expect(tab.locator("[name=starts_at]")).to_have_value(re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d"))
    tab.keyboard.press("Escape")
    prefix = tab.locator("[name$='-TOTAL_FORMS']").first.get_attribute("name").split("-")[0]
    before = int(tab.input_value(f"[name={prefix}-TOTAL_FORMS]"))
    tab.click(f"#id_{prefix}-ADD")
    expect(tab.locator(f"[name={prefix}-TOTAL_FORMS]")).to_have_value(str(before + 1))
    tab.click(f"[name={prefix}-{before}-prepare_by]")
    expect(tab.locator(".xdsoft_datetimepicker:visible")).to_be_visible()


def test_a_page_is_edited_with_text_pictures_choosers_and_preview(demo, sign_in, settings):
    # On a slow machine a page would save itself between a new block and the choice of its
    # picture, and be told, rightly, that the picture lacks. The next test is about that saving.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    tab = sign_in("bientap", PASSWORD)
    errors = errors_of(tab)
    news = NewsPage.objects.live().order_by("pk").first()
    tab.goto(f"/quan-tri/pages/{news.pk}/edit/")
    write_rich_text(tab)
    link_to_a_page(tab)
    picture_key = choose_for_a_new_block(tab, "Hình ảnh", "image")
    document_key = choose_for_a_new_block(tab, "Tài liệu", "document")
    look_at_the_preview(tab)
    save_the_draft(tab)
    news.refresh_from_db()
    body = news.get_latest_revision_as_object().body
    assert "<b>Chữ đậm</b>" in str(body[0].value)
    assert 'linktype="page"' in body[0].value.source
    assert picture_key in [str(block.value["image"].pk) for block in body.blocks_by_name("image")]
    files = [str(block.value["document"].pk) for block in body.blocks_by_name("document")]
    assert document_key in files
    assert errors == []


def test_a_page_saves_itself_while_it_is_written(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    errors = errors_of(tab)
    news = NewsPage.objects.live().order_by("pk").first()
    open_until_it_watches(tab, f"/quan-tri/pages/{news.pk}/edit/")
    # It may be saved while it is typed, and once more at the end.
    with tab.expect_response(lambda answer: is_sent_with(answer, "Chữ đậm")) as saved:
        write_rich_text(tab)
    assert saved.value.status == 200
    assert saved.value.url.endswith(f"/quan-tri/pages/{news.pk}/edit/")
    news.refresh_from_db()
    assert "Thêm một câu." in str(news.get_latest_revision_as_object().body[0].value)
    expect(tab.locator("#w-autosave-indicator")).to_contain_text("Đã lưu")
    assert errors == []


def is_sent_with(answer: Response, words: str) -> bool:
    return answer.request.method == "POST" and words in (answer.request.post_data or "")


def open_until_it_watches(tab: Page, address: str) -> None:
    """Opens a page's form; two seconds later Wagtail begins to compare what is typed."""
    tab.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits',"
        " () => { document.documentElement.dataset.watching = '' })"
    )
    tab.goto(address)
    expect(tab.locator("html[data-watching]")).to_be_attached()


def test_the_screens_around_a_page_break_no_policy(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    errors = errors_of(tab)
    news = NewsPage.objects.live().order_by("pk").first()
    here = f"/quan-tri/pages/{news.pk}"
    for address in (f"{here}/history/", f"{here}/usage/", "/quan-tri/pages/", "/quan-tri/"):
        tab.goto(address)
        expect(tab.locator("main h1, main h2, header h1, header h2").first).to_be_attached()
    tab.goto(f"{here}/view_draft/")
    expect(tab.locator("h1").first).to_have_text(news.title)
    assert errors == []


def errors_of(tab: Page) -> list[str]:
    """What the console says is wrong from now on, in this tab and in its frames."""
    errors = []
    tab.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    return errors


def write_rich_text(tab: Page) -> None:
    editor = tab.locator(".Draftail-Editor .public-DraftEditor-content").first
    editor.click()
    tab.keyboard.press("Control+End")
    tab.keyboard.type(" Thêm một câu. ")
    tab.keyboard.press("Control+b")
    tab.keyboard.type("Chữ đậm")
    tab.keyboard.press("Control+b")
    expect(editor).to_contain_text("Thêm một câu. Chữ đậm")


def link_to_a_page(tab: Page) -> None:
    """With nothing selected, the link bears the title of its page."""
    tab.keyboard.press("Control+k")
    choice = tab.locator(".modal.in a.choose-page").first
    title = choice.inner_text()
    choice.click()
    expect(tab.locator(".modal")).to_have_count(0)
    editor = tab.locator(".Draftail-Editor .public-DraftEditor-content").first
    expect(editor.locator(".TooltipEntity")).to_have_text(title)


def choose_for_a_new_block(tab: Page, label: str, part: str) -> str:
    """Adds a block at the end of the body and gives it the first choice; returns its key."""
    tab.locator(".c-sf-add-button:visible").last.click()
    tab.get_by_role("option", name=label, exact=True).click()
    chosen = tab.locator(f"input[type=hidden][name^=body-][name$='-value-{part}']").last
    expect(chosen).to_have_value("")
    tab.locator(f".{part}-chooser .unchosen button:visible").last.click()
    tab.locator(".modal.in a[data-chooser-modal-choice]").first.click()
    expect(tab.locator(".modal")).to_have_count(0)
    expect(chosen).not_to_have_value("")
    return chosen.input_value()


def look_at_the_preview(tab: Page) -> None:
    """The frame shows what was just typed and chosen, styled and with its picture loaded."""
    tab.click("[data-side-panel-toggle='preview']")
    frame = tab.frame_locator("#w-preview-iframe")
    expect(frame.locator("article b, main b").filter(has_text="Chữ đậm")).to_be_visible()
    expect(frame.locator("main a[href*='/tai-lieu/']").last).to_be_visible()
    shown = frame.locator("main img").last
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def save_the_draft(tab: Page) -> None:
    with tab.expect_navigation():
        tab.click("button.action-save")
    expect(tab.locator(".messages .success")).to_be_visible()


def test_a_pdf_opens_in_the_browser_and_a_text_file_is_saved(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    errors = errors_of(tab)
    theme = ThemePage.objects.live().filter(materials__document__file__endswith=".pdf").first()
    tab.goto(theme.url)
    with tab.expect_download() as saved:
        tab.locator("main a[href*='/tai-lieu/'][href$='.docx']").first.click()
    assert saved.value.suggested_filename.endswith(".docx")
    assert saved.value.failure() is None
    link = tab.locator("main a[href*='/tai-lieu/'][href$='.pdf']").first
    answer = tab.request.get(link.get_attribute("href"))
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    with tab.expect_event("framenavigated", is_the_reader):
        link.click()
    assert tab.evaluate("document.contentType") == "application/pdf"
    assert errors == []


def is_the_reader(frame: Frame) -> bool:
    """Chromium's own reader of PDF, inside the address of the file."""
    return frame.url.startswith("chrome-extension://")


def test_rows_of_material_choose_their_document(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    theme = ThemePage.objects.live().order_by("pk").first()
    tab.goto(f"/quan-tri/pages/{theme.pk}/edit/")
    before = int(tab.input_value("[name=materials-TOTAL_FORMS]"))
    tab.click("#id_materials-ADD")
    tab.locator(f"#id_materials-{before}-document-chooser .unchosen button").click()
    expect(tab.locator(".modal.in")).to_be_visible()
    tab.locator(".modal.in a[data-chooser-modal-choice]").first.click()
    expect(tab.locator(f"[name=materials-{before}-document]")).not_to_have_value("")
    report = ReportPage.objects.live().order_by("pk").first()
    tab.goto(f"/quan-tri/pages/{report.pk}/edit/")
    expect(tab.locator("[name=document]")).not_to_have_value("")


def test_pictures_and_documents_are_uploaded_and_listed(demo, sign_in):
    tab = sign_in("bientap", PASSWORD)
    file = {"name": "anh-hop.png", "mimeType": "image/png", "buffer": picture()}
    tab.goto("/quan-tri/images/multiple/add/")
    tab.set_input_files("#fileupload", file)
    expect(tab.locator("#upload-list li").first).to_be_visible()
    for address in (
        "/quan-tri/images/",
        "/quan-tri/documents/",
        "/quan-tri/documents/multiple/add/",
    ):
        tab.goto(address)
    document = MaterialDocument.objects.filter(collection__name__icontains="chuyên đề").first()
    if document:
        tab.goto(f"/quan-tri/documents/edit/{document.pk}/")


def test_the_administrator_keeps_accounts(demo, sign_in):
    tab = sign_in("quantri", PASSWORD)
    for address in ("/quan-tri/", "/quan-tri/tai-khoan/", "/quan-tri/tai-khoan/new/"):
        tab.goto(address)
        expect(tab.locator("main h1, main h2").first).to_be_visible()
    tab.goto("/quan-tri/collections/")
