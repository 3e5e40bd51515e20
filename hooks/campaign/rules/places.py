"""Places and their successors."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.model import PlaceFile
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.vietnamese import slug

PLACES = Section.PLACES
CODE_TAKEN = message(
    PLACES,
    "ma-so-trung",
    "mã “{code}” đã là mã của “{first}” trong cùng thời kỳ",
    "kiểm tra lại mã",
    code="05977",
    first="phuong-dong-kinh",
)


@rule(PLACES, "Trong cùng một thời kỳ, mỗi mã số chỉ là của một đơn vị.", CODE_TAKEN)
def code_and_day_are_a_key(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A code names one unit at a time (26 codes were given to another unit on 1 July 2025)."""
    seen: dict[tuple[str, bool, bool], str] = {}
    for place in campaign.places:
        if place.code is None:
            continue
        first = seen.setdefault((place.code, place.is_current, place.is_district), place.id)
        if first != place.id:
            yield place, ("code",), CODE_TAKEN(code=place.code, first=first)


ID_NOT_NAME = message(
    PLACES,
    "ma-khong-khop-ten",
    "id “{id}” không khớp tên “{name}”",
    "viết “{wanted}”",
    id="xa-dong-da",
    name="Xã Đồng Đăng",
    wanted="xa-dong-dang",
)


@rule(PLACES, "Mã của đơn vị là tên viết không dấu; xã, phường, thị trấn cũ thêm mã số ở cuối.", ID_NOT_NAME)
def place_id_says_its_name(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A place's id begins with its name; a former commune's ends with what tells homonyms apart."""
    for place in campaign.places:
        name = slug(place.name.vi)
        plain = place.is_current or place.is_district
        fits = place.id == name if plain else place.id.startswith(f"{name}-")
        if not fits:
            wanted = name if plain else f"{name}-{place.code or '…'}"
            yield place, ("id",), ID_NOT_NAME(id=place.id, name=place.name.vi, wanted=wanted)


HEIR_GONE = message(
    PLACES,
    "don-vi-ke-tuc-da-thoi",
    "đơn vị kế tục “{id}” không tồn tại sau ngày {day}",
    "chọn đơn vị tồn tại sau ngày đó",
    id="xa-vi-du-90003",
    day="30/06/2025",
)
CURRENT_WITH_HEIRS = message(
    PLACES,
    "don-vi-hien-nay-co-ke-tuc",
    "đơn vị đang tồn tại không có đơn vị kế tục",
    "xóa “successors”",
)
FORMER_WITHOUT_HEIRS = message(
    PLACES,
    "don-vi-cu-chua-co-ke-tuc",
    "đơn vị cũ “{id}” chưa có đơn vị kế tục",
    "thêm “successors”",
    id="xa-vi-du-90003",
)


@rule(
    PLACES,
    "Xã, phường, thị trấn cũ ghi đơn vị kế tục, có thật và còn sau đó; đơn vị hiện nay thì không.",
    HEIR_GONE,
    CURRENT_WITH_HEIRS,
    FORMER_WITHOUT_HEIRS,
    *LINKED,
)
def successors_come_after(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A former commune names its successors, which exist and outlive it; a present one has none."""
    for place in campaign.places:
        for i, successor in enumerate(place.successors):
            path = ("successors", i, "place")
            yield from known.link(place, path, "places", successor.place, "địa phương")
            other = campaign.place.get(successor.place)
            if other and place.valid_to and other.valid_to and other.valid_to <= place.valid_to:
                yield place, path, HEIR_GONE(id=other.id, day=f"{place.valid_to:%d/%m/%Y}")
        if place.is_current and place.successors:
            yield place, ("successors",), CURRENT_WITH_HEIRS()
        if not (place.is_current or place.is_district or place.successors):
            yield place, ("id",), FORMER_WITHOUT_HEIRS(id=place.id)


BACKWARDS = message(PLACES, "don-vi-nguoc-ngay", "“valid_to” đứng trước “valid_from”", "sửa lại hai ngày")


@rule(PLACES, "Đơn vị kết thúc sau khi bắt đầu, và thuộc một huyện có thật.", BACKWARDS, *LINKED)
def place_times_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A place ends after it begins, and its district exists."""
    for place in campaign.places:
        if place.valid_from and place.valid_to and place.valid_from > place.valid_to:
            yield place, ("valid_to",), BACKWARDS()
        yield from known.link(place, ("district",), "places", place.district, "đơn vị cấp huyện")


SOURCE_DIFFERS = message(
    PLACES,
    "nguon-ghi-khac",
    "nguồn “{key}” ghi khác ở {file}",
    "viết giống nhau, hoặc đặt mã khác cho nguồn này",
    key="bang-ma",
    file="docs/data/places/xa-phuong.yml",
)


@rule(PLACES, "Một mã nguồn trong các tệp xã, phường luôn chỉ cùng một nguồn.", SOURCE_DIFFERS)
def place_files_agree_on_sources(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A key of `sources` means the same in every file of places: pages list them together."""
    seen: dict[str, PlaceFile] = {}
    for file in campaign.place_files:
        for key, reference in file.sources.items():
            first = seen.setdefault(key, file)
            if first.sources[key] != reference:
                yield file, ("sources", key), SOURCE_DIFFERS(key=key, file=first.origin.file)


NOT_DRAWN = message(
    PLACES,
    "ban-do-khong-ve",
    "bản đồ không vẽ “{id}” (mã {code})",
    "sửa “code” của xã, phường này, hoặc thay tệp bản đồ",
    id="xa-vi-du",
    code="90001",
)
DRAWN_FOR_NOBODY = message(
    PLACES,
    "ban-do-ve-thua",
    "bản đồ vẽ mã “{code}”, nhưng không có xã, phường hiện nay mang mã ấy",
    "sửa mã trong docs/data/places/, hoặc thay tệp bản đồ",
    code="90009",
)


@rule(
    PLACES,
    "Bản đồ vẽ đủ các xã, phường hiện nay theo mã số, không thừa, không thiếu.",
    NOT_DRAWN,
    DRAWN_FOR_NOBODY,
)
def map_shows_the_communes_of_today(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Where there is a map, it shows each commune of today by its code, and nothing else."""
    if campaign.atlas is None:
        return
    drawn = campaign.atlas.areas.keys()
    today = [place for place in campaign.places if place.is_current and not place.is_district]
    for place in today:
        if place.code not in drawn:
            yield place, ("id",), NOT_DRAWN(id=place.id, code=place.code or "chưa ghi")
    for code in sorted(drawn - {place.code for place in today}):
        if not known.broken("place_files"):  # the commune may stand in a file that did not pass
            yield campaign.atlas.file, (1,), DRAWN_FOR_NOBODY(code=code)
