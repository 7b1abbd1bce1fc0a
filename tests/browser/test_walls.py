"""Every screen of the site and of the admin works under its strict policy: no violation at all.

The fixture `open_context` fails a test for each violation that Chromium reports.
"""

import re

import pytest
from playwright.sync_api import expect

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
