"""Archives: bombs, lies in the directory, stowaways before, between and after."""

import contextlib
import io
import struct
import zipfile

import pytest

from meetings.file_checks import FileRefused, check_archive
from meetings.file_checks.refusals import BOMB, BROKEN, LOCKED, TWO_IN_ONE, WRONG_KIND
from tests.factories.files import PDF, docx, repacked, zipped

DOCX = docx("Báo cáo")
END = b"PK\x05\x06"


def patched(content, offset_in_directory, value, form, entry=b"word/document.xml"):
    """The archive with one field changed in the directory's line of that entry."""
    line = content.rindex(entry, 0, content.rindex(END)) - 46
    assert content[line : line + 4] == b"PK\x01\x02"
    changed = bytearray(content)
    struct.pack_into(form, changed, line + offset_in_directory, value)
    return bytes(changed)


def directory_size(name, content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.getinfo(name)


def test_a_bomb_by_ratio_is_refused_before_it_is_unpacked(refused):
    bomb = repacked(DOCX, {"word/media/a.xml": b" " * 30_000_000})

    assert len(bomb) < 100_000
    assert refused("bom.docx", bomb) == BOMB


def test_a_bomb_by_size_is_refused(refused, settings):
    settings.ARCHIVE_MAX_BYTES = 20_000

    assert refused("bom.docx", DOCX) == BOMB


def test_a_bomb_by_number_of_entries_is_refused(refused, settings):
    settings.ARCHIVE_MAX_ENTRIES = 10

    assert refused("bom.docx", repacked(DOCX, {f"x{n}": b"" for n in range(10)})) == BOMB


def test_entries_that_share_their_bytes_are_refused(refused):
    first = directory_size("[Content_Types].xml", DOCX).header_offset

    assert refused("chong.docx", patched(DOCX, 42, first + 4, "<L")) == BOMB


def test_a_bomb_that_promises_to_be_small_is_refused(refused):
    bomb = repacked(DOCX, {"word/document.xml": b"<a>" + b" " * 9_000_000})

    assert refused("doi.docx", patched(bomb, 24, 100, "<L")) == BOMB


def test_an_entry_that_promises_more_than_it_holds_is_refused(refused):
    size = directory_size("word/document.xml", DOCX).file_size

    assert refused("doi.docx", patched(DOCX, 24, size + 1, "<L")) == BROKEN


def test_a_wrong_checksum_is_refused(refused):
    assert refused("doi.docx", patched(DOCX, 16, 1, "<L")) == BROKEN


def test_an_archive_inside_is_refused(refused):
    inside = zipped({"a": b" " * 1_000_000})

    assert "nhúng" in refused("long.docx", repacked(DOCX, {"word/media/b.xml": inside}))


def test_a_locked_entry_is_refused(refused):
    assert refused("khoa.docx", patched(DOCX, 8, 1, "<H")) == LOCKED


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "word\\..\\a.xml", "/etc/passwd", "WORD/Document.xml"],
)
def test_names_that_two_programs_read_in_two_ways_are_refused(refused, name):
    assert refused("ten.docx", repacked(DOCX, {name: b"<a/>"})) == BROKEN


def test_two_entries_of_one_name_are_refused(refused):
    content = io.BytesIO(DOCX)
    with zipfile.ZipFile(content, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<a/>")

    assert refused("hai.docx", content.getvalue()) == BROKEN


def test_an_unusual_packing_is_refused(refused):
    packed = zipped({"[Content_Types].xml": b"<Types/>" * 9}, zipfile.ZIP_BZIP2)

    assert refused("la.docx", packed) == BROKEN


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PDF + DOCX, WRONG_KIND % "docx"),
        (b"GIF89a" + DOCX, WRONG_KIND % "docx"),
        (b"PK\x03\x04" + b"x" * 40 + DOCX, TWO_IN_ONE),
        (DOCX + b"<script>alert(1)</script>", TWO_IN_ONE),
        (repacked(DOCX, {"%PDF-1.7": b"x"}), None),
        (zipped({"%PDF-1.7": PDF}) + DOCX, TWO_IN_ONE),
    ],
    ids=["pdf before", "gif before", "junk before", "page after", "pdf late", "pdf early"],
)
def test_two_files_in_one_are_refused(request, content, sentence):
    if sentence is None:  # beyond the first 1024 bytes no reader takes it for a PDF
        assert request.getfixturevalue("taken")("a.docx", content)
        return
    assert request.getfixturevalue("refused")("a.docx", content) == sentence


def test_a_comment_behind_the_directory_is_refused(refused):
    content = io.BytesIO(DOCX)
    with zipfile.ZipFile(content, "a") as archive:
        archive.comment = b"<script>alert(1)</script>"

    assert refused("a.docx", content.getvalue()) == TWO_IN_ONE


def test_an_archive_cut_anywhere_is_refused(refused):
    for end in range(1, len(DOCX), len(DOCX) // 60):
        assert refused("cut.docx", DOCX[:end])


def test_an_archive_with_bits_flipped_anywhere_never_breaks_the_gate(refused):
    for place in range(0, len(DOCX), len(DOCX) // 60):
        flipped = bytearray(DOCX)
        flipped[place] ^= 0xFF
        with contextlib.suppress(FileRefused):  # any other error fails the test
            check_archive(bytes(flipped), 10_000_000)


def test_a_file_that_is_not_kept_is_measured_by_its_readers_limit():
    check_archive(DOCX, 10_000_000)
    with pytest.raises(FileRefused, match="bung ra"):
        check_archive(DOCX, 1000)
