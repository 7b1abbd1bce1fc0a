"""On a meeting's page: what its committee handed in to be published, and the way to do so."""

from django import template

from ..models import ReportPage, ThemePage

register = template.Library()


@register.inclusion_tag("home/handed_in.html")
def handed_in(meeting):
    """Drafts and published pages from that meeting, for those who keep its record."""
    reports = ReportPage.objects.handed_in_from(meeting)
    pages = list(reports.order_by("-latest_revision_created_at"))
    theme_pages = list(ThemePage.objects.filter(theme=meeting.theme_id)) if meeting.theme_id else []
    own = [page for page in theme_pages if page.organization_id == meeting.organization_id]
    return {
        "meeting": meeting,
        "pages": own + pages,
        "may_hand_in_theme": meeting.theme_id and not theme_pages,
    }
