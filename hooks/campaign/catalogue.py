"""The catalogue: every sentence that the check can say, with an example and its cure.

A Problem is made of a Said, and only a Message makes one: so nothing is said that the catalogue,
and the page “Thông báo lỗi” made from it, does not hold. Sentences are plain Vietnamese; a name
is a part of an address (`#thieu-khoa`) and does not change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum


class Section(Enum):
    """The parts of the catalogue, in the order of the page."""

    READING = "Mở tệp và đọc YAML"
    KEYS = "Khóa và giá trị"
    FOLDERS = "Tên tệp và thư mục"
    LINKS = "Mã, nguồn và dữ liệu minh họa"
    PAGES = "Trang"
    EVENTS = "Sự kiện"
    HONOURS = "Vinh danh"
    ZONES = "Khu vực"
    PLACES = "Xã, phường"
    DOCUMENTS = "Văn bản"
    ASSESSMENTS = "Đánh giá sản xuất sạch hơn"
    ADDRESSEES = "Nơi nhận kiến nghị"
    RECOMMENDATIONS = "Kiến nghị"
    HANDBOOKS = "Sổ tay"
    CHAPTERS = "Chương sổ tay"


@dataclass(frozen=True, order=True)
class Said:
    """One mistake in words: what is wrong, how to mend it. `kind` is the name of its Message."""

    what: str
    fix: str
    kind: str


@dataclass(frozen=True)
class Message:
    """A kind of mistake. `{words}` are filled in; `example` has some for the page."""

    section: Section
    name: str
    what: str
    fix: str
    example: Mapping[str, object]

    def __call__(self, **words: object) -> Said:
        return Said(self.what.format_map(words), self.fix.format_map(words), self.name)

    def near(self, word: str, known: Iterable[str], /, **words: object) -> Said:
        """The same; where something known is spelt nearly as `word`, that is the cure."""
        found = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.7)
        if found:
            return Said(self.what.format_map(words), DID_YOU_MEAN.format(found[0]), self.name)
        return self(**words)

    @property
    def shown(self) -> Said:
        """The example."""
        return self(**self.example)


CATALOGUE: dict[str, Message] = {}
DID_YOU_MEAN = "ý bạn là “{}”?"


def message(section: Section, name: str, what: str, fix: str, /, **example: object) -> Message:
    """Enter a message into the catalogue. ValueError: the name is taken. KeyError: no example word."""
    if name in CATALOGUE:
        raise ValueError(name)
    CATALOGUE[name] = Message(section, name, what, fix, example)
    assert CATALOGUE[name].shown
    return CATALOGUE[name]
