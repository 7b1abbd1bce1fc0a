"""Neutral content of papers, which pages print and files dress."""
