"""The records: what an editor may write, and in what shape.

Keys are the words of schema.org and iCalendar; every text is a string or `{vi:, en:}`.
All records are frozen.
"""

from campaign.model.assessments import Assessment, VisitModel
from campaign.model.base import Fact, Origin, Record, Reference, Text
from campaign.model.campaign_info import CampaignInfo, KeyDate
from campaign.model.documents import Document, DocumentLink, ForceToday
from campaign.model.events import Event
from campaign.model.glossary import Glossary
from campaign.model.handbooks import Handbook
from campaign.model.honours import AwardRound, Honouree, Standing
from campaign.model.places import Place, PlaceFile
from campaign.model.recommendations import Addressee, Recommendation
from campaign.model.zones import Zone, ZoneTotals

__all__ = [
    "Addressee",
    "Assessment",
    "AwardRound",
    "CampaignInfo",
    "Document",
    "DocumentLink",
    "Event",
    "Fact",
    "ForceToday",
    "Glossary",
    "Handbook",
    "Honouree",
    "KeyDate",
    "Origin",
    "Place",
    "PlaceFile",
    "Recommendation",
    "Record",
    "Reference",
    "Standing",
    "Text",
    "VisitModel",
    "Zone",
    "ZoneTotals",
]
