"""The one body of all pages: headings, text, pictures, tables, steps and things to remember."""

from itertools import groupby

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from .clean_html import TEXT_FEATURES, clean_html
from .tables import TableBlock


class CleanRichTextBlock(blocks.RichTextBlock):
    """Cleans on every way in: from code, from a form, from the database, and into it."""

    def normalize(self, value):
        return RichText(clean_html(getattr(value, "source", value)))

    def to_python(self, value):
        return self.normalize(value)

    def value_from_form(self, value):
        return self.normalize(value)

    def get_prep_value(self, value):
        return clean_html(value.source)

    def deconstruct(self):
        """To migrations it is Wagtail's block: the column does not change with our rules."""
        _, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs


class PictureBlock(blocks.StructBlock):
    """A photo with words for those who see it and for those who cannot."""

    image = ImageChooserBlock(label="Ảnh")
    alt = blocks.CharBlock(
        label="Mô tả ảnh",
        required=False,
        max_length=250,
        help_text="Đọc cho người không xem được ảnh. Để trống thì dùng mô tả của chính ảnh.",
    )
    caption = blocks.CharBlock(label="Chú thích", required=False, max_length=250)

    class Meta:
        icon = "image"
        label = "Hình ảnh"
        template = "blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, and whose they are."""

    text = blocks.TextBlock(label="Lời trích", rows=3)
    source = blocks.CharBlock(label="Của ai, ở đâu", required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        template = "blocks/quote.html"


class StepBlock(blocks.StructBlock):
    """One step; steps that follow each other are numbered together."""

    title = blocks.CharBlock(label="Tên bước", max_length=200)
    text = blocks.TextBlock(label="Nội dung", required=False, rows=3)

    class Meta:
        icon = "order"
        label = "Bước"
        template = "blocks/step.html"


class FileBlock(blocks.StructBlock):
    """A file to open, with a word on what it is."""

    document = DocumentChooserBlock(label="Tệp")
    note = blocks.CharBlock(label="Ghi chú", required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = "Tài liệu"
        template = "blocks/document.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        words = [value["document"].size_words, value["note"]]
        return context | {"words": ". ".join(word for word in words if word)}


class StoryBlock(blocks.StreamBlock):
    """The body of a page. Files a reader may not open are left out, title and all."""

    heading = blocks.CharBlock(
        label="Tiêu đề", icon="title", max_length=200, template="blocks/heading.html"
    )
    text = CleanRichTextBlock(label="Đoạn văn", icon="pilcrow", features=TEXT_FEATURES)
    image = PictureBlock()
    quote = QuoteBlock()
    takeaway = blocks.TextBlock(
        label="Ghi nhớ", icon="pin", rows=2, template="blocks/takeaway.html"
    )
    step = StepBlock()
    table = TableBlock()
    document = FileBlock()

    class Meta:
        required = False
        template = "blocks/story.html"

    def value_from_datadict(self, data, files, prefix):
        """As typed. A form that lost part of its blocks is refused (400), never half saved."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError) as broken:
            raise BadRequest from broken

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        request = (parent_context or {}).get("request")
        user = getattr(request, "user", AnonymousUser())
        closed = self._closed(value, user)
        kept = [child for child in value if child not in closed]
        context["parts"] = [
            {"kind": kind, "blocks": list(group)}
            for kind, group in groupby(kept, key=lambda child: child.block_type)
        ]
        return context

    def _closed(self, value, user):
        """Picture and file blocks whose file this reader may not open."""
        closed = []
        for kind, part in (("image", "image"), ("document", "document")):
            children = [child for child in value if child.block_type == kind]
            if children:
                model = self.child_blocks[kind].child_blocks[part].model_class
                pks = [child.value[part].pk for child in children if child.value[part]]
                seen = set(
                    model.objects.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True)
                )
                closed += [c for c in children if not c.value[part] or c.value[part].pk not in seen]
        return closed
