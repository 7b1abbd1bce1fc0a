"""What the admin shows: our accounts, and no item that leads to a door shut for this person."""

from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail_modeladmin.options import modeladmin_register

from .access_register import AccessRegister
from .accounts.policy import AccountPolicy
from .accounts.viewsets import AccountSearchArea, AccountViewSet
from .admin_doors import is_inside, may_enter
from .hall import NothingWaits

# Exact: wagtail.users registers a policy of its own for the same class, whichever comes last.
User = get_user_model()
register_permission_policy(User, AccountPolicy(User), exact_class=True)


@hooks.register("register_admin_viewset", order=1)  # after wagtail.users: our edit links win
def register_accounts():
    return AccountViewSet("accounts", url_prefix="tai-khoan")


@hooks.register("register_admin_search_area")
def register_account_search():
    """Before wagtail.users' own, whose screen does not exist here."""
    return AccountSearchArea(
        "Tài khoản", reverse("accounts:index"), name="accounts", icon_name="user", order=500
    )


modeladmin_register(AccessRegister)


@hooks.register("insert_global_admin_js")
def start_from_data():
    """In place of Wagtail's inline scripts (admin_starters.py)."""
    return format_html('<script src="{}"></script>', static("js/admin-starters.js"))


@hooks.register("insert_global_admin_js")
def show_files_being_made():
    """Beside the lists' links to a spreadsheet (meetings/admin/spreadsheet.py)."""
    return render_to_string("components/making.html")


@hooks.register("insert_global_admin_css")
def dress_the_admin():
    """Our hall, and lists that can be read on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_log_actions")
def register_account_actions(actions):
    actions.register_action(
        "accounts.hand_out_password", "Cấp mật khẩu", "Đã cấp mật khẩu dùng một lần"
    )
    actions.register_action("accounts.set_own_password", "Đặt mật khẩu", "Đã tự đặt mật khẩu")
    actions.register_action(
        "accounts.end_sessions", "Đăng xuất mọi máy", "Đã đăng xuất khỏi mọi máy"
    )
    actions.register_action(
        "accounts.confirm_second_factor", "Bật hai bước", "Đã bật xác nhận hai bước"
    )
    actions.register_action(
        "accounts.remove_second_factor", "Tắt hai bước", "Đã tắt xác nhận hai bước"
    )


# --- Only what leads somewhere ------------------------------------------------------------


def leads_somewhere(user, url):
    """False for the admin's addresses that don't exist for this person, and for other sites.

    Other sites: Wagtail's guides. The school's network may be closed.
    """
    if not url or url.startswith("#"):
        return True
    if not url.startswith("/"):
        return False
    try:
        door = resolve(url.split("?")[0].split("#")[0]).view_name
    except Resolver404:
        return False
    return not is_inside(url) or may_enter(user, door)


@hooks.register("construct_main_menu", order=100)
@hooks.register("construct_settings_menu", order=100)
@hooks.register("construct_reports_menu", order=100)
@hooks.register("construct_help_menu", order=100)
@hooks.register("construct_search", order=100)
def keep_what_leads_somewhere(request, items):
    items[:] = [item for item in items if leads_somewhere(request.user, item.url)]


@hooks.register("register_admin_menu_item")
def everybody_finds_back_to_the_hall():
    url = reverse("wagtailadmin_home")
    return MenuItem("Việc của tôi", url, name="hall", icon_name="clipboard-list", order=1)


@hooks.register("construct_main_menu", order=90)
def drop_help(request, items):
    """Wagtail's help is English and leads outside; ours is the page «Trợ giúp»."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_panels", order=-100)
def empty_the_desk(request, panels):
    """Wagtail's own panels are about workflows and locks, which we do not use."""
    panels.clear()


@hooks.register("construct_homepage_panels", order=100)
def say_so_when_nothing_waits(request, panels):
    if not panels:
        panels.append(NothingWaits(request.user))


@hooks.register("construct_homepage_summary_items", order=-100)
def empty_the_summary(request, items):
    """Wagtail counts pages and files whoever may read them."""
    items.clear()
