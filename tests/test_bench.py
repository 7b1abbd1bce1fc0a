"""The bench builds what it says it builds; how fast it is, `make bench` says."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from threading import Thread
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from bench import archive, corpus
from bench.contest import line
from bench.measure import Browser, Pace, figure_of
from bench.questions import all_questions
from bench.report import LIMITS, report
from bench.school import found_school
from bench.serve import Server, Span, in_turns
from home.models import NewsPage, ReportPage
from meetings.export.minutes_sheet import minutes_sheet
from meetings.models import Meeting, Minutes, Paper, Register, Resolution

SIZE = 60


@pytest.fixture
def built(db):
    cache.clear()
    school = found_school()
    archive.build(school, SIZE)
    yield school
    cache.clear()


def test_corpus_writes_short_texts_and_every_fiftieth_a_long_one():
    texts = corpus.Corpus(100)

    lengths = [len(" ".join(texts.text()).split()) for _ in range(100)]

    assert lengths == ([200] * 49 + [5000]) * 2


def test_corpus_uses_words_in_their_natural_frequency():
    texts = corpus.Corpus(1000)

    found = ["\n".join(texts.text()).lower() for _ in range(1000)]

    share = {phrase: sum(phrase in text for text in found) for phrase in corpus.PHRASES}
    assert share["chi bộ"] > 900
    assert 400 < share["đảng viên"] < 600
    assert 2 < share["học liệu dùng chung"] < 30
    assert sum(corpus.RARE_PHRASE in text for text in found) == corpus.RARE_TEXTS


def test_the_same_seed_writes_the_same_texts():
    one, other = corpus.Corpus(60), corpus.Corpus(60)

    assert [one.text() for _ in range(3)] == [other.text() for _ in range(3)]


def test_an_archive_holds_exactly_the_shares_of_each_kind(built):
    closed = Meeting.objects.filter(status="closed")

    assert archive.counts(SIZE) == {"reports": 30, "resolutions": 12, "minutes": 9, "files": 9}
    assert ReportPage.objects.count() == 30
    assert Resolution.objects.count() == 12
    assert Minutes.objects.filter(status="signed").count() == closed.count() == 9
    assert Paper.objects.exclude(extracted_text="").count() == 9
    assert sum(archive.counts(99_999).values()) == 99_999


def test_pages_made_in_bulk_stand_in_the_tree_like_any_other(built):
    page = ReportPage.objects.order_by("-path").first()
    section = page.get_parent().specific

    assert ReportPage.find_problems() == ([], [], [], [], [])
    assert section.numchild == section.get_children().count() == 30
    assert page.url == f"/bao-cao/{page.slug}/"
    assert page.body[0].block_type == "text"
    assert section.add_child(instance=copy_of(page)).path > page.path


def copy_of(page):
    return ReportPage(
        title="Báo cáo thêm",
        organization=page.organization,
        period_start=page.period_start,
        period_end=page.period_end,
    )


def test_minutes_are_sealed_with_what_signing_would_store(built):
    minutes = Minutes.objects.select_related("meeting").first()

    assert minutes.sealed_content == minutes_sheet(minutes)
    assert minutes.seal_holds


def test_numbers_of_a_register_have_no_gap(built):
    for register in Register.objects.all():
        papers = Resolution.objects.filter(
            organization=register.organization, term=register.term, type=register.type
        )
        numbers = list(papers.order_by("issued_on", "number").values_list("number", flat=True))
        assert numbers == list(range(1, register.last_number + 1))


def test_a_member_sees_a_part_and_the_party_committee_all(built):
    member, party = built.readers["member"], built.readers["party_committee"]

    assert 0 < ReportPage.objects.visible_to(member).count() < 30
    assert ReportPage.objects.visible_to(party).count() == 30
    assert ReportPage.objects.visible_to(built.readers["staff"]).count() == 0
    assert NewsPage.objects.visible_to(built.readers["staff"]).count() == 30


# --- Figures and their report ---------------------------------------------------------------


def one_of_each_group(school):
    """The first question of every group that is answered at all."""
    found = {}
    for question in all_questions(school):
        found.setdefault(question.group, question)
    return found


@pytest.fixture
def open_connection():
    """The end of a request leaves the connection alone: the test's transaction stands on it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_an_address_is_measured_through_the_whole_stack(built, open_connection):
    questions = one_of_each_group(built)
    browser = Browser(built.readers["member"])

    figure = figure_of(browser, questions["list"].path, Pace(warm_up=0, runs=3))

    assert figure["status"] == 200
    assert figure["runs"] == 3
    assert 0 < figure["p50_ms"] <= figure["p95_ms"]
    assert figure["queries"] > 1
    assert figure_of(browser, "/khong-co/", Pace())["status"] == 404


