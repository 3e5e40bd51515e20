"""Honours: the ladder of letter 863, and consent."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.model import AwardRound, Honouree
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.source import Path

Entry = tuple[AwardRound, Path, Honouree]
HONOURS = Section.HONOURS


def _entries(campaign: Campaign) -> Iterator[Entry]:
    for award in campaign.rounds:
        for i, honouree in enumerate(award.honourees):
            yield award, ("honourees", i), honouree


WRONG_YEAR = message(
    HONOURS,
    "dot-sai-nam",
    "đợt cấp này chỉ tổ chức vào năm {parity}, không phải năm {year}",
    "sửa “year” hoặc “level” (xem công văn 863/2021/TTX-BPL)",
    parity="lẻ",
    year=2024,
)
DECIDED_IN_ANOTHER_YEAR = message(
    HONOURS,
    "quyet-dinh-lech-nam",
    "quyết định ký năm {signed} không hợp với đợt năm {year}",
    "kiểm tra lại ngày ký",
    signed=2025,
    year=2022,
)


@rule(
    HONOURS,
    "Vinh danh cấp tỉnh vào năm chẵn; cấp vùng, quốc gia vào năm lẻ. Quyết định ký năm ấy hoặc năm sau.",
    WRONG_YEAR,
    DECIDED_IN_ANOTHER_YEAR,
)
def rounds_keep_their_years(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Provincial rounds fall in even years, regional and national ones in odd years (letter 863)."""
    for award in campaign.rounds:
        even = award.year % 2 == 0
        if even != (award.level == "provincial"):
            parity = "chẵn" if award.level == "provincial" else "lẻ"
            yield award, ("year",), WRONG_YEAR(parity=parity, year=award.year)
        if award.decision and award.decision.date.year not in (award.year, award.year + 1):
            signed = award.decision.date.year
            yield award, ("decision", "date"), DECIDED_IN_ANOTHER_YEAR(signed=signed, year=award.year)


NO_CATEGORY = message(
    HONOURS,
    "khong-co-hang-muc",
    "đợt này không có hạng mục “{category}”",
    "thêm hạng mục vào “categories”",
    category="lang-nghe",
)


@rule(
    HONOURS,
    "Lễ, văn bản, địa phương, khu, đánh giá và hạng mục mà một đợt vinh danh nhắc đến đều phải có thật.",
    NO_CATEGORY,
    *LINKED,
)
def honour_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What a round and its honourees name exists."""
    for award in campaign.rounds:
        yield from known.link(award, ("ceremony",), "events", award.ceremony, "sự kiện")
        if award.decision:
            wanted = award.decision.document
            yield from known.link(award, ("decision", "document"), "documents", wanted, "văn bản")
    for award, path, honouree in _entries(campaign):
        categories = {category.id for category in award.categories}
        if honouree.category not in categories:
            said = NO_CATEGORY.near(honouree.category, categories, category=honouree.category)
            yield award, (*path, "category"), said
        for field, kind, name in (
            ("places", "places", "địa phương"),
            ("zones", "zones", "khu vực"),
        ):
            for i, wanted in enumerate(getattr(honouree, field)):
                yield from known.link(award, (*path, field, i), kind, wanted, name)
        wanted = honouree.assessment
        yield from known.link(award, (*path, "assessment"), "assessments", wanted, "đánh giá")


ID_USED = message(
    HONOURS,
    "ma-vinh-danh-da-dung",
    "id “{id}” đã dùng ở {where}",
    "đặt một id khác",
    id="cong-ty-vi-du-2022",
    where="docs/data/awards/2022-provincial.yml:24",
)
ID_RETIRED = message(
    HONOURS,
    "ma-da-thoi-dung",
    "id “{id}” đã thôi dùng (xem “retired” ở {where})",
    "đặt một id khác",
    id="2022-ca-nhan-01",
    where="docs/data/awards/2022-provincial.yml",
)


@rule(
    HONOURS,
    "Mã của một lần vinh danh là địa chỉ mãi mãi của nó: không mã nào dùng hai lần, kể cả mã đã gỡ.",
    ID_USED,
    ID_RETIRED,
)
def honouree_ids_are_never_reused(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An honouree's id is its address for ever: no two entries share one, nor one with a retired id."""
    retired = {name: award for award in campaign.rounds for name in award.retired}
    seen: dict[str, Entry] = {}
    for award, path, honouree in _entries(campaign):
        first = seen.setdefault(honouree.id, (award, path, honouree))
        if first[2] is not honouree:
            where = f"{first[0].origin.file}:{first[0].origin.line((*first[1], 'id'))}"
            yield award, (*path, "id"), ID_USED(id=honouree.id, where=where)
        if honouree.id in retired:
            where = retired[honouree.id].origin.file
            yield award, (*path, "id"), ID_RETIRED(id=honouree.id, where=where)


TWICE = message(
    HONOURS,
    "vinh-danh-hai-lan",
    "“{name}” đã có trong hạng mục “{category}” của đợt này",
    "xóa một mục",
    name="Công ty Ví Dụ",
    category="doanh-nghiep",
)


@rule(HONOURS, "Trong một đợt, không ai có tên hai lần ở cùng một hạng mục.", TWICE)
def nobody_twice_in_a_category(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Nobody is honoured twice in one category of one round."""
    seen: set[tuple[str, str, str]] = set()
    for award, path, honouree in _entries(campaign):
        entry = (award.id, honouree.category, honouree.name.vi.casefold())
        if entry in seen:
            yield award, (*path, "name"), TWICE(name=honouree.name.vi, category=honouree.category)
        seen.add(entry)


NO_CONSENT = message(
    HONOURS,
    "chua-co-dong-y",
    "nêu tên cá nhân mà chưa ghi sự đồng ý của người đó",
    "thêm “consent:” với “date” và “scope”, hoặc bỏ mục này",
)


@rule(HONOURS, "Chỉ nêu tên một cá nhân khi đã ghi sự đồng ý của người ấy.", NO_CONSENT)
def people_appear_with_consent(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An individual's name stands here only with recorded consent (Luật số 91/2025/QH15)."""
    for award, path, honouree in _entries(campaign):
        if honouree.kind == "individual" and honouree.consent is None:
            yield award, (*path, "name"), NO_CONSENT()
