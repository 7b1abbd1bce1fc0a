"""Zip archives: every entry is counted, inflated under a limit and compared with its directory."""

import io
import struct
import zipfile
import zlib

from django.conf import settings

from .refusals import BOMB, BROKEN, LOCKED, TWO_IN_ONE, FileRefused

ENTRY, END = b"PK\x03\x04", b"PK\x05\x06"
END_LENGTH, HEAD_LENGTH = 22, 30
LARGEST_LINE = 300  # bytes of the directory for one entry, names and extras included
SMALL = 10 * 1024 * 1024  # unpacked; below this no ratio does harm


def walk(content, most_bytes=None):
    """Yields (name, bytes) of every entry; raises FileRefused on a bomb, a lie, a stowaway."""
    for info in entries_of(content, most_bytes or settings.ARCHIVE_MAX_BYTES):
        yield info.filename, inflate(content, info)


def entries_of(content, most_bytes):
    """The directory, after everything that can be seen in it was checked."""
    refuse_stowaways(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    refuse_bomb(infos, len(content), most_bytes)
    refuse_odd_names(infos)
    refuse_overlaps(infos)
    return infos


def refuse_stowaways(content):
    """An archive begins with an entry and ends with its directory: nothing before or after."""
    end = content[-END_LENGTH:]
    if content[:4] != ENTRY:
        raise FileRefused(BROKEN)
    if b"%PDF-" in content[:1024]:  # where readers of PDF look for their sign
        raise FileRefused(TWO_IN_ONE)
    if end[:4] != END or end[20:] != b"\x00\x00":
        whole = END in content[-END_LENGTH - 65535 :]
        raise FileRefused(TWO_IN_ONE if whole else BROKEN)
    count, directory = struct.unpack("<HI", end[10:16])
    most = settings.ARCHIVE_MAX_ENTRIES
    if count > most or directory > most * LARGEST_LINE:
        raise FileRefused(BOMB)


def refuse_bomb(infos, packed, most_bytes):
    unpacked = sum(info.file_size for info in infos)
    far_more = unpacked > SMALL and unpacked > packed * settings.ARCHIVE_MAX_RATIO
    too_many = len(infos) > settings.ARCHIVE_MAX_ENTRIES
    if too_many or far_more or unpacked > most_bytes:
        raise FileRefused(BOMB)


def refuse_odd_names(infos):
    """Names that two programs could read in two ways, and entries that nobody can look into."""
    names = {info.filename.lower() for info in infos}
    for info in infos:
        path = info.filename.split("/")
        if "\\" in info.filename or ".." in path or path[0] == "" or "\x00" in info.orig_filename:
            raise FileRefused(BROKEN)
        if info.flag_bits & 0x1:
            raise FileRefused(LOCKED)
    stored = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if len(names) < len(infos) or any(info.compress_type not in stored for info in infos):
        raise FileRefused(BROKEN)


def refuse_overlaps(infos):
    """Entries that share bytes are how a small archive holds a huge one."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise FileRefused(BOMB)
        if end == 0 and info.header_offset > 0:
            raise FileRefused(TWO_IN_ONE)
        end = info.header_offset + HEAD_LENGTH + info.compress_size


def inflate(content, info):
    """The bytes of one entry, never more than its directory promised.

    Reads the compressed bytes itself: `zipfile` would stop at the promised size in silence,
    while the reader's program may go on.
    """
    head = content[info.header_offset : info.header_offset + HEAD_LENGTH]
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    name_at = info.header_offset + HEAD_LENGTH
    start = name_at + name_length + extra_length
    packed = content[start : start + info.compress_size]
    codec = "utf-8" if info.flag_bits & 0x800 else "cp437"
    same_name = content[name_at : name_at + name_length] == info.orig_filename.encode(codec)
    if head[:4] != ENTRY or not same_name:
        raise FileRefused(BROKEN)
    data = packed if info.compress_type == zipfile.ZIP_STORED else unpacked(packed, info.file_size)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise FileRefused(BROKEN)
    return data


def unpacked(packed, promised):
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    data = engine.decompress(packed, promised + 1)
    if len(data) > promised:
        raise FileRefused(BOMB)
    if not engine.eof or engine.unused_data:
        raise FileRefused(BROKEN)
    return data
