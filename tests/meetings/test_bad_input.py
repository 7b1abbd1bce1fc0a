"""What people type wrong in the admin comes back with a sentence, and nothing is written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting, Office, Organization, RuleSet
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, OfficeFactory

from .test_admin import address, meeting_data

pytestmark = pytest.mark.django_db
BACKEND = "intranet.accounts.backends.GroupBackend"


@pytest.fixture
def as_secretary(client, secretary):
    client.force_login(secretary.account, backend=BACKEND)
    return client


@pytest.fixture
def as_superior(client, superior):
    client.force_login(superior.account, backend=BACKEND)
    return client


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "32/13/2026 14:00"},
        {"starts_at": "12/31/2026 14:00"},
        {"starts_at": ""},
        {"planned_minutes": "-5"},
        {"planned_minutes": "0"},
        {"planned_minutes": "1" + "0" * 30},
        {"type": "thematic"},
        {"type": "conference"},
        {"type": "lạ"},
        {"chair": "abc"},
        {"organization": ""},
        {"place": "x" * 300},
    ],
)
def test_a_meeting_typed_wrong_comes_back(as_secretary, cell, secretary, wrong):
    data = meeting_data(cell, secretary, [{"title": "Mục đã gõ"}], **wrong)

    page = as_secretary.post(address("meeting", "add"), data)

    assert page.status_code in (200, 400)
    assert page.status_code == 400 or "Mục đã gõ" in page.content.decode()
    assert not Meeting.objects.exists()


def test_chair_and_minute_taker_are_two_people(as_secretary, cell, secretary):
    data = meeting_data(cell, secretary, minute_taker=secretary.pk)

    page = as_secretary.post(address("meeting", "add"), data)

    assert "hai người khác nhau" in page.content.decode()


def test_3_october_is_3_october(as_secretary, cell, secretary):
    as_secretary.post(
        address("meeting", "add"), meeting_data(cell, secretary, starts_at="03/10/2027 14:00")
    )

    day = timezone.localtime(Meeting.objects.get().starts_at)
    assert (day.day, day.month) == (3, 10)


def organization_data(**changes):
    data = {
        "loaded_version": "0", "kind": "cell", "name": "Chi bộ mới", "parent": "",
        "founded_on": "01/01/2026", "dissolved_on": "", "regular_day": "3",
        "regular_time": "14:00", "regular_place": "",
    }  # fmt: skip
    for prefix in ("terms", "lines"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0",
                 f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"}  # fmt: skip
    return data | changes


def test_a_second_party_committee_is_refused_as_child_and_as_root(
    as_superior, party_committee, cell
):
    for parent in (party_committee.pk, cell.pk, ""):
        data = organization_data(kind="party_committee", name="Đảng ủy hai", parent=parent)
        page = as_superior.post(address("organization", "add"), data)
        assert page.status_code == 200
    assert Organization.objects.filter(kind="party_committee").count() == 1


def test_a_cell_needs_the_party_committee_above_it(as_superior, cell):
    for parent in ("", cell.pk):
        page = as_superior.post(address("organization", "add"), organization_data(parent=parent))
        assert page.status_code == 200
        assert "trực thuộc" in page.content.decode()
    assert not Organization.objects.filter(name="Chi bộ mới").exists()


def term(number, name, starts_on, ends_on=""):
    fields = {"name": name, "starts_on": starts_on, "ends_on": ends_on, "id": "", "DELETE": ""}
    return {f"terms-{number}-{key}": value for key, value in fields.items()}


def test_overlapping_terms_are_refused(as_superior, party_committee):
    data = organization_data(parent=party_committee.pk) | {"terms-TOTAL_FORMS": "2"}
    data |= term(0, "2020 - 2025", "01/01/2020", "31/12/2025")
    overlap = data | term(1, "2025 - 2030", "01/06/2025")
    backwards = data | term(1, "2025 - 2030", "01/01/2026", "01/01/2025")
    fine = data | term(1, "2025 - 2030", "01/01/2026")

    assert (
        "trùng thời gian"
        in as_superior.post(address("organization", "add"), overlap).content.decode()
    )
    assert (
        "từ ngày bắt đầu trở đi"
        in as_superior.post(address("organization", "add"), backwards).content.decode()
    )
    assert as_superior.post(address("organization", "add"), fine).status_code == 302
    assert Organization.objects.get(name="Chi bộ mới").terms.count() == 2


def test_a_cell_has_one_secretary_at_a_time(as_superior, cell, secretary, member):
    data = {"loaded_version": "0", "organization": cell.pk, "role": "secretary",
            "member": member.pk, "starts_on": "01/01/2026", "confirmed_on": "",
            "ends_on": ""}  # fmt: skip

    page = as_superior.post(address("office", "add"), data)

    assert "đã có Bí thư" in page.content.decode()
    assert Office.objects.filter(organization=cell).count() == 1


def test_a_rule_that_makes_no_sense_is_refused(as_superior, rules):
    data = {
        "loaded_version": "0", "title": "Quy định địa phương", "citation": "01-QĐ/ĐU",
        "layer": "2", "organization": "", "effective_from": "01/01/2026",
        "rules-TOTAL_FORMS": "1", "rules-INITIAL_FORMS": "0", "rules-MIN_NUM_FORMS": "0",
        "rules-MAX_NUM_FORMS": "1000", "rules-0-key": "ordinary_vote", "rules-0-value": '"9/8"',
        "rules-0-citation": "", "rules-0-id": "", "rules-0-DELETE": "",
    }  # fmt: skip
    before = RuleSet.objects.count()

    page = as_superior.post(address("ruleset", "add"), data)

    assert page.status_code == 200
    assert RuleSet.objects.count() == before


def test_the_database_itself_refuses_an_interval_that_ends_before_it_starts(cell, member):
    office = OfficeFactory.build(
        member=member, organization=cell, starts_on="2026-02-01", ends_on="2026-01-01"
    )

    with pytest.raises(ValidationError):
        office.full_clean()


def test_the_cost_of_an_edit_form_is_pinned(as_secretary, cell, secretary):
    meeting = MeetingFactory(organization=cell, chair=secretary)
    for n in range(3):
        AgendaItemFactory(meeting=meeting, presenter=secretary, sort_order=n)
    url = reverse("wagtailsnippets_meetings_meeting:edit", args=[meeting.pk])
    as_secretary.get(url)

    with CaptureQueriesContext(connection) as captured:
        as_secretary.get(url)

    assert len(captured) <= 32, len(captured)
