"""Pictures: measured before they are decoded, then drawn anew without anything but the picture."""

import io

from django.conf import settings
from PIL import Image, ImageCms, ImageOps

from .refusals import TOO_MANY_PIXELS, WRONG_KIND, FileRefused

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
SIGNS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
QUALITY = 92
SRGB = ImageCms.createProfile("sRGB")


def redrawn(content, ending):
    """The picture's bytes: upright, first frame only, in sRGB, without notes or stowaways.

    Drawing anew drops what stands in no pixel: place and time (EXIF), comments, previews, a
    second file after the end mark. The colour profile is applied, then left behind too.
    """
    form = FORMATS[ending]
    if not content.startswith(SIGNS[form]):
        raise FileRefused(WRONG_KIND % ending)
    most = settings.MAX_PICTURE_PIXELS
    too_many = FileRefused(TOO_MANY_PIXELS % (most // 10**6))
    try:
        picture = Image.open(io.BytesIO(content), formats=[form])  # reads the measures only
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many from error
    with picture:
        if picture.width * picture.height > most:
            raise too_many
        return drawn(picture, form, is_lossless=form == "PNG" or content[12:16] == b"VP8L")


def drawn(picture, form, is_lossless):
    picture.seek(0)
    picture.load()
    upright = in_plain_colours(ImageOps.exif_transpose(picture))
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    options = {} if form == "PNG" else {"quality": QUALITY}
    if form == "WEBP":
        options["lossless"] = is_lossless
    result = io.BytesIO()
    upright.save(result, form, **options)
    return result.getvalue()


def in_plain_colours(picture):
    """The same colours without a profile; where it can't be applied, the numbers stay."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
