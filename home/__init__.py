"""The face: pages that are read, the front page, files of pages. Knows the records."""
