"""What a view makes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """A file of the site. `path`: a page's place in the source tree (`khu-vuc/x.md`), or a file's
    in the site (`so-tay/x.pdf`). `source`: the editors' file it comes from, for the edit link.
    """

    path: str
    content: str | bytes
    source: str

    @property
    def bytes(self) -> "bytes":
        """The content as it stands on a disk."""
        return self.content.encode() if isinstance(self.content, str) else self.content
