"""Who may see what: the one table of the crawl, written from design §4 and not from the code.

Owners are the groups that marks belong to («A drafts»: what only A's committee reads; «A cell»:
what A's members were told; …). A role that is not named here may see nothing at all.
A new role is one line in READERS and one `world.enter(…)`.
"""


def of(cell, *kinds):
    return {f"{cell} {kind}" for kind in kinds}


STAFF = {"staff"}
MEMBERS = STAFF | {"cells", "members", "members plain", "party people"}


def member_of(cell):
    """Convened meetings, signed minutes, issued papers, names, what is written for the cell."""
    return MEMBERS | of(cell, "cell", "people", "pages", "news", "invitation")


def reporter_of(cell):
    """The member who also wrote the monthly reports."""
    return member_of(cell) | of(cell, "reports", "own report")


def minute_taker_of(cell):
    return member_of(cell) | of(cell, "unsigned", "inside")


COMMITTEE_KINDS = [
    *("drafts", "internal", "unsigned", "reports", "log"),
    *("accounts", "hand-in", "committee pages", "plain"),
    *("inside", "guests", "guest account"),
]


def committee_of(cell):
    return member_of(cell) | of(cell, *COMMITTEE_KINDS)


# All cells from «convened» on; every account, because members are tied to accounts there.
PARTY_COMMITTEE = (
    MEMBERS
    | {"passes", "unlock"}
    | {"rules", "party", "party accounts", "accounts", "news desk account", "B themes account"}
    | {
        owner
        for cell in "AB"
        for owner in of(
            cell, "cell", "people", "pages", "news", "internal", "reports", "committee pages",
            "plain", "accounts", "hand-in account", "guest account", "inside", "invitation",
        )
    }
)  # fmt: skip

# Editors read what they edit, of whatever cell; the news desk learns nothing of members.
NEWS_DESK = STAFF | {
    "news desk",
    "news desk account",
    "members plain",
    *of("A", "news", "plain"),
    *of("B", "news", "plain"),
}
THEMES_DESK = {"themes desk", "B themes account"} | {
    owner
    for cell in "AB"
    for owner in of(cell, "pages", "committee pages", "hand-in", "hand-in account")
}

# Accounts and nothing else; not one word tells who is a member.
EVERY_ACCOUNT = {"accounts", "party accounts", "news desk account", "B themes account"} | {
    owner for cell in "AB" for owner in of(cell, "accounts", "hand-in account", "guest account")
}

# By a pass: what was convened, signed, issued and filed, and what is written for the committee.
INSPECTED = of(
    *("A", "cell", "people", "pages", "committee pages"),
    *("internal", "inside", "reports", "invitation"),
)
UNLOCKED = (
    EVERY_ACCOUNT
    | {"cells", "members", "party", "party people", "unlock"}
    | {
        owner
        for cell in "AB"
        for owner in of(
            cell, "cell", "people", "pages", "committee pages", "internal", "inside", "reports",
            "invitation",
        )
    }
)  # fmt: skip

READERS = {
    "anonymous": set(),
    "staff": STAFF,
    "member of B": reporter_of("B"),
    "probationer of B": member_of("B"),
    "minute taker of B": minute_taker_of("B"),
    "committee of B": committee_of("B"),
    "secretary of B": committee_of("B"),
    "party committee": PARTY_COMMITTEE,
    "clerk": PARTY_COMMITTEE,
    "news editor": NEWS_DESK,
    "themes editor of B": member_of("B") | THEMES_DESK,
    "administrator": STAFF | EVERY_ACCOUNT,
    "inspector of A": STAFF | {"cells"} | INSPECTED,
    "unlocked administrator": STAFF | UNLOCKED,
    "guest of A": STAFF | {"cells"} | of("A", "invitation", "guests"),
    "superuser": STAFF | EVERY_ACCOUNT,
    "former secretary of A": STAFF,
    "suspended member of A": STAFF,
    "former themes editor of A": STAFF,
}
