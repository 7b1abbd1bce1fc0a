"""«Tài khoản của tôi»: the way to the password, the second step, and the other machines."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from . import second_factor as steps
from .actions import end_sessions
from .door_log import write
from .sessions import KEPT


@require_GET
def own_account(request):
    """How one's account stands."""
    phone = steps.phone_of(request.user)
    context = {
        "account": request.user,
        "second_factor": phone,
        "may_have_second_factor": steps.may_have_second_factor(request.user),
        "codes_left": steps.codes_left(request.user) if phone else 0,
        "kept": request.session.get(KEPT),
    }
    return render(request, "registration/own_account.html", context)


@require_POST
def own_sessions(request):
    """Signs out every machine but this one."""
    end_sessions(account=request.user, by=request.user)
    update_session_auth_hash(request, request.user)
    write("sessions-ended", request.user.get_username(), request)
    messages.success(request, "Đã đăng xuất khỏi mọi máy khác. Máy này vẫn đăng nhập.")
    return redirect("own_account")
