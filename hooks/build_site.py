"""The only file MkDocs loads, and the only one that knows MkDocs. No logic: it hands over.

MkDocs builds once per language (static-i18n): the campaign is read once, before the first.
"""

import datetime as dt
import os
from functools import partial
from logging import getLogger
from pathlib import Path
from urllib.parse import urlsplit

from campaign import offline, progress, translations
from campaign.press import Unmakeable
from campaign.printshop import PrintShop, write
from campaign.rebuild import CompiledTemplates
from campaign.site import Site, Unreadable, begin, make_files
from campaign.views import chapters, usable
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

site: Site | None = None
serving = False
compiled = CompiledTemplates()
shop = PrintShop(get_plugin_logger("campaign"))


def on_startup(command: str, dirty: bool) -> None:
    global serving
    serving = command == "serve"
    if dirty:  # as `campaign serve` asks for; MkDocs does not know that nothing is left out here
        getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty'" not in str(record.msg))


def root_of(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def is_first_language(config: MkDocsConfig) -> bool:
    return not config.plugins["i18n"].building


def on_config(config: MkDocsConfig) -> None:
    """Read and check the editors' files, or stop with the list of what to mend."""
    global site
    if not is_first_language(config):
        return
    root = root_of(config)
    shop.press.folder = root / ".cache" / "print"
    theme, settings = Path(config.theme.custom_dir), Path(config.config_file_path)
    today = dt.date.fromisoformat(os.environ.get("CAMPAIGN_DATE") or str(dt.date.today()))
    samples = config.extra.get("publish_samples", True)
    before = site if serving and site and site.done else None
    with progress.step("doc-kiem"):
        try:
            site = begin(root, theme, settings, config.site_url, today, samples, before)
        except Unreadable as error:
            raise PluginError(f"\n{error}") from None
    config.extra |= {"campaign": site.campaign, "look": site.look}


@event_priority(0)
def add(files: Files, config: MkDocsConfig) -> Files:
    """Before static-i18n: say which pages there will be, so that it gives each its languages."""
    for path in site.outputs.keys() - files.src_uris.keys():
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    for file in list(files):
        if not site.publishes(file.src_uri):
            files.remove(file)
    return files


@event_priority(-200)
def fill(files: Files, config: MkDocsConfig) -> Files:
    """After static-i18n, which makes file objects of its own: give them their text."""
    root = os.path.relpath(root_of(config), config.docs_dir)
    for file in files:
        output = site.outputs.get(file.src_uri)
        if output:
            file.content_bytes = output.bytes
            file.edit_uri = f"{root}/{output.source}"
        if serving and file.is_documentation_page():
            file.is_modified = partial(site.is_touched, file.src_uri)
    site.pages += len(files.documentation_pages())
    return files


on_files = CombinedEvent(add, fill)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """A page that `serve` does not make anew is not read either: its title is remembered."""
    for page in nav.pages if site.changed is not None else ():
        page.title = site.titles[page.file.src_uri]
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill an editor's page: tables for markers, links for citations."""
    site.read += 1
    progress.tell("doc-trang", site.read, site.pages)
    template = f"{page.meta.get('kind')}.html"
    if (site.look.folder / template).is_file():
        page.meta["template"] = template
    return site.filled(page.file.src_uri, markdown)


def on_env(env, config: MkDocsConfig, files: Files):
    """Every chapter is rendered, no page written yet: number, and print, so that pages tell the sizes."""
    env.bytecode_cache = compiled
    pages = {file.src_uri: file.page for file in files.documentation_pages()}
    rendered = {uri: page for uri, page in pages.items() if site.is_touched(uri)}
    site.titles |= {uri: page.title for uri, page in rendered.items()}
    finished = chapters.finished(site.campaign, site.look, pages)
    for uri, chapter in finished.items():
        chapters.show(site.campaign, site.look, chapter, rendered[uri])
    usable.finish(rendered.values())
    if is_first_language(config):
        try:
            make_files(site, shop, root_of(config), Path(config.site_dir), finished, serving)
        except Unmakeable as error:
            raise PluginError(f"\n{error}") from None
    env.globals |= {"downloads": shop.known, "searchable": not serving, "translations": translations}
    env.globals |= site.frame.globals
    return env


def on_template_context(context, template_name: str, config: MkDocsConfig) -> None:
    """What is shown in the place of other pages knows no "../": whole paths, as in MkDocs' own 404.html."""
    if template_name == offline.LOST:
        context["base_url"] = urlsplit(config.site_url or "/").path


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    site.written += 1
    progress.tell("viet-trang", site.written, site.pages)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is no page."""
    if is_first_language(config):
        for path, content in site.files.items():
            write(Path(config.site_dir, path), content)
    else:
        site.done = True
        shop.go_on()
