"""«Tệp chưa đọc được chữ»: documents that the search cannot look into, for their keepers."""

from django.db.models import Q
from django.urls import reverse
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView

from meetings.enums import TextState

from .file_desk import files_of
from .models import MaterialDocument


def unread_files_of(user):
    """Documents without text that this person may open, and keeps or has handed in himself."""
    kept = files_of(MaterialDocument, user).values("pk")
    own = Q(pk__in=kept) | Q(uploaded_by_user=user)
    unread = MaterialDocument.objects.visible_to(user).exclude(text_state=TextState.FOUND)
    return unread.filter(own)


class UnreadFilesView(BaseListingView):
    """The list, newest first; a title leads to where its file can be replaced."""

    model = MaterialDocument
    page_title = "Tệp chưa đọc được chữ"
    header_icon = "warning"
    index_url_name = "unread_files"
    default_ordering = "-created_at"
    paginate_by = 50

    def get_base_queryset(self):
        return unread_files_of(self.request.user)

    @property
    def columns(self):
        keeps = set(files_of(MaterialDocument, self.request.user).values_list("pk", flat=True))
        return [
            TitleColumn("title", label="Tài liệu", get_url=lambda file: address_of(file, keeps)),
            Column("text_note", label="Chữ trong tệp"),
            DateColumn("created_at", label="Ngày gửi"),
        ]


def address_of(file, keeps):
    """The form of a document one keeps; of another, the file itself."""
    return reverse("wagtaildocs:edit", args=[file.pk]) if file.pk in keeps else file.url
