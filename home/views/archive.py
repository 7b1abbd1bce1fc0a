"""The archive: its timeline, its registers, the year of an organisation, and its list as a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from meetings.export.click_word import give_back
from meetings.export.tables import csv_lines, xlsx_file
from meetings.querysets.lists import Rows
from meetings.views.answers import for_record_readers
from meetings.views.pages import page_asked
from meetings.views.reading import noted_list

from ..archive.narrowing import ArchiveNarrowing
from ..archive.registers import Shelf
from ..archive.sheet import WIDTHS, rows_of
from ..archive.timeline import Timeline
from ..archive.year_index import year_index
from ..pagination import PER_PAGE, page_of

REGISTER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_record_readers
def timeline(request):
    """Everything this person may read, newest first, by month."""
    noted_list(request)
    narrowing = ArchiveNarrowing(request)
    page = page_asked(Paginator(Timeline(narrowing), PER_PAGE), request)
    organization = narrowing.chosen.get("to-chuc")
    context = {"narrowing": narrowing, "page": page, "organization": organization}
    return render(request, "home/archive.html", context)


@for_record_readers
def registers(request):
    """Issued papers in the order of their numbers."""
    noted_list(request)
    shelf = Shelf(request)
    context = {"shelf": shelf, "page": page_of(Rows(shelf.papers()), request, REGISTER_PAGE)}
    return render(request, "home/archive_registers.html", context)


@for_record_readers
def year(request, key, year):
    """The year of an organisation on one page to print."""
    index = year_index(request.user, key, year)
    if index is None:
        raise Http404
    noted_list(request)
    return render(request, "home/archive_year.html", {"index": index})


@for_record_readers
def as_csv(request):
    """The list as a file for any spreadsheet program."""
    noted_list(request)
    rows = rows_of(ArchiveNarrowing(request), request.user, request.build_absolute_uri)
    made = StreamingHttpResponse(csv_lines(rows), content_type="text/csv")
    return as_file(request, made, "csv")


@for_record_readers
def as_xlsx(request):
    """The list as an Excel file."""
    noted_list(request)
    rows = rows_of(ArchiveNarrowing(request), request.user, request.build_absolute_uri)
    made = HttpResponse(xlsx_file("Lưu trữ", rows, WIDTHS), content_type=XLSX)
    return as_file(request, made, "xlsx")


def as_file(request, response, extension):
    """Handed over as a file that is kept by no cache."""
    give_back(request, response, reverse("archive"))
    response["Content-Disposition"] = f'attachment; filename="luu-tru.{extension}"'
    response["Cache-Control"] = "private, no-store"
    return response
