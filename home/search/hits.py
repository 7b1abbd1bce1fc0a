"""Hits as a page prints them, each asked once more of the rule of its own kind."""

import logging
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from meetings.models import Meeting, Minutes, Paper, Resolution
from meetings.querysets.questions import ByKeys
from meetings.querysets.seen import seen_among
from meetings.states import out_of_force_state

from ..models import SearchEntry, SearchText
from ..querysets.questions import PagesByKeys
from .fragments import Piece, Wanted, fragment, title_pieces
from .places import content_type_of, object_of
from .words import words_of

RECORDS = (Meeting, Minutes, Paper, Resolution)  # seen by capacity alone
# Of keys that were found for this person.
CARDS = ByKeys(lambda _reader: SearchEntry.objects.select_related("text"))
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hit:
    """One line of the results."""

    kind: str
    label: str
    title: list[Piece]
    address: str
    fragment: list[Piece]
    guarded: bool
    day: object
    organization: str
    state: dict | None  # components/status.html, of a paper out of force
    text: SearchText


def hits_of(user, rows, names, typed, by_half=False):
    """Lines for these rows, in their order; `names` of organisations that this person knows, by
    key; `typed`: what was looked for, the last word by half."""
    rows = still_seen(user, rows)
    cards = CARDS.in_bulk(user, [row.key for row in rows])
    wanted = Wanted(words_of(typed), by_half)
    return [hit_of(cards[row.key].text, names, wanted) for row in rows if row.key in cards]


def hit_of(card, names, wanted):
    body = card.abstract
    if not (card.guarded or wanted.spots(body)):
        body = f"{card.abstract}\n{card.body}".strip()
    return Hit(
        kind=card.entry.kind,
        label=card.label,
        title=title_pieces(card.title, wanted),
        address=card.address,
        # The reading of a guarded paper is noted when it is opened; a list shows none of it.
        fragment=[] if card.guarded else fragment(body, wanted),
        guarded=card.guarded,
        day=card.entry.day,
        organization=names.get(card.entry.organization_id, ""),
        state=out_of_force_state(card.entry.out_of_force),
        text=card,
    )


def still_seen(user, rows):
    """Rows whose paper its own `visible_to` gives too. Cards repeat that rule; this is its second
    lock, so that a card which lags behind opens nothing."""
    by_type = {}
    for row in rows:
        by_type.setdefault(content_type_of(row.key), set()).add(object_of(row.key))
    seen = {
        (type_id, pk) for type_id, pks in by_type.items() for pk in seen_keys(user, type_id, pks)
    }
    kept = [row for row in rows if (content_type_of(row.key), object_of(row.key)) in seen]
    if len(kept) < len(rows):
        logger.warning("%d cards of papers that their reader may not see", len(rows) - len(kept))
    return kept


def seen_keys(user, type_id, pks):
    model = ContentType.objects.get_for_id(type_id).model_class()
    return seen_among(model, user, pks, ByKeys if model in RECORDS else PagesByKeys)
