"""Who reads a paper, in words: «cell:5», «seat:5», «party», «person:12+cell:5».

The rule of each kind is its `visible_to`, which starts with one person. Here the same rule starts
with the paper, so that a search over everything asks it once and not for every hit. A test holds
both against each other for every account and every paper (tests/crawl/test_search.py).
"""

from django.apps import apps
from wagtail.models import Page
from wagtail.permissions import policy_registry

from meetings.enums import Keeping, OrganizationKind, ReportStatus, ResolutionStatus
from meetings.querysets.meetings import ALL_CELLS, WHOLE_CELL
from meetings.roles import Source, capacity_of

from ..enums import Audience
from .pages import is_editor

# --- The person: the words he answers to today -------------------------------------------------


def words_for(user):
    """All words this person answers to today; none for nobody. Kept as long as his capacity is."""
    if not (user.is_authenticated and user.is_active):
        return set()
    capacity = capacity_of(user)
    if getattr(user, "_words", (None,))[0] is not capacity:
        user._words = capacity, _words_of(user, capacity)
    return user._words[1]


def _words_of(user, capacity):
    words = {"staff"}
    words |= {"belongs"} if capacity.belongs else set()
    words |= {"member"} if capacity.is_member else set()
    words |= {"party"} if capacity.party_committees else set()
    words |= {f"cell:{pk}" for pk in capacity.cells}
    words |= {f"seat:{pk}" for pk in capacity.seats}
    if capacity.member:
        me = f"person:{capacity.member}"
        words |= {me} | {f"{me}+{word}" for word in words}
    return words | words_of_passes(capacity) | words_of_desks(user)


def words_of_passes(capacity):
    words = set()
    for reach in capacity.reaches:
        if reach.source == Source.UNLOCK:
            words.add("unlock")
        else:
            years = range(reach.first_day.year, reach.last_day.year + 1)
            words |= {f"pass:{pk}:{year}" for pk in reach.organizations for year in years}
    return words


def words_of_desks(user):
    """Sections whose pages, and collections whose files this person's groups give to edit."""
    if not is_editor(user):
        return set()
    rights = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    desks = {f"desk:{r.page_id}" for r in rights if r.permission.codename == "change_page"}
    if user.is_superuser:  # would keep every file; that power opens nothing to read
        return desks
    policy = policy_registry.get_by_type(apps.get_model("home.MaterialDocument"))
    shelves = policy.collections_user_has_permission_for(user, "change")
    return desks | {f"shelf:{pk}" for pk in shelves.values_list("pk", flat=True)}


# --- Pages and their files ---------------------------------------------------------------------


def opened_by_pass(organizations, year):
    """Words of passes that open a paper of these organisations (keys) and that year."""
    if not organizations:
        return set()
    return {"unlock"} | {f"pass:{pk}:{year}" for pk in organizations}


def audience_of(row):
    """Words of the people a page or file is for; the party committee reads all of them."""
    of = row.organization_id
    if row.audience == Audience.STAFF:
        return {"party", "staff"}
    if row.audience == Audience.MEMBERS:
        return {"party", "belongs"}
    if row.audience == Audience.COMMITTEE:
        return {"party", f"seat:{of}"}
    words = {"party", f"cell:{of}", f"seat:{of}"}
    # The Đảng bộ's members are the members of all its cells.
    whole = row.organization and row.organization.kind == OrganizationKind.PARTY_COMMITTEE
    return words | {"belongs"} if whole else words


def readers_of_page(page, sections, opened=frozenset()):
    """Readers of a published page; nobody finds a draft.

    `sections`: keys of the pages it stands under; `opened`: words of passes.
    """
    if not page.live:
        return set()
    return audience_of(page) | {f"desk:{pk}" for pk in sections} | opened


def readers_of_file(document, opened=frozenset()):
    return audience_of(document) | {f"shelf:{document.collection_id}"} | opened


# --- Records -----------------------------------------------------------------------------------


def readers_of_meeting(meeting):
    """Own committee and minute taker always; those summoned and the superior once convened."""
    of, kind = meeting.organization_id, meeting.organization.kind
    words = {f"seat:{of}"}
    words |= {f"person:{meeting.minute_taker_id}"} if meeting.minute_taker_id else set()
    if meeting.convened_at is None:
        return words
    words |= opened_by_pass([of], meeting.day.year)
    words |= {f"cell:{of}"} if meeting.type in WHOLE_CELL else set()
    if kind == OrganizationKind.CELL:
        return words | {"party"}
    return words | {"member"} if meeting.type in ALL_CELLS else words


def insiders_of_meeting(meeting):
    """Those of its readers who also read what is internal to the committee."""
    of, readers = meeting.organization_id, readers_of_meeting(meeting)
    words = {f"seat:{of}"}
    words |= {f"person:{meeting.minute_taker_id}"} if meeting.minute_taker_id else set()
    words |= {word for word in readers if word in {"party", "unlock"} or word[:5] == "pass:"}
    return words | named_among(meeting.chair_id, readers)


def named_among(member, readers):
    """Words for one member (a key or None), as far as he is among the readers today."""
    return {f"person:{member}+{word}" for word in readers} if member else set()


def readers_of_item(item):
    """Readers of its meeting; of an internal item the insiders and who presents it."""
    if item.keeping != Keeping.INTERNAL:
        return readers_of_meeting(item.meeting)
    presenter = named_among(item.presenter_id, readers_of_meeting(item.meeting))
    return insiders_of_meeting(item.meeting) | presenter


def readers_of_resolution(resolution):
    """Own committee always; from issue on the cell, the addressees, the party committee."""
    of, kind = resolution.organization_id, resolution.organization.kind
    words = {f"seat:{of}"}
    if resolution.status == ResolutionStatus.DRAFT:
        return words
    words |= opened_by_pass([of], resolution.issued_on.year)
    for addressee in resolution.addressees.all():
        words |= {f"cell:{addressee.pk}", f"seat:{addressee.pk}"}
    if kind == OrganizationKind.CELL:
        words.add("party")
    if resolution.committee_only:
        return words
    return words | ({f"cell:{of}"} if kind == OrganizationKind.CELL else {"member"})


def readers_of_month_report(report):
    """The member; once filed the committee of the cell and the party committee."""
    words = {f"person:{report.member_id}"}
    if report.status != ReportStatus.FILED:
        return words
    of = report.organization_id
    return words | {f"seat:{of}", "party"} | opened_by_pass([of], report.month.year)


def readers_of_paper(paper):
    """A paper is read by whoever reads what it belongs to."""
    if paper.item_id:
        return readers_of_item(paper.item)
    if paper.meeting_id:
        return readers_of_meeting(paper.meeting)
    if paper.resolution_id:
        return readers_of_resolution(paper.resolution)
    return readers_of_month_report(paper.report)
