"""click's own sentences in Vietnamese.

click asks gettext for each of them (https://click.palletsprojects.com/en/stable/changelog/, 8.1.0), and
gettext wants a compiled catalogue in a folder of the system. One dictionary is easier to keep: its words
take the place of gettext's in click's modules.
"""

import sys
from typing import Any

import click

WORDS = {
    "Aborted!": "Đã dừng.",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Usage:": "Cách gõ:",
    "Error: {message}": "Lỗi: {message}",
    "Error: invalid input": "Lỗi: không đọc được câu trả lời",
    "Try '{command} {option}' for help.": "Gõ “{command} {option}” để xem cách dùng.",
    "Show this message and exit.": "In ra phần giúp đỡ này.",
    "default: {default}": "không ghi thì là {default}",
    "env var: {var}": "biến môi trường: {var}",
    "required": "bắt buộc",
    "(dynamic)": "(tùy lúc)",
    "Missing command.": "Chưa ghi lệnh.",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu {param_type}",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "No such option {name!r}.": "Không có tùy chọn “{name}”.",
    "No such command {name!r}.": "Không có lệnh “{name}”.",
    "Did you mean {possibility}?": "Ý bạn là {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Ý bạn là một trong: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Thừa tham số: {args}",
    "Got unexpected extra arguments ({args})": "Thừa các tham số: {args}",
    "Invalid value: {message}": "Giá trị không dùng được: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không dùng được: {message}",
    "Option {name!r} does not take a value.": "Tùy chọn “{name}” không có giá trị đi kèm.",
    "Option {name!r} requires an argument.": "Sau tùy chọn “{name}” phải có một giá trị.",
    "Option {name!r} requires {nargs} arguments.": "Sau tùy chọn “{name}” phải có {nargs} giá trị.",
    "Argument {name!r} takes {nargs} values.": "Tham số “{name}” cần {nargs} giá trị.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp “{filename}”: {message}",
    "unknown error": "không rõ vì sao",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "{value!r} is not {choice}.": "“{value}” không phải {choice}.",
    "{value!r} is not one of {choices}.": "“{value}” không có trong: {choices}.",
    "{value!r} is not a valid {number_type}.": "“{value}” không phải một số.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
    "{name} {filename!r} does not exist.": "không có “{filename}”.",
    "{name} {filename!r} is a file.": "“{filename}” là một tệp.",
    "{name} {filename!r} is a directory.": "“{filename}” là một thư mục.",
    "{name} {filename!r} is not readable.": "không đọc được “{filename}”.",
    "{name} {filename!r} is not writable.": "không ghi được vào “{filename}”.",
    "Do you want to continue?": "Tiếp tục chứ?",
}
"""What our commands can make click say; a test holds every other sentence of click against them."""


class Command(click.Command):
    """A command whose line of usage is Vietnamese too."""

    def __init__(self, name: str | None, **kwargs: Any) -> None:
        super().__init__(name, **{"options_metavar": "[TÙY CHỌN]…", **kwargs})


def vietnamese(english: str) -> str:
    """The Vietnamese of one of click's sentences; a sentence that we never let it say stays."""
    return WORDS.get(english, english)


def counted(one: str, many: str, count: int) -> str:
    """The same for a sentence with a plural."""
    return vietnamese(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Let click take its words from here."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for said, function in (("_", vietnamese), ("ngettext", counted)):
                if hasattr(module, said):
                    setattr(module, said, function)
