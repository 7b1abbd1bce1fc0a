"""The one sanitiser: what HTML of a page body may hold, whoever wrote it, an editor or code.

Wagtail's editor cleans what is typed into it; HTML that a command, an import or another program
puts into a body would be printed as it stands. The allow-list is what the editor can write.
"""

import nh3

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

TAGS = {"p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a"}
# `data-block-key` is Wagtail's mark of a paragraph; a link inside the house is kind and key.
ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    **{tag: {"data-block-key"} for tag in ("p", "ol", "ul", "li")},
}
SCHEMES = {"http", "https", "mailto", "tel"}
LINK_TYPES = {"page", "document"}


def clean_html(html):
    """The HTML without anything the editor could not have written; text is kept."""
    return nh3.clean(
        str(html or ""),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _attribute(tag, name, value):
    """The value to keep, or None: keys are numbers, kinds of link are those we know."""
    if name == "id":
        return value if value.isascii() and value.isdigit() and len(value) <= 18 else None
    if name == "linktype":
        return value if value in LINK_TYPES else None
    return value
