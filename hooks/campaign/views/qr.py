"""QR codes as inline SVG: paper leads back to the page."""

import io
from functools import cache

import segno
from markupsafe import Markup


def qr_file(address: str) -> bytes:
    """The same as an SVG file of its own, for paper."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="svg", border=0)
    return buffer.getvalue()


@cache  # the same few codes stand on many pages and papers, and each takes 10 ms
def qr_svg(address: str, title: str) -> Markup:
    """A QR code of `address`, with its title for those who do not see it. Error correction M: 15 %."""
    buffer = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        buffer,
        kind="svg",
        xmldecl=False,
        svgns=True,
        title=title,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        border=4,
        nl=False,
    )
    return Markup(buffer.getvalue().decode())
