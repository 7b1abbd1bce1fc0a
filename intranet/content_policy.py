"""Content-Security-Policy: what a page of this site may load, run, frame and send to.

None of them allows inline scripts, `eval`, or any other host. Wagtail's own inline starters
of date pickers, choosers and inline panels are replaced (intranet/admin_starters.py).
"""

from csp.constants import NONE, SELF

SITE = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}

# A page as readers will see it, in the frame beside its editor.
PREVIEW = SITE | {"frame-ancestors": [SELF]}

# What Wagtail's scripts write inline, letter for letter; the browser tests fail if an upgrade
# changes it. The text editor (draftail.js): how nested lists are numbered, and an empty style.
NESTED_LISTS = "'sha256-Mhr2Q/2u+/s2WzwlFRrqCw7x0IU+emukGS8Q9RtPZ44='"
EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
# The cutting of a picture (jquery.Jcrop.js) asks whether fingers are known by `return;`.
RETURN = "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"

# Wagtail's admin: the frame of the preview, and pictures that its scripts draw or hold in memory.
ADMIN = SITE | {
    "style-src": [SELF, NESTED_LISTS, EMPTY],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

ADMIN_PICTURE = ADMIN | {"script-src-attr": ["'unsafe-hashes'", RETURN]}