def test_every_question_has_a_limit_to_be_held_against(built):
    questions = list(all_questions(built))

    assert {question.group for question in questions} == set(LIMITS)
    assert {question.reader for question in questions} <= set(built.readers)


FIGURE = {"status": 200, "p50_ms": 10.0, "p95_ms": 20.0, "cpu_ms": 9.0, "queries": 4}
ADDRESS = {"name": "front", "group": "page", "reader": "member", "path": "/", "plain": "/"}
RATE = {"requests_a_second": 10.0, "failed": 0, "workers_mb": [90, 90]}


def reported(painted=True, **changed):
    index = {"papers_a_second": 2000}
    ours = {"database": "sqlite", "build": {}, "index": index, "figures": [ADDRESS | FIGURE]}
    ours["figures"][0] |= changed
    plain = {"pages": 40, "index": index, "figures": {"/": FIGURE | {"p95_ms": 60.0}}}
    rates = [line("front", RATE, RATE | {"requests_a_second": 16.0}, RATE)]
    return report(60, ours, plain, rates, [{"name": "front", "reached": painted}])


def test_the_report_puts_ours_beside_plain_and_the_limit():
    written = reported()
    front = written["addresses"][0]

    assert written["papers"] == 60
    assert written["plain_pages"] == 40
    assert front["ours"]["queries"] == front["plain"]["queries"] == 4
    assert front["plain_to_ours"] == 3.0
    assert front["limit"] == {"p95_ms": 60}
    assert written["throughput"][0]["share_of_floor"] == 0.62
    assert written["missed"] == []


def test_the_report_names_what_is_too_slow_or_not_answered():
    assert reported(p95_ms=60.1)["missed"] == ["front (member)"]
    assert reported(p95_ms="> 60 s")["missed"] == ["front (member)"]
    assert reported(status=404)["missed"] == ["front (member)"]
    assert reported(painted=False)["missed"] == ["largest paint: front"]


def test_a_search_is_shown_beside_the_floor_but_not_held_to_it():
    fast = RATE | {"requests_a_second": 1000.0}

    assert line("search", RATE, fast, RATE)["reached"]
    assert line("search", RATE, fast, RATE)["share_of_floor"] == 0.01
    assert not line("front", RATE, fast, RATE)["reached"]


class Answering(BaseHTTPRequestHandler):
    """Answers 200 and remembers what was asked."""

    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"xong")

    def log_message(self, *_):
        pass


def test_servers_are_asked_turn_and_turn_about():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        server = Server(running.server_port, SimpleNamespace(pid=os.getpid()), "", False)
        figures = in_turns(Span(0, 0.1, 2), (server, "/nha/"), (server, "/san/"))
        running.shutdown()

    turns = [path for path, _ in groupby(Answering.asked)]
    assert turns == ["/nha/", "/san/"] * 2
    assert [figure["failed"] for figure in figures] == [0, 0]
    counted = [round(figure["requests_a_second"] * 0.2) for figure in figures]
    assert 0 < sum(counted) <= len(Answering.asked)
