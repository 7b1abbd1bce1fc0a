"""The house rules a machine can keep: sizes, names, templates that only print, one-way imports.

Each rule is a function of (path, text) that yields the offences. EXAMPLES prove that every rule
catches what is wrong and spares what is right; test_house_keeps_rule walks the whole tree.
"""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.conftest import NetworkBlocked

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("intranet", "home", "meetings", "templates", "static", "tests", ".ci")
NOT_OURS = {"__pycache__", "node_modules", ".ruff_cache", ".pytest_cache"}
TEXT = {
    *(".py", ".html", ".css", ".js", ".md", ".txt", ".toml", ".po", ".svg", ".json", ".typ"),
    *(".yml", ".yaml", ".ini", ".cfg", ".sh", ".xml", ".csv", ".example", ""),
}
MOST_LINES = 300

Rule = Callable[[PurePosixPath, str], Iterator[str]]
RULES: dict[str, tuple[Rule, str]] = {}  # name → (rule, what it says when broken)


def rule(sentence: str) -> Callable[[Rule], Rule]:
    """Enter a rule in the register, with the sentence that it fails with."""

    def enter(check: Rule) -> Rule:
        RULES[check.__name__] = (check, sentence)
        return check

    return enter


# --- Walking through the house -------------------------------------------------------------


def house_files() -> Iterator[tuple[PurePosixPath, str]]:
    """Every text file of the project: (path from the root, text)."""
    paths = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        for parent, children, names in os.walk(ROOT / folder):
            children[:] = [child for child in children if child not in NOT_OURS]
            paths += [Path(parent, name) for name in names]
    for path in sorted(paths):
        if path.suffix in TEXT and path.name != ".env":
            yield PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8")


def is_vendored(path: PurePosixPath) -> bool:
    """Somebody else's code, copied as it is."""
    return "vendor" in path.parts or ".min." in path.name


def is_page_template(path: PurePosixPath) -> bool:
    """A template of ours, patches of Wagtail's admin aside."""
    ours = path.parts[0] == "templates" and "wagtailadmin" not in path.parts
    return ours and path.suffix == ".html"


def lines_matching(pattern: re.Pattern, text: str) -> Iterator[str]:
    """Every match with its line number."""
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"dòng {line}: {' '.join(match.group().split())[:80]}"


def without(pattern: re.Pattern, text: str) -> str:
    """Blank out the matches, keeping line numbers."""
    return pattern.sub(lambda match: "\n" * match.group().count("\n"), text)


# --- The rules -----------------------------------------------------------------------------


@rule("Quá 300 dòng là hai chủ đề; tách tệp.")
def short_file(path: PurePosixPath, text: str) -> Iterator[str]:
    exempt = {"migrations", "locale", "tests"} & set(path.parts) or is_vendored(path)
    count = len(text.splitlines())
    if path.suffix in {".py", ".css", ".html"} and not exempt and count > MOST_LINES:
        yield f"{count} dòng (nhiều nhất {MOST_LINES})"


