"""What our own source must not hold: raw HTML, raw SQL, other people's hosts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [
    path
    for room in ("intranet", "home", "meetings")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
]
TEMPLATES = list((ROOT / "templates").rglob("*.html"))
ASSETS = [path for kind in ("css", "js", "svg") for path in (ROOT / "static").rglob(f"*.{kind}")]

# Pattern → files that may, and why.
NOT_IN_CODE = {
    r"\bmark_safe\b|\bSafeString\b|\b__html__\b": {},
    r"\.raw\(|\.extra\(|\bRawSQL\b": {},
    r"\bcursor\(\)|\.execute\(": {
        "home/search/engines/statements.py": "the search engines' SQL; values go as parameters",
        "meetings/prepared.py": "SQL that Django built from a queryset; values go as parameters",
    },
    r"\bcsrf_exempt\b|\bxframe_options_exempt\b|\bcsp_exempt\b": {},
    r"\beval\(|\bexec\(|\bpickle\b|\bos\.system\b|shell=True": {},
    r"\bTemplate\(|from_string\(": {
        "home/search/engines/statements.py": "names of our own tables, put into our own SQL",
    },
    r"\burllib\.request\b|\brequests\b|\bhttpx\b|\burlopen\b": {},
    r"\bformat_html\b": {
        "intranet/admin_starters.py": "escapes what it puts together",
        "intranet/wagtail_hooks.py": "an address of our own static file",
        "meetings/views/take_along.py": "our own style, put into a file to save",
    },
    r"RichTextBlock\(|RichTextField\(|RawHTMLBlock|HTMLBlock": {
        "home/blocks.py": "the one block of rich text, which cleans itself",
    },
}
NOT_IN_TEMPLATES = r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off|\|\s*richtext\b|\{%\s*csp"
# A namespace is a name, not an address that anybody opens.
NAMESPACES = re.compile(r"http://www\.w3\.org/\S+")
OUTSIDE = re.compile(r"(?:https?:)?//[\w-]+\.[\w.-]+", re.I)


@pytest.mark.parametrize("pattern", NOT_IN_CODE)
def test_the_code_keeps_to_safe_ways(pattern):
    found = {
        path.relative_to(ROOT).as_posix() for path in CODE if re.search(pattern, path.read_text())
    }
    assert found == set(NOT_IN_CODE[pattern])


def test_no_sql_is_put_together_from_text():
    sql = re.compile(r"""f["'](?:SELECT|INSERT|UPDATE|DELETE)\s|["'](?:SELECT|DELETE)\s.*%\s*\(""")
    assert [path for path in CODE if sql.search(path.read_text())] == []


def test_templates_print_nothing_unescaped():
    assert [path for path in TEMPLATES if re.search(NOT_IN_TEMPLATES, path.read_text())] == []
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("path", [*TEMPLATES, *ASSETS], ids=lambda path: path.name)
def test_no_template_style_or_script_names_another_host(path):
    assert OUTSIDE.findall(NAMESPACES.sub("", path.read_text())) == []
