"""The editors' guide: what it names exists, and what exists it names."""

import datetime as dt
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import click
import pytest
from campaign import Campaign, load
from campaign.catalogue import CATALOGUE, Section
from campaign.commands import NAMES, Commands
from campaign.forms import FORM_MODELS, read_forms
from campaign.prose import TABLES
from campaign.rules.registry import RULES
from campaign.shape import keys_at
from campaign.vietnamese import heading_slug
from campaign.views.filling import prose
from campaign.views.look import Look, protect
from test_forms import keys

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs/bien-tap"
LOOK = Look(ROOT / "overrides", dt.date(2026, 11, 25))
PAGES = sorted(path.name for path in GUIDE.glob("*.md"))
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
WISHED = {  # the issue's own list
    "sua-su-kien.md": "Sửa một sự kiện trong 3 bước",
    "them-dot-vinh-danh.md": "Thêm một đợt vinh danh",
    "sua-so-tay.md": "Sửa sổ tay và ra bản in mới",
    "rut-ten.md": "Rút tên một cá nhân",
    "dich-trang.md": "Dịch một trang",
    "doc-thong-bao-loi.md": "Đọc thông báo lỗi",
    "cach-viet.md": "Cách viết",
    "anh-va-dong-y.md": "Ảnh và sự đồng ý",
}
NOTATION = re.compile(  # Markdown, YAML and endings of files: not names of ours
    r"==.+==|\*\*.+\*\*|\[.+\].*|<!-- bang: .*|#+|- ?|-{3}|~+|\{vi: .*|\"[^\"]*\"|\.[a-z.]+|[\d.]+|<mã>"
)


@cache
def campaign() -> Campaign:
    found, problems = load(ROOT)
    assert found, problems
    return found


@cache
def filled(name: str) -> str:
    """A page of the guide with its tables."""
    return prose(campaign(), LOOK, campaign().page[f"bien-tap/{name}"])


def text(name: str) -> str:
    return (GUIDE / name).read_text(encoding="utf-8")


def known_keys() -> set[str]:
    """Every key of every kind of file; and the words that a value is chosen from."""
    return {key.place[-1] for model in FORM_MODELS.values() for key in keys(model)}


def choices(annotation: object) -> set[str]:
    found = {one for one in get_args(annotation) if isinstance(one, str)}
    return found.union(*(choices(inner) for inner in get_args(annotation)))


def known_values() -> set[str]:
    every = [key for model in FORM_MODELS.values() for key in keys(model)]
    fields = [key.model.model_fields[key.place[-1]] for key in every]
    return set().union(*(choices(field.annotation) for field in fields))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_guide_has_the_pages_that_were_wished() -> None:
    for name, title in WISHED.items():
        assert re.search(rf"^# {title}$", text(name), re.MULTILINE), name
        assert f"]({name})" in text("index.md")
    linked = set(re.findall(r"\]\(([a-z-]+\.md)", text("index.md")))
    assert {name for name in PAGES if not name.startswith("index")} <= linked


def test_every_form_is_named_with_the_place_where_its_copies_go() -> None:
    table = text("index.md").partition("{#mau}")[2].partition("\n## ")[0]
    for form in read_forms(ROOT):
        assert f"`{Path(form.file).name}` |" in table, form.name


def test_every_key_is_explained() -> None:
    page = filled("cac-khoa.md")
    for form in read_forms(ROOT):
        _, _, part = page.partition(f"{{: #mau-{form.name} }}")
        part = part.partition("\n## ")[0]
        for key in keys(form.model):
            if key.place[-1] not in ("vi", "en"):
                path = " › ".join("<mã>" if one == "*" else one for one in key.place)
                assert f"<code>{protect(path)}</code>" in part, (form.name, path)
    assert all(f"bang: {protect(name)} --&gt;" in page for name in TABLES)


def test_what_must_be_there_says_so() -> None:
    page = filled("cac-khoa.md").partition("#mau-event")[2].partition("\n## ")[0]
    assert "<code>type</code> — bắt buộc" in page
    assert "<code>id</code>\n" in page  # the name of the file gives it
    assert f"<code>{protect('photos › alt')}</code> — bắt buộc" in page


def test_every_rule_and_every_message_is_there() -> None:
    page = filled("thong-bao-loi.md")
    for rule in RULES:
        assert f"**Quy tắc.** {protect(rule.sentence)}" in page, rule.sentence
    for name, entry in CATALOGUE.items():
        assert f"{{: #{name} }}" in page, name
        assert f"<strong>{protect(entry.shown.what)}</strong><br>→ {protect(entry.shown.fix)}\n" in page, name
    assert [f"## {section.value} " in page for section in Section] == [True] * len(Section)


def test_every_command_and_option_is_there() -> None:
    page, seen = filled("cac-lenh.md"), []
    for path, command in commands(Commands("campaign")):
        mark = "#" * (len(path) + 1)
        head = f"\n{mark} campaign {' '.join(path)} {{: #lenh-{'-'.join(path)} }}\n"
        part = page.partition(head)[2].partition("\n##")[0]
        assert part, path
        seen.append(path[0])
        for param in command.params:
            for option in param.opts if isinstance(param, click.Option) else ():
                assert f"<code>{protect(option)}" in part or option == "--root", (path, option)
    assert list(dict.fromkeys(seen)) == list(NAMES)
    assert "`--root THƯ_MỤC`" in text("cac-lenh.md")
    assert make_targets() <= set(re.findall(r"`make ([a-z]+)", text("cac-lenh.md")))


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


