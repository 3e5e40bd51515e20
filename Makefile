# Hai lệnh chính: `make site` dựng trang và sổ tay, `make test` chạy mọi kiểm thử.
# Everything is installed into .venv from the lock files, with hashes; nothing else by hand.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site check new format stale report links serve desk test lock clean

help: ## In ra danh sách lệnh này
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site.done ## Dựng trang web và sổ tay PDF vào site/
	@$(BIN)/campaign build

check: $(VENV)/site.done ## Chỉ kiểm tra dữ liệu và các trang (chưa tới một giây)
	@$(BIN)/campaign check

new: $(VENV)/site.done ## Tạo một bản ghi từ mẫu, ví dụ: make new KIND=event (hỏi những điều cần biết)
	@$(BIN)/campaign new $(or $(KIND),--help)

format: $(VENV)/site.done ## Xếp lại khóa trong các tệp YAML theo thứ tự của mẫu, giữ nguyên chú thích
	@$(BIN)/campaign format

links: $(VENV)/test.done ## Thử các liên kết ra ngoài (cần mạng; mỗi tuần máy chủ tự chạy)
	@$(BIN)/lychee --config lychee.toml --extensions md,yml --no-progress $(LINKS) docs handbooks README.md CONTRIBUTING.md

stale: $(VENV)/site.done ## Nêu những gì đã cũ: bản dịch, trang quá ngày xem lại, văn bản lâu chưa tra
	@$(BIN)/campaign stale

report: $(VENV)/site.done ## Báo cáo thay đổi so với một bản trong git, ví dụ: make report BASE=origin/main
	@$(BIN)/campaign report --base $(or $(BASE),origin/main)

serve: $(VENV)/site.done ## Xem thử tại http://127.0.0.1:8000, sửa và lưu là thấy ngay
	@$(BIN)/campaign serve

desk: $(VENV)/site.done ## Mở bàn biên tập trong trình duyệt (cần Node.js)
	@$(BIN)/campaign desk

test: $(VENV)/test.done ## Chạy mọi kiểm thử, cả trong trình duyệt
	@CHROMIUM="$$($(BIN)/python tests/chromium.py)" && export CHROMIUM && \
	  $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && \
	  $(BIN)/campaign format --check && $(BIN)/pytest -n 2 --dist worksteal

lock: ## Ghi lại hai tệp khóa phiên bản (khi đổi pyproject.toml)
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install -q uv==0.13.9
	@for file in "requirements.lock" "requirements-test.lock --group test"; do \
	  set -- $$file; output=$$1; shift; \
	  $(VENV)-lock/bin/uv pip compile pyproject.toml "$$@" --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-emit-index-url --quiet --output-file $$output || exit 1; \
	done; rm -rf $(VENV)-lock

clean: ## Xóa mọi thứ sinh ra: site/, .venv/, bộ nhớ đệm
	rm -rf site .site-* .cache $(VENV) $(VENV)-lock .pytest_cache .mypy_cache .ruff_cache hooks/*.egg-info
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên / Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv $(VENV)

# Installed anew when a lock changes; setuptools is in the lock, so the last step needs no network.
$(VENV)/site.done: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@$(PIP) install --quiet --require-hashes --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.done: requirements-test.lock $(VENV)/site.done
	@$(PIP) install --quiet --require-hashes --requirement requirements-test.lock
	@touch $@
