"""One page in both languages, around what an editor wrote for it."""

from collections.abc import Iterator

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import Record
from campaign.output import Output
from campaign.views import addresses
from campaign.views.described import Subject, described
from campaign.views.filling import prose, tidy
from campaign.views.look import LANGUAGES, Look


def in_both_languages(
    campaign: Campaign,
    look: Look,
    record: Record,
    uri: str,
    template: str,
    subject: Subject | None,
    **values: object,
) -> Iterator[Output]:
    """The page of `record` in each language; `body` is what an editor wrote for it, if anything;
    `related` is what else belongs to it.

    `subject` is what JSON-LD tells of it; of samples it tells nothing.
    """
    groups = campaign.relations.of(uri)
    for language in LANGUAGES:
        body, body_language = _body(campaign, look, uri, language)
        about = {"body": body, "body_language": body_language, "related": groups, **values}
        text = look.render(f"pages/{template}.md", language, uri, campaign, **about)
        if subject and not record.sample:
            data = [described(campaign, look, language, subject)]
            text += look.render("parts/linked_data.md", language, uri, campaign, described=data)
        yield Output(addresses.in_language(uri, language), tidy(text), record.origin.file)


def _body(campaign: Campaign, look: Look, uri: str, language: Language) -> tuple[Markup, Language]:
    """An editor's prose for the page at `uri` and its language; Vietnamese where English is missing."""
    for candidate in _with_fallback(language):
        written = campaign.page.get(addresses.in_language(uri, candidate))
        if written:
            return Markup(prose(campaign, look, written).strip()), candidate
    return Markup(""), language


def _with_fallback(language: Language) -> tuple[Language, ...]:
    return (language,) if language == "vi" else (language, "vi")
