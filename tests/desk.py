"""An editor's desk: a tiny campaign to spoil, and what the check then says."""

import re
import shutil
from pathlib import Path

from campaign import Problem, load

CAMPAIGNS = Path(__file__).parent / "campaigns"
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(chỉ dùng các khóa|chọn một trong): .*")
FOREIGN = re.compile(
    r"\b(input|should|must|valid|invalid|error|field|value|expected|unable|extra|required|instance"
    r"|string|str|dict|dictionary|mapping|list|tuple|int|integer|float|decimal|bool|boolean|date"
    r"|None|NoneType|nan|inf|greater|less|than|type|model|object)\b",
    re.IGNORECASE,
)


class Desk:
    """A copy of `campaigns/ok`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(CAMPAIGNS / "ok", root)

    def write(self, file: str, content: str | bytes) -> list[str]:
        """Write a file; what the check then says."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.problems()

    def edit(self, file: str, old: str, new: str) -> list[str]:
        """Replace text that stands in a file; what the check then says."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        return self.write(file, text.replace(old, new, 1))

    def problems(self) -> list[str]:
        campaign, problems = load(self.root)
        assert (campaign is None) == bool(problems)
        return list(map(str, problems))


def is_plain_vietnamese(problem: Problem) -> bool:
    """Whether an editor can read it: Vietnamese around quoted keys and values, nothing of Python's."""
    said = f"{problem.what} {problem.fix}"
    bare = QUOTED.sub("", said)
    return bool(re.search(r"[ạ-ỹđơưăâêô]", bare)) and not FOREIGN.search(bare) and "  " not in said.strip()
