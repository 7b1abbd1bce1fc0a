"""The record: cells, members, meetings, minutes, resolutions, tasks. Knows nobody."""
