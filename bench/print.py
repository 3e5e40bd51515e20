"""Typst as used here against WeasyPrint, in one run, on the same handbook.

    .venv/bin/pip install 'weasyprint>=66' && .venv/bin/python bench/print.py [handbook]

Both get the chapters' HTML as the site has it and the same pictures, and write PDF/UA-1 of A4. Each runs in a
process of its own; "edited" is the same book after a sentence more in one chapter, in that process: what an
editor waits for in `serve`. Times are of the processor, so that other work on the machine counts less.
WeasyPrint gets a plain style sheet: no contents with page numbers, no boxes drawn, no running heads, so it
has less to do, and fills other pages with the same text: the ratios at the end are of seconds a book.
"""

import json
import multiprocessing
import resource
import sys
import time
from dataclasses import replace
from multiprocessing.queues import Queue
from pathlib import Path
from types import SimpleNamespace

import markdown
from campaign import load
from campaign.printing import PrintBook, page_count, render_pdf
from campaign.source import split_front_matter
from campaign.views import books, chapters, pages
from campaign.views.look import Look
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]
STYLE = """@page { size: A4; margin: 24mm 20mm 26mm 30mm; @bottom-right { content: counter(page) } }
body { font: 11pt/1.5 "Be Vietnam Pro" } table { border-collapse: collapse } td, th { border: 1px solid }
img { max-width: 100% } h1 { break-before: page } .admonition { border: 1px solid; padding: 3mm }"""


def the_book(wanted: str) -> tuple[PrintBook, Path]:
    """The handbook as the site would print it, and the folder of its pictures."""
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
    printed = books.print_book(campaign, look, ROOT, book, finished)
    return printed, ROOT / "handbooks" / wanted


def with_typst(book: PrintBook, folder: Path) -> bytes:
    return render_pdf(book, ROOT / "overrides" / "print")


def with_weasyprint(book: PrintBook, folder: Path) -> bytes:
    from weasyprint import CSS, HTML  # not installed for anything else

    text = "".join(f"<h1>{chapter.title}</h1>{chapter.html}" for chapter in book.chapters)
    page = f'<html lang="vi"><title>{book.title}</title><body>{text.replace("../hinh/", "hinh/")}'
    document = HTML(string=page, base_url=f"{folder}/")
    return bytes(document.write_pdf(stylesheets=[CSS(string=STYLE)], pdf_variant="pdf/ua-1"))


def edited(book: PrintBook) -> PrintBook:
    first, *others = book.chapters
    longer = first.html.replace("</p>", " Thêm một câu vào đây.</p>", 1)
    return replace(book, chapters=(replace(first, html=longer), *others))


def measure(name: str, wanted: str, said: Queue) -> None:
    """Put one engine's figures. Memory: of the whole process at its highest, in MB."""
    book, folder = the_book(wanted)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = []
    for one in (book, edited(book)):
        started = time.process_time()
        pdf = globals()[f"with_{name}"](one, folder)
        seconds.append(time.process_time() - started)
    count = page_count(pdf)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "engine": name,
        "pages": count,
        "kB": len(pdf) // 1000,
        "peak MB": peak // 1024,
        "MB for printing": (peak - before) // 1024,
        "s, first": round(seconds[0], 2),
        "s, edited": round(seconds[1], 2),
        "pages/s, first": round(count / seconds[0], 1),
        "pages/s, edited": round(count / seconds[1], 1),
    }
    print(json.dumps(figures), flush=True)
    said.put(seconds)


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "san-xuat-sach-hon"
    spawn = multiprocessing.get_context("spawn")
    said: Queue = spawn.Queue()
    took = []
    for engine in ("typst", "weasyprint"):
        process = spawn.Process(target=measure, args=(engine, asked, said))
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(process.exitcode)
        took.append(said.get())
    ratios = [round(theirs / ours, 1) for ours, theirs in zip(*took, strict=True)]
    print(json.dumps(dict(zip(("times faster, first", "times faster, edited"), ratios, strict=True))))
