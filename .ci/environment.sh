#!/bin/sh
# Builds .venv from a locked requirements file; does nothing when nothing changed since.
# Usage: sh .ci/environment.sh requirements.txt | requirements-dev.txt
set -eu
cd "$(dirname "$0")/.."

requirements=$1
venv=.venv

step() { printf '→ %s\n' "$1"; }
stop() { printf '✗ %s\n' "$@" >&2; exit 1; }

find_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

explain_missing_python() {
    found=$(python3 --version 2>/dev/null || true)
    if [ -n "$found" ]; then
        stop "Cần Python 3.11 trở lên, máy này chỉ có $found." \
             "Trên Debian 12 trở lên hoặc Ubuntu 24.04 trở lên: apt-get install python3 python3-venv"
    fi
    stop "Không tìm thấy Python. Cần Python 3.11 trở lên." \
         "Trên Debian hoặc Ubuntu: apt-get install python3 python3-venv"
}

check_modules() {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "Python $version ở $python thiếu venv hoặc ensurepip." \
             "Trên Debian hoặc Ubuntu: apt-get install python$version-venv (hoặc python3-venv)"
    "$python" -c 'import sqlite3, ssl' >/dev/null 2>&1 ||
        stop "Python $version ở $python thiếu sqlite3 hoặc ssl." \
             "Hãy dùng bản Python của hệ điều hành: apt-get install python3 python3-venv"
}

fingerprint() {
    "$venv/bin/python" -c '
import hashlib, pathlib, sys
print(hashlib.sha256(pathlib.Path(sys.argv[1]).read_bytes()).hexdigest(), sys.version.split()[0])
' "$1"
}

[ -f "$requirements" ] || stop "Không thấy tệp $requirements."

if ! "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$(find_python) || explain_missing_python
    check_modules
    step "Tạo môi trường $venv bằng $python"
    "$python" -m venv --clear "$venv" || stop "Không tạo được $venv."
fi

stamp="$venv/installed-$requirements"
wanted=$(fingerprint "$requirements")
[ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && exit 0

step "Cài thư viện theo $requirements (lần đầu mất vài phút)"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes -r "$requirements" ||
    stop "Không cài được thư viện. Hãy kiểm tra mạng tới kho gói Python rồi chạy lại."
printf '%s\n' "$wanted" > "$stamp"
# requirements-dev.txt contains requirements.txt, so both are done now.
if [ "$requirements" = requirements-dev.txt ]; then
    fingerprint requirements.txt > "$venv/installed-requirements.txt"
fi
step "Đã cài xong thư viện"
