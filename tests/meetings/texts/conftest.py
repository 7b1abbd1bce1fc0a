"""How these tests lay a file on the disk and hear what was read in it."""

import pytest

from meetings.texts import read_here, read_text
from meetings.texts.scans import has_ocr


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch):
    """These tests know of no OCR, whatever this machine has; `ocr` brings one of its own."""
    monkeypatch.setenv("PATH", "/nowhere")
    has_ocr.cache_clear()
    yield
    has_ocr.cache_clear()


@pytest.fixture
def laid(tmp_path):
    """laid(name, content) is the path of such a file."""

    def lay(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return lay


@pytest.fixture
def read(laid):
    """The reading of a file of that name and content, taken in this process."""

    def read_it(name, content):
        return read_here(laid(name, content), name.rpartition(".")[2])

    return read_it


@pytest.fixture
def read_apart(laid):
    """The same as uploads are read: in a process of its own."""

    def read_it(name, content):
        return read_text(laid(name, content), name.rpartition(".")[2])

    return read_it
