"""The site as an app on the phone: its manifest (https://www.w3.org/TR/appmanifest/) and its icons."""

import json
from collections.abc import Iterator
from typing import Any

from campaign.campaign import Campaign
from campaign.output import Output
from campaign.typesetting import picture
from campaign.views.look import Look

SOURCE = "overrides/assets/favicon.svg"
PAPER = "#fdfcf8"  # --paper of site.css
ICONS = ((192, "any"), (512, "any"), (512, "maskable"))
TOUCH = 180  # what iOS asks for; it rounds the corners itself, as launchers do with maskable ones


def app(campaign: Campaign, look: Look) -> Iterator[Output]:
    """`manifest.webmanifest` and `assets/icons/*.png`. Addresses are relative: the site may have any path."""
    words = look.words["vi"]["app"]
    manifest: dict[str, Any] = {
        "lang": "vi",
        "name": campaign.info.short_title.vi,
        "short_name": words["short_name"],
        "description": words["description"],
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # a site to read: its readers go back, and pass addresses on
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": _path(size, purpose), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size, purpose in ICONS
        ],
        "shortcuts": [{"name": words[key], "url": f"{key}/"} for key in ("so-tay", "dia-phuong", "van-ban")],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    yield Output("manifest.webmanifest", text + "\n", campaign.info.origin.file)
    for size, purpose in (*ICONS, (TOUCH, "touch")):
        yield Output(_path(size, purpose), _icon(look, size, full=purpose != "any"), SOURCE)


def _path(size: int, purpose: str) -> str:
    return f"assets/icons/{size}{'-maskable' if purpose == 'maskable' else ''}.png"


def _icon(look: Look, size: int, full: bool) -> bytes:
    """The mark of the site, `size` pixels wide; `full`: to the edges, with room to cut around it."""
    files = {"icon.svg": (look.folder / "assets/favicon.svg").read_bytes()}
    return picture(look.folder / "print", "icon.typ", {"size": size, "full": full}, files)
