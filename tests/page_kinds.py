"""A page of every kind, by its address in the site."""

BOOK = "so-tay/phan-loai-rac-tai-nguon/"
KINDS = (
    "",
    "chuyen-de/",
    "khu-vuc/",
    "khu-vuc/kkt-dong-dang-lang-son/",
    "khu-vuc/ccn-tan-van/",
    "dia-phuong/",
    "dia-phuong/ten-cu/",
    "dia-phuong/xa-tan-thanh/",
    "van-ban/",
    "van-ban/72-2020-qh14/",
    "so-tay/",
    BOOK,
    f"{BOOK}02-ba-nhom-rac-va-cach-nhan-biet/",
    f"{BOOK}tu-ngu/",
    f"{BOOK}van-ban-vien-dan/",
    f"{BOOK}ban-in/",
    "su-kien/",
    "su-kien/2026-12-10-tap-huan-phan-loai-rac/",
    "su-kien/loai/hoi-thao/",
    "vinh-danh/",
    "vinh-danh/2024-provincial/",
    "vinh-danh/2025-cong-ty-minh-hoa-01/",
    "vinh-danh/nam/2024/",
    "mo-hinh/",
    "mo-hinh/kcn-khanh-phu-ma-kem/",
    "san-xuat-sach-hon/",
    "san-xuat-sach-hon/minh-hoa-cong-ty-01/",
    "san-xuat-sach-hon/bia-sai-gon-ha-noi/",
    "kien-nghi/",
    "kien-nghi/minh-hoa-bui-duong-cho-da/",
    "kien-nghi/noi-nhan/ubnd-huyen-huu-lung/",
    "kien-nghi/nam/2024/",
    "du-lieu/",
    "xac-minh/",
    "tiep-can/",
    "ban-in/",
    "a-z/",
    "so-do-trang/",
)
"""In both languages: English pages stand under "en/"."""

WIDE_CHAPTER = "so-tay/san-xuat-sach-hon/06-tinh-kha-thi/"
"""A chapter with tables that no phone is wide enough for."""
