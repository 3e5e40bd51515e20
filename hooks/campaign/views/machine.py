"""What every file for machines shares: whose facts it holds, its addresses, its text, its JSON."""

import json
import re
from typing import Any

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.views.look import Look, Speech

# No XML 1.0 text may hold these (https://www.w3.org/TR/xml/#charsets), and no reader misses them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def published(campaign: Campaign, samples: bool) -> Campaign:
    """The campaign as data may show it: pages show samples, data never do (`samples`: for tests)."""
    return campaign if samples else campaign.without_samples()


def speech(campaign: Campaign, look: Look, uri: str, language: Language = "vi") -> Speech:
    """Words and addresses for the page at `uri` ("su-kien/x.md")."""
    return Speech(language, uri, campaign, look.words[language], look.today, look.url)


def plain(text: object) -> str:
    """`text` without control characters; line ends as `\\n`."""
    return CONTROL.sub("", re.sub(r"\r\n?", "\n", str(text)))


def json_text(value: Any) -> str:
    """`value` as a JSON file that people can also read and compare."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
