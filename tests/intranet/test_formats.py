"""Dates as they are written in Vietnam: 03/10/2011 is 3 October, in every form."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.template import Context, Template
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


class DatesForm(forms.Form):
    day = forms.DateField()
    moment = forms.DateTimeField(required=False)
    hour = forms.TimeField(required=False)


@pytest.mark.parametrize(
    "typed", ["03/10/2011", "3/10/2011", "03-10-2011", "3.10.2011", "2011-10-03"]
)
def test_a_typed_date_is_day_month_year(typed):
    form = DatesForm({"day": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2011, 10, 3)


@pytest.mark.parametrize("typed", ["31/02/2011", "10/13/2011", "hôm nay", "03/10"])
def test_what_is_no_date_gets_a_sentence_in_vietnamese(typed):
    form = DatesForm({"day": typed})

    assert form.errors["day"] == ["Xin nhập một ngày đúng dạng, ví dụ 03/10/2026."]


def test_times_and_moments_are_read_as_they_are_written_here():
    form = DatesForm({"day": "3/10/2011", "moment": "03/10/2011 14:30", "hour": "14h30"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["moment"].replace(tzinfo=None) == datetime(2011, 10, 3, 14, 30)
    assert str(form.cleaned_data["moment"].tzinfo) == "Asia/Ho_Chi_Minh"
    assert form.cleaned_data["hour"] == time(14, 30)


def test_dates_are_printed_day_month_year():
    page = Template("{{ day }} {{ day|date:'SHORT_DATE_FORMAT' }}").render(
        Context({"day": date(2011, 10, 3)})
    )

    assert page == "03/10/2011 03/10/2011"


@pytest.mark.parametrize(
    ("widget", "value", "printed"),
    [
        (AdminDateInput(), date(2011, 10, 3), "03/10/2011"),
        (AdminDateTimeInput(), datetime(2011, 10, 3, 14, 30), "03/10/2011 14:30"),
    ],
)
def test_the_admin_prints_what_it_reads(widget, value, printed):
    assert f'value="{printed}"' in widget.render("day", value, {"id": "day"})
