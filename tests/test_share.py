"""What a chat or a feed shows for a link: a picture per record, words in the language of the text."""

import dataclasses
import datetime as dt
import io
from pathlib import Path

import lxml.html
import pytest
from campaign import Campaign, load, share
from campaign.press import Press
from campaign.views.cards import Card, cards, nearest
from campaign.views.look import Look
from PIL import Image

TESTS = Path(__file__).parent
URL = "https://moi-truong-lang-son.example/"
LOOK = Look(TESTS.parent / "overrides", dt.date(2026, 11, 23), URL)
CHAPTER = "so-tay/phan-loai-rac-tai-nguon/01-vi-sao-phai-phan-loai-rac/"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(TESTS / "campaigns/formats")
    assert found, problems
    return found


@pytest.fixture(scope="module")
def found(campaign: Campaign) -> dict[str, Card]:
    return cards(campaign, LOOK)


def test_a_card_says_what_where_and_when(found: dict[str, Card]) -> None:
    vi, en = found["su-kien/2026-05-20-toa-dam.md"], found["su-kien/2026-05-20-toa-dam.en.md"]
    assert (vi.kind, vi.path) == ("Tọa đàm · Đã hủy", "chia-se/su-kien/2026-05-20-toa-dam.png")
    assert (en.kind, en.path) == ("Round table · Cancelled", "chia-se/su-kien/2026-05-20-toa-dam.en.png")
    assert vi.facts[0] == "14:00, ngày 20 tháng 5 năm 2026"
    assert en.facts[0] == "14:00, 20 May 2026"
    assert vi.ribbon == "Dữ liệu minh họa" and vi.alt.startswith("Dữ liệu minh họa. Tọa đàm · Đã hủy. ")
    assert found["khu-vuc/kcn-hong-phong.md"].ribbon == ""


def test_people_have_a_card_only_where_they_agreed(campaign: Campaign) -> None:
    def shown(**changes: object) -> set[str]:
        rounds = tuple(
            award.model_copy(
                update={
                    "honourees": tuple(
                        one.model_copy(update=changes) if one.kind == "individual" else one
                        for one in award.honourees
                    )
                }
            )
            for award in campaign.rounds
        )
        return {uri for uri in cards(dataclasses.replace(campaign, rounds=rounds), LOOK) if "nguyen" in uri}

    assert shown() == {"vinh-danh/nguyen-van-minh-hoa.md", "vinh-danh/nguyen-van-minh-hoa.en.md"}
    assert shown(consent=None) == set()
    withdrawn = next(one.withdrawn for _, one in campaign.honours if one.withdrawn)
    assert shown(withdrawn=withdrawn) == set()


def test_a_page_without_a_card_takes_the_one_above_it(found: dict[str, Card]) -> None:
    section = dataclasses.replace(next(iter(found.values())), uri="vinh-danh/index.md")
    home = dataclasses.replace(section, uri="index.md")
    known = {"vinh-danh/index.md": section, "index.md": home}
    assert nearest(known, "vinh-danh/nam/2024.md") is section
    assert nearest(known, "vinh-danh/nam/2024.en.md") is home
    assert nearest(known, "a-z.md") is home
    assert nearest({}, "a-z.md") is None


def test_pictures_are_small_and_the_same_every_time(campaign: Campaign, found: dict[str, Card]) -> None:
    one = found["su-kien/2026-07-10-tap-huan.md"]  # a title of 200 letters
    nasty = dataclasses.replace(one, title="#panic() \\ *đậm* $x$ </svg> 🇻🇳 ", facts=("Ữ ặ Ỵ đ",) * 9)
    drawn = share.draw(LOOK.folder, [one, nasty])
    assert drawn == share.draw(LOOK.folder, [one, nasty])
    for picture in drawn:
        assert len(picture) < 60_000
        with Image.open(io.BytesIO(picture)) as image:
            assert (image.format, image.size) == ("PNG", (Card.width, Card.height))
            assert image.mode == "P"


def test_a_long_title_is_there_to_its_end(found: dict[str, Card]) -> None:
    """Its last letter changes the picture: nothing is cut off."""
    card = found["su-kien/2026-07-10-tap-huan.md"]
    assert len(card.title) >= 200
    first, second = share.draw(LOOK.folder, [card, dataclasses.replace(card, title=card.title[:-1] + "Ặ")])
    assert first != second


def test_only_what_has_changed_is_drawn(
    found: dict[str, Card], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = list(found.values())[:3]
    first = share.pictures(Press(tmp_path), LOOK.folder, wanted)
    drawn: list[Card] = []
    draw = share.draw
    monkeypatch.setattr(share, "draw", lambda folder, batch: drawn.extend(batch) or draw(folder, batch))
    assert share.pictures(Press(tmp_path), LOOK.folder, wanted) == first
    assert drawn == []
    changed = dataclasses.replace(wanted[0], title="Tên mới")
    again = share.pictures(Press(tmp_path), LOOK.folder, [changed, *wanted[1:]])
    assert drawn == [changed]
    assert again[changed.path] != first[changed.path]


def told(site: Path, address: str) -> dict[str, str]:
    page = lxml.html.fromstring((site / address / "index.html").read_bytes())
    names = page.xpath("//meta[starts-with(@property, 'og:')]")
    assert len({one.get("property") for one in names}) == len(names)
    return {one.get("property").removeprefix("og:"): one.get("content") for one in names}


def test_every_page_has_a_picture_that_is_there(site: Path) -> None:
    for path in site.rglob("index.html"):
        said = told(site, path.parent.relative_to(site).as_posix())
        assert said["title"] and said["description"] and said["image:alt"], path
        assert (said["image:type"], said["image:width"], said["image:height"]) == ("image/png", "1200", "630")
        picture = site / said["image"].removeprefix(URL)
        assert 5_000 < picture.stat().st_size < 60_000, picture


def test_links_are_shown_in_the_language_of_the_text(site: Path) -> None:
    vi, en = told(site, "khu-vuc/kcn-dong-banh"), told(site, "en/khu-vuc/kcn-dong-banh")
    assert (vi["locale"], vi["locale:alternate"]) == ("vi_VN", "en_GB")
    assert (en["locale"], en["locale:alternate"]) == ("en_GB", "vi_VN")
    assert (vi["title"], en["title"]) == ("Khu công nghiệp Đồng Bành", "Đồng Bành Industrial Park")
    assert vi["image"] == URL + "chia-se/khu-vuc/kcn-dong-banh.png"
    assert en["image"] == URL + "chia-se/khu-vuc/kcn-dong-banh.en.png"
    fallback = told(site, "en/" + CHAPTER)
    assert fallback == told(site, CHAPTER)
    assert (fallback["locale"], fallback["url"]) == ("vi_VN", URL + CHAPTER)
    assert "locale:alternate" not in fallback
