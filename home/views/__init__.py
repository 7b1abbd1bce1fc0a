"""Views that are no pages: the doors of files."""
