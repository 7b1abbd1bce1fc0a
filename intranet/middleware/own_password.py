"""Own password first: a one-time password opens nothing but the change of itself."""

from django.shortcuts import redirect
from django.urls import reverse


class OwnPasswordFirst:
    """Who came in with a one-time password sets an own one before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated and user.must_set_own_password:
            allowed = {reverse("password_change"), reverse("sign_out"), reverse("sign_in")}
            if request.path not in allowed and not request.path.startswith("/static/"):
                return redirect("password_change")
        return self.get_response(request)
