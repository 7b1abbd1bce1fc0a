"""Mở khóa: where an administrator opens reading for an hour, and closes it again."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..actions import passes
from ..forms.site import UnlockForm
from ..models import Unlock
from ..permissions import may_unlock
from .answers import attempt


def for_administrators(view):
    """404 for anyone without the right to unlock."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_unlock(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_administrators
def unlock(request):
    """Asks for the reason; once open, says until when."""
    form = UnlockForm(request.POST or None)
    if form.is_valid() and attempt(
        request, "Đã mở khóa đọc trong một giờ.", passes.unlock_reading, **form.cleaned_data
    ):
        return redirect("unlock")
    context = {
        "form": form,
        "running": Unlock.objects.running_for(request.user, timezone.now()).first(),
        "earlier": Unlock.objects.filter(account=request.user)[:10],
    }
    return render(request, "meetings/unlock.html", context, status=400 if form.is_bound else 200)


@require_POST
@for_administrators
def lock_again(request):
    """Ends the hour now."""
    attempt(request, "Đã khóa lại.", passes.lock_again)
    return redirect("unlock")
