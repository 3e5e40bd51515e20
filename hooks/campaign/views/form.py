"""The form on which people write down what they saw: a sheet to print, in both languages."""

from collections.abc import Iterator
from typing import Any, get_args

from campaign.campaign import Campaign
from campaign.model.recommendations import Subject
from campaign.output import Output
from campaign.typesetting import typeset
from campaign.views.look import LANGUAGES, Look
from campaign.views.machine import speech
from campaign.views.qr import qr_file

PAGE = "kien-nghi/index.md"
PATH = "kien-nghi/phieu-phan-anh-kien-nghi"


def forms(campaign: Campaign, look: Look) -> Iterator[Output]:
    """`kien-nghi/phieu-phan-anh-kien-nghi.pdf`, and `…-en.pdf`. No sample stands on them."""
    for language in LANGUAGES:
        say = speech(campaign, look, PAGE, language)
        info = campaign.info
        zones = [zone for _, found in campaign.zones_by_type for zone in found]
        data: dict[str, Any] = {
            "lang": language,
            "words": say.words["form"],
            "owner": say.plain(info.owner),
            "email": info.contact.email,
            "phone": info.contact.phone,
            "address": say.plain(info.contact.address),
            "subjects": [say.words["recommendation_subject"][one] for one in get_args(Subject)],
            "zones": [say.plain(zone.name) for zone in zones if zone.verified and not zone.sample],
            "url": say.full_address,
            "date": [look.today.year, look.today.month, look.today.day],
            "date_text": say.date(look.today),
        }
        files = {"qr.svg": qr_file(say.full_address)}
        pdf = typeset(look.folder / "print", "form.typ", data, look.today, files)
        yield Output(f"{PATH}{'' if language == 'vi' else '-en'}.pdf", pdf, info.origin.file)
