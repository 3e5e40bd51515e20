"""What an editor is told of a wrong key or value, by pydantic's type of error.

Error types: https://docs.pydantic.dev/latest/errors/validation_errors/. Each has what is wrong
and how to mend it; `{key}` is the editor's key, `{input}` the editor's value.
"""

from campaign.catalogue import Message, Section, message


def _say(name: str, what: str, fix: str, /, **example: object) -> Message:
    return message(Section.KEYS, name, what, fix, **example)


# fmt: off
NUMBER_FORM = "viết số trần, dấu thập phân là dấu chấm: 12.5"
PARTIAL = 'viết "2022", "2022-11", "2022-11-15" hoặc "2022-12-11/2022-12-20"'
ONE_DAY = 'viết đủ năm-tháng-ngày: "2022-11-15"'
ON_ONE_LINE = "viết giá trị ngay sau “{key}:”"
RANGE = "“{key}” phải {bound}, không phải “{input}”"
FORM_EXAMPLE = "xem ví dụ trong tệp mẫu cùng loại"

NUMBER = _say("phai-la-so",
    "“{key}” phải là một số, không phải “{input}”", NUMBER_FORM, key="area_km2", input="12,5")
WHOLE = _say("phai-la-so-nguyen",
    "“{key}” phải là một số nguyên, không phải “{input}”", "viết số trần, không dấu chấm: 2022", key="year",
    input="2.022")
LONG = _say("nhieu-chu-so",
    "“{key}” có quá nhiều chữ số: “{input}”", "viết số gọn hơn, tối đa 4 chữ số sau dấu chấm", key="value",
    input="1.23456")
TEXT = _say("phai-la-chu", "“{key}” phải là một dòng chữ", "viết chữ ngay sau “{key}:”", key="phone")
YES_NO = _say("phai-la-true-false",
    "“{key}” phải là true hoặc false, không phải “{input}”", "viết true (đúng) hoặc false (sai)",
    key="verified", input="có")
LIST = _say("phai-la-danh-sach",
    "“{key}” phải là một danh sách", "viết mỗi mục một dòng, bắt đầu bằng “- ”", key="aliases")
GROUP = _say("phai-la-nhom",
    "“{key}” phải là một nhóm khóa con", "viết các khóa con ở dòng dưới, thụt vào 2 dấu cách", key="area_ha")
ADDRESS = _say("sai-dia-chi",
    "“{key}” không phải địa chỉ trang: “{input}”", "viết đủ, bắt đầu bằng https://", key="url",
    input="bao.vi-du")

