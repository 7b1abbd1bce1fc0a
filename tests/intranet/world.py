"""A small house in which nothing is empty: sections, pages, files and records of one cell."""

from django.contrib.auth.models import Group
from django.core.management import call_command

from home.enums import Role
from tests.factories.home import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import (
    AccountFactory,
    AgendaItemFactory,
    CellFactory,
    MeetingFactory,
    MemberFactory,
    PartyCommitteeFactory,
    ResolutionFactory,
    TaskFactory,
)

BACKEND = "intranet.accounts.backends.GroupBackend"
STORY = [("text", "<p>Một đoạn văn.</p>"), ("takeaway", "Một điều cần nhớ.")]


class World:
    """People by role, and the keys that occur."""

    def __init__(self):
        call_command("set_up_site", "--no-input", verbosity=0)
        self.party = PartyCommitteeFactory()
        self.cell = CellFactory(name="Chi bộ Đào tạo")
        self.secretary = MemberFactory(cell=self.cell, office="secretary")
        self._people()
        self._records()
        self._pages()

    def _people(self):
        member = MemberFactory(cell=self.cell)
        editor = MemberFactory(cell=self.cell).account
        editor.groups.set(Group.objects.filter(name__in=[Role.NEWS_EDITOR, Role.THEMES_EDITOR]))
        administrator = AccountFactory(username="quantri")
        administrator.groups.set(Group.objects.filter(name=Role.ADMINISTRATOR))
        self.people = {
            "anonymous": None,
            "staff": AccountFactory(username="giaovien"),
            "member": member.account,
            "committee": self.secretary.account,
            "party committee": MemberFactory(
                cell=self.cell, office=("secretary", self.party)
            ).account,
            "editor": editor,
            "administrator": administrator,
        }
        self.member = member

    def _records(self):
        meeting = MeetingFactory(organization=self.cell, convened=True)
        draft = MeetingFactory(organization=self.cell)
        items = [AgendaItemFactory(meeting=meeting), AgendaItemFactory(meeting=draft)]
        resolution = ResolutionFactory(organization=self.cell)
        task = TaskFactory(organization=self.cell, accountable=self.member)
        self.records = [meeting, draft, *items, resolution, task, self.cell, self.member]

    def _pages(self):
        pages = [NewsPageFactory(body=STORY), ThemePageFactory(), ReportPageFactory()]
        for page in pages:
            page.save_revision()
        self.records += [*pages, DocumentFactory(), ImageFactory()]

    @property
    def keys(self):
        """Keys that name something somewhere, smallest first."""
        return sorted({record.pk for record in self.records})

    def enter(self, client, role):
        if self.people[role]:
            client.force_login(self.people[role], backend=BACKEND)
