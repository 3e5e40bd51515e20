"""The notation of the handbooks' chapters: boxes, tabs, captions, code."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.handbook.boxes import WRITTEN
from campaign.handbook.captions import OF_WHAT, captions
from campaign.rules.chapters import chapters_of
from campaign.rules.registry import Finding, Known, rule

CHAPTERS = Section.CHAPTERS

NO_BOX = message(
    CHAPTERS,
    "khong-co-hop",
    "không có loại hộp “{name}”",
    'viết !!! loại "Tiêu đề", loại là: {boxes}',
    name="luu-y",
    boxes=", ".join(WRITTEN),
)
BAD_TAB = message(CHAPTERS, "the-viet-sai", "thẻ viết sai: “{name}”", 'viết === "Tên thẻ"', name="Ở nhà")
NO_BLOCK = message(
    CHAPTERS,
    "khong-co-khoi",
    "không có khối “/// {name}”",
    "chỉ dùng: {captions}",
    name="chu-thich",
    captions=", ".join(OF_WHAT),
)
HTML = message(
    CHAPTERS,
    "the-html",
    "chương không dùng thẻ HTML “<{name}>”",
    "viết bằng Markdown; địa chỉ thì viết <https://…>, dấu bé hơn thì để một dấu cách ở hai bên",
    name="div",
)

ATTRIBUTE = message(
    CHAPTERS,
    "ngoac-nhon-la",
    "trong ngoặc nhọn có “{attribute}”",
    "xóa đi: trong ngoặc nhọn chỉ có mã của đề mục {{#ma}} hay bề rộng của hình {{width=60%}};"
    " chữ thường thì đặt giữa hai dấu `",
    attribute=".to",
)
NO_TERM = message(
    CHAPTERS,
    "nghia-thieu-tu",
    "dòng nghĩa (bắt đầu bằng dấu hai chấm) không có từ nào ở ngay trên",
    "viết từ cần giải nghĩa ở dòng trên; không giải nghĩa thì xóa dấu hai chấm đầu dòng",
)


@rule(
    CHAPTERS,
    "Hộp, thẻ, chú thích, từ và nghĩa viết theo cách mà cả web lẫn bản in vẽ được; không dùng HTML.",
    NO_BOX,
    BAD_TAB,
    NO_BLOCK,
    HTML,
    ATTRIBUTE,
    NO_TERM,
)
def notation_is_known(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Boxes, tabs and captions are those that both screen and paper can draw; there is no HTML."""
    for _, page, source in chapters_of(campaign):
        for box in source.boxes():
            if box.name not in WRITTEN:
                said = NO_BOX.near(box.name, WRITTEN, name=box.name, boxes=", ".join(WRITTEN))
                yield page.file, (box.line,), said
        for tab in source.untitled_tabs():
            yield page.file, (tab.line,), BAD_TAB(name=tab.name)
        for block in source.blocks():
            if block.name not in OF_WHAT:
                said = NO_BLOCK.near(block.name, OF_WHAT, name=block.name, captions=", ".join(OF_WHAT))
                yield page.file, (block.line,), said
        for tag in source.tags():
            yield page.file, (tag.line,), HTML(name=tag.name)
        for attribute in source.attributes():
            yield page.file, (attribute.line,), ATTRIBUTE(attribute=attribute.name)
        for line in source.meanings_without_term():
            yield page.file, (line,), NO_TERM()


BROKEN_CAPTION = message(
    CHAPTERS,
    "chu-thich-viet-sai",
    "khối “/// {kind}” viết sai",
    "viết ba phần, mỗi phần một dòng: “/// {kind}”, chữ của chú thích, rồi “///”",
    kind="table-caption",
)
BAD_OPTION = message(
    CHAPTERS,
    "ma-chu-thich-sai",
    "không hiểu dòng “{option}” của chú thích",
    "viết ngay dưới dòng “/// …”, thụt 4 dấu cách: attrs: {{id: ma-cua-bang}}",
    option="attrs: id=bang",
)
CAPTION_ALONE = message(
    CHAPTERS,
    "chu-thich-lac",
    "“/// {kind}” không đứng ngay dưới thứ mà nó chú thích",
    "chuyển xuống ngay dưới bảng (table-caption) hay hình (figure-caption)",
    kind="table-caption",
)


@rule(
    CHAPTERS,
    "Chú thích của hình, của bảng có chữ và đứng ngay dưới hình, dưới bảng.",
    BROKEN_CAPTION,
    BAD_OPTION,
    CAPTION_ALONE,
)
def captions_have_words_and_a_thing(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A caption is whole, has words, and stands right below its picture or table."""
    for _, page, _ in chapters_of(campaign):
        for caption in captions(page):
            kind, line = caption.kind.name, caption.kind.line
            if caption.behind or not caption.words or not caption.closed:
                yield page.file, (line,), BROKEN_CAPTION(kind=kind)
            if not caption.belongs:
                yield page.file, (line,), CAPTION_ALONE(kind=kind)
            for option in caption.bad_options():
                yield page.file, (option.line,), BAD_OPTION(option=option.name.strip())


CODE_OPTION = message(
    CHAPTERS,
    "khoi-ma-tuy-chon",
    "sau “{sign}” chỉ viết được tên ngôn ngữ",
    "xóa phần còn lại: {rest}",
    sign="```",
    rest='linenums="1"',
)


@rule(CHAPTERS, "Sau dấu mở của khối mã chỉ có tên ngôn ngữ.", CODE_OPTION)
def code_has_no_options(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A block of code has no title and no line numbers, which the paper cannot draw."""
    for _, page, source in chapters_of(campaign):
        for fence, rest in source.fence_options():
            yield page.file, (fence.line,), CODE_OPTION(sign=fence.name, rest=rest)