SENTENCES: dict[str, Message] = {
    "missing": _say("thieu-khoa", "thiếu khóa “{key}”", "thêm dòng “{key}: …”", key="title"),
    "extra_forbidden": _say("khoa-la",
        "không có khóa “{key}”", "chỉ dùng các khóa: {keys}", key="mau", keys="sample, title"),
    "literal_error": _say("ngoai-danh-sach",
        "“{key}” không nhận giá trị “{input}”", "chọn một trong: {choices}", key="force", input="còn",
        choices="ended, in-force, not-applicable, unknown"),
    "blank": _say("de-trong", "“{key}” để trống", "điền nội dung, hoặc xóa dòng này", key="note"),
    "words": _say("phai-la-cau",
        "“{key}” phải là một câu, không phải danh sách", "viết câu ngay sau “{key}:”", key="summary"),
    "slug": _say("sai-ma",
        "“{key}” chỉ gồm chữ thường không dấu, số và dấu gạch nối, không phải “{input}”",
        "ví dụ: kcn-dong-banh", key="id", input="Đồng Bành"),
    "slug_key": _say("sai-ten-khoa",
        "tên khóa “{key}” chỉ được gồm chữ thường không dấu, số và dấu gạch nối", "ví dụ: bao-lang-son",
        key="Báo Lạng Sơn"),
    "slug_file": _say("sai-ten-tep",
        "tên tệp chỉ được gồm chữ thường không dấu, số và dấu gạch nối, không phải “{input}”",
        "đổi tên tệp, ví dụ: 2022-06-05-ra-quan.md", input="Ra quân"),
    "date_form": _say("sai-dang-ngay",
        "“{key}” không viết đúng dạng ngày: “{input}”", PARTIAL, key="start", input="mai"),
    "date_unreal": _say("ngay-khong-co-that",
        "“{key}” không phải một ngày có thật: “{input}”", PARTIAL, key="date", input="2022-13"),
    "date_span": _say("ngay-dau-sau-ngay-cuoi",
        "“{key}” có ngày đầu sau ngày cuối: “{input}”", "đổi chỗ hai ngày", key="period",
        input="2022-12/2022-01"),
    "date_year": _say("nam-ngoai-khoang",
        "“{key}” phải từ năm {first} đến năm {last}, không phải “{input}”", "sửa lại năm", key="as_of",
        first=1945, last=2099, input="1900"),
    "date_day_form": _say("can-ngay-cu-the",
        "“{key}” phải là một ngày cụ thể, không phải “{input}”", ONE_DAY, key="published", input="2022-11"),
    "date_day_unreal": _say("ngay-cu-the-khong-co-that",
        "“{key}” không phải một ngày có thật: “{input}”", ONE_DAY, key="checked", input="2022-02-30"),
    "finite_number": _say("so-qua-lon",
        "“{key}” quá lớn, hoặc không phải một số: “{input}”", NUMBER_FORM, key="value", input="nan"),
    "clock": _say("sai-gio",
        "“{key}” không phải giờ: “{input}”", 'viết giờ:phút, ví dụ "08:30"', key="start_time", input="8h30"),
    "one_of": _say("mot-trong-hai",
        "cần đúng một trong hai khóa {keys}", "giữ một khóa, bỏ khóa kia", keys="“document” hoặc “number”"),
    "string_pattern_mismatch": _say("sai-dang",
        "“{key}” viết sai dạng: “{input}”", "viết như ví dụ này: {example}", key="file", input="Ảnh đẹp.JPG",
        example="hinh/ten-anh.jpg"),
    "string_type": TEXT,
    "bool_parsing": YES_NO,
    "bool_type": YES_NO,
    "tuple_type": LIST,
    "model_type": GROUP,
    "dict_type": GROUP,
    "url_parsing": ADDRESS,
    "url_scheme": ADDRESS,
    "url_type": ADDRESS,
    "url_too_long": _say("dia-chi-qua-dai",
        "“{key}” quá dài (hơn {max_length} ký tự)", "chép lại địa chỉ ngắn hơn của trang", key="url",
        max_length=2000),
    "too_short": _say("it-muc",
        "“{key}” cần ít nhất {min_length} mục", "thêm mục, mỗi mục một dòng bắt đầu bằng “- ”",
        key="chapters", min_length=1),
    "greater_than": _say("so-phai-lon-hon",
        RANGE.replace("{bound}", "lớn hơn {gt:g}"), "sửa lại số", key="area_km2", gt=0, input="-5"),
    "greater_than_equal": _say("so-qua-nho",
        RANGE.replace("{bound}", "từ {ge} trở lên"), "sửa lại số", key="sequence", ge=0, input="-1"),
    "less_than_equal": _say("so-vuot-qua",
        RANGE.replace("{bound}", "từ {le} trở xuống"), "sửa lại số", key="month", le=12, input="13"),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size"), WHOLE),
    **dict.fromkeys(("float_parsing", "float_type", "decimal_parsing", "decimal_type"), NUMBER),
    **dict.fromkeys(("decimal_max_digits", "decimal_max_places", "decimal_whole_digits"), LONG),
}
OTHERWISE = _say("khong-dung-duoc",
    "“{key}” có giá trị không dùng được: “{input}”", FORM_EXAMPLE, key="title", input="…")
TOP = _say("phai-la-cac-khoa", "ở đây phải là các dòng “khóa: giá trị”", "chép tệp mẫu cùng loại rồi sửa")
BLANK_NEEDED = _say("phai-dien", "“{key}” để trống", "điền nội dung: khóa này bắt buộc", key="summary")
BLANK_ITEM = _say("muc-de-trong",
    "“{key}” có mục để trống", "điền nội dung, hoặc xóa mục này", key="organizers")
ONE_VALUE = _say("phai-la-mot-gia-tri",
    "“{key}” phải là một giá trị, không phải danh sách hay nhóm khóa", ON_ONE_LINE, key="id")
ITEM = _say("muc-phai-la-nhom",
    "mỗi mục của “{key}” phải là một nhóm khóa con", "sau “- ” viết các khóa con, mỗi khóa một dòng",
    key="communes")
YEAR_FIRST = {
    "date_form": _say("ngay-viet-nguoc",
        SENTENCES["date_form"].what, 'viết năm trước: "{turned}"', key="as_of", input="31/12/2022",
        turned="2022-12-31"),
    "date_day_form": _say("ngay-cu-the-viet-nguoc",
        SENTENCES["date_day_form"].what, 'viết năm trước: "{turned}"', key="checked", input="5/9/2026",
        turned="2026-09-05"),
}
