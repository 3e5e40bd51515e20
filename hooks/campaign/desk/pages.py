"""The desk's page as files: what a browser loads, at an editor's machine or beside a published site."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from campaign.campaign import Campaign
from campaign.desk.collections import configuration
from campaign.desk.workplace import BRANCH

LOOKS = (
    "desk.js",
    "records.js",
    "previews.js",
    "widgets.js",
    "vi.js",
    "manual.js",
    "desk.css",
    "preview.css",
)
LOCAL: Mapping[str, Any] = {"name": "proxy", "proxy_url": "/api/v1", "branch": BRANCH}
HOSTS = {
    "gitlab": "https://gitlab.com",
    "github": "https://api.github.com https://*.githubusercontent.com https://api.netlify.com",
    "gitea": "",
}
"""Whom the browser may ask, by backend; `api_root` and `base_url` are added."""


def write_pages(
    target: Path, campaign: Campaign, root: Path, modules: Path, backend: Mapping[str, Any] = LOCAL
) -> None:
    """Write the desk's page into the folder `target`; what lies there goes."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    desk = root / "overrides" / "desk"
    for name in LOOKS:
        shutil.copy(desk / name, target)
    index = jinja2.Template((desk / "index.html").read_text(encoding="utf-8"), autoescape=True)
    page = index.render(hosts=_hosts(backend))
    (target / "index.html").write_text(page, encoding="utf-8")
    config = configuration(campaign, root, backend)
    (target / "config.json").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    _copy_libraries(modules, target)


def _hosts(backend: Mapping[str, Any]) -> str:
    given = [HOSTS.get(backend["name"], ""), backend.get("api_root", ""), backend.get("base_url", "")]
    return "".join(f" {host}" for host in given if host)


def _copy_libraries(modules: Path, target: Path) -> None:
    (target / "cms").mkdir()
    for path in (modules / "decap-cms" / "dist").iterdir():
        if path.name.endswith((".decap-cms.js", ".wasm")) or path.name == "decap-cms.js":
            shutil.copy(path, target / "cms")
    shutil.copytree(modules / "yaml" / "browser", target / "yaml")
