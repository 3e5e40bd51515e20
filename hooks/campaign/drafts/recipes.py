"""What `campaign new` has to know of each kind of record: what to ask, where it goes, what follows."""

import re

from campaign.drafts.filling import quoted
from campaign.drafts.questions import Answers, Question, Recipe, an_id, choices, plain, short_slug, texts
from campaign.model.assessments import Sector
from campaign.model.documents import DocumentGroup, DocumentKind
from campaign.model.events import EventType
from campaign.model.honours import HonoureeKind, HonourField, Level
from campaign.model.recommendations import Subject
from campaign.model.zones import ZoneType

ZONE_WORDS = re.compile(r"^(khu-kinh-te-cua-khau|khu-kinh-te|khu-cong-nghiep|cum-cong-nghiep|lang-nghe)-")
LEVEL_WORDS = {"provincial": "cấp tỉnh", "regional": "cấp vùng", "national": "cấp quốc gia"}


def _event_id(answers: Answers) -> str:
    start = answers["start"]
    day = start[:7] if "/" in start else start
    return f"{day}-{short_slug(answers['title'])}"


def _zone_id(answers: Answers) -> str:
    return f"{answers['type']}-{ZONE_WORDS.sub('', short_slug(answers['name']))}"


def _by_title(answers: Answers) -> str:
    return short_slug(answers["title"])


def _document_id(answers: Answers) -> str:
    return short_slug(answers.get("number") or answers["title"])


def _round_title(answers: Answers) -> str:
    return f"Vinh danh {LEVEL_WORDS[answers['level']]} năm {answers['year']}"


def _categories(answers: Answers) -> str:
    titles = [title.strip() for title in answers.get("categories", "").split(";") if title.strip()]
    return "".join(f"\n  - id: {short_slug(title)}\n    title: {quoted(title)}" for title in titles)


def _first_step(answers: Answers) -> str:
    date = quoted(answers["date"]) if answers.get("date") else ""
    return f"\n  - kind: raised\n    date: {date}".rstrip()


TITLE = Question("title", "Tên, viết đủ dấu", needed=True)
RECIPES: dict[str, Recipe] = {
    "event": Recipe(
        "event",
        "một sự kiện",
        (
            TITLE,
            Question("type", "Loại", choices(EventType)),
            Question("start", "Bắt đầu ngày nào: 2026-03-12; chưa rõ ngày thì 2026-03", needed=True),
            Question("summary", "Tóm tắt, một hoặc hai câu"),
            an_id(_event_id, "Tên tệp, cũng là địa chỉ trang"),
        ),
        lambda answers: f"docs/su-kien/{answers['id']}.md",
        lambda answers, today: {
            **texts(answers, "title", "start", "summary"),
            **plain(answers, "type"),
            "status": "tentative",
            "published": quoted(today.isoformat()),
        },
    ),
    "round": Recipe(
        "award-round",
        "một đợt vinh danh",
        (
            Question("level", "Cấp", choices(Level), needed=True),
            Question("year", "Năm: cấp tỉnh vào năm chẵn, cấp vùng và quốc gia vào năm lẻ", needed=True),
            Question("title", "Tên đợt", needed=True, default=_round_title),
            Question("categories", "Các hạng mục, cách nhau bằng dấu chấm phẩy"),
        ),
        lambda answers: f"docs/data/awards/{answers['year']}-{answers['level']}.yml",
        lambda answers, today: {
            **plain(answers, "level", "year"),
            **texts(answers, "title"),
            **({"categories": _categories(answers)} if _categories(answers) else {}),
            "published": quoted(today.isoformat()),
            "honourees": "[]",
        },
    ),
    "zone": Recipe(
        "zone",
        "một khu",
        (
            Question("name", "Tên khu, viết đủ dấu", needed=True),
            Question("type", "Loại", choices(ZoneType), needed=True),
            an_id(_zone_id),
        ),
        lambda answers: f"docs/data/zones/{answers['id']}.yml",
        lambda answers, today: {
            **plain(answers, "id", "type"),
            **texts(answers, "name"),
            "verified": "false",
        },
    ),
    "document": Recipe(
        "document",
        "một văn bản",
        (
            Question("number", "Số và ký hiệu, chép đúng từng chữ"),
            Question("title", "Tên văn bản (trích yếu)", needed=True),
            Question("kind", "Loại", choices(DocumentKind)),
            Question("group", "Nhóm", choices(DocumentGroup)),
            Question("issuer", "Nơi ban hành"),
            an_id(_document_id),
        ),
        lambda answers: f"docs/data/documents/{answers['id']}.yml",
        lambda answers, today: {
            **plain(answers, "id", "kind", "group"),
            **texts(answers, "number", "title", "issuer"),
            "force": "unknown",
            "checked": quoted(today.isoformat()),
            "verified": "false",
        },
    ),
    "assessment": Recipe(
        "assessment",
        "một đánh giá sản xuất sạch hơn",
        (
            TITLE,
            Question("sector", "Ngành", choices(Sector)),
            Question("enterprise", "Doanh nghiệp được đánh giá"),
            Question("period", "Đánh giá khi nào: 2026-06 hoặc 2026-01/2026-06"),
            an_id(_by_title),
        ),
        lambda answers: f"docs/data/assessments/{answers['id']}.yml",
        lambda answers, today: {
            **plain(answers, "id", "sector"),
            **texts(answers, "title", "enterprise", "period"),
            "verified": "false",
        },
    ),
    "recommendation": Recipe(
        "recommendation",
        "một kiến nghị",
        (
            TITLE,
            Question("subject", "Về việc gì", choices(Subject)),
            Question("addressee", "Gửi ai: mã trong docs/data/addressees/"),
            Question("date", "Nêu ra khi nào: 2026-06-05, hoặc 2026-06"),
            an_id(_by_title),
        ),
        lambda answers: f"docs/data/recommendations/{answers['id']}.yml",
        lambda answers, today: {
            **plain(answers, "id", "subject", "addressee"),
            **texts(answers, "title"),
            "steps": _first_step(answers),
        },
    ),
}
"""Records that are files of their own."""
HONOUREE = (
    Question("round", "Đợt nào: tên tệp trong docs/data/awards/, bỏ đuôi .yml", needed=True),
    Question("name", "Tên người hoặc đơn vị, viết đủ dấu", needed=True),
    Question("kind", "Là ai", choices(HonoureeKind)),
    Question("field", "Lĩnh vực", choices(HonourField)),
    Question("category", "Hạng mục: một mã ở nhóm “categories” của đợt"),
    Question("citation", "Vì sao được vinh danh"),
    an_id(
        lambda answers: f"{answers['round'][:4]}-{short_slug(answers['name'])}",
        "Mã, cũng là địa chỉ; không bao giờ đổi",
    ),
)
CHAPTER = (
    Question("handbook", "Sổ tay nào: tên thư mục trong handbooks/", needed=True),
    Question("title", "Tên chương, không ghi số", needed=True),
)
