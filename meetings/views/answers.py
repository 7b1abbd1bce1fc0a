"""How views answer: the records' door, a refusal as a sentence, one page of a list."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect

from ..roles import capacity_of
from .pages import ListPaginator, page_asked

PER_PAGE = 20


def for_members(view):
    """Pages where one reports on one's own work: 404 for whoever only reads by a pass."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not capacity_of(request.user).belongs:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def for_record_readers(view):
    """The records do not exist (404) for accounts that have none at all."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not capacity_of(request.user).has_records:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def one_page(request, rows, apart=0):
    """The page `?p=` asks for of a list (Rows, KeptList.of); 404 for one that does not exist.

    `apart`: how many that the list's size counts stand elsewhere.
    """
    return page_asked(ListPaginator(rows, PER_PAGE, apart=apart), request)


def one_or_404(question, user, **values):
    """The one record a kept Question finds for this person; 404 when it finds none."""
    found = question.of(user, **values)
    if not found:
        raise Http404
    return found[0]


def attempt(request, success, action, /, **arguments):
    """Runs an action and says how it went; returns what it made, or None when it was refused.

    PermissionDenied becomes 404: what one may not do does not exist.
    """
    try:
        made = action(by=request.user, **arguments)
    except PermissionDenied as denied:
        raise Http404 from denied
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return None
    messages.success(request, success)
    return made or True


def back_to(record):
    return redirect(record.get_absolute_url())
