"""Places and their successors."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model import PlaceFile
from campaign.rules.registry import Finding, Known, rule
from campaign.vietnamese import slug


@rule
def code_and_day_are_a_key(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A code names one unit at a time (26 codes were given to another unit on 1 July 2025)."""
    seen: dict[tuple[str, bool, bool], str] = {}
    for place in campaign.places:
        if place.code is None:
            continue
        first = seen.setdefault((place.code, place.is_current, place.is_district), place.id)
        if first != place.id:
            what = f"mã “{place.code}” đã là mã của “{first}” trong cùng thời kỳ"
            yield place, ("code",), what, "kiểm tra lại mã"


@rule
def place_id_says_its_name(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A place's id begins with its name; a former commune's ends with what tells homonyms apart."""
    for place in campaign.places:
        name = slug(place.name.vi)
        plain = place.is_current or place.is_district
        fits = place.id == name if plain else place.id.startswith(f"{name}-")
        if not fits:
            wanted = name if plain else f"{name}-{place.code or '…'}"
            yield (
                place,
                ("id",),
                f"id “{place.id}” không khớp tên “{place.name.vi}”",
                f"viết “{wanted}”",
            )


@rule
def successors_come_after(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A former commune names its successors, which exist and outlive it; a present one has none."""
    for place in campaign.places:
        for i, successor in enumerate(place.successors):
            path = ("successors", i, "place")
            yield from known.link(place, path, "places", successor.place, "địa phương")
            other = campaign.place.get(successor.place)
            if other and place.valid_to and other.valid_to and other.valid_to <= place.valid_to:
                what = f"đơn vị kế tục “{other.id}” không tồn tại sau ngày {place.valid_to:%d/%m/%Y}"
                yield place, path, what, "chọn đơn vị tồn tại sau ngày đó"
        if place.is_current and place.successors:
            yield (
                place,
                ("successors",),
                "đơn vị đang tồn tại không có đơn vị kế tục",
                "xóa “successors”",
            )
        if not (place.is_current or place.is_district or place.successors):
            yield (
                place,
                ("id",),
                f"đơn vị cũ “{place.id}” chưa có đơn vị kế tục",
                "thêm “successors”",
            )


@rule
def place_times_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A place ends after it begins, and its district exists."""
    for place in campaign.places:
        if place.valid_from and place.valid_to and place.valid_from > place.valid_to:
            yield place, ("valid_to",), "“valid_to” đứng trước “valid_from”", "sửa lại hai ngày"
        yield from known.link(place, ("district",), "places", place.district, "đơn vị cấp huyện")


@rule
def place_files_agree_on_sources(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A key of `sources` means the same in every file of places: pages list them together."""
    seen: dict[str, PlaceFile] = {}
    for file in campaign.place_files:
        for key, reference in file.sources.items():
            first = seen.setdefault(key, file)
            if first.sources[key] != reference:
                what = f"nguồn “{key}” ghi khác ở {first.origin.file}"
                yield file, ("sources", key), what, "viết giống nhau, hoặc đặt mã khác cho nguồn này"


@rule
def map_shows_the_communes_of_today(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Where there is a map, it shows each commune of today by its code, and nothing else."""
    if campaign.atlas is None:
        return
    drawn = campaign.atlas.areas.keys()
    today = [place for place in campaign.places if place.is_current and not place.is_district]
    for place in today:
        if place.code not in drawn:
            what = f"bản đồ không vẽ “{place.id}” (mã {place.code or 'chưa ghi'})"
            yield place, ("id",), what, "sửa “code” của xã, phường này, hoặc thay tệp bản đồ"
    for code in sorted(drawn - {place.code for place in today}):
        if not known.broken("place_files"):  # the commune may stand in a file that did not pass
            what = f"bản đồ vẽ mã “{code}”, nhưng không có xã, phường hiện nay mang mã ấy"
            yield campaign.atlas.file, (1,), what, "sửa mã trong docs/data/places/, hoặc thay tệp bản đồ"
