"""The archive: signed minutes, issued papers, published reports and themes, as one sees them.

    narrowing   what the address asks for, and how many papers each choice would leave
    timeline    the papers themselves, newest first, at any depth of paging
    registers   issued papers of one register, in the order of their numbers
    year_index  what one organisation did in one year, on one printed page
    sheet       the list as a spreadsheet

Nothing is put in by hand: cards come and go with the papers (home/search/upkeep.py).
"""