def is_command(span: str) -> bool:
    """Whether `campaign …` or `make …` can be typed: the command, its options and its first word exist."""
    tool, *words = shlex.split(span)
    if tool == "make":
        return words[0] in make_targets() and all(re.match("[A-Z]+=", word) for word in words[1:])
    if tool != "campaign" or words in ([], ["--help"]):
        return tool == "campaign"
    known = dict(commands(Commands("campaign")))
    command = known.get(tuple(words[:2])) or known.get((words[0],))
    if command is None or (isinstance(command, click.Group) and len(words) > 1):
        return False
    options = {option for param in command.params for option in param.opts}
    return all(word in options for word in words[1:] if word.startswith("--"))


def is_key(span: str) -> bool:
    """`key`, `key: value` or `group › key`."""
    name, _, value = span.partition(": ")
    path = name.split(" › ")
    fits = set(path) <= known_keys()
    is_word = re.fullmatch(r"[a-z][a-z-]*", value) is not None
    return fits and (not is_word or value in known_values() | {"true", "false"})


def is_path(span: str) -> bool:
    """A file or folder of the repository, or the shape of a name that the check would take."""
    if (ROOT / span).exists() or (ROOT / "docs/data/_mau" / span).exists():
        return True
    if re.fullmatch(r"(docs|handbooks)/.*", span):
        return (ROOT / span).parent.is_dir() and (ROOT / span).suffix in (".md", ".yml", "")
    return NAME.fullmatch(span) is not None


NAME = re.compile(r"([a-z0-9-]+/)?[a-z0-9-]+(\.en)?\.(md|yml|jpg)|[0-9]{2}-….md|hinh/")
BY_THEIR_OWN_NAME = {
    ".venv/bin/campaign", r".venv\Scripts\campaign", ".venv", "site", "git filter-repo", "--help",
    "--root THƯ_MỤC", "2026-ca-nhan-01", "key: value",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_what_the_guide_names_exists(name: str) -> None:
    unknown = []
    for span in SPAN.findall(FENCE.sub("", text(name))):
        if NOTATION.fullmatch(span) or span in BY_THEIR_OWN_NAME | known_values() | {"true", "false"}:
            continue
        command = span.startswith(("campaign ", "make ")) or span == "campaign"
        if not (is_command(span) if command else is_key(span) or is_path(span)):
            unknown.append(span)
    assert unknown == []


@pytest.mark.parametrize("name", PAGES)
def test_its_yaml_is_of_the_model(name: str) -> None:
    for language, block in FENCE.findall(text(name)):
        assert language == ""  # coloured code has too little contrast
        written = set(re.findall(r"^ *(?:- )?([a-z_]+):", block, re.MULTILINE))
        assert written <= known_keys(), written


@pytest.mark.parametrize("name", PAGES)
def test_its_links_and_pictures_lead_somewhere(name: str) -> None:
    """Pages, anchors and pictures; a picture is small and told to those who do not see it."""
    for alt, target in re.findall(r"(!\[[^\]]*)?\]\(([^)\s]+)\)", text(name)):
        path, anchor = urlsplit(target).path, urlsplit(target).fragment
        file = GUIDE / path if path else GUIDE / name
        assert file.resolve().is_file() or path in ("", "trang.md"), target
        if alt:
            assert len(alt) > 30 and file.stat().st_size < 40_000, target
        if anchor and file.parent == GUIDE:
            body = filled(file.name)
            slugs = {heading_slug(words, "-") for words in re.findall(r"^##+ (.+)$", body, re.MULTILINE)}
            assert f"#{anchor}" in body or anchor in slugs, target


def test_every_picture_is_used_and_none_asks_another_host() -> None:
    shown = {found for name in PAGES for found in re.findall(r"\]\(hinh/([^)]+)\)", text(name))}
    assert shown == {path.name for path in (GUIDE / "hinh").iterdir()}
    for path in (GUIDE / "hinh").glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        assert "<title>" in drawing and not re.search(r"href|<script|<style|url\(", drawing)


def test_the_guide_is_found() -> None:
    """From the README, from CONTRIBUTING, from the foot of every page."""
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "docs/bien-tap/index.md" in (ROOT / name).read_text(encoding="utf-8"), name
    assert '"bien-tap/"' in (ROOT / "overrides/partials/footer.html").read_text(encoding="utf-8")


def test_an_example_of_a_name_to_type_is_a_key_of_its_record() -> None:
    """What the test of names rests on: it tells a key of ours from any other word."""
    assert is_key("registration › url") and is_key("status: postponed")
    assert not is_key("status: hoan") and not is_key("tinh_trang")
    assert is_command("campaign check docs/su-kien") and not is_command("campaign chek")
    assert is_command("campaign new event") and not is_command("campaign new cow")
    assert not is_command("campaign check --fast") and not is_command("make everything")
    assert not is_path("docs/khong-co/x.md") and keys_at(FORM_MODELS["event"], ())
