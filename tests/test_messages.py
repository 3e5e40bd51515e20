"""The catalogue: everything that the check can say is in it, in Vietnamese, with an example and a cure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from campaign import Problem, load, tidying
from campaign.catalogue import CATALOGUE, Message, Said, Section, message
from campaign.rules.registry import LINKED, RULES, Rule
from campaign.sentences_vi import OTHERWISE
from campaign.vietnamese import slug
from campaign.views import books
from desk import CAMPAIGNS, Desk, is_plain_vietnamese

BROKEN = CAMPAIGNS / "broken"
HOOKS = Path(__file__).parent.parent / "hooks"
KCN = "docs/data/zones/kcn-minh-hoa.yml"
DANH_GIA = "docs/data/assessments/danh-gia-minh-hoa.yml"
VAN_BAN = "docs/data/documents/02-2023-mh.yml"
KIEN_NGHI = "docs/data/recommendations/kien-nghi-minh-hoa.yml"
MORE = {  # what no file in `broken` brings up, most of it because a file is given up at its first mistake
    "ban-do-hong": ("docs/data/map/xa-phuong.topojson", "{", ""),
    "ban-do-ve-thua": ("docs/data/places/xa-phuong.yml", 'code: "90001"', 'code: "90009"'),
    "danh-gia-sau-quyet-dinh": (DANH_GIA, 'period: "2022-01/2022-06"', 'period: "2023"'),
    "dau-co-nghia-rieng": (KCN, "type: kcn", "type: @kcn"),
    "dau-gach-cheo-nguoc": (KCN, "type: kcn", 'type: "C:\\kcn"'),
    "dia-chi-qua-dai": (KCN, "https://", f"https://{'x' * 2000}"),
    "dua-vao-tham-khao": (DANH_GIA, "sector:", "reference: true\nsector:"),
    "gui-huyen-da-thoi": (
        KIEN_NGHI,
        'date: "2023-07-15"',
        'date: "2025-09"\n    addressee: ubnd-huyen-minh-hoa',
    ),
    "khoa-khong-phai-chu": (KCN, "type: kcn", "[type]: kcn"),
    "ngay-cu-the-khong-co-that": (VAN_BAN, "checked: ", 'checked: "2022-02-30" #'),
    "ngay-cu-the-viet-nguoc": (VAN_BAN, "checked: ", 'checked: "5/9/2026" #'),
    "ngoac-chua-khep": (KCN, "type: kcn", "type: [kcn"),
    "phai-la-chu": ("docs/data/campaign.yml", "phone:", "phone: [] #"),
    "sai-cu-phap": (KCN, "type: kcn", "type: >x"),
    "thieu-dau-hai-cham": (KCN, "type: kcn", "type: kcn\nđã xong"),
    "thut-lech": (KCN, "type: kcn", 'type: "kcn" này'),
}
ELSEWHERE = {  # of what is no part of the check
    "thieu-tep": "tests/test_rules.py takes the file away",
    tidying.NOT_LAID_OUT.name: "only `campaign format` says it",
    books.UNPRINTABLE.name: "only the print says it; tests/test_chapters.py",
    books.UNSETTLED.name: "only the print says it; tests/test_chapters.py",
    "khong-dung-duoc": "nothing: for the day pydantic has a new type of error; tests/test_model.py",
}


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_a_message_is_a_sentence_a_cure_and_an_example(entry: Message) -> None:
    shown = entry.shown
    assert is_plain_vietnamese(Problem("f", 1, shown)), shown
    assert shown.what and shown.fix and "{}" not in shown.what
    assert not shown.what.endswith(".") and not shown.fix.endswith(".")
    assert entry.name == slug(entry.name) and len(entry.name) < 40
    words = set(re.findall(r"(?<!{){(\w+)", entry.what + entry.fix))
    assert words == set(entry.example), entry.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.check.__name__)
def test_a_rule_says_what_it_is_in_both_languages(rule: Rule) -> None:
    assert rule.check.__doc__ and rule.check.__doc__.split("\n")[0].endswith(".")
    assert rule.sentence.endswith(".") and re.search(r"[ạ-ỹđơưăâêô]", rule.sentence)
    assert rule.messages and all(CATALOGUE[one.name] is one for one in rule.messages)


def test_a_rule_s_own_messages_stand_where_the_rule_does() -> None:
    """Else the page would show them far from what they are about; and two rules share but links."""
    for rule in RULES:
        own = [one for one in rule.messages if one not in LINKED]
        assert {one.section for one in own} <= {rule.section}, rule.check.__name__
        others = [one for other in RULES if other is not rule for one in other.messages]
        assert not set(map(id, own)) & set(map(id, others)), rule.check.__name__


def test_every_rule_and_every_message_has_its_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is brought up by a file in `broken`; and a rule says nothing but what it announced."""
    silent = {rule.check.__name__ for rule in RULES}

    def listening(rule: Rule) -> Rule:
        def check(campaign, known) -> Iterator:  # type: ignore[no-untyped-def,type-arg]
            for finding in rule.check(campaign, known):
                silent.discard(rule.check.__name__)
                assert finding[2].kind in {one.name for one in rule.messages}, rule.check.__name__
                yield finding

        return replace(rule, check=check)

    monkeypatch.setattr("campaign.rules.RULES", [listening(rule) for rule in RULES])
    _, problems = load(BROKEN)
    assert silent == {"campaign_is_described"}
    assert CATALOGUE.keys() - {problem.kind for problem in problems} == {*MORE, *ELSEWHERE}


@pytest.mark.parametrize(("kind", "spoilt"), MORE.items(), ids=MORE.keys())
def test_the_other_messages_have_their_mistakes_too(
    desk: Desk, kind: str, spoilt: tuple[str, str, str]
) -> None:
    desk.edit(*spoilt)
    assert kind in {problem.kind for problem in load(desk.root)[1]}


def test_nothing_is_said_but_by_a_message() -> None:
    """Only the catalogue makes a Said, so no sentence can bypass it."""
    for path in (HOOKS / "campaign").rglob("*.py"):
        if path.name != "catalogue.py":
            assert not re.search(r"\bSaid\(", path.read_text(encoding="utf-8")), path
    assert OTHERWISE.shown == Said(OTHERWISE.shown.what, OTHERWISE.shown.fix, OTHERWISE.name)


def test_a_name_is_given_once_and_an_example_is_whole() -> None:
    with pytest.raises(ValueError, match="thieu-khoa"):
        message(Section.KEYS, "thieu-khoa", "một câu khác", "một cách sửa khác")
    with pytest.raises(KeyError, match="tên"):
        message(Section.KEYS, "chua-co-vi-du", "thiếu “{tên}”", "thêm vào")
    del CATALOGUE["chua-co-vi-du"]
