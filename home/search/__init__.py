"""Search: how papers are catalogued, how a query is read, and how both meet.

words      one way to read text, for the index and for the query
terms      what is looked for, as a small tree
facts      what the index knows of a paper beside its text
query      from what a person typed to such a tree
places     the key of a card: its place in time
cards      what the catalogue says of each kind of paper
catalogue  writing cards
tallies    how many of them the archive holds, counted as they are written
engines    the only SQL: one file for SQLite, one for PostgreSQL
backends   the same as Wagtail's search backends, so that the admin gains too
matching   what meets a query, best first; `order` puts it so, `frequent` reads bit by bit
finding    one reader's query: hits, counts, facets
fragments  the written text around a hit
spelling   near misses
upkeep     which saved rows change which cards
"""
