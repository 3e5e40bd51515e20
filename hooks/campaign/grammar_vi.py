"""YAML's grammar errors as Vietnamese sentences."""

import re

import yaml

from campaign.problems import Problem

# libyaml and PyYAML word their messages a little differently; each pattern fits both.
GRAMMAR: tuple[tuple[str, str, str], ...] = (
    (
        r"found a tab|.*tab character",
        "dòng này dùng phím Tab để thụt đầu dòng",
        "thay Tab bằng dấu cách (2 dấu cách mỗi bậc)",
    ),
    (
        r".*cannot start any token|(did not find )?expected (alphabetic|tag URI|URI)|found undefined tag",
        "giá trị bắt đầu bằng một dấu có nghĩa riêng trong YAML",
        "đặt cả câu trong ngoặc kép",
    ),
    (
        r"mapping values are not allowed",
        "dấu hai chấm “:” ở chỗ không được phép, hoặc dòng thụt sai",
        "đặt câu có dấu “: ” trong ngoặc kép và thụt dòng thẳng hàng với dòng trên",
    ),
    (
        r"found unexpected (end of stream|document)",
        "ngoặc kép mở ở đây mà không đóng",
        'thêm dấu " ở cuối câu',
    ),
    (
        r"found unknown escape|did not find expected hexdec|found invalid Unicode|expected escape",
        "dấu “\\” trong ngoặc kép có nghĩa riêng nên không đọc được",
        "viết hai dấu: “\\\\”, hoặc dùng ngoặc đơn thay cho ngoặc kép",
    ),
    (
        r"(did not find )?expected ('?,'? or|node content|the node content)",
        "ngoặc vuông hoặc ngoặc nhọn chưa khép",
        "kiểm tra ngoặc và dấu phẩy ở đây và dòng ngay trên",
    ),
    (
        r"(did not find )?expected (key|<block end>|'-' indicator)|block sequence entries are not allowed",
        "dòng này thụt lệch với các dòng trên, hoặc có chữ thừa sau ngoặc kép",
        "thụt dòng thẳng hàng với dòng cùng bậc; trong ngoặc kép không dùng thêm dấu ngoặc kép",
    ),
    (
        r"could not find expected ':'",
        "thiếu dấu hai chấm sau tên khóa",
        "viết dạng “khóa: giá trị”",
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
        said = "found a tab"
    for pattern, what, fix in GRAMMAR:
        if re.match(pattern, said):
            return Problem(file, line + first_line, what, fix)
    return Problem(
        file,
        line + first_line,
        "không đọc được dòng này theo cú pháp YAML",
        "so với mẫu cùng loại: thụt dòng, dấu hai chấm, dấu gạch đầu dòng",
    )
