"""The admin's lists as spreadsheets (CSV, XLSX), cell by cell as safe as export/tables.py has it.

What is exported is what the list shows: Wagtail takes the same queryset, filters included.
"""

from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..export.click_word import give_back
from ..export.tables import BYTE_ORDER_MARK, DAY_FORMAT, MOST_ROWS, harmless, in_words, plain


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Goes before Wagtail's list view. A list without `list_export` has no export at all."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_export = self.is_export and bool(self.list_export)

    @cached_property
    def header_more_buttons(self):
        """Wagtail's buttons, in our words."""
        buttons = super().header_more_buttons
        words = {
            self.xlsx_export_url: "Tải bảng tính XLSX",
            self.csv_export_url: "Tải bảng tính CSV",
        }
        for button in buttons:
            if button.url in words:
                button.label = words[button.url]
                button.attrs["data-makes"] = ""
        return buttons

    def as_spreadsheet(self, queryset, spreadsheet_format):
        made = super().as_spreadsheet(queryset[:MOST_ROWS], spreadsheet_format)
        return give_back(self.request, made, self.request.path)

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
                cell.number_format = DAY_FORMAT
            yield cell

    def stream_csv(self, queryset):
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)
