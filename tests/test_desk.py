"""The desk in the browser, as an editor uses it: forms, a saved change and its branch, what is refused."""

import http.client
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from campaign import load
from campaign.__main__ import main
from campaign.desk.collections import configuration
from campaign.desk.fields import KEY, leaves
from campaign.desk.node import LOCK, NEEDED, NoDesk, packages
from campaign.desk.open import CACHE, desk_of
from campaign.desk.pages import LOCAL
from campaign.desk.workplace import BRANCH, CONFLICT, NO_NAME, NO_REPOSITORY, git, open_workplace, problems_on
from campaign.kinds import KINDS
from campaign.tidying import model_of, tidied
from click.testing import CliRunner
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parent.parent
ZONE = "docs/data/zones/kkt-dong-dang-lang-son.yml"
EVENT = "docs/su-kien/2026-12-10-tap-huan-phan-loai-rac.md"
PATIENCE = 60_000  # milliseconds; Decap asks git for much, and may share the machine


@pytest.fixture(scope="module")
def configured() -> dict[str, Any]:
    campaign, _ = load(ROOT)
    assert campaign
    return configuration(campaign, ROOT, LOCAL)


def forms(config: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for collection in config["collections"]:
        yield collection["name"], collection.get("fields") or collection["files"][0]["fields"]


# --- forms


def test_every_field_has_a_vietnamese_label_and_every_choice_a_name(configured: dict[str, Any]) -> None:
    for form, fields in forms(configured):
        for keys, field in leaves(fields):
            assert field["label"] and field["label"] != keys[-1], (form, keys)
            assert field["label"] != field["name"] or field["name"] == KEY, (form, keys)
            if keys[-1] != "unit" and field["widget"] == "select":  # kWh/t is its own name
                named = [one["label"] != one["value"] for one in field["options"]]
                assert all(named), (form, keys, field["options"][:3])


def test_every_kind_of_record_is_at_the_desk(configured: dict[str, Any]) -> None:
    """All but the official units, which change by a resolution of the State and in their hundreds."""
    at_desk = {form for form, _ in forms(configured)}
    assert {kind.field for kind in KINDS} - at_desk == {"place_files"}
    assert {"events", "pages", "chapters-san-xuat-sach-hon"} <= at_desk


def test_widgets_follow_the_model(configured: dict[str, Any]) -> None:
    fields = dict(forms(configured))
    zone = {".".join(keys): field for keys, field in leaves(fields["zones"])}
    event = {".".join(keys): field for keys, field in leaves(fields["events"])}
    assert (zone["area_ha.value"]["widget"], zone["area_ha.value"]["min"]) == ("number", 0)
    assert [one["value"] for one in zone["type"]["options"]] == ["kkt", "kcn", "ccn", "lang-nghe"]
    assert zone["communes.place"]["widget"] == "select"
    assert len(zone["communes.place"]["options"]) > 250
    assert (event["zones"]["widget"], event["zones"]["collection"]) == ("relation", "zones")
    assert event["zones"]["multiple"] is True
    assert (zone["sources"]["shape"], zone["name"]["shape"]) == ("keyed", "text")
    assert event["body"]["modes"] == ["raw"]
    assert re.fullmatch(event["start_time"]["pattern"][0], "08:30")
    assert not re.fullmatch(event["start_time"]["pattern"][0], "8 giờ")
    # what may be left out asks for nothing, or Decap would not save without it
    assert (zone["name"]["required"], zone["operator.value"]["required"]) == (True, False)


# --- a desk of its own


@dataclass
class Opened:
    """A desk that is open over a repository."""

    root: Path
    address: str

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)


def repository(folder: Path) -> Path:
    """The editors' files of this repository in one of their own, with one commit."""
    for name in ("docs", "handbooks", "overrides/desk"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / ".gitignore").write_text(".cache/\n")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    for name, value in (("name", "Nguyễn Thị Biên Tập"), ("email", "bien-tap@example.org"), ("gc.auto", "0")):
        git(folder, "config", name if "." in name else f"user.{name}", value)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Bản đầu")
    return folder


