"""Records compared: what the report says of every kind of change inside them."""

from dataclasses import replace
from typing import Any

import pytest
from campaign import Campaign, load
from campaign.forms import FORM_MODELS, Form, read_form
from campaign.model import Text
from campaign.review.records import changes
from conftest import REPOSITORY


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(REPOSITORY)
    assert found, problems
    return found


@pytest.fixture(scope="module")
def forms() -> dict[str, Form]:
    return {name: read_form(REPOSITORY, name) for name in FORM_MODELS}


def told(campaign: Campaign, forms: dict[str, Form], kind: str, index: int, **new: Any) -> list[str]:
    """What is said of one record of a kind, changed so."""
    records = list(getattr(campaign, kind))
    records[index] = records[index].model_copy(update=new)
    changed: Any = {kind: tuple(records)}
    [change] = changes(campaign, replace(campaign, **changed), forms)
    assert change.kind == kind
    return [f"{one.label}: {one.before} → {one.after}" for one in change.fields]


def test_the_words_are_those_of_the_forms(campaign: Campaign, forms: dict[str, Form]) -> None:
    at = next(i for i, one in enumerate(campaign.documents) if one.force == "in-force")
    verified = campaign.documents[at].verified
    said = told(campaign, forms, "documents", at, force="ended", verified=not verified)
    assert said[0] == "Hiệu lực: còn → hết"
    assert said[1].endswith(": có → không" if verified else ": không → có")


def test_groups_that_come_and_go(campaign: Campaign, forms: dict[str, Form]) -> None:
    at = next(i for i, one in enumerate(campaign.rounds) if one.decision)
    [said] = told(campaign, forms, "rounds", at, decision=None)
    assert said.startswith("Quyết định của đợt: ") and said.endswith("→ None")
    assert campaign.rounds[at].decision.number in said


def test_items_that_come_and_go(campaign: Campaign, forms: dict[str, Form]) -> None:
    award = campaign.rounds[0]
    gone = award.honourees[0]
    [said] = told(campaign, forms, "rounds", 0, honourees=award.honourees[1:])
    assert said == f"Danh sách vinh danh › {gone.id}: {gone.name.vi} → None"


def test_sources_by_the_keys_that_the_editor_gave_them(campaign: Campaign, forms: dict[str, Form]) -> None:
    at, zone = next((i, one) for i, one in enumerate(campaign.zones) if one.sources)
    key, source = next(iter(zone.sources.items()))
    renamed = source.model_copy(update={"title": Text(vi="Báo khác")})
    said = told(campaign, forms, "zones", at, sources={**zone.sources, key: renamed})
    assert said[0].startswith("Danh sách nguồn") and f" › {key} › " in said[0]
    assert said[0].endswith(f": {source.title.vi} → Báo khác")


def test_every_key_of_every_record_has_its_words(campaign: Campaign, forms: dict[str, Form]) -> None:
    """Whatever an editor changes, no key of the model's is all that the report can say of it."""
    for kind in ("zones", "documents", "events", "rounds", "assessments", "recommendations", "places"):
        record = getattr(campaign, kind)[0]
        for key in type(record).model_fields:
            value = getattr(record, key)
            if key in ("id", "year", "level") or not isinstance(value, Text):
                continue
            said = told(campaign, forms, kind, 0, **{key: Text(vi=f"{value.vi} mới", en=value.en)})
            assert len(said) == 1 and not said[0].startswith(f"{key}:"), (kind, key)
