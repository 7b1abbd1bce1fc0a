"""TCVN3 and VNI are read as what was meant; Unicode of any language stays as it is."""

import pytest

from meetings.texts.old_codes import TCVN3, in_unicode
from meetings.texts.plain import decoded
from meetings.texts.syllables import is_syllable
from tests.factories.files import docx, open_document

# What was typed in .VnTime, in VNI-Times, and what it says.
SAMPLES = [
    ("Céng hßa x· héi", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
    ("hép møt tÕt", "hoäp möùt teát", "hộp mứt tết"),
    (
        "§¶ng bé tr­êng hîp chi bé th¸ng m­êi mét, nghÞ quyÕt vÒ c«ng t¸c häc sinh",
        "Ñaûng boä tröôøng hôïp chi boä thaùng möôøi moät, nghò quyeát veà coâng taùc hoïc sinh",
        "Đảng bộ trường hợp chi bộ tháng mười một, nghị quyết về công tác học sinh",
    ),
    (
        "nh÷ng ®ång chÝ ®· ®­îc kû luËt, gi÷ v÷ng, khuyÕn khÝch, quý",
        "nhöõng ñoàng chí ñaõ ñöôïc kyû luaät, giöõ vöõng, khuyeán khích, quyù",
        "những đồng chí đã được kỷ luật, giữ vững, khuyến khích, quý",
    ),
]
IN_UNICODE = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Tôi là cô giáo, không có gì",
    "Hà Nam, Hòa Bình",
    "Café à Hué, Straße, Réunion, naïve, Ñandú, señor",
    "Ça va être très bien. Où êtes-vous né ? Voilà le théâtre",
    "Über die Straße gehört größer für schön",
    "¿Qué pasó con el niño? Él está aquí, mañana también",
    "5 µm ± 2, § 3, «trích», © 2026, ½ ngày, 10°",
    "Only plain English, nothing else.",
    "",
]


@pytest.mark.parametrize(("tcvn3", "vni", "meant"), SAMPLES)
def test_old_text_is_read_as_what_was_meant(tcvn3, vni, meant):
    assert in_unicode(tcvn3) == meant
    assert in_unicode(vni) == meant


def test_capitals_of_vni_stay_capitals():
    assert in_unicode("ÑAÛNG COÄNG SAÛN VIEÄT NAM") == "ĐẢNG CỘNG SẢN VIỆT NAM"


@pytest.mark.parametrize("text", IN_UNICODE)
def test_unicode_text_stays_as_it_is(text):
    assert in_unicode(text) == text


def test_unicode_lines_between_old_ones_stay_as_they_are():
    mixed = "Đảng ủy Trường\nTôi là cô giáo\nCéng hßa x· héi chñ nghÜa\n100 m²"

    assert in_unicode(mixed) == (
        "Đảng ủy Trường\nTôi là cô giáo\nCộng hòa xã hội chủ nghĩa\n100 m²"
    )


def test_the_table_of_tcvn3_has_its_seventy_four_letters():
    assert len(TCVN3) == 74
    assert len(set(TCVN3.values())) == 74


@pytest.mark.parametrize("word", ["nghị", "quyết", "giữ", "gì", "ý", "được", "Đảng", "khuyến"])
def test_a_syllable_is_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nghÞ", "quyÕt", "café", "tÕt", "straße", "®", ""])
def test_what_is_no_syllable_is_known(word):
    assert not is_syllable(word)


def test_old_text_in_a_file_is_found_by_what_it_means(read):
    assert read("cu.docx", docx("NghÞ quyÕt cña chi bé", "th¸ng m­êi")).text == (
        "Nghị quyết của chi bộ\ntháng mười"
    )
    assert read("cu.odt", open_document("Nghò quyeát cuûa chi boä")).text == "Nghị quyết của chi bộ"


def test_plain_text_of_old_machines_is_decoded():
    assert in_unicode(decoded("Céng hßa x· héi".encode("cp1252"))) == "Cộng hòa xã hội"
    assert in_unicode(decoded("Nghị quyết".encode("cp1258", "ignore") + b"\xf2")) != ""
    vietnamese = "Chi bô\u0323 ho\u0323p tha\u0301ng mươ\u0300i".encode("cp1258")
    assert in_unicode(decoded(vietnamese)) == "Chi bộ họp tháng mười"
