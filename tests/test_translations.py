"""English pages: what version they were made from, and what tells that they are behind."""

import subprocess

import pytest
from campaign import load
from campaign.__main__ import main
from campaign.translations import is_older, older, version
from click.testing import CliRunner
from desk import Desk

VIETNAMESE, ENGLISH = "docs/chuyen-de.md", "docs/chuyen-de.en.md"
EVENT = "docs/su-kien/2023-05-20-tap-huan.md"


def behind(desk: Desk) -> list[str]:
    campaign, problems = load(desk.root)
    assert campaign, problems
    return [page.uri for page, _ in older(campaign)]


def translated(desk: Desk, *files: str) -> tuple[int, str]:
    typed = ["translated", "--root", str(desk.root), *(str(desk.root / file) for file in files)]
    result = CliRunner().invoke(main, typed)
    return result.exit_code, result.output


def append(desk: Desk, file: str, text: str) -> None:
    path = desk.root / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_new_sentence_leaves_the_english_page_behind_until_it_is_marked_again(desk: Desk) -> None:
    assert behind(desk) == []
    append(desk, VIETNAMESE, "\nMột câu mới.\n")
    assert behind(desk) == ["chuyen-de.en.md"]
    assert translated(desk, ENGLISH)[0] == 0
    assert behind(desk) == []
    assert (desk.root / ENGLISH).read_text(encoding="utf-8").count("translation_of") == 1


def test_new_lines_and_facts_make_no_new_version(desk: Desk) -> None:
    text = (desk.root / VIETNAMESE).read_text(encoding="utf-8")
    assert desk.write(VIETNAMESE, text.replace("\n\n", "\n\n\n")) == []
    desk.edit(EVENT, 'published: "2023-05-01"', 'published: "2023-05-02"')
    assert behind(desk) == []


def test_the_title_and_summary_of_an_event_count(desk: Desk) -> None:
    desk.edit(EVENT, "Lớp tập huấn", "Buổi tập huấn")
    assert behind(desk) == ["su-kien/2023-05-20-tap-huan.en.md"]


def test_the_cure_in_the_message_is_the_line_to_paste(desk: Desk) -> None:
    text = (desk.root / ENGLISH).read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("translation_of")]
    said = desk.write(ENGLISH, text.replace(head[0] + "\n", ""))
    assert (
        len(said) == 1 and said[0].startswith(f"{ENGLISH}:1: ") and f"(hoặc thêm dòng: {head[0]})" in said[0]
    )


@pytest.mark.parametrize("file", [VIETNAMESE, "docs/data/campaign.yml"])
def test_only_english_pages_are_marked(desk: Desk, file: str) -> None:
    before = (desk.root / file).read_bytes()
    code, said = translated(desk, file)
    assert code == 1 and "không phải trang tiếng Anh" in said
    assert (desk.root / file).read_bytes() == before


def test_a_page_whose_vietnamese_is_missing_or_broken_is_told(desk: Desk) -> None:
    desk.write("docs/la.en.md", "---\ntitle: x\n---\n")
    assert translated(desk, "docs/la.en.md") == (
        1,
        f"{desk.root}/docs/la.en.md: không có trang tiếng Việt docs/la.md.\n",
    )
    desk.write("docs/la.md", "không đầu")
    code, said = translated(desk, "docs/la.en.md")
    assert code == 1 and "docs/la.md:1: thiếu phần đầu trang" in said


def test_a_page_outside_is_never_behind(desk: Desk) -> None:
    campaign, _ = load(desk.root)
    assert campaign
    assert not is_older(campaign, "khong-co.en.md")
    assert not is_older(campaign, "chuyen-de.md")
    assert len(version(campaign.page["chuyen-de.md"])) == 12


GLOSSARY = "docs/data/glossary.yml"
NAMES = 'names:\n  - {vi: "Hội Rác", en: "Waste Society", also: ["the society"], avoid: ["Rubbish Club"]}\n'


def told(desk: Desk, vietnamese: str, english: str) -> list[str]:
    """What the check says of a page and its translation."""
    desk.write("docs/hoi.md", f"---\ntitle: Hội\n---\n\n{vietnamese}\n")
    desk.write("docs/hoi.en.md", f"---\ntitle: Society\n---\n\n{english}\n")
    translated(desk, "docs/hoi.en.md")
    return desk.problems()


@pytest.mark.parametrize(
    ("english", "count"),
    [
        ("The Waste Society met.", 0),
        ("The waste\nsociety met.", 0),
        ("The Society met.", 0),
        ("They met.", 1),
        ("The rubbish club met.", 1),
        ("The Waste Society, not a Rubbish Club.", 1),
        ("The Rubbish Clubs of the Waste Society.", 0),
    ],
)
def test_names_are_those_of_the_glossary(desk: Desk, english: str, count: int) -> None:
    desk.write(GLOSSARY, NAMES)
    said = told(desk, "Hội Rác họp.", english)
    assert len(said) == count
    assert all("“Waste Society”" in one for one in said)


def test_names_in_the_head_are_checked_too(desk: Desk) -> None:
    desk.write(GLOSSARY, NAMES)
    told(desk, "Không có tên.", "No name.")
    said = desk.edit("docs/hoi.en.md", "title: Society", "title: The Rubbish Club")
    assert len(said) == 1 and said[0].startswith("docs/hoi.en.md:2: tên tiếng Anh “Rubbish Club”")


def test_names_in_records_are_checked_too(desk: Desk) -> None:
    desk.write(GLOSSARY, NAMES)
    said = desk.edit(EVENT, "Lớp tập huấn Minh Họa", "Lớp của Hội Rác")
    assert len(said) == 1 and said[0].startswith(EVENT)


def test_a_page_that_is_behind_may_lack_a_new_name(desk: Desk) -> None:
    """Else nobody could add a name to a Vietnamese page without writing English."""
    desk.write(GLOSSARY, NAMES)
    assert told(desk, "Không có tên.", "No name.") == []
    assert desk.edit("docs/hoi.md", "Không có tên.", "Hội Rác họp.") == []


def test_what_changed_since_is_shown_to_the_translator(desk: Desk) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@vi-du.vn"]
        subprocess.run(["git", *who, *arguments], cwd=desk.root, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "một")
    assert "chưa đổi từ khi dịch" in changes(desk, "")
    said = changes(desk, "\nMột câu mới.\n")
    assert "{+Một câu mới.+}" in said
    git("commit", "-qam", "hai")
    assert "{+Một câu mới.+}" in changes(desk, "")  # the version it was made from is two commits back


def changes(desk: Desk, more: str) -> str:
    append(desk, VIETNAMESE, more)
    typed = ["translated", "--root", str(desk.root), "--changes", str(desk.root / ENGLISH)]
    return CliRunner().invoke(main, typed).output
