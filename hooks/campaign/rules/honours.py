"""Honours: the ladder of letter 863, and consent."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model import AwardRound, Honouree
from campaign.problems import did_you_mean
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

Entry = tuple[AwardRound, Path, Honouree]


def _entries(campaign: Campaign) -> Iterator[Entry]:
    for award in campaign.rounds:
        for i, honouree in enumerate(award.honourees):
            yield award, ("honourees", i), honouree


@rule
def rounds_keep_their_years(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Provincial rounds fall in even years, regional and national ones in odd years (letter 863)."""
    for award in campaign.rounds:
        even = award.year % 2 == 0
        if even != (award.level == "provincial"):
            word = "chẵn" if award.level == "provincial" else "lẻ"
            what = f"đợt cấp này chỉ tổ chức vào năm {word}, không phải năm {award.year}"
            yield award, ("year",), what, "sửa “year” hoặc “level” (xem công văn 863/2021/TTX-BPL)"
        if award.decision and award.decision.date.year not in (award.year, award.year + 1):
            what = f"quyết định ký năm {award.decision.date.year} không hợp với đợt năm {award.year}"
            yield award, ("decision", "date"), what, "kiểm tra lại ngày ký"


@rule
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
            what = f"đợt này không có hạng mục “{honouree.category}”"
            cure = did_you_mean(honouree.category, categories, "thêm hạng mục vào “categories”")
            yield award, (*path, "category"), what, cure
        for field, kind, name in (
            ("places", "places", "địa phương"),
            ("zones", "zones", "khu vực"),
        ):
            for i, wanted in enumerate(getattr(honouree, field)):
                yield from known.link(award, (*path, field, i), kind, wanted, name)
        wanted = honouree.assessment
        yield from known.link(award, (*path, "assessment"), "assessments", wanted, "đánh giá")


@rule
def honouree_ids_are_never_reused(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An honouree's id is its address for ever: no two entries share one, nor one with a retired id."""
    retired = {name: award for award in campaign.rounds for name in award.retired}
    seen: dict[str, Entry] = {}
    for award, path, honouree in _entries(campaign):
        first = seen.setdefault(honouree.id, (award, path, honouree))
        if first[2] is not honouree:
            where = f"{first[0].origin.file}:{first[0].origin.line((*first[1], 'id'))}"
            yield award, (*path, "id"), f"id “{honouree.id}” đã dùng ở {where}", "đặt một id khác"
        if honouree.id in retired:
            where = retired[honouree.id].origin.file
            what = f"id “{honouree.id}” đã thôi dùng (xem “retired” ở {where})"
            yield award, (*path, "id"), what, "đặt một id khác"


@rule
def nobody_twice_in_a_category(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Nobody is honoured twice in one category of one round."""
    seen: set[tuple[str, str, str]] = set()
    for award, path, honouree in _entries(campaign):
        entry = (award.id, honouree.category, honouree.name.vi.casefold())
        if entry in seen:
            what = f"“{honouree.name.vi}” đã có trong hạng mục “{honouree.category}” của đợt này"
            yield award, (*path, "name"), what, "xóa một mục"
        seen.add(entry)


@rule
def higher_honours_rest_on_provincial_ones(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A regional or national honour rests on a provincial one of an earlier even year."""
    provincial = {h.id: a for a, _, h in _entries(campaign) if a.level == "provincial"}
    for award, path, honouree in _entries(campaign):
        if honouree.basis in known.broken("rounds"):
            continue  # it may well be there: first mend that file
        base = provincial.get(honouree.basis or "")
        if award.level == "provincial" and honouree.basis:
            yield (
                award,
                (*path, "basis"),
                "vinh danh cấp tỉnh không cần “basis”",
                "xóa dòng “basis”",
            )
        elif award.level != "provincial" and (base is None or base.year >= award.year):
            what = "chưa có vinh danh cấp tỉnh của một năm chẵn trước đó làm cơ sở"
            cure = "ghi “basis:” là id của lần vinh danh cấp tỉnh"
            if honouree.basis and base is None:
                cure = did_you_mean(honouree.basis, provincial, cure)
            yield award, (*path, "basis"), what, cure


@rule
def people_appear_with_consent(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An individual's name stands here only with recorded consent (Luật số 91/2025/QH15)."""
    for award, path, honouree in _entries(campaign):
        if honouree.kind == "individual" and honouree.consent is None:
            what = "nêu tên cá nhân mà chưa ghi sự đồng ý của người đó"
            yield (
                award,
                (*path, "name"),
                what,
                "thêm “consent:” với “date” và “scope”, hoặc bỏ mục này",
            )
