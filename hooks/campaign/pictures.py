"""The pictures of the handbooks: every one opens on the screen and on paper, and only draws."""

import hashlib
import io
import math
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from PIL import Image

from campaign import lettering
from campaign.catalogue import Said, Section, message
from campaign.kinds import files
from campaign.letters import NO_LETTER, unprintable
from campaign.problems import Problem

PHOTOS = {".png": "PNG", ".jpg": "JPEG"}
SUFFIXES = (".svg", *PHOTOS)
NAME = re.compile(r"[\w-]+")  # no combining marks either: some systems write them, others do not find them
SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

OTHER_KIND = message(
    Section.CHAPTERS,
    "hinh-khac-loai",
    "tệp này không phải là hình svg, png hay jpg",
    "lưu lại thành một trong ba loại ấy, hoặc chuyển tệp đi nơi khác",
)
BAD_NAME = message(
    Section.CHAPTERS,
    "ten-hinh-sai",
    "tên tệp hình “{name}” có dấu cách, dấu ngoặc hay dấu lạ",
    "đổi tên tệp, chỉ dùng chữ, số, dấu gạch nối; rồi sửa lại ở chỗ đặt hình",
    name="anh (1).jpg",
)
BROKEN = message(
    Section.CHAPTERS,
    "hinh-hong",
    "tệp hình hỏng, hoặc không phải là hình {suffix}",
    "mở bằng chương trình vẽ rồi lưu lại thành {suffix} (SVG lưu bằng mã UTF-8),"
    " hoặc lấy lại tệp này từ bản trước trong lịch sử git",
    suffix="svg",
)
NO_FRAME = message(
    Section.CHAPTERS,
    "hinh-thieu-khung",
    "hình chưa ghi khung vẽ, nên không biết to nhỏ thế nào",
    'ghi ở thẻ <svg> đầu tệp: viewBox="0 0 rộng cao", ví dụ viewBox="0 0 640 360"',
)
NO_SIZE = message(
    Section.CHAPTERS,
    "hinh-khong-kich-co",
    "hình ghi “{name}” là {value}, nên không hiện ra",
    "xóa “width” và “height” ở thẻ <svg> đầu tệp",
    name="width",
    value="0",
)
PRESS_COLOURS = message(
    Section.CHAPTERS,
    "anh-mau-cmyk",
    "ảnh lưu bằng màu của nhà in (CMYK): màn hình và bản in không hiện đúng",
    "mở bằng chương trình vẽ, đổi sang màu RGB rồi lưu lại",
)
NOT_ONLY_DRAWN = message(
    Section.CHAPTERS,
    "hinh-khong-chi-ve",
    "hình có “{name}”: hình chỉ để vẽ, không chạy mã và không lấy gì từ tệp khác, trang khác",
    "bỏ phần ấy trong chương trình vẽ rồi lưu lại",
    name="script",
)

SMALL_LETTERS = message(
    Section.CHAPTERS,
    "hinh-chu-nho",
    "chữ “{text}” cao {size}, cần ít nhất {least}: in ra, xem trên điện thoại không đọc được",
    "vẽ trong khung rộng 480, chữ từ 17 trở lên (khung rộng gấp đôi thì chữ to gấp đôi);"
    " bớt chữ trong hình, chuyển lời dài xuống chú thích",
    text="Nước thải",
    size=9,
    least=17,
)

Fault = tuple[int, Said]
# CSS px: the smallest letters, in a picture up to so wide; figures.typ draws these at 16 pt in large print.
LETTERS, BROAD = 17, 480
# What runs or shows a page, https://www.w3.org/TR/SVG2/interact.html and embedded.html.
ACTIVE = ("script", "foreignObject", "iframe", "audio", "video", "handler", "listener")
FETCHED = re.compile(r"@import|url\((?!\s*[\"']?\s*(?:#|data:image/))", re.IGNORECASE)


