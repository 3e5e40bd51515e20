"""The templates, and what they may say: words, dates, numbers and links in the page's language."""

import datetime as dt
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from campaign import authorities, dossiers, news, places
from campaign.campaign import Campaign
from campaign.dates import Language, PartialDate
from campaign.model import Document, Event, Text
from campaign.prose import ChapterHead, Page, PageHead
from campaign.views import province_map
from campaign.views.guide import Guide

LANGUAGES: tuple[Language, ...] = ("vi", "en")

INLINE = re.compile(r"[\\`*_{}\[\]<>&\"'#|~^=\n\r]")
AT_START = re.compile(r"^(\s*)(?:([-+:!.])|(\d+)([.)])(?=\s|$))")


def protect(value: Any) -> Any:
    """`value` for a Markdown template: its special characters as entities, so that it stays text.

    Neither HTML nor Markdown of an editor's value takes effect. Markup passes as it is.
    """
    if isinstance(value, Markup):
        return value
    text = INLINE.sub(_entity, " ".join(str(value).split("\n")))
    return Markup(AT_START.sub(_entity_at_start, text))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _entity_at_start(found: re.Match[str]) -> str:
    sign = found[2] or found[4]
    return f"{found[1]}{found[3] or ''}&#{ord(sign)};"


@dataclass(frozen=True)
class Look:
    """The templates of `overrides/` with the words of both languages. `today` is given, not read."""

    folder: Path
    today: dt.date
    url: str = "https://moi-truong-lang-son.example/"  # of the site, with the last slash

    @cached_property
    def words(self) -> Mapping[Language, Mapping[str, Any]]:
        """Words of the templates by language and key."""
        return {
            language: yaml.safe_load((self.folder / "words" / f"{language}.yml").read_text(encoding="utf-8"))
            for language in LANGUAGES
        }

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.folder),
            autoescape=True,
            finalize=protect,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters["yaml"] = yaml_string
        environment.globals |= {
            "authorities": authorities,
            "dossiers": dossiers,
            "guide": Guide(self.folder.parent),
            "maps": province_map,
            "news": news,
            "places": places,
        }
        return environment

    def plain_text(self, template: str, **values: Any) -> str:
        """A template's text as it is: for a file that no browser and no Markdown reads."""
        environment = self._environment.overlay(autoescape=False, finalize=None)
        return environment.get_template(template).render(**values)

    def plain(self, template: str, **values: Any) -> str:
        """A Markdown template's text that needs no campaign; values are protected."""
        return self._environment.get_template(template).render(**values)

    def render(self, template: str, language: Language, uri: str, campaign: Campaign, **values: Any) -> str:
        """A template's text for the page at `uri` ("khu-vuc/x.md") in `language`."""
        say = Speech(language, uri, campaign, self.words[language], self.today, self.url)
        return self._environment.get_template(template).render(
            campaign=campaign, say=say, today=self.today, **values
        )


def title_of(campaign: Campaign, page: Page) -> Text:
    """A page's title; in English that of its English twin, or the chapter's own, where there is one."""
    if not isinstance(page.head, PageHead):
        return page.head.title
    twin = campaign.page.get(page.uri.removesuffix(".md") + ".en.md")
    english = page.head.title_en if isinstance(page.head, ChapterHead) else None
    if twin and isinstance(twin.head, PageHead):
        english = twin.head.title
    return Text(vi=page.head.title, en=english)


