"""What a chapter's Markdown asks for, line by line: the rules look at it before anything is rendered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from campaign.prose import CODE, Found, Page

# As Python-Markdown reads them: no space is needed behind the signs, and more signs may stand at the end.
HEADING = re.compile(r"^(#{1,6})(.*?)(?:\{[^}\n]*\})?[#\s]*$", re.MULTILINE)
INDENTED_HEADING = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+\.)[ ]+|[ \t>])(#{1,6})[ \t]*[^#\s]", re.MULTILINE)
UNDERLINE = re.compile(r"(?<=\S\n)[ ]*(=+|-+)[ \t]*$", re.MULTILINE)
MEANING = re.compile(r"[ ]*:[ ]{1,3}\S")
NO_TERM = re.compile(r"$|#|\||///|!!!|\?\?\?|===|[-*+] |\d+\. ")
BOX = re.compile(r"^[ ]*(?:!!!|\?\?\?\+?)[ \t]*(.*)$", re.MULTILINE)
KIND = re.compile(r'([\w-]*)(?: +"[^"]*")? *')
TAB = re.compile(r"^[ ]*===[+!]{0,2}(.*\S)[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^[ ]*(```+|~~~+)[ \t]*[\w+#-]*[ \t]*(.*)$", re.MULTILINE)
BLOCK = re.compile(r"^[ ]*///[ \t]+([\w-]+)", re.MULTILINE)
IMAGE = re.compile(
    r"!\[([^\]]*)\]\([ ]*+([^)\" ]*+(?:[ ]+[^)\" ]++)*+)[ ]*+(?:\"[^)]*+)?\)"
    r"(?:\{:?[^}\n]*?\bwidth=[\"']?([^\s\"'}]*))?"
)
LINK = re.compile(r"(?<!!)\[(|[^\]@^][^\]]*)\]\(([^)\s]*+)[^)]*+\)")
# Of a heading or a caption: only what has a name in a reference.
ID = re.compile(
    r"^#[^\n]*\{:?[^{}\n]*#([^\s{}]++)[^{}\n]*+\}[#\s]*?$"
    r"|^[ ]*attrs:[ ]*\{[^}\n]*\bid:[ ]*[\"']?([^\s,}\"']+)",
    re.MULTILINE,
)
ANY_ID = re.compile(r"\{:?(?:[^{}\n]*\s)?#([^\s{}]++)[^{}\n]*+\}")
BRACES = re.compile(r"\{:?([^{}\n]++)\}")
# What Python-Markdown would take for an attribute (https://python-markdown.github.io/extensions/attr_list/).
ATTRIBUTE = re.compile(r"(?<!\S)(?:\.[A-Za-z][\w-]*|(?!width=)[\w:@-]+=\S+)")
# What Python-Markdown takes for HTML, whatever stands inside; addresses of pages and of mail are links.
TAG = re.compile(r"</?(?!\w+:/|mailto:|[^\s<>@]+@[^\s<>]+>)([A-Za-z][\w:.-]*)(?=[\s/>]|[^<>]*>)")
UNADDRESSED_IMAGE = re.compile(r"!\[[^\]]*\](?!\()(?:\[[^\]]*\])?")
# The words of a note may begin on the next line, or further below if they are moved in.
WORDS_OF_NOTE = r"[ ]*(?=(\S|\n[ ]{0,3}(?!\[\^)\S|\n+[ ]{4,}\S)?)"
NOTE = re.compile(rf"(^[ ]*)?\[\^([^\]\s]+)\](?(1)(:?){WORDS_OF_NOTE})", re.MULTILINE)


@dataclass(frozen=True)
class ChapterSource:
    """The body of `page`, of what is no code."""

    page: Page

    def _all(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
        for found in pattern.finditer(self.page.prose):
            yield found, self.page.line_at(found.start() + len(found[0]) - len(found[0].lstrip("\n")))

    def headings(self) -> Iterator[tuple[int, str, int]]:
        """Levels (from 1), words and lines."""
        for found, line in self._all(HEADING):
            yield len(found[1]), found[2].strip(), line

    def indented_headings(self) -> Iterator[Found]:
        """The signs of headings in a box, a tab, a list, a quotation, or moved in."""
        for found, line in self._all(INDENTED_HEADING):
            yield Found(found[1], line)

    def underlines(self) -> Iterator[Found]:
        """`---` and `===` right below words, which they may turn into a heading."""
        for found, line in self._all(UNDERLINE):
            yield Found(found[1], line)

    def meanings_without_term(self) -> Iterator[int]:
        """Lines of `:   …` below nothing that could be a term."""
        above = ""
        for line, words in enumerate(self.page.prose.split("\n"), self.page.first_line):
            if MEANING.match(words) and _indent(above) <= _indent(words) and NO_TERM.match(above.strip()):
                yield line
            above = words if words.strip() else above

    def fence_options(self) -> Iterator[tuple[Found, str]]:
        """Signs of blocks of code with more than a language behind them, and what that is."""
        for code in CODE.finditer(self.page.body):
            if (found := FENCE.match(code[0])) and found[2]:
                yield Found(found[1], self.page.line_at(code.start())), found[2].strip()

    def boxes(self) -> Iterator[Found]:
        """Kinds of `!!!` and `???`; of a box that is not well written, all behind the signs."""
        for found, line in self._all(BOX):
            kind = KIND.fullmatch(found[1])
            yield Found(kind[1] if kind else found[1].strip(), line)

    def untitled_tabs(self) -> Iterator[Found]:
        for found, line in self._all(TAB):
            if not re.fullmatch(r'[ ]+"[^"]+"', found[1]):
                yield Found(found[1].strip(), line)

    def blocks(self) -> Iterator[Found]:
        """Names behind `///`."""
        for found, line in self._all(BLOCK):
            yield Found(found[1], line)

    def pictures(self) -> Iterator[tuple[str, Found]]:
        """Alternative texts, with the picture's address."""
        for found, line in self._all(IMAGE):
            yield found[1].strip(), Found(found[2], line)

    def unaddressed_pictures(self) -> Iterator[Found]:
        """Pictures whose address does not stand in brackets right behind."""
        for found, line in self._all(UNADDRESSED_IMAGE):
            yield Found(found[0], line)

    def widths(self) -> Iterator[Found]:
        """How wide pictures are to be, where that is written."""
        for found, line in self._all(IMAGE):
            if found[3] is not None:
                yield Found(found[3], line)

    def links(self) -> Iterator[Found]:
        for found, line in self._all(LINK):
            yield Found(found[2], line)

    def references(self) -> Iterator[Found]:
        """Links without words of their own."""
        for found, line in self._all(LINK):
            if not found[1]:
                yield Found(found[2], line)

    @cached_property
    def ids(self) -> tuple[Found, ...]:
        """Ids that the editor has given to headings and captions."""
        return tuple(Found(found[1] or found[2], line) for found, line in self._all(ID))

    @cached_property
    def stray_ids(self) -> tuple[Found, ...]:
        """Ids written anywhere else."""
        lines = {one.line for one in self.ids}
        return tuple(Found(found[1], line) for found, line in self._all(ANY_ID) if line not in lines)

    @property
    def every_id(self) -> tuple[Found, ...]:
        """What somebody may refer to, also before it stands in its right place."""
        return self.ids + self.stray_ids

    def attributes(self) -> Iterator[Found]:
        """Classes and attributes in curly brackets, but for a picture's `width`."""
        for found, line in self._all(BRACES):
            yield from (Found(one[0], line) for one in ATTRIBUTE.finditer(found[1]))

    def tags(self) -> Iterator[Found]:
        """HTML tags; an address in angle brackets is none."""
        for found, line in self._all(TAG):
            yield Found(found[1], line)

    def notes_called(self) -> list[Found]:
        return [Found(found[2], line) for found, line in self._all(NOTE) if not _is_written(found)]

    def notes_written(self) -> list[tuple[Found, bool]]:
        """Notes that are written out, and whether they have words."""
        notes = ((found, line) for found, line in self._all(NOTE) if _is_written(found))
        return [(Found(found[2], line), bool(found[4])) for found, line in notes]


def _is_written(note: re.Match[str]) -> bool:
    return note[3] == ":"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
