"""What is done to a built site before it is published: made light, safe, and fit to be kept by browsers.

In this order: style sheets are cut to what the pages use; what no page asks for goes; sheets, scripts and
fonts take names that change with their content; every page says, and the headers files repeat, what a
browser may load (campaign.hosting).
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from campaign import hosting
from campaign.stylesheets import names_in, trimmed

FOLDER = "assets"
THEME = ("assets/javascripts", "assets/stylesheets", "assets/images")  # what Material brings
ADDRESS = re.compile(r'(?<=\s)((?:href|src)=")([^"#?]+)(?=")')
IN_SHEET = re.compile(r'(\burl\("?)([^")]+)')
CHARSET = '<meta charset="utf-8">'


def finish(site: Path, templates: Path) -> None:
    """Finish the site in the folder `site`; the same site, the same bytes."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    _trim(site, pages)
    _drop(site, pages)
    names = _name(site)
    policy = f'{CHARSET}\n  <meta http-equiv="Content-Security-Policy" content="{hosting.IN_PAGES}">'
    for path, text in pages.items():
        here = path.relative_to(site).parent.as_posix()
        text = ADDRESS.sub(_renaming(names, here), text)
        path.write_text(text.replace(CHARSET, policy, 1), encoding="utf-8")
    for name, text in hosting.files(templates, names.values()):
        (site / name).write_text(text, encoding="utf-8")


def _assets(site: Path, *suffixes: str) -> Iterator[Path]:
    return (path for path in sorted((site / FOLDER).rglob("*")) if path.suffix in suffixes)


def _trim(site: Path, pages: Mapping[Path, str]) -> None:
    scripts = (path.read_text(encoding="utf-8") for path in _assets(site, ".js") if not _is_theme(site, path))
    used = names_in(pages.values(), scripts)
    asked = {path.relative_to(site).as_posix() for path in _assets(site, ".css")} & _asked(site, pages)
    sheets = {path: (site / path).read_text(encoding="utf-8") for path in sorted(asked)}
    for path, sheet in trimmed(sheets, used).items():
        (site / path).write_text(sheet, encoding="utf-8")


def _drop(site: Path, pages: Mapping[Path, str]) -> None:
    """The theme's files that no page names."""
    asked = _asked(site, pages)
    for path in sorted((site / FOLDER).rglob("*")):
        if path.is_file() and _is_theme(site, path) and path.relative_to(site).as_posix() not in asked:
            path.unlink()
    for folder in sorted((site / FOLDER).rglob("*/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _is_theme(site: Path, path: Path) -> bool:
    return path.relative_to(site).as_posix().startswith(THEME)


def _asked(site: Path, pages: Mapping[Path, str]) -> set[str]:
    """Paths in the site that its pages name."""
    found: set[str] = set()
    for path, text in pages.items():
        here = path.relative_to(site).parent.as_posix()
        found.update(_resolved(address, here) for _, address in ADDRESS.findall(text))
    return found


def _resolved(address: str, here: str) -> str:
    """A path in the site; `here` is the folder of what names it.

    404.html and mat-mang.html have addresses from the top of the server, below which the site may be.
    """
    if address.startswith("/") and f"/{FOLDER}/" in address:
        address = address[address.find(f"/{FOLDER}/") :]
    return posixpath.normpath(posixpath.join("/", here, address)).lstrip("/")


def _name(site: Path) -> dict[str, str]:
    """Old path -> new path: "assets/site.css" -> "assets/site.0a1b2c3d.css".

    Fonts before the sheets that name them.
    """
    names: dict[str, str] = {}
    for suffix in (".woff2", ".css", ".js"):
        for path in _assets(site, suffix):
            old = path.relative_to(site).as_posix()
            if suffix == ".css":
                text = path.read_text(encoding="utf-8")
                text = IN_SHEET.sub(_renaming(names, posixpath.dirname(old)), text)
                path.write_text(text, encoding="utf-8")
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            new = path.with_name(f"{path.stem}.{digest}{suffix}")
            path.rename(new)
            names[old] = new.relative_to(site).as_posix()
    return names


def _renaming(names: Mapping[str, str], here: str) -> Callable[[re.Match[str]], str]:
    """For `re.sub`: an address with its last part as it is called now."""

    def renamed(found: re.Match[str]) -> str:
        new = names.get(_resolved(found[2], here))
        if new is None:
            return found[0]
        folder, _, _ = found[2].rpartition("/")
        return found[1] + posixpath.join(folder, posixpath.basename(new))

    return renamed
