"""The cast of the month: a cell with its committee and members, and another cell."""

import pytest

from meetings.actions.rules import install_national_rules
from tests.factories.meetings import CellFactory, MemberFactory, PartyCommitteeFactory


@pytest.fixture
def rules(db):
    """The national rules, as set_up_site leaves them."""
    install_national_rules()


@pytest.fixture
def cell(db):
    return CellFactory(name="Chi bộ Đào tạo")


@pytest.fixture
def other_cell(db):
    return CellFactory(name="Chi bộ Khoa Kinh tế")


@pytest.fixture
def party_committee(db):
    return PartyCommitteeFactory()


@pytest.fixture
def secretary(cell):
    return MemberFactory(full_name="Đặng Hữu Phước", cell=cell, office="secretary")


@pytest.fixture
def committee_member(cell):
    return MemberFactory(full_name="Nguyễn Thị Lan", cell=cell, office="committee_member")


@pytest.fixture
def member(cell):
    return MemberFactory(full_name="Lê Thị Ngọc Ánh", cell=cell)


@pytest.fixture
def minute_taker(cell):
    return MemberFactory(full_name="Võ Hoài Ân", cell=cell)


@pytest.fixture
def probationer(cell):
    return MemberFactory(full_name="Tô Khánh Vy", cell=cell, probationary=True)


@pytest.fixture
def stranger(other_cell):
    """Secretary of another cell: the most powerful person who must not see this one."""
    return MemberFactory(full_name="Bạch Văn Ẩn", cell=other_cell, office="secretary")


@pytest.fixture
def superior(cell, party_committee):
    """Of the party committee; belongs to the cell of nobody here."""
    home = CellFactory(name="Chi bộ Hành chính - Tổng hợp")
    return MemberFactory(cell=home, office=("committee_member", party_committee))


@pytest.fixture
def cast(rules, cell, secretary, minute_taker):
    """Whom a meeting needs, as `month` takes them."""
    return {"cell": cell, "secretary": secretary, "minute_taker": minute_taker}


@pytest.fixture
def as_person(client):
    """Signs a person (or a bare account) in and returns the client."""

    def sign_in(person):
        account = getattr(person, "account", person)
        client.force_login(account, backend="intranet.accounts.backends.GroupBackend")
        return client

    return sign_in
