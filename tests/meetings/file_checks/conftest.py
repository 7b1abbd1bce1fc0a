"""How these tests bring a file to the gate, and what they hear."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from meetings.file_checks import FileRefused, check_upload
from meetings.file_checks.kinds import KINDS


@pytest.fixture
def taken():
    """Brings the file in and returns it as it would be stored; fails when it is refused."""

    def bring(name, content, endings=tuple(KINDS)):
        file = SimpleUploadedFile(name, content)
        file.accepted = check_upload(file, endings)
        return file

    return bring


@pytest.fixture
def refused():
    """The sentence with which the file is refused; fails when it is let in."""

    def bring(name, content, endings=tuple(KINDS)):
        with pytest.raises(FileRefused) as refusal:
            check_upload(SimpleUploadedFile(name, content), endings)
        return refusal.value.messages[0]

    return bring


@pytest.fixture
def on_disk():
    """An upload so large that Django keeps it in a temporary file."""

    def make(name, content):
        file = TemporaryUploadedFile(name, "application/octet-stream", len(content), None)
        file.write(content)
        file.seek(0)
        return file

    return make
