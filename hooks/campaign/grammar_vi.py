"""YAML's grammar errors as Vietnamese sentences."""

import re

import yaml

from campaign.catalogue import Section, message
from campaign.problems import Problem

TAB = message(
    Section.READING,
    "phim-tab",
    "dòng này dùng phím Tab để thụt đầu dòng",
    "thay Tab bằng dấu cách (2 dấu cách mỗi bậc)",
)
OTHERWISE = message(
    Section.READING,
    "sai-cu-phap",
    "không đọc được dòng này theo cú pháp YAML",
    "so với mẫu cùng loại: thụt dòng, dấu hai chấm, dấu gạch đầu dòng",
)
# libyaml and PyYAML word their messages a little differently; each pattern fits both.
GRAMMAR = (
    (r"found a tab|.*tab character", TAB),
    (
        r".*cannot start any token|(did not find )?expected (alphabetic|tag URI|URI)|found undefined tag",
        message(
            Section.READING,
            "dau-co-nghia-rieng",
            "giá trị bắt đầu bằng một dấu có nghĩa riêng trong YAML",
            "đặt cả câu trong ngoặc kép",
        ),
    ),
    (
        r"mapping values are not allowed",
        message(
            Section.READING,
            "dau-hai-cham-sai-cho",
            "dấu hai chấm “:” ở chỗ không được phép, hoặc dòng thụt sai",
            "đặt câu có dấu “: ” trong ngoặc kép và thụt dòng thẳng hàng với dòng trên",
        ),
    ),
    (
        r"found unexpected (end of stream|document)",
        message(
            Section.READING,
            "ngoac-kep-khong-dong",
            "ngoặc kép mở ở đây mà không đóng",
            'thêm dấu " ở cuối câu',
        ),
    ),
    (
        r"found unknown escape|did not find expected hexdec|found invalid Unicode|expected escape",
        message(
            Section.READING,
            "dau-gach-cheo-nguoc",
            "dấu “\\” trong ngoặc kép có nghĩa riêng nên không đọc được",
            "viết hai dấu: “\\\\”, hoặc dùng ngoặc đơn thay cho ngoặc kép",
        ),
    ),
    (
        r"(did not find )?expected ('?,'? or|node content|the node content)",
        message(
            Section.READING,
            "ngoac-chua-khep",
            "ngoặc vuông hoặc ngoặc nhọn chưa khép",
            "kiểm tra ngoặc và dấu phẩy ở đây và dòng ngay trên",
        ),
    ),
    (
        r"(did not find )?expected (key|<block end>|'-' indicator)|block sequence entries are not allowed",
        message(
            Section.READING,
            "thut-lech",
            "dòng này thụt lệch với các dòng trên, hoặc có chữ thừa sau ngoặc kép",
            "thụt dòng thẳng hàng với dòng cùng bậc; trong ngoặc kép không dùng thêm dấu ngoặc kép",
        ),
    ),
    (
        r"could not find expected ':'",
        message(
            Section.READING,
            "thieu-dau-hai-cham",
            "thiếu dấu hai chấm sau tên khóa",
            "viết dạng “khóa: giá trị”",
        ),
    ),
)
BEGINNING = re.compile(r"while scanning a (quoted scalar|simple key)")
"""Where these begin is what the editor has to mend; the reader only gives up further down."""


def grammar_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """What broke the grammar of `text`, which begins at `first_line` of `file`."""
    said = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if BEGINNING.match(getattr(error, "context", None) or ""):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip("\n").split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    if lines[line].lstrip(" ").startswith("\t"):
        return Problem(file, line + first_line, TAB())
    found = next((sentence for pattern, sentence in GRAMMAR if re.match(pattern, said)), OTHERWISE)
    return Problem(file, line + first_line, found())
