"""Typst as used here against WeasyPrint, in one run, on the same handbook.

    .venv/bin/pip install 'weasyprint>=66' && .venv/bin/python bench/print.py [handbook]

Both get the same chapters and pictures, those of the participants' A4, and the same task: cover, contents
and references with page numbers, running heads, page x of y, notes at the foot, boxes, PDF/UA-1. What CSS
cannot say is left out for WeasyPrint (print.css): measured columns, pictures that float, notes that are held
on their page. "weasyprint_bare" does without all that has to do with pages: contents, references, heads,
notes at the foot. Each runs in a process of its own; "edited" is the same book in that process after a
sentence more in one chapter, the middle of five such edits one after the other. Times are of the processor,
so that other work on the machine counts less; the ratios at the end are of seconds a book.
"""

import json
import multiprocessing
import resource
import statistics
import sys
import time
from dataclasses import replace
from html import escape
from multiprocessing.queues import Queue
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import lxml.html
import markdown
from campaign import load
from campaign.editions import EDITIONS
from campaign.printing import PrintBook, book_files, page_count, render_pdf
from campaign.source import split_front_matter
from campaign.views import books, chapters, pages
from campaign.views.look import Look
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]
EDITS = 5
BARE = """@page { size: A4; margin: 24mm 20mm 26mm 30mm; @bottom-right { content: counter(page) } }
body { font: 11pt/1.5 "Be Vietnam Pro" } table { border-collapse: collapse } td, th { border: 1px solid }
img { max-width: 100% } h1 { break-before: page } .admonition { border: 1px solid; padding: 3mm }
nav, .code { display: none }"""


def the_book(wanted: str) -> PrintBook:
    """The handbook as the site would print it."""
    campaign, problems = load(ROOT)
    assert campaign, problems
    config = load_config(str(ROOT / "mkdocs.yml"))
    look = Look(ROOT / "overrides", campaign.handbook[wanted].date, config.site_url)
    book = campaign.handbook[wanted]
    own = {part.uri for part in chapters.parts(campaign, look, book)}
    rendered = {}
    for output in pages.record_pages(campaign, look):
        if output.path in own:
            _, body, _ = split_front_matter(str(output.content))
            html = markdown.markdown(
                body, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
            )
            address = look.url + output.path.removesuffix(".md") + "/"
            rendered[output.path] = SimpleNamespace(content=html, canonical_url=address)
    finished = chapters.finished(campaign, look, rendered)
    return books.print_book(campaign, look, ROOT, book, finished)


def with_typst(book: PrintBook) -> bytes:
    return render_pdf(book, ROOT / "overrides" / "print", EDITIONS[0])


def with_weasyprint(book: PrintBook) -> bytes:
    return by_weasyprint(book, Path(__file__).with_suffix(".css").read_text(), in_pages=True)


def with_weasyprint_bare(book: PrintBook) -> bytes:
    return by_weasyprint(book, BARE, in_pages=False)


def by_weasyprint(book: PrintBook, style: str, in_pages: bool) -> bytes:
    from weasyprint import CSS, HTML  # not installed for anything else

    files = book_files(book, EDITIONS[0])
    contents, bodies = "", ""
    for chapter in book.chapters:
        key = chapter.key
        root = lxml.html.fromstring(files[f"chapters/{key}.xml"].decode())
        contents += f'<a class="one" href="#{key}-">{escape(chapter.title)}</a>'
        for heading in root.iter("h2"):
            contents += f'<a href="#{key}-{heading.get("id")}">{escape(heading.text_content())}</a>'
        adapt(root, key, in_pages)
        body = lxml.html.tostring(root, encoding="unicode")
        code = f'<img class="code" src="/qr/{key}.svg" alt="{escape(chapter.url)}">'
        bodies += f'<h1 id="{key}-">{escape(chapter.title)}</h1>{code}{body}'
    front = f'<p class="cover">{escape(book.title)}<p class="version">{book.version}</p><nav>{contents}</nav>'
    page = f'<html lang="vi"><title>{escape(book.title)}</title><body>{front}{bodies}'
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        document = HTML(string=page.replace('src="/', 'src="'), base_url=f"{folder}/")
        return bytes(document.write_pdf(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1"))


def adapt(root: lxml.html.HtmlElement, key: str, in_pages: bool) -> None:
    """Ids that are unique in the book, references that lead to them, notes where they are called."""
    notes = {item.get("id"): item for item in root.iterfind(".//li[@id]") if item.get("id").startswith("fn:")}
    for element in root.iterfind(".//*[@id]"):
        element.set("id", f"{key}-{element.get('id')}")
    for link in list(root.iter("a")):
        if to := link.attrib.pop("to", None):
            link.set("href", "#" + to.replace("#", "-"))
            link.classes.add("to")
        elif "footnote-backref" in link.classes:
            link.drop_tree()
        elif "footnote-ref" in link.classes and in_pages:
            call, note = link.getparent(), notes.pop(link.get("href")[1:], None)
            if note is not None:  # the first of its calls
                note.tag = "span"
                note.set("class", "note")
                for paragraph in note.iter("p"):
                    paragraph.tag = "span"
                note.tail, call.tail = call.tail, None
                call.getparent().replace(call, note)
    if in_pages:
        for rest in root.find_class("footnote"):
            rest.drop_tree()


def edited(book: PrintBook, times: int) -> PrintBook:
    """The book after so many edits: each is a sentence more in the chapter in its middle."""
    chapters = list(book.chapters)
    middle = len(chapters) // 2
    longer = chapters[middle].html.replace("</p>", " Thêm một câu vào đây." * times + "</p>", 1)
    chapters[middle] = replace(chapters[middle], html=longer)
    return replace(book, chapters=tuple(chapters))


def measure(name: str, wanted: str, said: Queue) -> None:
    """Put one engine's figures. Memory: of the whole process at its highest, in MB."""
    book = the_book(wanted)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = []
    for one in (book, *(edited(book, times) for times in range(1, EDITS + 1))):
        started = time.process_time()
        pdf = globals()[f"with_{name}"](one)
        seconds.append(time.process_time() - started)
    first, *each = seconds
    again = statistics.median(each)
    count = page_count(pdf)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "engine": name,
        "pages": count,
        "kB": len(pdf) // 1000,
        "peak MB": peak // 1024,
        "MB for printing": (peak - before) // 1024,
        "s, first": round(first, 2),
        "s, each edit": [round(one, 2) for one in each],
        "pages/s, first": round(count / first, 1),
        "pages/s, edited": round(count / again, 1),
    }
    print(json.dumps(figures), flush=True)
    said.put((first, again))


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "san-xuat-sach-hon"
    spawn = multiprocessing.get_context("spawn")
    said: Queue = spawn.Queue()
    took = []
    for engine in ("typst", "weasyprint", "weasyprint_bare"):
        process = spawn.Process(target=measure, args=(engine, asked, said))
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(process.exitcode)
        took.append(said.get())
    ours, *theirs = took
    for engine, seconds in zip(("weasyprint", "weasyprint_bare"), theirs, strict=True):
        first, again = (round(their / our, 1) for our, their in zip(ours, seconds, strict=True))
        print(json.dumps({"against": engine, "times faster, first": first, "times faster, edited": again}))
