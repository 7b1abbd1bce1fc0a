"""The text inside a stored file, for the index: taken out by a process of its own, under limits."""

from .reading import Reading, read_here, read_text

__all__ = ["Reading", "read_here", "read_text"]