@dataclass(frozen=True)
class Speech:
    """What templates call as `say.…`: everything that depends on the language or on the page."""

    language: Language
    uri: str
    campaign: Campaign
    words: Mapping[str, Any]
    today: dt.date
    url: str

    def word(self, key: str, **values: Any) -> Markup:
        """A word of the templates by its dotted key ("zone.area"), with `{…}` filled in."""
        found: Any = self.words
        for part in key.split("."):
            found = found[part]
        return Markup(found).format(**{k: protect(v) for k, v in values.items()})

    def text(self, text: Text | None) -> Markup:
        """A text in the page's language; Vietnamese is marked so where English is missing."""
        if text is None:
            return Markup("")
        if self.language == "vi":
            return Markup(protect(text.vi))
        if text.en:
            return Markup(protect(text.en))
        return Markup('<span lang="vi">{}</span>').format(Markup(protect(text.vi)))

    def plain(self, text: Text) -> str:
        """The same without marks: for titles and descriptions."""
        return text.en if self.language == "en" and text.en else text.vi

    def vietnamese(self, text: str) -> Markup:
        """A Vietnamese name on a page of either language."""
        if self.language == "vi":
            return Markup(protect(text))
        return Markup('<span lang="vi">{}</span>').format(Markup(protect(text)))

    def date(self, date: PartialDate | dt.date) -> str:
        """A date in words."""
        partial = date if isinstance(date, PartialDate) else PartialDate(date.isoformat())
        return partial.words(self.language)

    def span(self, first: dt.date, last: dt.date) -> str:
        """Two days in words."""
        return PartialDate(f"{first}/{last}").words(self.language)

    def page_title(self, page: Page) -> Markup:
        """A page's title, as `text` writes it."""
        return self.text(title_of(self.campaign, page))

    def when(self, event: Event) -> str:
        """An event's time in words; no more exact than it was given."""
        span = event.start.text
        if event.end and event.end.text != span:
            span = f"{event.start.text.split('/')[0]}/{event.end.text.split('/')[-1]}"
        days = PartialDate(span).words(self.language)
        if event.start_time is None:
            return days
        times = f"{event.start_time:%H:%M}" + (f"–{event.end_time:%H:%M}" if event.end_time else "")
        return f"{times}, {days}"

    @property
    def page_address(self) -> str:
        """This page's address in the site ("en/su-kien/ra-quan/")."""
        page = self.uri.removesuffix(".md").removesuffix("index").rstrip("/")
        parts = [part for part in ("" if self.language == "vi" else self.language, page) if part]
        return "/".join(parts) + "/" if parts else ""

    @property
    def full_address(self) -> str:
        """This page's address, whole."""
        return self.url + self.page_address

    def site_file(self, path: str) -> str:
        """The whole address of a file of the site that is no page ("lich.ics")."""
        return self.url + path

    def webcal(self, path: str) -> str:
        """The same for calendar programs (the webcal scheme opens them)."""
        return "webcal" + self.site_file(path).removeprefix("https").removeprefix("http")

    def file(self, path: str) -> str:
        """The address of a file of the site from this page."""
        return posixpath.relpath(path, self.page_address or ".")

    def number(self, number: float | Decimal) -> str:
        """39400 -> "39.400" (vi), "39,400" (en); 8.5 -> "8,5", "8.5"."""
        english = f"{Decimal(str(number)).normalize():,f}"
        return english if self.language == "en" else english.translate(str.maketrans(",.", ".,"))

    def link(self, uri: str) -> Markup:
        """The address of the page `uri` from this one, as a Markdown link has it."""
        here = posixpath.dirname(self.uri) or "."
        return Markup(posixpath.relpath(uri, here))

    def address(self, uri: str) -> str:
        """The address of the page `uri` from this one, as a browser has it ("../02-x/")."""
        pages = (self.uri, uri)
        here, there = (page.removesuffix(".md").removesuffix("index") or "." for page in pages)
        return posixpath.relpath(there, here) + "/"

    def document(self, document: Document) -> str:
        """A document's kind and number: "Nghị định số 45/2022/NĐ-CP"."""
        if document.number is None:
            return self.plain(document.title)
        party = document.kind == "van-kien-dang"
        kind = _party_kind(document.number) if party else document.kind
        pattern = self.words["document"]["cited"].get(kind, "{number}")
        return str(pattern.format(number=document.number))

    def force(self, document: Document) -> str:
        """Key of a document's force today."""
        return document.force_on(self.today)


PARTY_KINDS = {"NQ": "nghi-quyet", "KL": "ket-luan", "HD": "huong-dan"}


def _party_kind(number: str) -> str:
    found = re.search(r"-(NQ|KL|HD)/", number)
    return PARTY_KINDS[found[1]] if found else "van-kien-dang"


def yaml_string(text: str) -> Markup:
    """`text` as a YAML value on one line; JSON strings are YAML (yaml.org/spec/1.2.2, 1.2)."""
    return Markup(json.dumps(" ".join(text.split()), ensure_ascii=False))
