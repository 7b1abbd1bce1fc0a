"""`make bench`: a large archive in a scratch database, and what the main pages cost on it."""
