"""What a server says with every page, and what each page repeats for hosts where nothing can be set.

A policy without 'unsafe-inline' (https://www.w3.org/TR/CSP3/): no page has a script or a style in its text.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from campaign.views.look import Look

POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",  # signs that Material's sheet draws
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
NOT_IN_PAGES = {"frame-ancestors"}  # a page cannot say it (CSP3, 3.3)
IN_PAGES = "; ".join(f"{name} {value}" for name, value in POLICY.items() if name not in NOT_IN_PAGES)
UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOREVER = "public, max-age=31536000, immutable"
"""For files whose names change with their content."""
AFRESH = "no-cache"
"""For all others: kept, but asked about each time, so that no reader sees an old page beside a new one."""
LASTING = r"\.[0-9a-f]{8}\.(css|js|woff2)$"
HIDDEN = r"/(\.(?!well-known/)|_headers$)"
"""Files that are for the host and no reader; certificates are fetched under /.well-known/ (RFC 8615)."""
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
    "geojson": "application/geo+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
}
"""By the end of a file's name: servers do not know all of these, and `nosniff` forbids browsers to guess."""
PACKED = sorted(kind for kind in TYPES.values() if re.match(r"text/|.*(json|xml)$", kind))
FILES = {"_headers": "headers.txt", ".htaccess": "htaccess.txt", ".nginx.conf": "nginx.txt"}


def files(templates: Path, lasting: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and text of each host's file. `lasting`: paths in the site of what never changes."""
    look = Look(templates, dt.date.min)
    values = {"headers": HEADERS, "types": TYPES, "packed": PACKED, "hidden": HIDDEN}
    caching = {"forever": FOREVER, "afresh": AFRESH, "hashed": LASTING, "lasting": sorted(lasting)}
    for name, template in FILES.items():
        yield name, look.plain_text(f"hosting/{template}", **values, **caching)
