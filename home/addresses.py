"""Addresses that are taken: the sections' own and those that lead elsewhere than to pages."""

FRONT_SLUG = "trang-nhat"
NEWS_SLUG = "tin-tuc"
THEMES_SLUG = "chuyen-de"
REPORTS_SLUG = "bao-cao"
PLAIN_SLUG = "thong-tin"

SECTION_LABELS = {
    NEWS_SLUG: "Tin tức",
    THEMES_SLUG: "Chuyên đề",
    REPORTS_SLUG: "Báo cáo",
    PLAIN_SLUG: "Thông tin chung",
}

FRONT_DEPTH = 2  # below Wagtail's invisible root

RESERVED_SLUGS = frozenset({
    NEWS_SLUG, THEMES_SLUG, REPORTS_SLUG, PLAIN_SLUG,
    # the records
    "sinh-hoat", "nghi-quyet", "nhiem-vu", "bao-cao-thang", "tep", "lich", "giay-moi",
    # finding
    "luu-tru", "tim-kiem",
    # accounts and the admin
    "quan-tri", "dang-nhap", "dang-xuat", "doi-mat-khau", "quen-mat-khau", "tai-khoan",
    "thanh-phan", "mo-khoa",
    # files and machines
    "tai-lieu", "media", "static", "healthz", "readyz", "robots", "favicon",
})  # fmt: skip


def is_reserved(slug, parent):
    """True if a page of that slug, right under the front page, would hide or be hidden."""
    return parent is not None and parent.depth == FRONT_DEPTH and slug in RESERVED_SLUGS


def trail_to(title, section=None, url=""):
    """The way to a page, as crumbs print it: front page, section, the page itself."""
    above = ((SECTION_LABELS[section], f"/{section}/"),) if section else ()
    return ("Trang nhất", "/"), *above, (title, url)
