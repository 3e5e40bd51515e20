"""What goes into a file that is there already: an honouree into a round, a chapter into its handbook."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from campaign.drafts.filling import filled, item, quoted
from campaign.drafts.insertion import with_item
from campaign.drafts.questions import Answers, plain, short_slug, texts
from campaign.model import AwardRound, Handbook, Honouree
from campaign.model.honours import Consent
from campaign.prose import TO_WRITE, ChapterHead


def with_honouree(text: str, answers: Answers, basis: str | None) -> str:
    """The text of a round with one more honouree. `basis`: the provincial honour it may rest on."""
    values = {
        **plain(answers, "id", "kind", "field", "category"),
        **texts(answers, "name", "citation"),
    }
    if not answers["round"].endswith("-provincial"):
        values["basis"] = basis or ""
    if answers.get("kind") == "individual":
        values["consent"] = "\n" + "\n".join(f"  {key}:" for key in Consent.model_fields)
    return with_item(text, "honourees", item(Honouree, values), AwardRound)


def provincial_honour(rounds: Iterable[Mapping[str, Any]], name: str) -> str | None:
    """Id of the last provincial honour of that name. `rounds`: the data of their files, oldest first."""
    found = None
    for data in rounds:
        for one in data.get("honourees") or () if data.get("level") == "provincial" else ():
            said = one.get("name")
            if name == (said.get("vi") if isinstance(said, dict) else said):
                found = one.get("id")
    return found


def with_chapter(text: str, file: str) -> str:
    """The text of a handbook with one more chapter at its end."""
    return with_item(text, "chapters", [file], Handbook)


def chapter_file(folder: Path, title: str) -> str:
    """The name of a handbook's next chapter: "10-ten-chuong.md"."""
    numbers = [int(path.name[:2]) for path in folder.glob("[0-9][0-9]-*.md")]
    return f"{max(numbers, default=0) + 1:02}-{short_slug(title)}.md"


def chapter_text(form_head: str, title: str) -> str:
    """A new chapter."""
    head = filled(form_head, ChapterHead, {"title": quoted(title)})
    return f"---\n{head}---\n\n{TO_WRITE}\n"
