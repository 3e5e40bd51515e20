"""Pages of half a sheet -> sheets to fold in the middle and staple.

pypdf places the pages; what is ours is only their order. The libraries made for imposition do not fit:
pdfimpose needs PyMuPDF 2, which is under the AGPL and brings 250 MB of models for reading tables; psutils
calls a program of libpaper that pip does not install.
"""

import io

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


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
    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter()
    for left, right in folded_order(len(reader.pages)):
        width, height = float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)
        side = PageObject.create_blank_page(width=2 * width, height=height)
        for number, shift in ((left, 0.0), (right, width)):
            if number is not None:
                page = reader.pages[number - 1]
                page.pop("/Annots", None)
                side.merge_transformed_page(page, Transformation().translate(shift, 0))
        added = writer.add_page(side)
        added.compress_content_streams()
    writer.add_metadata({key: str(value) for key, value in (reader.metadata or {}).items()})
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    preferences = {"/Duplex": "/DuplexFlipShortEdge", "/PrintScaling": "/None"}  # ISO 32000-1, 12.2
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject(key): NameObject(value) for key, value in preferences.items()}
    )
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
