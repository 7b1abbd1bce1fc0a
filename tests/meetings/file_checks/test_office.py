"""Word, Excel, PowerPoint and OpenDocument: no macros, nothing embedded, nothing from outside."""

import pytest

from meetings.file_checks.refusals import BOMB, BROKEN, EXTERNAL, MACROS, OBJECTS, WRONG_KIND
from tests.factories.files import (
    KINDS_OF_RELATION,
    OFFICE,
    RELATIONS,
    docx,
    open_document,
    pptx,
    repacked,
    types,
    xlsx,
)

DOCX, XLSX = docx("Báo cáo"), xlsx(["STT"])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
MAIN = f"{OFFICE}wordprocessingml.document.main+xml"


def related(kind, target="http://192.0.2.1/x", mode=' TargetMode="External"'):
    """The list of relations of a Word text that has this one."""
    line = f'<Relationship Id="r9" Type="{KINDS_OF_RELATION}/{kind}" Target="{target}"{mode}/>'
    return {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{line}</Relationships>'
    }


def test_a_link_to_click_stays(taken):
    assert taken("a.docx", repacked(DOCX, related("hyperlink")))


@pytest.mark.parametrize(
    "kind", ["image", "attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath"]
)
def test_what_the_program_would_fetch_by_itself_is_refused(refused, kind):
    assert refused("a.docx", repacked(DOCX, related(kind))) == EXTERNAL


@pytest.mark.parametrize("kind", ["oleObject", "aFChunk", "control"])
def test_an_object_inside_is_refused(refused, kind):
    assert refused("a.docx", repacked(DOCX, related(kind, "embeddings/o.bin", ""))) == OBJECTS


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"word/vbaProject.bin": b"x"}, MACROS),
        ({"word/VBAPROJECT.BIN": b"x"}, MACROS),
        ({"word/activeX/activeX1.xml": b"<a/>"}, MACROS),
        ({"word/media/image1.png": b"MZ\x90\x00"}, MACROS),
        ({"word/embeddings/oleObject1.bin": OLE}, OBJECTS),
        ({"word/embeddings/tep.docx": DOCX}, OBJECTS),
        ({"[Content_Types].xml": types(MAIN, "application/vnd.ms-office.vbaProject")}, MACROS),
        (
            {
                "[Content_Types].xml": types(
                    "application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            },
            MACROS,
        ),
    ],
    ids=lambda value: "" if isinstance(value, dict) else None,
)
def test_macros_and_things_inside_are_refused(refused, entries, sentence):
    assert refused("a.docx", repacked(DOCX, entries)) == sentence


def test_the_sheet_behind_a_chart_stays_and_is_looked_into(taken, refused):
    place = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
    with_macros = repacked(XLSX, {"xl/vbaProject.bin": b"x"})

    assert taken("a.docx", repacked(DOCX, {place: XLSX}))
    assert refused("a.docx", repacked(DOCX, {place: with_macros})) == MACROS


def test_a_file_of_too_many_charts_is_refused(refused):
    sheets = {f"word/embeddings/Sheet{n}.xlsx": XLSX for n in range(51)}

    assert refused("a.docx", repacked(DOCX, sheets)) == BOMB


def test_an_archive_inside_an_open_document_is_refused(refused):
    sheet = {"word/embeddings/Sheet1.xlsx": XLSX}

    assert refused("a.odt", open_document(entries=sheet)) == OBJECTS


def test_a_locked_office_file_is_told_to_be_unlocked(refused):
    assert "mật khẩu" in refused("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_a_locked_open_document_is_told_to_be_unlocked(refused):
    # The list comes before the parts that it says are locked.
    manifest = "<manifest><encryption-data/></manifest>"
    locked = open_document(entries={"META-INF/manifest.xml": manifest})

    assert "mật khẩu" in refused("a.odt", locked)


def test_an_old_office_file_under_a_new_name_is_refused(refused):
    assert refused("a.docx", OLE) == WRONG_KIND % "docx"


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = [
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "a">{ENTITIES}]><x>&e11;</x>'.encode(),
    b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
    b'<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd"><x/>',
    '<!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>'.encode("utf-16"),
]


@pytest.mark.parametrize("xml", BOMBS, ids=["entities", "file", "outside", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "word/settings.xml"])
def test_xml_with_entities_of_its_own_is_refused(refused, part, xml):
    assert refused("a.docx", repacked(DOCX, {part: xml})) == BROKEN


@pytest.mark.parametrize("xml", BOMBS, ids=["entities", "file", "outside", "utf-16"])
def test_the_same_in_open_document_is_refused(refused, xml):
    assert refused("a.odt", open_document(entries={"meta.xml": xml})) == BROKEN


def test_broken_xml_in_a_part_that_is_read_is_refused(refused):
    assert refused("a.docx", repacked(DOCX, {"word/document.xml": b"<w:p"})) == BROKEN
    assert refused("a.pptx", repacked(pptx("a"), {"ppt/slides/slide1.xml": b"<a><b></a>"}))


@pytest.mark.parametrize(
    "body",
    [
        '<draw:image xlink:href="http://192.0.2.1/a.png"/>',
        '<draw:object xlink:href="file:///etc/passwd"/>',
        '<draw:image xlink:href="//192.0.2.1/a.png"/>',
        '<draw:plugin xlink:href="../../../etc/passwd"/>',
        '<draw:event xlink:href="vnd.sun.star.script:a.b"/>',
    ],
)
def test_open_document_fetches_nothing(refused, body):
    assert refused("a.odt", open_document("Chữ", body=body)) == EXTERNAL


def test_open_document_keeps_links_and_its_own_pictures(taken):
    body = '<text:a xlink:href="http://192.0.2.1/"/><draw:image xlink:href="Pictures/1.png"/>'

    assert taken("a.odt", open_document("Chữ", body=body))


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/a.py"])
def test_macros_in_open_document_are_refused(refused, name):
    assert refused("a.odt", open_document(entries={name: "x"})) == MACROS


def test_an_open_document_too_long_to_read_is_refused(refused, monkeypatch):
    monkeypatch.setattr("meetings.file_checks.open_document.LARGEST_PART", 100)

    assert refused("a.odt", open_document("Chữ")) == BOMB