@pytest.fixture(scope="module")
def modules() -> Path:
    """Decap, installed once into .cache; without Node the test is skipped at a desk, and fails in CI."""
    if not shutil.which("npm") and not os.environ.get("CI"):
        pytest.skip(NEEDED)
    (ROOT / CACHE).mkdir(parents=True, exist_ok=True)
    with FileLock(ROOT / CACHE / "npm.lock"):
        return packages(ROOT / "overrides/desk", ROOT / CACHE)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, modules: Path) -> Iterator[Opened]:
    """One desk for all: each test edits an entry that no other does."""
    root = repository(tmp_path_factory.mktemp("desk") / "kho")
    (root / CACHE).mkdir(parents=True)
    (root / CACHE / modules.parent.name).symlink_to(modules.parent)
    campaign, problems = load(root)
    assert campaign, problems
    with desk_of(campaign, root, 0) as gate:
        threading.Thread(target=gate.serve_forever, daemon=True).start()
        yield Opened(root, f"http://127.0.0.1:{gate.server_address[1]}/")
        gate.shutdown()


@pytest.fixture
def page(browser: Browser, opened: Opened) -> Iterator[Page]:
    """A tab at the desk, signed in; it may ask nobody but the desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    strangers: list[str] = []
    page.on("request", lambda one: None if opened.address in one.url else strangers.append(one.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(opened.address)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Khu vực", exact=True)).to_be_visible(timeout=PATIENCE)
    yield page
    context.close()
    assert [one for one in strangers if not one.startswith(("data:", "blob:"))] == []


def open_entry(page: Page, collection: str, entry: str) -> None:
    """As an editor does: the list first, then the entry."""
    page.get_by_role("link", name=collection, exact=True).click()
    page.locator(f"a[href$='/entries/{entry}']").click()
    expect(page.get_by_role("button", name="Lưu", exact=True)).to_be_visible(timeout=PATIENCE)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Thay đổi đã được lưu")).to_be_visible(timeout=PATIENCE)


def test_an_edit_is_a_commit_on_a_branch_of_its_own(page: Page, opened: Opened) -> None:
    """A zone and an event: one line each, layout and comments kept, and the check has nothing to say."""
    open_entry(page, "Khu vực", Path(ZONE).stem)
    page.locator("button[id^=verified-field]").first.click()
    save(page)
    page.locator("a[href='#/collections/zones']").first.click()
    open_entry(page, "Sự kiện", Path(EVENT).stem)
    preview = page.frame_locator("iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(
        "Tập huấn minh họa: phân loại rác tại nhà", timeout=PATIENCE
    )
    page.locator("textarea[id^=vi-field]").first.fill("Tập huấn minh họa: phân loại rác ở nhà")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Tập huấn minh họa: phân loại rác ở nhà")
    save(page)
    expected = {
        f"cms/zones/{Path(ZONE).stem}": (ZONE, "verified: true", "verified: false"),
        f"cms/events/{Path(EVENT).stem}": (EVENT, "rác tại nhà", "rác ở nhà"),
    }
    branches = opened.git("branch", "--list", "cms/*", "--format=%(refname:short)").splitlines()
    assert set(expected) <= set(branches)
    for branch, (file, old, new) in expected.items():
        before = (opened.root / file).read_text(encoding="utf-8")
        after = opened.git("show", f"{branch}:{file}") + "\n"
        assert after == before.replace(old, new, 1)
        assert after != before
        assert opened.git("diff", "--name-only", "main", branch) == file
        assert opened.git("log", "-1", "--format=%an %s", branch).startswith("Nguyễn Thị Biên Tập Sửa ")
        assert problems_on(branch, opened.root) == []
        assert tidied(after.encode(), file, model_of(file)) == (after.encode(), [])
    assert opened.git("status", "--porcelain") == ""  # the editor's own work tree was not touched


def test_a_new_event_is_a_file_that_passes_the_check(page: Page, opened: Opened) -> None:
    page.get_by_text("＋ Sự kiện").click()
    title, summary = (page.locator("textarea[id^=vi-field]").nth(i) for i in (0, 1))
    for field, choice in (("type", "Đối thoại chính sách"), ("status", "Dự kiến")):
        page.locator(f"input[id^={field}-field]").fill(choice)
        page.keyboard.press("Enter")
    title.fill("Đối thoại minh họa: bụi đường")
    page.locator("input[id^=start-field]").fill("trung tuần tháng 12")
    page.locator("input[id^=published-field]").fill("2026-11-25")
    summary.fill("Một câu,\nviết trên hai dòng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("viết như: 2026, 2026-03 hoặc 2026-03-15").first).to_be_visible(timeout=PATIENCE)
    page.locator("input[id^=start-field]").press("ControlOrMeta+a")
    page.keyboard.type("2026-12-20")
    zones = page.locator("input[id^=zones-field]")
    zones.fill("Đồng Bành")
    page.get_by_role("option", name="Khu công nghiệp Đồng Bành").click()
    save(page)
    branch = "cms/events/2026-12-20-doi-thoai-minh-hoa-bui-duong"
    assert opened.git("show", f"{branch}:docs/su-kien/{branch.rpartition('/')[2]}.md") == (
        "---\n"
        "type: doi-thoai-chinh-sach\n"
        'title: "Đối thoại minh họa: bụi đường"\n'
        'start: "2026-12-20"\n'
        "status: tentative\n"
        'published: "2026-11-25"\n'
        'summary: "Một câu, viết trên hai dòng."\n'
        "\n"
        "zones: [kcn-dong-banh]\n"
        "---"
    )
    assert problems_on(branch, opened.root) == []


def test_what_the_check_refuses_is_told_and_not_published(page: Page, opened: Opened) -> None:
    entry = "ccn-tan-van"
    open_entry(page, "Khu vực", entry)
    page.get_by_label("Mã, cũng là địa chỉ trang").fill("ccn-tan-van-moi")
    save(page)
    told = page.get_by_role("dialog")
    expect(told).to_contain_text(f"docs/data/zones/{entry}.yml:3: ", timeout=PATIENCE)
    said = told.get_by_role("listitem").first.inner_text()
    assert said in list(map(str, problems_on(f"cms/zones/{entry}", opened.root)))
    told.get_by_role("button", name="Đóng").click()
    publish(page)
    expect(page.get_by_text("Chưa xuất bản được")).to_be_visible(timeout=PATIENCE)
    assert opened.git("rev-parse", BRANCH) == opened.git("rev-parse", "main")
    page.get_by_label("Mã, cũng là địa chỉ trang").fill(entry)
    verified = page.locator("button[id^=verified-field]").first
    verified.click()
    expect(verified).to_have_attribute("aria-checked", "true")
    expect(page.get_by_label("Mã, cũng là địa chỉ trang")).to_have_value(entry)
    save(page)
    publish(page)
    expect(page.get_by_text("Mục đã được công bố")).to_be_visible(timeout=PATIENCE)
    published = opened.git("show", f"{BRANCH}:docs/data/zones/{entry}.yml") + "\n"
    before = (opened.root / f"docs/data/zones/{entry}.yml").read_text(encoding="utf-8")
    assert published == before.replace("verified: false", "verified: true", 1)


def publish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Trạng")).click()
    with page.expect_response(lambda one: "updateUnpublishedEntryStatus" in (one.request.post_data or "")):
        page.get_by_role("menuitem", name="Sẵn sàng").click()
    expect(page.get_by_role("button", name="Trạng thái: Sẵn sàng")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.get_by_role("menuitem", name="Công bố ngay").click()


def test_decap_speaks_vietnamese(page: Page) -> None:
    """Each of its sentences that exists in English has a Vietnamese one."""
    lacking = page.evaluate("""() => {
        const keys = (words, at = "") => Object.entries(words).flatMap(([key, value]) =>
            typeof value === "object" ? keys(value, `${at}${key}.`) : [at + key]);
        const known = new Set(keys(CMS.getLocale("vi")));
        return keys(CMS.getLocale("en")).filter((key) => !known.has(key));
    }""")
    assert lacking == []
    expect(page.get_by_text("＋ Sự kiện")).to_be_visible(timeout=PATIENCE)


ROUND_TRIP = """async ([name, text, change]) => {
    const { format } = await import("/records.js");
    const config = await (await fetch("/config.json")).json();
    const collection = config.collections.find((one) => one.name === name);
    const fields = collection.fields ?? collection.files[0].fields;
    const { fromFile, toFile } = format(fields);
    const values = fromFile(text);
    const same = toFile(values);
    for (const [key, value] of Object.entries(change)) values[key] = value;
    return [same, toFile(values)];
}"""


def records() -> Iterator[tuple[str, Path]]:
    """Every file that the desk edits, with its collection."""
    campaign, _ = load(ROOT)
    assert campaign
    for collection in configuration(campaign, ROOT, LOCAL)["collections"]:
        if "folder" in collection:
            pattern = f"{collection['folder']}/*.{collection['extension']}"
            for path in sorted(ROOT.glob(pattern)):
                typed = "\ntype: " in path.read_text(encoding="utf-8")
                if collection["name"] != "events" or typed:
                    yield collection["name"], path
        for file in collection.get("files", ()):
            yield collection["name"], ROOT / file["file"]


def data(raw: str) -> Any:
    found = re.match(r"---\n(.*?)^---\n", raw, re.DOTALL | re.MULTILINE)
    return yaml.load(found[1] if found else raw, yaml.BaseLoader)


def comments(raw: str) -> list[str]:
    return re.findall(r"^ *#.*", raw, re.MULTILINE)


def test_files_come_back_as_they_were(page: Page) -> None:
    """Every file: saved unchanged it is the same; with one sample flag more it differs in that alone."""
    seen = 0
    for collection, path in records():
        raw = path.read_text(encoding="utf-8")
        was = bool(re.search(r"^sample: true$", raw, re.MULTILINE))
        same, changed = page.evaluate(ROUND_TRIP, [collection, raw, {"sample": not was}])
        assert same == raw, path
        expected = {"sample": "true", **data(raw)}
        if was:
            del expected["sample"]
        assert data(changed) == expected, path
        made, problems = tidied(
            changed.encode(), path.relative_to(ROOT).as_posix(), model_of(path.relative_to(ROOT).as_posix())
        )
        assert made is not None, problems
        assert comments(made.decode()) == [one for one in comments(raw) if one in comments(made.decode())]
        lost = len(comments(raw)) - len(comments(made.decode()))
        assert lost <= (2 if was else 0), path  # what goes takes along its own remark
        seen += 1
    assert seen > 100


def test_a_change_deep_inside_moves_nothing_else(page: Page) -> None:
    """Items put in, taken out and put in another order; a text that gets its English; a new source."""
    old = (
        "# Của tôi\n"
        "id: khu-a\n"
        "type: kcn\n"
        'name: "Khu A"\n'
        "verified: false  # còn chờ\n"
        "\n"
        "notes:\n"
        '  - "một"\n'
        "  # về hai\n"
        '  - {vi: "hai", en: "two"}\n'
        "\n"
        "sources:\n"
        "  # bài cũ\n"
        "  bao-a:\n"
        '    title: "Báo A"\n'
    )
    change = {
        "name": {"vi": "Khu A", "en": "Zone A"},
        "aliases": ["KCN A"],
        "area_ha": {"value": 10.5, "verified": True, "sources": ["bao-a"]},
        "operator": {"verified": False},  # a switch nobody touched
        "notes": [{"vi": "hai", "en": "two"}, {"vi": "ba: mới"}],
        "sources": [
            {KEY: "bao-a", "title": {"vi": "Báo A"}},
            {KEY: "bao-b", "title": {"vi": "Báo B"}, "date": "2024-03"},
        ],
    }
    same, new = page.evaluate(ROUND_TRIP, ["zones", old, change])
    assert same == old
    made, problems = tidied(new.encode(), "docs/data/zones/khu-a.yml", model_of("docs/data/zones/khu-a.yml"))
    assert made is not None, problems
    assert made.decode() == (
        "# Của tôi\n"
        "id: khu-a\n"
        "type: kcn\n"
        'name: {vi: "Khu A", en: "Zone A"}\n'
        "\n"
        "aliases:\n"
        '  - "KCN A"\n'
        "verified: false # còn chờ\n"
        "\n"
        "area_ha:\n"
        "  value: 10.5\n"
        "  verified: true\n"
        "  sources: [bao-a]\n"
        "\n"
        "notes:\n"
        "  # về hai\n"
        '  - {vi: "hai", en: "two"}\n'
        '  - "ba: mới"\n'
        "\n"
        "sources:\n"
        "  # bài cũ\n"
        "  bao-a:\n"
        '    title: "Báo A"\n'
        "  bao-b:\n"
        '    title: "Báo B"\n'
        '    date: "2024-03"\n'
    )


# --- the door


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "bank.example"},  # a foreign name that resolves to this machine
        {"Origin": "https://bank.example"},
        {"Origin": "null"},
        {"Content-Type": "text/plain"},  # what a foreign page may send without asking
    ],
)
def test_other_pages_cannot_ask_the_desk(opened: Opened, headers: dict[str, str]) -> None:
    own = opened.address.removeprefix("http://").rstrip("/")
    body = json.dumps({"action": "info"})
    for given, expected in ((headers, 403), ({}, 200)):
        connection = http.client.HTTPConnection(own, timeout=30)
        sent = {"Host": own, "Origin": f"http://{own}", "Content-Type": "application/json", **given}
        connection.request("POST", "/api/v1", body, sent)
        assert connection.getresponse().status == expected
        connection.close()


def test_the_desk_listens_on_this_machine_alone(opened: Opened) -> None:
    listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True, check=False).stdout
    port = opened.address.rstrip("/").rpartition(":")[2]
    mine = [line.split()[3] for line in listening.splitlines() if line.split()[3].endswith(f":{port}")]
    assert mine == [f"127.0.0.1:{port}"]


# --- before it opens, and online


def test_without_node_an_editor_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoDesk, match=re.escape(NEEDED)):
        packages(ROOT / "overrides/desk", tmp_path)


def test_packages_are_those_of_the_lock_file() -> None:
    locked = json.loads((ROOT / "overrides/desk" / LOCK[1]).read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((ROOT / "overrides/desk" / LOCK[0]).read_text(encoding="utf-8"))["dependencies"]
    assert locked[""]["dependencies"] == wanted
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all(one["integrity"].startswith("sha512-") for name, one in locked.items() if name)


def test_the_work_tree_follows_the_editor_s_branch(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    with pytest.raises(NoDesk, match=NO_REPOSITORY):
        root.mkdir()
        open_workplace(root, root / CACHE)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "An")
    git(root, "config", "user.email", "an@example.org")
    (root / ".gitignore").write_text(".cache/\n")
    (root / "a.txt").write_text("một\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=một")
    place = open_workplace(root, root / CACHE)
    assert git(place, "branch", "--show-current") == BRANCH
    (root / "a.txt").write_text("hai\n")
    (root / "b.txt").write_text("chưa commit\n")
    git(root, "commit", "--quiet", "--all", "--message=hai")
    assert (open_workplace(root, root / CACHE) / "a.txt").read_text() == "hai\n"
    assert not (place / "b.txt").exists()
    shutil.rmtree(root / CACHE)  # `make clean`
    place = open_workplace(root, root / CACHE)
    (place / "a.txt").write_text("ở bàn\n")
    git(place, "commit", "--quiet", "--all", "--message=ở bàn")
    (root / "a.txt").write_text("ở ngoài\n")
    git(root, "commit", "--quiet", "--all", "--message=ở ngoài")
    with pytest.raises(NoDesk, match=CONFLICT):
        open_workplace(root, root / CACHE)
    assert git(place, "status", "--porcelain") == ""


def test_git_must_know_who_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "kho")
    git(root, "config", "--unset", "user.email")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    with pytest.raises(NoDesk, match=re.escape(NO_NAME)):
        open_workplace(root, root / CACHE)


def test_online_the_forms_are_the_same(tmp_path: Path, modules: Path, configured: dict[str, Any]) -> None:
    online = [
        "--online",
        str(tmp_path / "ra"),
        "--host",
        "gitlab",
        "--repository",
        "nhom/kho",
        "--app-id",
        "m4",
    ]
    result = CliRunner().invoke(main, ["desk", "--root", str(ROOT), *online])
    assert result.exit_code == 0, result.output
    config = json.loads((tmp_path / "ra/config.json").read_text(encoding="utf-8"))
    assert config["collections"] == json.loads(json.dumps(configured["collections"]))
    backend = config["backend"]
    assert (backend["name"], backend["repo"], backend["branch"]) == ("gitlab", "nhom/kho", "main")
    assert (backend["auth_type"], backend["app_id"]) == ("pkce", "m4")
    page = (tmp_path / "ra/index.html").read_text(encoding="utf-8")
    assert re.search(r"connect-src 'self' blob: https://gitlab\.com;", page)
    assert "unsafe-inline" not in page.partition("script-src")[2].partition(";")[0]
    again = CliRunner().invoke(main, ["desk", "--root", str(ROOT), *online])
    assert (again.exit_code, "không trống" in again.output) == (1, True)
    lacking = CliRunner().invoke(main, ["desk", "--root", str(ROOT), "--online", str(tmp_path / "x")])
    assert (lacking.exit_code, "--repository" in lacking.output) == (1, True)
