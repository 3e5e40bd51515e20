"""Which records came, went or changed, field by field in the words of their forms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaign.campaign import SAMPLED, Campaign
from campaign.dates import PartialDate
from campaign.forms import ANY, OWN_KEYS, Form
from campaign.kinds import KINDS
from campaign.model import Place, Record

Path = tuple[str, ...]
ONE = ("info", "zone_totals", "glossary")  # kinds of which there is one record
FORM_OF = {kind.field: kind.form for kind in KINDS} | {"events": "event", "places": "place"}
LANGUAGES = {"vi": "tiếng Việt", "en": "tiếng Anh"}
LONGEST = 300  # characters of a value that the report shows


@dataclass(frozen=True)
class FieldChange:
    """A value that changed. `before` or `after` is None where it was not or is no more there.

    `only_vietnamese`: its English stayed as it was, and may say the old thing now.
    """

    label: str
    before: str | None
    after: str | None
    only_vietnamese: bool = False


@dataclass(frozen=True)
class RecordChange:
    """A record that came (`before` None), went (`after` None) or changed."""

    kind: str
    before: Record | None
    after: Record | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Record:
        found = self.after or self.before
        assert found
        return found

    @property
    def name(self) -> str:
        return name_of(self.record)


def name_of(record: Any) -> str:
    """What people call it."""
    for key in ("name", "title"):
        said = getattr(record, key, None)
        if said is not None:
            return str(said.vi)
    return str(getattr(record, "key", ""))


def changes(before: Campaign, after: Campaign, forms: Mapping[str, Form]) -> list[RecordChange]:
    """Every record that is not what it was, by kind."""
    found = []
    for kind in (*ONE, "places", *SAMPLED):
        old, new = _by_key(before, kind), _by_key(after, kind)
        labels = _Labels(forms.get(FORM_OF[kind] or ""), ("places",) if kind == "places" else ())
        for key in sorted(old.keys() | new.keys()):
            one, other = old.get(key), new.get(key)
            if one is None or other is None:
                found.append(RecordChange(kind, one, other))
            elif fields := tuple(labels.differences(_plain(one), _plain(other))):
                found.append(RecordChange(kind, one, other, fields))
    return found


def _by_key(campaign: Campaign, kind: str) -> dict[str, Record]:
    found = getattr(campaign, kind)
    if kind in ONE:
        return {kind: found} if found else {}
    return {record.id if isinstance(record, Place) else record.key: record for record in found}


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


@dataclass(frozen=True)
class _Labels:
    """Names of the keys of a record, as its form has them."""

    form: Form | None
    above: Path  # where the record stands in its file

    def differences(self, before: Any, after: Any, path: Path = (), named: str = "") -> Iterator[FieldChange]:
        """`path`: of keys; `named`: the same in words."""
        if before == after:
            return
        if _is_text(before) and _is_text(after):
            yield from self._text(before, after, named)
        elif isinstance(before, dict) and isinstance(after, dict):
            for key in {**before, **after}:
                place = (*path, key)
                words = self._join(named, self._label(place))
                yield from self.differences(before.get(key), after.get(key), place, words)
        elif _is_list_of_things(before) or _is_list_of_things(after):
            yield from self._items(before or [], after or [], path, named)
        else:
            yield FieldChange(named, self._shown(before, path), self._shown(after, path))

    def _text(self, before: dict[str, Any], after: dict[str, Any], named: str) -> Iterator[FieldChange]:
        for language, word in LANGUAGES.items():
            old, new = before.get(language), after.get(language)
            if old != new:
                label = named if language == "vi" else f"{named} ({word})"
                stayed = language == "vi" and bool(after.get("en")) and before.get("en") == after.get("en")
                yield FieldChange(label, _short(old), _short(new), stayed)

    def _items(
        self, before: Sequence[Any], after: Sequence[Any], path: Path, named: str
    ) -> Iterator[FieldChange]:
        old, new = _named_items(before), _named_items(after)
        for key in {**old, **new}:
            words = self._join(named, key)
            yield from self.differences(old.get(key), new.get(key), path, words)

    def _label(self, path: Path) -> str:
        place = (*self.above, *path)
        own = [i for i, part in enumerate(place) if i and place[i - 1] in OWN_KEYS]
        wanted = tuple(ANY if i in own else part for i, part in enumerate(place))
        if own and own[-1] == len(place) - 1:
            return path[-1]
        key = self.form.keys.get(wanted) if self.form else None
        return key.title.partition(":")[0].partition(",")[0] if key else path[-1]

    @staticmethod
    def _join(named: str, more: str) -> str:
        return f"{named} › {more}" if named else more

    def _shown(self, value: Any, path: Path) -> str | None:
        if value is None or value == []:
            return None
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, dict):
            return _short(str(value.get("vi") or _name(value) or _joined(value)))
        if isinstance(value, list):
            return _short("; ".join(self._shown(one, path) or "" for one in value))
        key = self.form.keys.get((*self.above, *path)) if self.form else None
        return (key and key.meaning(str(value))) or _short(_day(str(value)))


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"vi", "en"}


def _is_list_of_things(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _named_items(items: Sequence[Any]) -> dict[str, Any]:
    """Items by what they are called: their name, else their number."""
    found: dict[str, Any] = {}
    for i, one in enumerate(items, 1):
        key = (isinstance(one, dict) and not _is_text(one) and (one.get("id") or _name(one))) or f"mục {i}"
        found[key if key not in found else f"{key} ({i})"] = one
    return found


def _name(value: dict[str, Any]) -> str:
    for key in ("name", "title", "term", "label", "text"):
        said = value.get(key)
        if said:
            return str(said["vi"] if _is_text(said) else said)
    return ""


def _joined(value: dict[str, Any]) -> str:
    shown = (str(one.get("vi") if _is_text(one) else one) for one in value.values() if one not in (None, []))
    return "; ".join(shown)


def _day(text: str) -> str:
    """A day in words, an hour without its seconds; anything else as it is."""
    if re.fullmatch(r"\d\d:\d\d:00", text):
        return text.removesuffix(":00")
    try:
        return PartialDate(text).words("vi") if "-" in text else text
    except ValueError:
        return text


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1] + "…"
