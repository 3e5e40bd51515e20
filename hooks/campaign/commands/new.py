"""`campaign new`."""

import re
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import click

from campaign.commands.asking import answered, asking_command
from campaign.commands.common import today
from campaign.drafts.additions import (
    chapter_file,
    chapter_text,
    provincial_honour,
    with_chapter,
    with_honouree,
)
from campaign.drafts.filling import filled
from campaign.drafts.insertion import NoPlace
from campaign.drafts.questions import Recipe
from campaign.drafts.recipes import CHAPTER, HONOUREE, RECIPES
from campaign.forms import Form, read_form
from campaign.kinds import DATA, FORMS, files
from campaign.load import load
from campaign.source import FRONT_MATTER, read_yaml

Given = dict[str, str | None]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.group(
    "new",
    options_metavar="",
    subcommand_metavar="LOẠI [TÙY CHỌN]…",
    help="""Tạo một tệp mới từ mẫu, đúng chỗ, đúng tên; điều gì chưa ghi thành tùy chọn thì máy hỏi.

    Không bao giờ ghi đè tệp đã có. Điều chưa biết cứ để trống: “campaign check” sẽ nhắc. Ví dụ:

    \b
      campaign new event
      campaign new round --level provincial --year 2028""",
)
def command() -> None:
    """The kinds are commands of their own."""


def _record(recipe: Recipe, root: Path, given: Given) -> None:
    form = _form(root, recipe.form)
    answers = answered(recipe.questions, given, form)
    name = recipe.file(answers)
    for part in PurePosixPath(name).with_suffix("").parts:
        _check_id(part)
    text = _form_text(root, form)
    head = FRONT_MATTER.match(text)
    new = filled(head[1] if head else text, form.model, recipe.values(answers, today()))
    _write_new(root, name, f"---\n{new}---\n" if head else new)
    _tell(root, name, "Đã tạo")


def _honouree(root: Path, given: Given) -> None:
    answers = answered(HONOUREE, given, None)
    _check_id(answers["round"])
    _check_id(answers["id"])
    name = f"{DATA}/awards/{answers['round']}.yml"
    text = _text(root, name, "Tạo đợt ấy trước: campaign new round")
    known = [_data(root, path) for path in files(root, f"{DATA}/awards/*.yml")]
    for data in known:
        for one in data.get("honourees") or ():
            if one.get("id") == answers["id"]:
                raise click.ClickException(f"Mã “{answers['id']}” đã dùng. Hãy chọn mã khác bằng --id.")
    _add(root, name, partial(with_honouree, text, answers, provincial_honour(known, answers["name"])))


def _chapter(root: Path, given: Given) -> None:
    answers = answered(CHAPTER, given, None)
    _check_id(answers["handbook"])
    folder = root / "handbooks" / answers["handbook"]
    book = f"handbooks/{answers['handbook']}/handbook.yml"
    text = _text(root, book, "Xem tên các thư mục trong handbooks/.")
    file = chapter_file(folder, answers["title"])
    head = FRONT_MATTER.match(_form_text(root, _form(root, "chapter")))
    assert head  # a test reads every form
    _write_new(root, f"handbooks/{answers['handbook']}/{file}", chapter_text(head[1], answers["title"]))
    _add(root, book, partial(with_chapter, text, file))
    _tell(root, f"handbooks/{answers['handbook']}/{file}", "Đã tạo")


def _form(root: Path, name: str) -> Form:
    if not list((root / DATA / FORMS).glob(f"{name}.*")):
        raise click.ClickException(
            f"Thiếu mẫu “{name}” trong {DATA}/{FORMS}/. Lấy lại tệp ấy từ lịch sử git."
        )
    return read_form(root, name)


def _form_text(root: Path, form: Form) -> str:
    return (root / form.file).read_text(encoding="utf-8")


def _check_id(made: str) -> None:
    if not SLUG.fullmatch(made):
        raise click.ClickException(f"Mã “{made}” chỉ được gồm chữ thường không dấu, số và dấu gạch nối.")


def _text(root: Path, name: str, cure: str) -> str:
    if not (root / name).is_file():
        raise click.ClickException(f"Không có tệp {name}. {cure}")
    return (root / name).read_text(encoding="utf-8")


def _data(root: Path, path: Path) -> dict[str, Any]:
    source, _ = read_yaml(path.read_text(encoding="utf-8"), path.name)
    return source.data if source and isinstance(source.data, dict) else {}


def _write_new(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        cure = "Hãy sửa tệp ấy, hoặc chọn mã khác."
        raise click.ClickException(f"Đã có tệp {name}: không ghi đè. {cure}") from None


def _add(root: Path, name: str, change: Any) -> None:
    try:
        text = change()
    except NoPlace:
        raise click.ClickException(f"{name}: viết danh sách thành mỗi mục một dòng trước đã.") from None
    (root / name).write_text(text, encoding="utf-8", newline="\n")
    _tell(root, name, "Đã thêm vào")


def _tell(root: Path, name: str, done: str) -> None:
    click.echo(f"{done} {name}.")
    _, problems = load(root)
    left = [problem for problem in problems if problem.file == name]
    if left:
        click.echo(f"Còn {len(left)} chỗ phải điền hoặc sửa:")
    for problem in left:
        click.echo(f"  {problem}")


for _name, _recipe in RECIPES.items():
    command.add_command(
        asking_command(_name, f"Tạo {_recipe.name}.", _recipe.questions, partial(_record, _recipe))
    )
command.add_command(
    asking_command("honouree", "Thêm một mục vào danh sách của một đợt vinh danh.", HONOUREE, _honouree)
)
command.add_command(
    asking_command("chapter", "Tạo một chương sổ tay, ghi thêm vào thứ tự các chương.", CHAPTER, _chapter)
)
