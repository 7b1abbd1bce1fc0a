"""Checks of our own on pages: what an editor should still add. They warn and never block."""


def pictures_without_words(page):
    """How many pictures of a page nobody described, for those who cannot see them."""
    blocks = [block for block in getattr(page, "body", None) or [] if block.block_type == "image"]
    shown = [
        block.value["image"]
        for block in blocks
        if block.value["image"] and not block.value["alt"].strip()
    ]
    if hasattr(page, "materials"):
        shown += [material.image for material in page.materials.all() if material.image]
    return sum(not image.description.strip() for image in shown)


def advice_on(page):
    """Sentences for the editor of this page, most important first."""
    yield from page.own_advice()
    if count := pictures_without_words(page):
        yield (
            f"{count} ảnh chưa có mô tả cho người không xem được. Ghi một câu vào ô «Mô tả ảnh», "
            "ví dụ: «Thầy Ân hướng dẫn học sinh ở xưởng điện»."
        )
