"""Draws two block prints with Pillow: palms over a canal, a workshop with its lathe."""

from io import BytesIO

from PIL import Image, ImageDraw

PAPER, INK, WATER, LEAF, CLAY = "#f3ecdc", "#22302c", "#8fb3a8", "#3f6b4f", "#b4552f"
SIZE = (1200, 750)


def as_png(picture):
    stream = BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def canvas():
    picture = Image.new("RGB", SIZE, PAPER)
    return picture, ImageDraw.Draw(picture)


def canal():
    """Nipa palms on both banks, a sun, a small boat."""
    picture, draw = canvas()
    draw.ellipse((820, 90, 980, 250), fill=CLAY)
    draw.rectangle((0, 470, 1200, 750), fill=WATER)
    for row in range(490, 750, 36):
        shift = 60 if row // 36 % 2 else 0
        for left in range(-40 + shift, 1200, 180):
            draw.arc((left, row, left + 110, row + 26), 200, 340, fill=INK, width=4)
    for root in (120, 260, 420, 1010, 1120):
        palm(draw, root, 480, 190 + root % 90)
    draw.polygon([(560, 585), (850, 585), (800, 640), (610, 640)], fill=INK)
    draw.line((705, 585, 705, 500), fill=INK, width=8)
    draw.ellipse((682, 462, 728, 508), fill=INK)
    draw.polygon([(655, 470), (755, 470), (705, 432)], fill=CLAY)
    return as_png(picture)


def palm(draw, x, y, height):
    """One palm: a fan of seven pointed leaves."""
    for lean in (-150, -105, -55, 0, 55, 105, 150):
        top = (x + lean, y - height + abs(lean) // 2)
        draw.polygon([(x - 11, y), (x + 11, y), top], fill=LEAF)
        draw.line((x, y, *top), fill=INK, width=3)


def workshop():
    """A saw-tooth roof, windows, a lathe, and the sign of the day."""
    picture, draw = canvas()
    for left in range(120, 1080, 240):
        draw.polygon([(left, 260), (left, 120), (left + 240, 260)], fill=CLAY)
    draw.rectangle((120, 260, 1080, 620), fill=LEAF)
    for left in range(180, 1060, 180):
        draw.rectangle((left, 310, left + 110, 420), fill=PAPER)
        draw.line((left + 55, 310, left + 55, 420), fill=INK, width=5)
        draw.line((left, 365, left + 110, 365), fill=INK, width=5)
    draw.rectangle((300, 500, 860, 560), fill=INK)
    draw.rectangle((330, 560, 380, 650), fill=INK)
    draw.rectangle((780, 560, 830, 650), fill=INK)
    draw.ellipse((330, 430, 430, 530), fill=CLAY, outline=INK, width=8)
    draw.rectangle((430, 472, 700, 488), fill=PAPER)
    draw.polygon([(700, 450), (790, 480), (700, 510)], fill=PAPER)
    draw.rectangle((0, 650, 1200, 664), fill=INK)
    return as_png(picture)
