"""The addresses of the house (design §5). Everything is closed unless opened on purpose."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from home.views import files, pages
from intranet.accounts import appearance, own_account, password_again
from intranet.accounts import second_factor_views as second_factor
from intranet.accounts import views as accounts

from . import health, robots

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="sign_in", query_string=True))
to_reset = login_not_required(RedirectView.as_view(pattern_name="password_reset"))

urlpatterns = [
    path("", pages.front, name="front"),  # first, because it is asked for most
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.nothing_for_robots, name="robots"),
    path("dang-nhap/", accounts.sign_in, name="sign_in"),
    path("dang-nhap/ma/", second_factor.SecondStep.as_view(), name="second_step"),
    path("dang-nhap/lai/", password_again.ConfirmPassword.as_view(), name="confirm_password"),
    path("dang-xuat/", accounts.sign_out, name="sign_out"),
    path("doi-mat-khau/", accounts.password_change, name="password_change"),
    path("doi-mat-khau/xong/", accounts.password_change_done, name="password_change_done"),
    path("quen-mat-khau/", accounts.password_reset, name="password_reset"),
    path("quen-mat-khau/da-gui/", accounts.password_reset_done, name="password_reset_done"),
    path(
        "quen-mat-khau/<uidb64>/<token>/",
        accounts.password_reset_confirm,
        name="password_reset_confirm",
    ),
    path("quen-mat-khau/xong/", accounts.password_reset_complete, name="password_reset_complete"),
    path("tai-khoan/", own_account.own_account, name="own_account"),
    path("tai-khoan/co-chu/", appearance.text_size, name="text_size"),
    path("tai-khoan/nen/", appearance.background, name="background"),
    path("tai-khoan/cac-may/", own_account.own_sessions, name="own_sessions"),
    path("tai-khoan/hai-buoc/", second_factor.second_factor, name="second_factor"),
    path("tai-khoan/hai-buoc/bat-dau/", second_factor.start, name="second_factor_start"),
    path("tai-khoan/hai-buoc/hinh.svg", second_factor.picture, name="second_factor_picture"),
    path("tai-khoan/hai-buoc/xac-nhan/", second_factor.confirm, name="second_factor_confirm"),
    path("tai-khoan/hai-buoc/tat/", second_factor.remove, name="second_factor_remove"),
    # Wagtail's own doors for signing in and resetting lead to ours.
    path("quan-tri/login/", to_sign_in),
    path("quan-tri/logout/", accounts.sign_out, name="wagtailadmin_logout"),
    path("_util/login/", to_sign_in),
    re_path(r"^quan-tri/password_reset/", to_reset),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/<int:document_id>/chu/", files.document_text, name="document_text"),
    # Under the name that Wagtail's documents ask for; its own addresses know no audience.
    path(
        "tai-lieu/<int:document_id>/<path:document_filename>",
        files.document,
        name="wagtaildocs_serve",
    ),
    path("media/<path:name>", files.media, name="media"),
    path("", include("meetings.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "intranet.errors.bad_request"
