"""The demo's records: one school, seven cells, a year told up to today by the actions."""

from operator import itemgetter

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from . import committees, other_cells, papers, promises, themed, topics, training_cell, visitors
from .cast import found
from .clock import Calendar, at


@transaction.atomic
def tell(accounts, say=print):
    """Writes the whole story for these accounts (by user name) and returns its cast."""
    calendar = Calendar(timezone.now())
    with disable_reference_index_auto_update():
        say("Đảng bộ, bảy chi bộ, đảng viên, chức vụ")
        cast = found(calendar, accounts)
        cast.themes = topics.plan(cast)
        say("Một năm sinh hoạt: chương trình, biên bản, nghị quyết, nhiệm vụ")
        for moment, act in in_order(scenes(cast)):
            with at(moment):
                act()
    index_references()
    return cast


def scenes(cast):
    """Everything that happened, as (moment, what to do)."""
    yield from papers.registers(cast)
    yield from training_cell.held_months(cast)
    yield from training_cell.called_off(cast)
    yield from themed.sessions(cast, cast.themes)
    yield from committees.chi_uy(cast)
    yield from committees.dang_uy(cast)
    yield from committees.conference(cast)
    yield from other_cells.economics(cast)
    yield from other_cells.next_of_each(cast)
    yield from papers.papers(cast)
    yield from promises.running(cast)
    yield from promises.reports(cast)
    yield from training_cell.to_come(cast)
    yield from visitors.visits(cast)


def index_references():
    """Wagtail's index of what points at what, once at the end and not at each of many saves."""
    for model in apps.get_app_config("meetings").get_models():
        if ReferenceIndex.model_is_indexable(model):
            for record in model._default_manager.all():
                ReferenceIndex.create_or_update_for_object(record)


def in_order(scenes):
    """Earliest first; what happens at the same moment stays in the order it was told."""
    return sorted(scenes, key=itemgetter(0))
