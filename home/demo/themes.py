"""Publishes the themed pages with their materials: the talk as DOCX, the form as PDF, a picture."""

from meetings.demo import files
from meetings.demo.clock import moment_of, shift_month
from meetings.demo.topics import TOPICS

from ..enums import MaterialKind, Role
from ..models import Material, ThemeIndexPage, ThemePage
from . import pictures
from .publishing import add_document, add_picture, leave_draft, publish
from .theme_texts import THEMES

DRAFTS = {"tri-tue"}


def publish_themes(cast):
    """One page a topic; the one of the coming quarter is still a draft."""
    index, editor = ThemeIndexPage.objects.get(), cast.by("bientap")
    for key, told in THEMES.items():
        moment = written_on(cast, TOPICS[key].quarter)
        page = page_of(cast.themes[key], told)
        page.materials = materials_of(page, told, editor, moment, key == "an-toan")
        put = leave_draft if key in DRAFTS else publish
        put(index, page, editor, moment)


def written_on(cast, quarter):
    """In the first days of its quarter; this quarter's at the latest yesterday."""
    calendar = cast.calendar
    year, number = calendar.quarter(quarter)
    first = shift_month(calendar.today.replace(year=year, month=number * 3, day=1), -2)
    return min(moment_of(first.replace(day=6), 9), calendar.yesterday(9))


def page_of(theme, told):
    return ThemePage(
        title=theme.title,
        theme=theme,
        presenters=told.presenters,
        lead=told.lead,
        grounds=told.grounds,
        questions=told.questions,
        body=list(told.body),
        takeaways=told.takeaways,
    )


def materials_of(page, told, editor, moment, with_picture):
    """Files are made here and now, and lie in the collection of the themes' editors."""
    role, short = Role.THEMES_EDITOR, page.title.split(":")[0][:80]
    talk = files.docx(page.title, talk_parts(told))
    talk = add_document(role, f"Bài viết: {short}", "docx", talk, editor, moment)
    form = files.pdf("Phiếu liên hệ", [f"# {page.title}", *form_lines(told)])
    form = add_document(role, f"Phiếu liên hệ: {short}", "pdf", form, editor, moment)
    materials = [
        Material(kind=MaterialKind.TALK, document=talk, note="Đọc trước buổi sinh hoạt"),
        Material(kind=MaterialKind.FORM, document=form, note="Một trang để in"),
    ]
    if with_picture:
        words = "Tranh khắc: xưởng thực hành với chiếc máy tiện"
        drawn = add_picture(role, "Xưởng thực hành", pictures.workshop(), editor, moment, words)
        title = "Tranh dùng để treo xưởng"
        materials.append(Material(kind=MaterialKind.IMAGE, image=drawn, title=title))
    return materials


def talk_parts(told):
    """The article as plain paragraphs for a file."""
    parts = [told.lead, "# Căn cứ", *told.grounds.split("\n"), "# Nội dung"]
    for kind, value in told.body:
        if kind == "step":
            parts.append(f"{value['title']}. {value['text']}")
        elif kind == "heading":
            parts.append(f"# {value}")
        elif kind == "table":
            parts += [value["caption"], *value["rows"].split("\n")]
        else:
            parts.append(plain(value))
    return [*parts, "# Câu hỏi để cùng bàn", *told.questions.split("\n")]


def plain(value):
    source = getattr(value, "source", value)
    return source.replace("<p>", "").replace("</p>", " ").strip()


def form_lines(told):
    lines = ["Họ và tên: ………………………………………… Chi bộ: ………………………"]
    for question in told.form:
        lines += [f"# {question}", "…" * 46, "…" * 46]
    return lines
