"""The admin's form of pages: it offers, and takes, only what the editor may see."""

from django.core.exceptions import ValidationError
from django.template.defaultfilters import slugify as stock_slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import cautious_slugify

from meetings.vietnamese import slugify

from .addresses import is_reserved
from .enums import NAMES_ORGANIZATION
from .refusals import NAME_ORGANIZATION, NOT_YOURS, RESERVED


def offer_only_visible(form, user):
    """Choices become what `user` may see; a value he may not see leaves the form, untouched."""
    for name, field in list(form.fields.items()):
        queryset = getattr(field, "queryset", None)
        if not hasattr(queryset, "visible_to"):
            continue
        visible = queryset.visible_to(user)
        field.queryset = visible.for_lists() if hasattr(visible, "for_lists") else visible
        current = getattr(form.instance, f"{name}_id", None)
        if current and not visible.filter(pk=current).exists():
            del form.fields[name]
        elif hasattr(field.widget, "get_instance"):
            name_only_visible(field.widget, visible)


def name_only_visible(chooser, visible):
    """A chooser prints the title of any key that was posted; of what is hidden, nothing."""
    found = chooser.get_instance

    def get_instance(value):
        instance = found(value)
        return instance if instance and visible.filter(pk=instance.pk).exists() else None

    chooser.get_instance = get_instance


def require_named_organization(form, cleaned):
    """An audience of members or committee of an organisation needs to know of which one."""
    needs_name = cleaned.get("audience") in NAMES_ORGANIZATION
    if needs_name and "organization" in form.fields and not cleaned.get("organization"):
        form.add_error("organization", NAME_ORGANIZATION)


def rows_below(form):
    """The forms of all inline rows, at every depth."""
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            yield row
            yield from rows_below(row)


class HousePageForm(WagtailAdminPageForm):
    """The form of every page type."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.already_named = set()
        if slug := self.fields.get("slug"):
            slug.required = False  # made from the title
        if self.for_user is None:
            return
        offer_only_visible(self, self.for_user)
        for row in rows_below(self):
            offer_only_visible(row, self.for_user)
        if self.is_bound:
            self.already_named = self.instance.references()

    def clean_slug(self):
        """A slug made from the title by somebody who does not know Đ is made again."""
        title, slug = self.cleaned_data.get("title", ""), self.cleaned_data["slug"]
        if slug and slug in {stock_slugify(title), cautious_slugify(title)}:
            slug = slugify(title) or slug
        if is_reserved(slug, self.parent_page):
            raise ValidationError(RESERVED % slug)
        return slug

    def clean(self):
        cleaned = super().clean()
        require_named_organization(self, cleaned)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.for_user is not None:
            added = self.instance.references() - self.already_named
            if self.instance.hidden_from(self.for_user, added):
                self.add_error(None, NOT_YOURS)