def read_pictures(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The pictures below `root`, "handbooks/x/hinh/y.svg", and a digest of each; what is wrong with them."""
    digests: dict[str, str] = {}
    problems = []
    for path in files(root, "handbooks/*/hinh/*"):
        name = path.relative_to(root).as_posix()
        if not NAME.fullmatch(path.stem):
            problems.append(Problem(name, 1, BAD_NAME(name=path.name)))
        if path.suffix not in SUFFIXES:
            problems.append(Problem(name, 1, OTHER_KIND()))
            continue
        content = path.read_bytes()
        digests[name] = hashlib.sha256(content).hexdigest()
        problems += [Problem(name, line, said) for line, said in _faults(content, path.suffix)]
    return digests, problems


def _faults(content: bytes, suffix: str) -> Iterator[Fault]:
    return _faults_of_svg(content) if suffix == ".svg" else _faults_of_photo(content, suffix)


def _faults_of_photo(content: bytes, suffix: str) -> Iterator[Fault]:
    try:
        photo = Image.open(io.BytesIO(content), formats=[PHOTOS[suffix]])
        photo.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield 1, BROKEN(suffix=suffix[1:])
        return
    if photo.mode == "CMYK":  # PDF/A-2 asks for the profile of the press that they are meant for (6.2.4.3)
        yield 1, PRESS_COLOURS()


def _faults_of_svg(content: bytes) -> Iterator[Fault]:
    """As Typst reads it: UTF-8, well-formed, with the name space that browsers ask for."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        content.decode()
        root = etree.parse(io.BytesIO(content), parser).getroot()
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        yield max(getattr(error, "lineno", None) or 1, 1), BROKEN(suffix="svg")
        return
    if root.tag != f"{SVG}svg":
        yield 1, BROKEN(suffix="svg")
        return
    yield from _missing_letters(root)
    for name in ("width", "height"):
        size = lettering.length(root.get(name, ""))
        if size is not None and size <= 0:
            yield lettering.line_of(root), NO_SIZE(name=name, value=root.get(name))
    if not _has_frame(root):
        yield lettering.line_of(root), NO_FRAME()
    else:
        yield from _small_letters(root)
    for element in root.iter(f"{SVG}*"):
        for name in _more_than_drawn(element):
            yield lettering.line_of(element), NOT_ONLY_DRAWN(name=name)


def _has_frame(root: etree._Element) -> bool:
    """A `viewBox` of four numbers with some room (SVG 2, 8.6)."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        _, _, width, height = map(float, numbers)
    except ValueError:
        return False
    return width > 0 and height > 0


def _missing_letters(root: etree._Element) -> Iterator[Fault]:
    for words in root.iter(f"{SVG}text"):
        for letter in unprintable("".join(map(str, words.itertext()))):
            yield lettering.line_of(words), NO_LETTER(letter=letter)


def _small_letters(root: etree._Element) -> Iterator[Fault]:
    """The smallest words of a picture, where they are too small."""
    least = LETTERS * max(1.0, lettering.width(root) / BROAD)
    smallest = min(lettering.words(root), key=lambda words: words.size, default=None)
    if smallest and smallest.size < least - 0.05:
        # Rounded so that what is too small never reads as just right.
        size, needed = math.floor(smallest.size), math.ceil(least)
        yield smallest.line, SMALL_LETTERS(text=smallest.text, size=size, least=needed)


def _more_than_drawn(element: etree._Element) -> Iterator[str]:
    """Names of what runs or is fetched from elsewhere, in one element."""
    tag = etree.QName(element).localname
    if tag in ACTIVE:
        yield tag
    if tag == "style" and FETCHED.search("".join(map(str, element.itertext()))):
        yield tag
    for name, value in element.attrib.items():
        runs = str(name).lower().startswith("on")
        linked = name in ("href", XLINK_HREF) and not str(value).strip().startswith(("#", "data:image/"))
        if runs or linked or FETCHED.search(str(value)):
            yield etree.QName(str(name)).localname
