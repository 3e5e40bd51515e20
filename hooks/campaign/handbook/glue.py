"""What a line of print must not part: a number and its unit, an article and its number, a label's blank."""

import re
from functools import cache

from campaign.handbook.tree import Element

NBSP = "\N{NO-BREAK SPACE}"
SHORT_UNITS = "kg g mg m m² m³ km cm mm ha % °C kW kWh"
UNITS = (
    f"{SHORT_UNITS} tấn tạ yến lít l ml MWh MW W V bar MJ GJ kJ kcal dB đồng nghìn triệu tỷ"
    " ngày tuần tháng quý năm giờ phút giây người hộ lần lượt"
)
NAMES = (
    "Điều khoản điểm mục chương lục phần trang số nhóm cột dòng hình bảng phiếu mẫu bài bước vụ câu cửa pháp"
    " buổi thích ngày tháng năm QCVN TCVN"
)


def _any(words: str) -> str:
    return "|".join(words.split())


# In cells, which are narrow, only what is short.
IN_CELLS = (
    (rf"(?<=\d) (?=(?:{_any(SHORT_UNITS)})(?![\w²³]))", NBSP),
    (r"(?<=[☐☑]) ", NBSP),
)
IN_TEXT = (
    *IN_CELLS,
    (rf"(?<=[\d…]) (?=(?:{_any(UNITS)})(?![\w²³])(?! \d))", NBSP),  # not in "31 tháng 12"
    (rf"(?i)\b({_any(NAMES)}) (?=\d|[IVXL]+\b)", rf"\1{NBSP}"),
    (r"(?<=\bđiểm) (?=[a-zđ]\b)", NBSP),
    (r"(?<=[×÷=+−<>≤≥≈]) (?=\d)", NBSP),
    (r" (?=[×÷] \d)", NBSP),
    (r"(?<=[:.)]) (?=…)", NBSP),
)
LONGEST_SIGN = 20  # letters of a ==sign== that stays on one line


def glue(root: Element, in_cell: bool = False) -> None:
    """Put no-break spaces between what belongs together."""
    if root.tag in ("code", "pre"):
        return
    in_cell = in_cell or root.tag in ("td", "th")
    if root.tag == "mark" and len(root.text_content()) <= LONGEST_SIGN:
        root.text = root.text and root.text.replace(" ", NBSP)
    else:
        root.text = root.text and _glued(root.text, in_cell)
    for child in root:
        glue(child, in_cell)
        child.tail = child.tail and _glued(child.tail, in_cell)


@cache
def _glued(text: str, in_cell: bool) -> str:
    for pattern, glued in IN_CELLS if in_cell else IN_TEXT:
        text = re.sub(pattern, glued, text)
    return text
