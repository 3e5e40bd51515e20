"""What a numbered chapter still needs to be read on a screen."""

from collections.abc import Callable, Mapping

import lxml.etree

from campaign.handbook.tree import Element, classes, having, parsed, text_of, written


def on_screen(html: str, words: Mapping[str, str], qr: Callable[[str, str], tuple[str, str]]) -> str:
    """The chapter as its page shows it. `words`: of the kinds of boxes; `qr(target, title)`: the address
    that a code leads to, and its SVG.
    """
    root = parsed(html)
    _name_boxes(root, words)
    _draw_ticks(root)
    _draw_codes(root, qr)
    _mark_blanks(root)
    for link in root.iter("a"):
        for name in ("data-to", "data-label"):
            link.attrib.pop(name, None)
    return written(root)


def _name_boxes(root: Element, words: Mapping[str, str]) -> None:
    """The kind of each box before its title ("Ví dụ: Chợ Kỳ Lừa"), unless the title begins with it."""
    for title in [*having(root, "admonition-title"), *root.iter("summary")]:
        box = title.getparent()
        kind = next((name for name in classes(box) if name in words), None) if box is not None else None
        word = words[kind] if kind else ""
        if text_of(title).lower() == kind:  # none of the editor's own: Python-Markdown writes the class
            title.text = word
        elif word and not text_of(title).lower().startswith(word.lower()):
            label = title.makeelement("span", {"class": "box-kind"})
            label.text, label.tail = f"{word}:", f" {title.text or ''}"
            title.text = None
            title.insert(0, label)


def _draw_ticks(root: Element) -> None:
    """A box to tick is for paper; on a screen it ticks nothing and needs no name."""
    for box in list(root.iter("input")):
        if box.get("type") == "checkbox":
            done = box.attrib.pop("checked", None) is not None
            box.tag = "span"
            box.attrib.clear()
            box.set("class", "tick tick--done" if done else "tick")


def _draw_codes(root: Element, qr: Callable[[str, str], tuple[str, str]]) -> None:
    for image in list(root.iter("img")):
        src = str(image.get("src", ""))
        if src.startswith("qr:"):
            alt = str(image.get("alt", ""))
            address, svg = qr(src.removeprefix("qr:"), alt)
            image.tag = "a"
            image.attrib.clear()
            image.set("class", "qr-link")
            image.set("href", address)
            image.append(lxml.etree.fromstring(svg))
            words = image.makeelement("span", {"aria-hidden": "true"})  # the drawing has a title
            words.text = alt
            image.append(words)


def _mark_blanks(root: Element) -> None:
    """Dots to write on are for paper; on a screen they must not push the words of a form aside."""
    for cell in root.iter("td"):
        if (text := text_of(cell)) and not text.strip("… "):
            cell.set("class", " ".join([*classes(cell), "blank"]))
