"""Is this file what its name says, whole, harmless, and allowed here? One gate for every upload."""

from .fingerprints import fingerprint
from .gate import Accepted, check_archive, check_title, check_upload
from .kinds import content_type_of
from .names import clean_name
from .refusals import FileRefused

__all__ = [
    "Accepted",
    "FileRefused",
    "check_archive",
    "check_title",
    "check_upload",
    "clean_name",
    "content_type_of",
    "fingerprint",
]
