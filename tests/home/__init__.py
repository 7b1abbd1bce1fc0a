"""Tests of the face: pages, files, roles of editors."""
