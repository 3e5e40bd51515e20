"""English pages: what each translates, and the names in them."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from campaign.campaign import Campaign
from campaign.catalogue import Said, Section, message
from campaign.model import Event, Text
from campaign.model.glossary import Name
from campaign.prose import Page
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path
from campaign.translations import is_older, original, stamp, translated_from

NO_ORIGINAL = message(
    Section.PAGES,
    "khong-co-ban-tieng-viet",
    "không có trang tiếng Việt “{wanted}”",
    "viết trang ấy trước, hoặc xóa tệp này",
    wanted="docs/chuyen-de.md",
)
UNMARKED = message(
    Section.PAGES,
    "ban-dich-chua-danh-dau",
    "chưa ghi bản này dịch từ bản tiếng Việt nào",
    "dịch xong thì gõ: campaign translated {file} (hoặc thêm dòng: {stamp})",
    file="docs/chuyen-de.en.md",
    stamp='translation_of: "64dbd6d383a5"',
)
NO_OWNER = message(
    Section.PAGES,
    "khong-ai-xem-lai",
    "có ngày xem lại mà chưa ghi ai xem",
    "thêm dòng “owner”: một vai trò, ví dụ “Ban biên tập”",
)
MISNAMED = message(
    Section.PAGES,
    "ten-tieng-anh-sai",
    "tên tiếng Anh “{written}” không đúng bảng tên",
    "viết “{right}”",
    written="Environment Law",
    right="Law on Environmental Protection",
)
UNNAMED = message(
    Section.PAGES,
    "thieu-ten-tieng-anh",
    "bản tiếng Việt nhắc “{name}” mà bản tiếng Anh không có tên ấy",
    "viết “{right}”",
    name="Luật Bảo vệ môi trường",
    right="Law on Environmental Protection",
)

LOOSE = str.maketrans({"’": "'", "‘": "'", "–": "-", "\u00a0": " "})


@rule(
    Section.PAGES,
    "Mỗi trang tiếng Anh dịch một trang tiếng Việt, và ghi đã dịch từ bản nào.",
    NO_ORIGINAL,
    UNMARKED,
)
def english_pages_translate_a_page(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every English page has its Vietnamese one, and says which version of it it was made from."""
    for page in campaign.pages:
        if page.language == "vi" or page.uri.replace(".en.md", ".md") in known.broken("pages"):
            continue
        source = original(campaign, page)
        if source is None:
            wanted = page.file.replace(".en.md", ".md")
            yield page.file, (1,), NO_ORIGINAL(wanted=wanted)
        elif translated_from(page) is None:
            yield page.file, (1,), UNMARKED(file=page.file, stamp=stamp(source))


@rule(Section.PAGES, "Trang có ngày xem lại thì ghi vai trò nào xem.", NO_OWNER)
def reviewed_pages_have_an_owner(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Where a page is to be looked at again, it says by whom."""
    for page in campaign.pages:
        head = page.head
        if not isinstance(head, Event) and head.review_by and not head.owner:
            yield page.file, (1,), NO_OWNER()


@rule(
    Section.PAGES,
    "Tên riêng trong bản tiếng Anh viết đúng như bảng tên docs/data/glossary.yml.",
    MISNAMED,
    UNNAMED,
)
def names_are_written_as_the_glossary_has_them(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A name of the glossary stands in English as there: on pages that are up to date, and in every text."""
    names = campaign.glossary.names if campaign.glossary else ()
    if not names:
        return
    finder = _Finder(names)
    for page in campaign.pages:
        if page.language == "en":
            yield from _page_findings(campaign, page, finder)
    for record in campaign.records():
        for path, text in _texts(record, ()):
            if text.en:
                for fault in finder.faults(text.vi, text.en):
                    yield record, path, fault


class _Finder:
    """Finds the names of the glossary; of two that overlap the longer one is meant."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self._name = {name.vi: name for name in names}
        longest = sorted(self._name, key=len, reverse=True)
        self._vietnamese = re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b")
        self._avoided = {_loose(word): name for name in names for word in name.avoid}
        self._english = re.compile(r"\b(?:" + "|".join(map(re.escape, self._avoided) or ["(?!)"]) + r")\b")

    def faults(self, vietnamese: str, english: str) -> Iterator[Said]:
        """Names of the Vietnamese text that the English one lacks, and names that it has wrongly."""
        wrong = self.avoided(english)
        for _, written, name in wrong:
            yield misnamed(written, name)
        yield from self.missing(vietnamese, english, {name.vi for _, _, name in wrong})

    def avoided(self, english: str) -> list[tuple[int, str, Name]]:
        """Wrong names in a text, with their place in it."""
        return [
            (found.start(), english[found.start() : found.end()], self._avoided[found[0]])
            for found in self._english.finditer(_loose(english))
        ]

    def missing(self, vietnamese: str, english: str, told: set[str]) -> Iterator[Said]:
        """Names that only the Vietnamese text has; not those `told` already, which stand there wrongly."""
        written = " ".join(_loose(english).split())
        for vi in dict.fromkeys(self._vietnamese.findall(vietnamese)):
            name = self._name[vi]
            if vi not in told and not any(_loose(word) in written for word in (name.en, *name.also)):
                yield UNNAMED(name=vi, right=name.en)


def misnamed(written: str, name: Name) -> Said:
    """What is wrong with a name, and how to mend it."""
    return MISNAMED(written=" ".join(written.split()), right=name.en)


def _loose(text: str) -> str:
    """For comparing: without capitals, typographic signs and line ends. As long as `text`."""
    return re.sub(r"\s", " ", text.translate(LOOSE)).lower()


def _page_findings(campaign: Campaign, page: Page, finder: _Finder) -> Iterator[Finding]:
    for key in ("title", "description"):
        for _, written, name in finder.avoided(getattr(page.head, key) or ""):
            yield page.head, (key,), misnamed(written, name)
    wrong = finder.avoided(page.body)
    for start, written, name in wrong:
        yield page.file, (page.line_at(start),), misnamed(written, name)
    source = original(campaign, page)
    if source and not is_older(campaign, page.uri):
        for fault in finder.missing(source.body, page.body, {name.vi for _, _, name in wrong}):
            yield page.file, (page.first_line,), fault


def _texts(value: object, path: Path) -> Iterator[tuple[Path, Text]]:
    """Every text in two languages inside a record, with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))
