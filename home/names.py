"""Names of organisations and terms, by their keys, in the order in which choices are listed."""

from meetings.models import Organization, Term
from meetings.prepared import Prepared
from meetings.querysets.questions import Question

ORGANIZATIONS = Prepared(lambda: Organization.objects.values_list("pk", "name"))
KNOWN_ORGANIZATIONS = Question(
    lambda reader: Organization.objects.visible_to(reader).values_list("pk", "name")
)
KNOWN_TERMS = Question(
    lambda reader: (
        Term.objects.visible_to(reader)
        .order_by("-starts_on", "organization")
        .values_list("pk", "name", "organization__name")
    )
)


def organizations_among(keys):
    """Names of organisations whose papers somebody sees, the Đảng ủy first."""
    return {pk: name for pk, name in ORGANIZATIONS.objects() if pk in keys}


def organizations_known(user, keys):
    """Names of those among them that this person knows."""
    return {pk: name for pk, name in KNOWN_ORGANIZATIONS.of(user) if pk in keys}


def terms_known(user, keys):
    """Key → (name, whose) of the terms that this person knows, the latest first."""
    return {pk: (name, whose) for pk, name, whose in KNOWN_TERMS.of(user) if pk in keys}
