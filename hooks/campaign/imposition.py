"""Pages of half a sheet -> sheets to fold in the middle and staple.

pikepdf places the pages; what is ours is only their order. The libraries made for imposition do not fit:
pdfimpose needs PyMuPDF 2, which is under the AGPL and brings 250 MB of models for reading tables; psutils
calls a program of libpaper that pip does not install.
"""

import io

from pikepdf import Dictionary, Name, Page, Pdf


def folded_order(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page, from 1, of each side of each sheet; None is an empty page.

    Sheets lie inside one another, and are turned over along their short edge: side 1 has the last page
    and the first, side 2 the second and the last but one, and so on.
    """
    padded = -(-pages // 4) * 4
    numbers = [n if n <= pages else None for n in range(1, padded + 1)]
    sides = []
    for i in range(padded // 2):
        outer, inner = numbers[padded - 1 - i], numbers[i]
        sides.append((inner, outer) if i % 2 else (outer, inner))
    return sides


def booklet(pdf: bytes, language: str) -> bytes:
    """Two pages beside each other on each side of a sheet, in folding order.

    The tags, bookmarks and links of `pdf` are lost, so no standard is claimed; title and author stay.
    """
    pages = Pdf.open(io.BytesIO(pdf))
    sheets = Pdf.new()
    width, height = (float(length) for length in pages.pages[0].mediabox[2:])
    for left, right in folded_order(len(pages.pages)):
        side = sheets.add_blank_page(page_size=(2 * width, height))
        drawn = [
            _place(side, pages.pages[number - 1], shift)
            for number, shift in ((left, 0.0), (right, width))
            if number is not None
        ]
        side.obj.Contents = sheets.make_stream("\n".join(drawn).encode())
    for key, value in pages.docinfo.items():
        sheets.docinfo[key] = str(value)
    sheets.Root.Lang = language
    # ISO 32000-1, 12.2: as the sheets have to come out of the printer
    sheets.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"))
    buffer = io.BytesIO()
    sheets.save(buffer, min_version="1.7", deterministic_id=True)
    return buffer.getvalue()


def _place(side: Page, page: Page, shift: float) -> str:
    """The drawing of `page` on `side`, `shift` points from the left."""
    name = Name(f"/Page{page.index + 1}")
    side.add_resource(page.as_form_xobject(), Name.XObject, name)
    return f"q 1 0 0 1 {shift:.4f} 0 cm {name} Do Q"
