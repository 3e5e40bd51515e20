"""Files by which anybody can check an honour, also offline, with `sha256sum` and nothing of ours.

Every file is canonical JSON as RFC 8785 has it: keys sorted, UTF-8, no spaces, no line end. Values are
texts, whole numbers and booleans only, and keys are ASCII, so that `json.dumps` already writes this
form (RFC 8785, 3.2.2.2 and 3.2.3); no number is a float (3.2.2.3 would need ECMAScript's printing).
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from campaign.campaign import Campaign
from campaign.model import AwardRound, Honouree
from campaign.output import Output
from campaign.views.addresses import honouree_uri
from campaign.views.look import Look
from campaign.views.machine import published, speech

FOLDER = "xac-minh"


def verification(campaign: Campaign, look: Look, samples: bool = False) -> Iterator[Output]:
    """A file per honour, `index.json` with the hash of each, and `SHA256SUMS` for `sha256sum --check`."""
    shown = published(campaign, samples)
    listed, sums = [], []
    for award, honouree in sorted(shown.honours, key=lambda entry: entry[1].id):
        about = _record(award, honouree, shown, look)
        content = canonical(about)
        listed.append({"id": honouree.id, "sha256": _sha256(content), "url": about["url"]})
        sums.append(f"{_sha256(content)}  {honouree.id}.json\n")
        yield Output(f"{FOLDER}/{honouree.id}.json", content, award.origin.file)
    source = shown.info.origin.file
    index = canonical(
        {
            "as_of": look.today.isoformat(),
            "campaign": shown.info.short_title.vi,
            "hash": "SHA-256",
            "records": listed,
            "records_sha256": _sha256(canonical(listed)),
        }
    )
    yield Output(f"{FOLDER}/index.json", index, source)
    sums.append(f"{_sha256(index)}  index.json\n")
    yield Output(f"{FOLDER}/SHA256SUMS", "".join(sums), source)


def verify(index: bytes, record: bytes) -> bool:
    """Whether `record` (a file of an honour) is the one that `index` (index.json) lists, unchanged.

    Anything that is not such a file is False. Whether the index itself is the published one, its own
    SHA-256 tells.
    """
    try:
        listed, about = json.loads(index), json.loads(record)
        records, whole, id_ = listed["records"], listed["records_sha256"], about["id"]
        entries = [entry for entry in records if entry["id"] == id_]
        hashes = [entry["sha256"] for entry in entries]
        return _sha256(canonical(records)) == whole and hashes == [_sha256(record)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def canonical(value: Any) -> bytes:
    """`value` as canonical JSON (RFC 8785); only for values as the module's docstring says."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _record(award: AwardRound, honouree: Honouree, campaign: Campaign, look: Look) -> dict[str, Any]:
    """What the honour is. A key whose value is not known is left out."""
    categories = {category.id: category.title.vi for category in award.categories}
    about: dict[str, Any] = {
        "as_of": look.today.isoformat(),
        "campaign": campaign.info.short_title.vi,
        "category": categories[honouree.category],
        "citation": honouree.citation.vi,
        "field": honouree.field,
        "id": honouree.id,
        "kind": honouree.kind,
        "level": award.level,
        "name": honouree.name.vi,
        "round": award.id,
        "round_title": award.title.vi,
        "standing": honouree.standing(look.today),
        "url": speech(campaign, look, honouree_uri(honouree)).full_address,
        "year": award.year,
    }
    if award.sample:
        about["sample"] = True
    if honouree.basis:
        about["basis"] = honouree.basis
    if honouree.valid_until:
        about["valid_until"] = honouree.valid_until.isoformat()
    if decision := award.decision:
        about["decision"] = {
            "date": decision.date.isoformat(),
            "issuer": decision.issuer.vi,
            "number": decision.number,
        }
    if withdrawn := honouree.withdrawn:
        about["withdrawn"] = {
            "date": withdrawn.date.isoformat(),
            "decision": withdrawn.decision,
            "reason": withdrawn.reason.vi,
        }
    return about
