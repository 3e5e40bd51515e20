"""Open data: each table as CSV (RFC 4180) and JSON, and `datapackage.json`, which explains every column.

https://datapackage.org/standard/ (version 2). What columns there are and what they mean stands in
`overrides/feeds/tables.yml`, what is in them in `table_rows`.
"""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from campaign.campaign import Campaign
from campaign.model import Text
from campaign.output import Output
from campaign.views import assessment_rows, recommendation_rows, table_rows
from campaign.views.look import Look
from campaign.views.machine import json_text, plain, published
from campaign.views.table_enums import ENUMS
from campaign.views.table_rows import Row

FOLDER = "du-lieu"
TABLES: Mapping[str, Callable[[Campaign, Look], Iterator[Row]]] = {
    "honours": table_rows.honours,
    "events": table_rows.events,
    "zones": table_rows.zones,
    "documents": table_rows.documents,
    "places": table_rows.places,
    "assessments": assessment_rows.assessments,
    "assessment-indicators": assessment_rows.indicators,
    "assessment-measures": assessment_rows.measures,
    "recommendations": recommendation_rows.recommendations,
    "addressees": recommendation_rows.addressees,
}
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
PARTIAL = f"{DATE}(/{DATE})?"  # campaign.dates.PartialDate
# A cell that begins so may run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
MEDIA = {"csv": "text/csv", "json": "application/json"}


def tables(campaign: Campaign, look: Look, samples: bool = False) -> Iterator[Output]:
    """`du-lieu/<table>.csv` and `.json` of each table, and `du-lieu/datapackage.json`."""
    shown = published(campaign, samples)
    source = shown.info.origin.file
    described = _described(look.folder / "feeds/tables.yml")
    resources = []
    for name, rows_of in TABLES.items():
        table = described[name]
        columns = _columns(table["fields"], described["fact"])
        rows = list(rows_of(shown, look))
        for form, content in (("csv", _csv(columns, rows)), ("json", _json(columns, rows))):
            yield Output(f"{FOLDER}/{name}.{form}", content, source)
            if rows or form == "csv":  # frictionless refuses a JSON table without rows
                resources.append(_resource(name, form, table, columns, content))
    package = _package(described["package"], shown, look) | {"resources": resources}
    yield Output(f"{FOLDER}/datapackage.json", json_text(package), source)


@cache
def _described(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _columns(fields: Mapping[str, Any], fact: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The columns of a table by name, with the four that go with each fact."""
    columns: dict[str, Mapping[str, Any]] = {}
    for name, about in fields.items():
        columns[name] = about
        if about.get("fact"):
            for part, beside in fact.items():
                title = beside["title"].format(title=about["title"])
                columns[f"{name}_{part}"] = {**beside, "title": title}
    return columns


def _csv(columns: Mapping[str, Any], rows: Sequence[Row]) -> bytes:
    """With a byte order mark, without which Excel takes Vietnamese for another code page."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    found = _scalar(value)
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, int | float):
        return str(found)
    text = plain("; ".join(found) if isinstance(found, list) else found or "")
    return f"'{text}" if text.startswith(FORMULA) else text


def _json(columns: Mapping[str, Any], rows: Sequence[Row]) -> bytes:
    return json_text([{name: _scalar(row[name]) for name in columns} for row in rows]).encode()


def _scalar(value: object) -> Any:
    """What JSON has for it: of a text the Vietnamese; dates, times (ISO 8601) and addresses as text."""
    if isinstance(value, Text):
        return value.vi
    if isinstance(value, tuple | list):
        return [_scalar(one) for one in value]
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _resource(
    name: str, form: str, table: Mapping[str, Any], columns: Mapping[str, Any], content: bytes
) -> dict[str, Any]:
    """https://datapackage.org/standard/data-resource/

    JSON goes without size and hash: frictionless 5.21 counts none when it reads JSON, and calls it broken.
    """
    hash_ = hashlib.sha256(content).hexdigest()
    beside = "" if form == "csv" else f"-{form}"
    keys = [
        {"fields": [field], "reference": {"resource": to and to + beside, "fields": ["id"]}}
        for field, to in _links(table)
    ]
    return {
        "name": name if form == "csv" else f"{name}-{form}",
        "type": "table",
        "path": f"{name}.{form}",
        "title": table["title"],
        "description": table["description"],
        "format": form,
        "mediatype": MEDIA[form],
        "encoding": "utf-8",
        **({"bytes": len(content), "hash": f"sha256:{hash_}"} if form == "csv" else {}),
        "schema": {
            "fields": [_field(column, about, form) for column, about in columns.items()],
            "primaryKey": ["id"],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _links(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Fields that hold an id, each with the table of that id; "" for the table itself."""
    yield from ((field, "") for field in table.get("links", ()))
    yield from table.get("refers", {}).items()


def _field(name: str, about: Mapping[str, Any], form: str) -> dict[str, Any]:
    """https://datapackage.org/standard/table-schema/#field"""
    type_ = about.get("type", "string")
    constraints: dict[str, Any] = {}
    if about.get("required"):
        constraints["required"] = True
    if name == "id":
        constraints["unique"] = True
    if "enum" in about:
        constraints["enum"] = list(ENUMS[about["enum"]])
    if pattern := PARTIAL if about.get("partial") else about.get("pattern"):
        constraints["pattern"] = pattern
    return {
        "name": name,
        "title": about["title"],
        "description": about["description"],
        "type": {"csv": "string", "json": "array"}[form] if type_ == "list" else type_,
        **({"format": about["format"]} if "format" in about else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _package(about: Mapping[str, Any], campaign: Campaign, look: Look) -> dict[str, Any]:
    """https://datapackage.org/standard/data-package/; sources of each record stand in its row."""
    owner = campaign.info.owner.vi
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "moi-truong-lang-son",
        "title": about["title"].format(title=campaign.info.short_title.vi),
        "description": about["description"],
        "homepage": look.url,
        "created": f"{look.today}T00:00:00+07:00",
        "keywords": about["keywords"],
        "licenses": [LICENCE],
        "contributors": [{"title": owner, "roles": ["publisher"]}],
        "sources": [{"title": owner, "path": look.url}],
    }