@rule("Không có tệp hay thư mục tạp: tên phải nói nó chứa gì.")
def telling_name(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.suffix == ".py" and {"utils", "helpers", "common", "misc"} & {*path.parts, path.stem}:
        yield "tên không nói lên điều gì"


@rule("Chữ Việt dựng sẵn (NFC), để tìm kiếm và so sánh ra đúng.")
def nfc_text(path: PurePosixPath, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield f"dòng {number}: chữ tổ hợp rời"


@rule("Tệp Python nào có mã cũng mở đầu bằng một câu nói nó là gì.")
def opening_docstring(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.suffix != ".py" or "migrations" in path.parts:
        return
    tree = ast.parse(text)
    if tree.body and not ast.get_docstring(tree):
        yield "thiếu docstring mở đầu"


TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
QUERY = re.compile(
    r"(?<!paginator)\.(?:count|all|filter|exclude|order_by|select_related)\b|\bobjects\."
)


@rule("Mẫu trang chỉ in; câu hỏi tới cơ sở dữ liệu nằm trong view.")
def printing_template(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.parts[0] != "templates":
        return
    for tag in TAG.finditer(text):
        # What stands in quotes is a file name or a word, never a question.
        if QUERY.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.group())):
            line = text.count("\n", 0, tag.start()) + 1
            yield f"dòng {line}: {tag.group()[:80]}"


DJANGO_SYNTAX = re.compile(
    r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
INLINE = re.compile(
    r"""\sstyle\s*=\s*["'] | \son[a-z]+\s*=\s*["'] | \shx-on[:\w-]*\s*= | \bjavascript:
    | <script(?![^>]*\ssrc\s*=)[^>]*>""",
    re.VERBOSE | re.IGNORECASE,
)


@rule("Không kiểu dáng, sự kiện hay script viết thẳng trong trang: chính sách CSP cấm.")
def no_inline_code(path: PurePosixPath, text: str) -> Iterator[str]:
    if is_page_template(path):
        # A Django tag becomes a letter, so that src="{% static … %}" stays a filled attribute.
        filled = DJANGO_SYNTAX.sub(lambda m: "x" + "\n" * m.group().count("\n"), text)
        yield from lines_matching(INLINE, filled)


COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}", re.DOTALL)
UNSAFE_TEMPLATE = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off")
UNSAFE_PYTHON = re.compile(r"\bmark_safe\b|\bSafeString\b")


@rule("Không tắt việc thoát ký tự HTML; cần ghép HTML thì dùng format_html.")
def escaped_output(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.parts[0] == "templates" and path.suffix == ".html":  # plain-text mail has no HTML
        yield from lines_matching(UNSAFE_TEMPLATE, without(COMMENT, text))
    elif path.suffix == ".py" and path.parts[0] != "tests":
        yield from lines_matching(UNSAFE_PYTHON, text)


@rule("Mảnh ghép giao diện mở đầu bằng chú thích {# … #}: nó là gì, nhận gì.")
def explained_component(path: PurePosixPath, text: str) -> Iterator[str]:
    is_component = path.parts[:2] == ("templates", "components") and path.suffix == ".html"
    if is_component and not text.startswith("{#"):
        yield "thiếu chú thích {# … #} ở đầu"


MICROSECONDS = re.compile(r"""date:\s*["']c["']""")


@rule(
    "Giờ cho máy đọc ghi đến phút: date:'c' của một thời điểm có sáu số lẻ, chuẩn HTML không nhận."
)
def times_to_the_minute(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.parts[0] == "templates":
        yield from lines_matching(MICROSECONDS, text)


# The W3C's namespaces are names; nothing is fetched from them.
OUTSIDE_ASSET = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"')]*|url\(\s*[\"']?//[^\s\"')]*")
OUTSIDE_ATTRIBUTE = re.compile(
    r"""\s(?:src|srcset|href|action|poster|data|formaction)\s*=\s*["']?\s*(?:https?:)?//[^\s"'>]*""",
    re.IGNORECASE,
)


@rule("Mạng của trường có thể đóng: trang không tải gì từ máy khác.")
def nothing_from_outside(path: PurePosixPath, text: str) -> Iterator[str]:
    if path.parts[:2] in (("static", "css"), ("static", "js")) and not is_vendored(path):
        yield from lines_matching(OUTSIDE_ASSET, text)
    elif path.parts[0] == "templates":
        yield from lines_matching(OUTSIDE_ATTRIBUTE, text)


HOST = re.compile(r"\w+://\S*|^\s*-{1,2}(?!-hash)[\w-]+.*| @ \S+|/opt/\S*|/root/\S*", re.MULTILINE)


@rule("Tệp khóa phiên bản không nêu kho gói hay đường dẫn của máy nào.")
def hostless_requirements(path: PurePosixPath, text: str) -> Iterator[str]:
    if len(path.parts) == 1 and path.match("requirements*.txt"):
        entries = without(re.compile(r"--hash=\S+"), text)
        yield from lines_matching(HOST, entries)


# --- The whole house keeps them -------------------------------------------------------------


@pytest.mark.parametrize("name", RULES)
def test_house_keeps_rule(name):
    check, sentence = RULES[name]
    offenders = [f"{path}: {what}" for path, text in house_files() for what in check(path, text)]
    assert not offenders, "\n".join([sentence, *offenders])


def test_walk_reaches_every_part_of_the_house():
    seen = {path.as_posix() for path, _text in house_files()}
    assert {"manage.py", "Makefile", "requirements.txt", ".ci/run", "tests/test_house.py"} <= seen
    assert {"intranet", "home", "meetings"} <= {path.split("/")[0] for path in seen}


# --- Every rule can fail -------------------------------------------------------------------

# (rule, path, wrong text, right text)
EXAMPLES = [
    ("short_file", "home/views.py", "x = 1\n" * 301, "x = 1\n" * 300),
    ("short_file", "static/css/main.css", "a{}\n" * 301, "a{}\n"),
    ("nfc_text", "README.md", "Chi bo\u0323\n", "Chi bộ\n"),
    ("opening_docstring", "home/views.py", "import os\n", '"""Trang."""\nimport os\n'),
    ("opening_docstring", "home/apps.py", "# chú thích\nx = 1\n", "# chỉ chú thích\n"),
    ("printing_template", "templates/a.html", "{% for a in b.all %}", "{% for a in b %}"),
    ("printing_template", "templates/a.html", "{{ tasks.count }}", "{{ paginator.count }}"),
    ("printing_template", "templates/a.html", "{{ m.objects.first }}", "{{ forloop.counter }}"),
    ("printing_template", "templates/a.html", "{{ x.filter }}", "{% filter a %}.all"),
    ("printing_template", "templates/a.html", "{% if a.exclude %}", '{% static "x.all.css" %}'),
    ("no_inline_code", "templates/a.html", '<p style="color:red">', '<link rel="stylesheet">'),
    ("no_inline_code", "templates/a.html", '<p onclick="x()">', '<p class="on">'),
    ("no_inline_code", "templates/a.html", '<p hx-on:click="x()">', '<p hx-get="/x">'),
    ("no_inline_code", "templates/a.html", "<script>1</script>", "<script defer src=x></script>"),
    (
        "no_inline_code",
        "templates/a.html",
        '<script type="module">1</script>',
        "<script src=\"{% static 'a.js' %}\" defer></script>",
    ),
    ("no_inline_code", "templates/a.html", '<a href="javascript:x">', "{# <script> #}"),
    ("escaped_output", "templates/a.html", "{{ x|safe }}", "{{ x|safeguard }}"),
    ("escaped_output", "templates/a.html", "{% autoescape off %}", "{% autoescape on %}"),
    ("escaped_output", "templates/a.html", "{{ x|safeseq }}", "{# không |safe #}"),
    ("escaped_output", "templates/wagtailadmin/a.html", "{{ x | safe }}", "{{ x.safe }}"),
    ("escaped_output", "home/views.py", "mark_safe(x)", "format_html(x)"),
    ("explained_component", "templates/components/a.html", "<p>", "{# Thẻ. #}<p>"),
    ("times_to_the_minute", "templates/a.html", "{{ x|date:'c' }}", "{{ x|date:'Y-m-d' }}"),
    ("nothing_from_outside", "static/css/a.css", "url(//x.vn/a)", "url(a.woff2)"),
    ("nothing_from_outside", "static/js/a.js", "'https://x.vn'", "'http://www.w3.org/2000/svg'"),
    ("nothing_from_outside", "templates/a.html", '<a href="//x.vn">', '<a href="/x/">'),
    ("nothing_from_outside", "templates/a.html", '<img src="http://x.vn">', "<p>http://x.vn</p>"),
    ("hostless_requirements", "requirements.txt", "--index-url x", "a==1 \\\n    --hash=sha256:0"),
    ("hostless_requirements", "requirements-dev.txt", "# https://x.vn", "a==1 ; os_name == 'nt'"),
    ("hostless_requirements", "requirements.txt", "a @ file:///opt/a", "# via a"),
]


@pytest.mark.parametrize(("name", "path", "bad", "good"), EXAMPLES)
def test_rule_can_fail(name, path, bad, good):
    check, _sentence = RULES[name]
    assert list(check(PurePosixPath(path), bad)), f"{name} bỏ lọt: {bad[:60]}"
    assert not list(check(PurePosixPath(path), good)), f"{name} bắt oan: {good[:60]}"


@pytest.mark.parametrize("path", ["home/utils.py", "meetings/helpers/dates.py", "tests/misc.py"])
def test_vague_names_are_caught(path):
    assert list(telling_name(PurePosixPath(path), ""))
    assert not list(telling_name(PurePosixPath("home/archive.py"), ""))


def test_every_rule_has_an_example():
    assert {*RULES} == {name for name, *_ in EXAMPLES} | {"telling_name"}


# --- Direction of imports ------------------------------------------------------------------


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    """Run import-linter on a tree."""
    code = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )


def plant_tree(folder: Path) -> None:
    """The three roots, empty, under our contracts."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("intranet", "home", "meetings"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()


def test_import_contracts():
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_import_contracts_bear_missing_modules(tmp_path):
    plant_tree(tmp_path)
    result = lint_imports(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("meetings/models.py", "home"),
        ("home/models.py", "intranet"),
        ("meetings/models.py", "meetings.actions"),
        ("meetings/permissions.py", "meetings.jobs"),
        ("meetings/roles.py", "meetings.querysets"),
        ("home/models.py", "home.views"),
        ("home/blocks.py", "home.search"),
    ],
)
def test_import_contracts_can_fail(tmp_path, importer, imported):
    plant_tree(tmp_path)
    if "." in imported:
        (tmp_path / (imported.replace(".", "/") + ".py")).touch()
    (tmp_path / importer).write_text(f"import {imported}\n")
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


# --- The rules in tests/conftest.py --------------------------------------------------------


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
@pytest.mark.parametrize("workers", ["0", "1"])
def test_skip_fails_only_on_ci(tmp_path, ci, code, workers):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_skip.py").write_text(
        "import pytest\ndef test_ok(): pass\ndef test_skipped(): pytest.skip('thiếu máy in')\n"
    )
    result = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider"),
            *("-n", workers, "--rootdir", str(tmp_path), "-c", os.devnull, str(tmp_path)),
        ],
        cwd=tmp_path,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
    )
    assert result.returncode == code, result.stdout + result.stderr
    assert ("được tính là hỏng" in result.stdout) == bool(ci)
    assert ("thiếu máy in" in result.stdout) == bool(ci)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "intranet.invalid"])
def test_outside_network_is_refused(host):
    with pytest.raises(NetworkBlocked):
        socket.create_connection((host, 80), timeout=1)
    with pytest.raises(NetworkBlocked), socket.socket() as direct:
        direct.connect((host, 80))


def test_loopback_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
