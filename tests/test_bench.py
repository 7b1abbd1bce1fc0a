"""The bench builds what it says it builds; how fast it is, `make bench` says."""

import pytest
from django.core.cache import cache

from bench import archive, corpus
from bench.school import found_school
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
