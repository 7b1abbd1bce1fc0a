"""Two ways to do the same on a page: with a pointer, and with nothing but the keyboard."""

from playwright.sync_api import Locator, Page

MOST_STEPS = 400  # Tabs until something must have been reached

AT_IT = "element => element === document.activeElement"
# What shows where the keyboard is: a line around it, or a shadow that does the same.
RING = """element => {
  const style = getComputedStyle(element);
  const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return element.matches(':focus-visible') && (line || style.boxShadow !== 'none');
}"""
CHOSEN = "select => select.value"


class Pointer:
    """Clicks, and writes where it clicked."""

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def choose(self, field: Locator, value: str) -> None:
        field.select_option(value)

    def press(self, button: Locator) -> None:
        button.click()


class Keyboard:
    """Tab until it is there, a line around it; letters, arrows, Enter."""

    def write(self, field: Locator, text: str) -> None:
        page = self.reach(field)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(text)

    def choose(self, field: Locator, value: str) -> None:
        """By arrows, as somebody does who reads one entry after the other."""
        page = self.reach(field)
        page.keyboard.press("Home")
        for _ in range(field.locator("option").count()):
            if field.evaluate(CHOSEN) == value:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"Không chọn được {value!r} bằng phím mũi tên.")

    def press(self, button: Locator) -> None:
        self.reach(button).keyboard.press("Enter")

    def reach(self, target: Locator) -> Page:
        """Goes there by Tab; fails if it cannot be reached or seen to be reached."""
        page, element = target.page, target.element_handle()
        for _ in range(MOST_STEPS):
            if element.evaluate(AT_IT):
                assert element.evaluate(RING), f"Không thấy bàn phím đang ở đâu: {target}"
                return page
            page.keyboard.press("Tab")
        raise AssertionError(f"Không tới được bằng Tab: {target}")
