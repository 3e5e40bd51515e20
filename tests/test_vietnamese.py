"""Addresses, order and folding of Vietnamese."""

import unicodedata

import pytest
from campaign.vietnamese import fold, heading_slug, person_sort_key, slug, sort_key


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Đánh giá đợt một", "danh-gia-dot-mot"),
        ("ĐƯỜNG ĐẾN ĐÂU?", "duong-den-dau"),
        ("Hữu Lũng – Tuấn Sơn", "huu-lung-tuan-son"),
        ("7344/BTNMT-KH&CN", "7344-btnmt-kh-cn"),
        ("Ữ ặ Ỵ đ", "u-a-y-d"),
        ("“Ngoặc” và (ngoặc)", "ngoac-va-ngoac"),
        ("100% rác", "100-rac"),
        ("", ""),
    ],
)
def test_an_address_has_no_diacritics(text: str, address: str) -> None:
    assert slug(text) == address
    assert slug(unicodedata.normalize("NFD", text)) == address
    assert slug(slug(text)) == slug(text)
    assert heading_slug(text, "_") == address.replace("-", "_")


def test_homonyms_collide_as_addresses() -> None:
    assert slug("Tân Thanh") == slug("Tân Thành")


@pytest.mark.parametrize(
    "typed", ["Hòa Sơn", "Hoà Sơn", "hoa son", " HÒA   SƠN ", unicodedata.normalize("NFD", "Hòa Sơn")]
)
def test_folding_forgives_what_people_type(typed: str) -> None:
    assert fold(typed) == "hoa son"


def test_folding_takes_d_for_d() -> None:
    assert fold("Đồng Đăng") == "dong dang"


def test_dictionary_order_is_vietnamese() -> None:
    words = ["bàn", "ăn", "an", "âm", "đa", "da", "ế", "e", "ơ", "ô", "o", "ư", "u", "chợ", "ca"]
    expected = ["an", "ăn", "âm", "bàn", "ca", "chợ", "da", "đa", "e", "ế", "o", "ô", "ơ", "u", "ư"]
    assert sorted(words, key=sort_key) == expected
    assert sorted(["mạ", "mã", "mà", "má", "mả", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_people_stand_by_given_name() -> None:
    names = ["Trần Thị Ánh", "Nguyễn Văn Bảo", "Đỗ An", "Nguyễn An", "Ví Dụ", ""]
    ordered = sorted(names, key=person_sort_key)
    assert ordered == ["", "Đỗ An", "Nguyễn An", "Trần Thị Ánh", "Nguyễn Văn Bảo", "Ví Dụ"]
