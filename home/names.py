"""Names of organisations and terms, by their keys, in the order in which choices are listed."""

from typing import NamedTuple

from meetings.asking import answers
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


class Names(NamedTuple):
    """Names by key: of organisations, the Đảng ủy first; of terms (name, whose), latest first."""

    organizations: dict
    terms: dict


def organizations_known(user):
    """Names by key of the organisations that this person knows."""
    return dict(KNOWN_ORGANIZATIONS.of(user))


def names_known(user):
    """Names of all organisations and terms that this person knows."""
    return _both(KNOWN_ORGANIZATIONS.asked(user), user)


def names_beside(user):
    """Names of all organisations, and of the terms that this person knows."""
    return _both(ORGANIZATIONS.asked(), user)


def _both(organizations, user):
    found = answers(organizations=organizations, terms=KNOWN_TERMS.asked(user))
    terms = {pk: (name, whose) for pk, name, whose in found["terms"]}
    return Names(dict(found["organizations"]), terms)


def among(names, keys):
    """Of these names those of some keys, in their order."""
    return {key: name for key, name in names.items() if key in keys}
