"""Where Wagtail's admin meets the house: fixed pages, choosers, files, news categories."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path as address
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.views import chooser
from wagtail.documents.views import documents
from wagtail.images.views import chooser as image_chooser
from wagtail.images.views import images
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .addresses import (
    FRONT_DEPTH,
    NEWS_SLUG,
    PLAIN_SLUG,
    REPORTS_SLUG,
    SECTION_LABELS,
    THEMES_SLUG,
    is_reserved,
)
from .advice import advice_on
from .explorer import GatedPageViewSet, explorable_pages
from .file_desk import (
    UntaggedDocuments,
    UntaggedImageChooseView,
    UntaggedImages,
    columns_with_text_note,
)
from .hall import panels_for
from .link_forms import AnchorLinkForm, EmailLinkForm, PhoneLinkForm, WholeLinkForm
from .models import (
    MaterialDocument,
    NewsCategory,
    choosable_pages,
)
from .models.base import ContentPage, FixedPage
from .querysets import edited_by, is_editor
from .refusals import RESERVED, STAYS
from .unread_files import UnreadFilesView

# --- Fixed pages stay ---------------------------------------------------------------------


def is_fixed(page):
    """True for the front page and the sections."""
    return issubclass(page.specific_class or Page, FixedPage)


def refuse(request, sentence):
    """Back to the list of pages, with the reason."""
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore_root")


@hooks.register("before_move_page")
def fixed_pages_are_not_moved(request, page, destination):
    if is_fixed(page):
        return refuse(request, STAYS % page.title)
    if is_reserved(page.slug, destination):
        return refuse(request, RESERVED % page.slug)


@hooks.register("before_copy_page")
def no_copy_takes_a_fixed_address(request, page):
    """Fixed pages have no second; a copy right under the front page keeps off its addresses."""
    if is_fixed(page):
        return refuse(request, STAYS % page.title)
    slug, parent = request.POST.get("new_slug"), request.POST.get("new_parent_page", "")
    target = Page.objects.filter(pk=parent).first() if parent.isdigit() else page.get_parent()
    if request.method == "POST" and is_reserved(slug, target):
        return refuse(request, RESERVED % slug)


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
def fixed_pages_are_not_taken_away(request, page):
    if is_fixed(page):
        return refuse(request, STAYS % page.title)


@hooks.register("before_bulk_action")
def fixed_pages_stand_back_from_bulk_actions(request, action_type, objects, action):
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type in {"move", "delete", "unpublish"}:
        for page in pages:
            if is_fixed(page):
                return refuse(request, STAYS % page.title)


@hooks.register("after_publish_page")
def say_what_a_published_page_lacks(request, page):
    if isinstance(page, ContentPage):
        for sentence in advice_on(page):
            messages.warning(request, f"«{page.title}»: {sentence}")


@hooks.register("construct_wagtail_userbar")
def ask_for_no_description_for_search_engines(request, items, page):
    """Nothing here is read by any; among Wagtail's checks beside a page it would always fail."""
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_run_only = [r for r in item.axe_run_only if r != "empty-meta-description"]


# --- The screens of pages -----------------------------------------------------------------


@hooks.register("register_admin_viewset", order=1)  # after Wagtail's own: ours takes its place
def register_gated_pages():
    return GatedPageViewSet()


# --- Lists of files name no tag of another desk, and say where there is no text -----------

documents.IndexView.columns = property(columns_with_text_note)
documents.IndexView.filterset_class = UntaggedDocuments
images.IndexView.filterset_class = UntaggedImages
image_chooser.viewset.choose_view_class = UntaggedImageChooseView

# --- What editors may choose --------------------------------------------------------------

chooser.ExternalLinkView.form_class = WholeLinkForm
chooser.AnchorLinkView.form_class = AnchorLinkForm
chooser.EmailLinkView.form_class = EmailLinkForm
chooser.PhoneLinkView.form_class = PhoneLinkForm


@hooks.register("construct_page_chooser_queryset")
def editors_choose_among_their_pages(pages, request):
    """Among what they read or edit, but for what stands below a page they know nothing of.

    The pop-up prints the pages above: such a branch cannot be entered, nor found by searching.
    """
    choosable = choosable_pages(request.user)
    known = choosable | explorable_pages(request.user)
    hidden = Page.objects.filter(numchild__gt=0).exclude(pk__in=known.values("pk"))
    closed = Q(pk__in=[])
    for path in hidden.filter(depth__gt=1).values_list("path", flat=True):
        closed |= Q(path__startswith=path)
    branch = request.resolver_match.kwargs.get("parent_page_id")
    if branch and not known.exclude(closed).filter(pk=branch).exists():
        raise Http404
    return pages.filter(pk__in=choosable.values("pk")).exclude(closed)


@hooks.register("construct_document_chooser_queryset")
@hooks.register("construct_image_chooser_queryset")
def editors_choose_among_their_files(files, request):
    return files.filter(pk__in=files.model.objects.visible_to(request.user).values("pk"))


@hooks.register("before_serve_document")
def documents_are_for_their_audience(document, request):
    if not MaterialDocument.objects.visible_to(request.user).filter(pk=document.pk).exists():
        raise Http404


# --- The hall -----------------------------------------------------------------------------


@hooks.register("construct_homepage_panels")
def editors_and_administrators_find_what_waits(request, panels):
    panels.extend(panels_for(request.user))


# The sections in the order of the month; the tree of pages stands at 100.
SECTIONS = {
    THEMES_SLUG: ("openquote", 110),
    REPORTS_SLUG: ("doc-full-inverse", 120),
    NEWS_SLUG: ("comment", 130),
    PLAIN_SLUG: ("info-circle", 140),
}


@hooks.register("construct_main_menu")
def editors_find_their_sections(request, items):
    """Each section this editor writes in, one click away."""
    if not is_editor(request.user):
        return
    sections = Page.objects.filter(
        edited_by(request.user), depth=FRONT_DEPTH + 1, slug__in=SECTIONS
    )
    for pk, slug in sections.values_list("pk", "slug"):
        icon, order = SECTIONS[slug]
        url = reverse("wagtailadmin_explore", args=[pk])
        name = f"section-{slug}"
        items.append(MenuItem(SECTION_LABELS[slug], url, name, icon_name=icon, order=order))


@hooks.register("register_admin_urls")
def register_unread_files():
    return [address("tep-chua-doc-duoc-chu/", UnreadFilesView.as_view(), name="unread_files")]


# --- News categories ----------------------------------------------------------------------


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = "Chuyên mục tin"
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["name", "position"]


register_snippet(NewsCategoryViewSet)
