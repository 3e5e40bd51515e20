"""`campaign format`: the same words and comments in the model's order."""

import random

import pytest
import yaml
from campaign.__main__ import main
from campaign.layout import Unlayable, laid_out
from campaign.model import AwardRound, Document, Event, Zone
from campaign.shape import keys_at
from campaign.source import FRONT_MATTER, read_yaml
from campaign.tidying import editable, tidied
from click.testing import CliRunner
from conftest import REPOSITORY
from desk import Desk
from pydantic import BaseModel

SHUFFLED = """\
# Về khu này: dòng này ở đầu tệp.

name: {en: "Sample park", vi: 'Khu Minh Họa'}   # tên
# cần hỏi lại
verified: false


sources:
    b: {url: "https://b.example/", title: "Báo"}
    a:
        title: "A"
communes:
- verified: true
  # phần nào
  part: "một nửa"
  place: xa-minh-hoa
type: kcn
id: kcn-minh-hoa
# cuối tệp
"""
IN_ORDER = """\
# Về khu này: dòng này ở đầu tệp.

id: kcn-minh-hoa
type: kcn
name: {vi: 'Khu Minh Họa', en: "Sample park"}   # tên
# cần hỏi lại
verified: false
communes:
  - place: xa-minh-hoa
  # phần nào
    part: "một nửa"
    verified: true

sources:
  b: {title: "Báo", url: "https://b.example/"}
  a:
    title: "A"
# cuối tệp
"""
EDITABLE = list(editable(REPOSITORY))


def said(text: str) -> object:
    source, problems = read_yaml(text, "x.yml")
    assert source and not problems
    return source.data


def head(raw: bytes, name: str) -> str:
    text = raw.decode()
    found = FRONT_MATTER.match(text)
    return found[1] if name.endswith(".md") and found else text


def is_in_order(value: object, model: type[BaseModel], path: tuple[str | int, ...] = ()) -> bool:
    if isinstance(value, list):
        return all(is_in_order(one, model, (*path, i)) for i, one in enumerate(value))
    if not isinstance(value, dict):
        return True
    known = [key for key in keys_at(model, path) if key in value]
    own = [key for key in value if key in known]
    return own == known and all(is_in_order(one, model, (*path, key)) for key, one in value.items())


def test_keys_move_with_their_comments() -> None:
    assert laid_out(SHUFFLED, Zone) == IN_ORDER
    assert laid_out(IN_ORDER, Zone) == IN_ORDER


@pytest.mark.parametrize(("name", "model"), EDITABLE, ids=[name for name, _ in EDITABLE])
def test_every_file_here_is_in_order_already(name: str, model: type[BaseModel]) -> None:
    raw = (REPOSITORY / name).read_bytes()
    assert tidied(raw, name, model) == (raw, [])
    if head(raw, name) != raw.decode() or not name.endswith(".md"):
        assert is_in_order(said(head(raw, name)), model)


@pytest.mark.parametrize("seed", range(30))
def test_any_order_and_style_says_the_same_afterwards(seed: int) -> None:
    """Every record of the repository, its keys shuffled and its style chosen by chance."""
    chance = random.Random(seed)
    for name, model in chance.sample([one for one in EDITABLE if not one[0].endswith(".md")], 12):
        data = said(head((REPOSITORY / name).read_bytes(), name))
        written = yaml.safe_dump(
            shuffled(data, chance),
            allow_unicode=True,
            sort_keys=False,
            indent=chance.choice((2, 4)),
            width=chance.choice((40, 1000)),
            default_flow_style=chance.choice((False, None)),
            default_style=chance.choice((None, '"', "'")),
        )
        new = laid_out(written, model)
        assert said(new) == data, name
        assert is_in_order(said(new), model), name
        assert laid_out(new, model) == new, name


def shuffled(value: object, chance: random.Random) -> object:
    if isinstance(value, list):
        return [shuffled(one, chance) for one in value]
    if isinstance(value, dict):
        return {key: shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    return value


def test_text_of_several_lines_stays_as_it_is() -> None:
    text = """\
relevance: |
  Dòng một
  # không phải chú thích

  Dòng ba
id: x
status: >-
  gấp
  lại
"""
    new = laid_out(text, Document)
    assert said(new) == said(text)
    assert new.index("id: x") < new.index("status") < new.index("relevance")


@pytest.mark.parametrize("text", ['title: "x"\nlevel: |+\n  a\n\n\n', "year: +2022\nlevel: national\n"])
def test_what_cannot_be_kept_is_left_alone(text: str) -> None:
    """Line ends that are part of a value, and a number that YAML's two versions read differently."""
    with pytest.raises(Unlayable):
        laid_out(text, AwardRound)
    raw = text.encode()
    new, problems = tidied(raw, "docs/data/awards/x.yml", AwardRound)
    assert new is None and "giữ nguyên nội dung" in str(problems[0])


def test_the_command_mends_only_what_it_is_asked_for(desk: Desk) -> None:
    zone, document = "docs/data/zones/kcn-minh-hoa.yml", "docs/data/documents/01-2020-mh.yml"
    for name in (zone, document):
        lines = (desk.root / name).read_text(encoding="utf-8").splitlines()
        first = next(i for i, line in enumerate(lines) if line.startswith("id:"))
        desk.write(name, "\n".join([*lines[:first], *lines[first + 1 :], lines[first], ""]))
    root = ["--root", str(desk.root)]
    result = CliRunner().invoke(main, ["format", *root, "--check"])
    assert result.exit_code == 1
    assert f"Chưa đúng thứ tự: {zone}\n" in result.stdout
    before = (desk.root / document).read_bytes()
    result = CliRunner().invoke(main, ["format", *root, str(desk.root / zone)])
    assert (result.exit_code, result.stdout) == (0, f"Đã xếp lại: {zone}\n")
    assert (desk.root / document).read_bytes() == before
    assert desk.problems() == []
    assert CliRunner().invoke(main, ["format", *root]).exit_code == 0
    result = CliRunner().invoke(main, ["format", *root, "--check"])
    assert (result.exit_code, result.stdout) == (0, "Mọi tệp đã đúng thứ tự.\n")


def test_a_file_that_cannot_be_read_is_told_and_left(desk: Desk) -> None:
    desk.write("docs/data/zones/hong.yml", "name: [")
    result = CliRunner().invoke(main, ["format", "--root", str(desk.root)])
    assert result.exit_code == 1
    assert "docs/data/zones/hong.yml:1:" in result.stderr
    assert (desk.root / "docs/data/zones/hong.yml").read_text() == "name: ["


def test_a_page_keeps_its_words(desk: Desk) -> None:
    name = "docs/su-kien/2023-05-20-tap-huan.md"
    text = (desk.root / name).read_text(encoding="utf-8")
    raw = text.replace("---\n", "---\nsummary: x\n", 1).replace("\nsummary:", "\nid: a\nsummary:", 1).encode()
    new, problems = tidied(raw.replace(b"summary: x\n", b""), name, Event)
    assert not problems and new
    assert new.decode().startswith("---\nsample: true\nid: a\n")
    assert new.decode().endswith(FRONT_MATTER.sub("", text))
