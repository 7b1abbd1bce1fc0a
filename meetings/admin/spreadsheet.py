"""Lists as a spreadsheet (CSV, XLSX) in which no cell can become a formula or break the file.

What is exported is what the list shows: Wagtail takes the same queryset, filters included.
"""

import re
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

MOST_ROWS = 5000
# A spreadsheet program calculates what begins so, spaces before it or not; full-width signs too.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# XML 1.0 cannot hold them; a reader would see nothing or garbage.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BYTE_ORDER_MARK = "\ufeff".encode()  # Excel takes a CSV without it for Latin text


def plain(value):
    """The cell's text without control characters; other values as they are."""
    return UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def harmless(value):
    """Text that would be calculated gets an apostrophe, which spreadsheets read as «text»."""
    value = plain(value)
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def in_words(value):
    """Days and times as they are written here, in the school's time zone; the rest unchanged."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Goes before Wagtail's list view. A list without `list_export` has no export at all."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_export = self.is_export and bool(self.list_export)

    @cached_property
    def header_more_buttons(self):
        """Wagtail's buttons, in our words."""
        buttons = super().header_more_buttons
        for button in buttons:
            button.label = {
                self.xlsx_export_url: "Tải bảng tính XLSX",
                self.csv_export_url: "Tải bảng tính CSV",
            }.get(button.url, button.label)
        return buttons

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(queryset[:MOST_ROWS], spreadsheet_format)

    def preprocess_field_value(self, field, value, export_format):
        if export_format == self.FORMAT_CSV:
            return harmless(super().preprocess_field_value(field, in_words(value), export_format))
        if isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None)
        return plain(super().preprocess_field_value(field, value, export_format))

    def generate_xlsx_row(self, worksheet, row_dict, date_format=None):
        """Real days, shown as d/m/Y; Wagtail keeps formulas text by itself."""
        cells = super().generate_xlsx_row(worksheet, row_dict, date_format)
        for cell, value in zip(cells, row_dict.values(), strict=True):
            if isinstance(value, date) and not isinstance(value, datetime):
                cell.number_format = "dd/mm/yyyy"
            yield cell

    def stream_csv(self, queryset):
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
