"""No traces: what a signed-in person saw stays in no cache, in the browser or on the way."""

# Addresses that answer for themselves: Wagtail's icons and words say nothing about anybody.
DECIDE_THEMSELVES = {
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtail_modeladmin:javascript_catalog",
}


class NothingStaysBehind:
    """Says `private, no-store` to a signed-in person, whatever weaker word a view chose."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not request.user.is_authenticated:
            return response
        match = request.resolver_match
        decides = match is not None and match.view_name in DECIDE_THEMSELVES
        if not (decides and response.status_code == 200 and "Cache-Control" in response):
            response["Cache-Control"] = "private, no-store"
        return response
