"""A file on its way, in a real browser: its sender is told, and a double click sends it once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)
PAPER = {"name": "bai.txt", "mimeType": "text/plain", "buffer": b"x" * 1_500_000}
# Two clicks; each gives whether our script kept the form from being sent. Nothing leaves the page.
DOUBLE_CLICK = """button => {
  const refused = [];
  button.form.addEventListener('submit', event => {
    refused.push(event.defaultPrevented);
    event.preventDefault();
  });
  button.click();
  button.click();
  return refused;
}"""


def test_a_file_on_its_way_says_so_and_a_double_click_sends_it_once(walk):
    seen = []
    for view, tab in walk(only=lambda view: view.name == "ky-cua-dang-vien", **PHONE):
        form = tab.locator("form:has([data-sending])")
        form.locator("input[type=file]").set_input_files(PAPER)
        button = form.get_by_role("button", name="Nộp tài liệu")

        assert button.evaluate(DOUBLE_CLICK) == [False, True]
        expect(form.get_by_role("status")).to_contain_text("Đang gửi 1,4 MB.")
        seen.append(view.name)

    assert seen == ["ky-cua-dang-vien"]
