"""Pages of the world: news, plain pages, themes and reports, live and drafts, for everyone."""

from wagtail.log_actions import log
from wagtail.models import Collection, Page

from home.enums import Audience, Role
from home.models import Material, NewsCategory
from home.permissions import COLLECTIONS
from tests.factories.home import (
    NewsPageFactory,
    PlainPageFactory,
    ReportPageFactory,
    ThemePageFactory,
)
from tests.factories.meetings import ThemeFactory

from .files import document_of, image_of


def collection_of(role):
    return Collection.objects.get(name=COLLECTIONS[role])


def add_cell_pages(world, cell):
    """What is written of, or for, that cell."""
    organization, mark = cell.organization, cell.mark
    own = {"organization": organization, "owner": world.accounts["themes editor of B"]}
    report = report_page(world, cell, "pages", Audience.ORGANIZATION, "Báo cáo của chi bộ")
    inner = report_page(world, cell, "committee pages", Audience.COMMITTEE, "Báo cáo cho chi ủy")
    theme = theme_page(world, cell, "committee pages", Audience.COMMITTEE, own)
    handed = ReportPageFactory(
        title=mark("hand-in", "bài đã gửi"), slug=f"bai-gui-{cell.letter.lower()}", live=False,
        organization=organization, owner=cell.committee.account,
        meeting=organization.meetings.filter(status="closed").first(),
    )  # fmt: skip
    news = news_page(world, cell, "news", Audience.ORGANIZATION)
    closed = PlainPageFactory(
        title=mark("plain", "trang kín"), slug=f"trang-{cell.letter.lower()}", show_in_menus=True,
        audience=Audience.COMMITTEE, organization=organization, body=story(mark("plain", "chữ")),
    )  # fmt: skip
    below = PlainPageFactory(
        parent=closed, title=world.marks.of("staff", "trang mở dưới trang kín")
    )
    for page in (report, inner, theme, handed, news, closed, below):
        keep(world, page)


def story(*words):
    return [("text", f"<p>{word}</p>") for word in words]


def report_page(world, cell, kind, audience, title):
    mark = cell.mark
    document = document_of(
        world, cell, kind, audience, collection=collection_of(Role.THEMES_EDITOR)
    )
    page = ReportPageFactory(
        title=f"{title} {mark(kind, 'tên báo cáo')}", organization=cell.organization,
        audience=audience, abstract=mark(kind, "tóm tắt"), body=story(mark(kind, "thân báo cáo")),
        author=mark(kind, "người báo cáo"), document=document,
        owner=world.accounts["themes editor of B"],
    )  # fmt: skip
    return page


def theme_page(world, cell, kind, audience, fields):
    mark = cell.mark
    theme = ThemeFactory(
        title=mark("theme", "tên chuyên đề", owner="members"), organizations=[cell.organization]
    )
    world.note("theme", theme.pk)
    words = ["presenters", "lead", "grounds", "questions", "takeaways"]
    page = ThemePageFactory(
        title=mark(kind, "tên trang chuyên đề"), theme=theme, audience=audience,
        body=story(mark(kind, "thân chuyên đề")),
        **{name: mark(kind, f"chuyên đề: {name}") for name in words}, **fields,
    )  # fmt: skip
    document = document_of(
        world, cell, kind, audience, collection=collection_of(Role.THEMES_EDITOR)
    )
    Material.objects.create(
        page=page, document=document, title=mark(kind, "tên tài liệu chuyên đề"),
        note=mark(kind, "ghi chú tài liệu"),
    )  # fmt: skip
    return page


def news_page(world, cell, kind, audience):
    mark = cell.mark
    image = image_of(world, cell, kind, audience, collection=collection_of(Role.NEWS_EDITOR))
    words = ["lead", "byline", "source", "keywords"]
    return NewsPageFactory(
        title=mark(kind, "tên tin"), audience=audience, organization=cell.organization,
        body=[
            *story(mark(kind, "thân tin")),
            ("image", {"image": image, "alt": "", "caption": ""}),
        ],
        owner=world.accounts["news editor"],
        **{name: mark(kind, f"tin: {name}") for name in words},
    )  # fmt: skip


def add_house_pages(world):
    """Pages of no cell: for all staff, for members, and a draft on the editors' desk."""
    marks, desk = world.marks, world.accounts["news editor"]
    category = NewsCategory.objects.create(name=marks.of("staff", "chuyên mục"))
    world.note("newscategory", category.pk)
    pages = [
        NewsPageFactory(
            title=marks.of("staff", "tin cho mọi người"), category=category, owner=desk,
            lead=marks.of("staff", "mở đầu"),
        ),
        NewsPageFactory(
            title=marks.of("news desk", "tin nháp"), category=category, owner=desk, live=False,
            body=story(marks.of("news desk", "thân tin nháp")),
        ),
        PlainPageFactory(
            title=marks.of("members plain", "trang cho đảng viên"), audience=Audience.MEMBERS,
            body=story(marks.of("members plain", "chữ cho đảng viên")),
        ),
        ThemePageFactory(
            title=marks.of("members", "chuyên đề cho đảng viên"),
            theme=ThemeFactory(title=marks.of("members", "kế hoạch chuyên đề")),
            lead=marks.of("members", "tóm tắt chuyên đề"),
            owner=world.accounts["themes editor of B"],
        ),
        ThemePageFactory(
            title=marks.of("themes desk", "chuyên đề nháp"), live=False,
            theme=ThemeFactory(title=marks.of("members", "kế hoạch chuyên đề sau")),
            owner=world.accounts["themes editor of B"],
        ),
    ]  # fmt: skip
    for page in pages:
        keep(world, page)
    for index in Page.objects.filter(depth__lte=3):
        world.note("page", index.pk)
        world.note("section", index.pk)
        if index.depth > 1:
            world.note("url", index.specific.url)


def keep(world, page):
    """Two versions and a line of history; then its key, its address, its versions crosswise."""
    page = page.specific
    page.save_revision(user=page.owner, log_action=True)
    page.save_revision(user=page.owner)
    log(instance=page, action="wagtail.edit", user=page.owner)
    own = list(page.revisions.values_list("pk", flat=True))
    world.note("page", page.pk)
    world.note("url", page.url)
    note_versions(world, page.pk, own)


def note_versions(world, page, own):
    """Own versions, and those of the page kept before, as if they were of this one."""
    foreign = [version for _, version in world.tuples["page and version"][-1:]]
    world.tuples["page and version"] += [(page, version) for version in own[:1] + foreign]
    crosswise = foreign or own
    world.tuples["page and two versions"] += [
        (page, own[0], own[1]),
        (page, crosswise[0], own[0]),
        (page, "earliest", crosswise[0]),
    ]
