"""The sets of values that columns of the open tables take, by the name in `overrides/feeds/tables.yml`."""

from collections.abc import Mapping, Sequence
from typing import get_args

from campaign.model.assessments import Quantity, Sector, Unit
from campaign.model.documents import DocumentGroup, DocumentKind, ForceToday
from campaign.model.events import EventStatus, EventType
from campaign.model.honours import HonoureeKind, HonourField, Level, Standing
from campaign.model.places import PlaceKind
from campaign.model.recommendations import AuthorityLevel, Status, Subject
from campaign.model.zones import ZoneType

ENUMS: Mapping[str, Sequence[str]] = {
    "AuthorityLevel": get_args(AuthorityLevel),
    "DocumentGroup": get_args(DocumentGroup),
    "DocumentKind": get_args(DocumentKind),
    "EventStatus": get_args(EventStatus),
    "EventType": get_args(EventType),
    "ForceToday": get_args(ForceToday),
    "HonourField": get_args(HonourField),
    "HonoureeKind": get_args(HonoureeKind),
    "Level": get_args(Level),
    "PlaceKind": get_args(PlaceKind),
    "Quantity": get_args(Quantity),
    "RecommendationStatus": get_args(Status),
    "RecommendationSubject": get_args(Subject),
    "Sector": get_args(Sector),
    "Standing": get_args(Standing),
    "Unit": get_args(Unit),
    "ZoneType": get_args(ZoneType),
}
