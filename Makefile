# All commands of the project; they need make, Python >= 3.11 and a package index.
.DEFAULT_GOAL := help
.PHONY: help run test check fix lock bench screenshots environment environment-dev

PY := .venv/bin/python

help: ## In danh sách lệnh này
	@printf 'Cách dùng: make LỆNH\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS='|' read -r name words; do printf '%-13s %s\n' "$$name" "$$words"; done

run: environment ## Chạy thử ở http://127.0.0.1:8000 với dữ liệu mẫu (PORT=… đổi cổng)
	@$(PY) .ci/run_dev.py

test: environment-dev ## Soát mã và chạy mọi kiểm thử trên SQLite, PostgreSQL và Chromium
	@$(PY) .ci/run_tests.py

check: environment-dev ## Soát nhanh: mã, chiều phụ thuộc, cấu hình, migration
	@$(PY) .ci/checks.py

fix: environment-dev ## Tự sửa lỗi mã và định dạng
	@$(PY) -m ruff check --fix; left=$$?; $(PY) -m ruff format && exit $$left

lock: environment-dev ## Khóa lại phiên bản thư viện từ pyproject.toml (UPGRADE=1 để nâng)
	@$(PY) .ci/lock.py

bench: environment-dev ## Đo tốc độ trên dữ liệu lớn, in JSON (N=20000, BENCH_DB=postgres, QUICK=1, OUT=…)
	@PYTHONPATH=.ci $(PY) -m bench

screenshots: environment-dev ## Chụp mọi loại trang: điện thoại, máy bàn, sáng, tối (OUT=screenshots, ONLY=…, KEEP=…)
	@PYTHONPATH=.ci $(PY) -m gallery

environment:
	@sh .ci/environment.sh requirements.txt

environment-dev:
	@sh .ci/environment.sh requirements-dev.txt
