"""What a release says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from pipeline.digests import content_uri, release_digest
from pipeline.read import Package, Withdrawn

NOT_FOR_REDISTRIBUTION = (
    "Private release, not for redistribution: it holds texts whose rights do not allow publication."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """A file: its path in the release, its size in bytes, its SHA-256 and its media type."""

    path: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """The collection's own description, and how the release was made.

    Attributes:
        package: title, version, licences and so on, as the collection states them.
        software: name and version of this software.
        model: name and version of the language model.
        private: whether the release holds texts that may not be passed on.
        withdrawn: articles that were taken out of the collection.
        inputs: files beside the texts that the build has read, by name, with their SHA-256.
        digests: the digest of each table; filled in when the tables are written.
        files: the data files, sorted by path; filled in when they are written.
    """

    package: Package
    software: str
    model: str
    private: bool = False
    withdrawn: tuple[Withdrawn, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    files: tuple[ReleaseFile, ...] = ()

    @property
    def created(self) -> str | None:
        """When the collection was made, as RFC 3339 date and time; UTC where it states no other zone."""
        stated = self.package.created
        if stated is None:
            return None
        moment = datetime.fromisoformat(stated)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat().replace("+00:00", "Z")

    @property
    def year(self) -> int | None:
        """The year of `created`."""
        return date.fromisoformat(self.created[:10]).year if self.created else None

    @property
    def day(self) -> str | None:
        """The day of `created`, as ISO 8601."""
        return self.created[:10] if self.created else None

    @property
    def about(self) -> str:
        """The description, or the title where there is none, and that the release is private if it is."""
        notes = (self.package.description or self.package.title, NOT_FOR_REDISTRIBUTION if self.private else "")
        return "\n\n".join(filter(None, notes))

    @property
    def address(self) -> str | None:
        """Where the release can be found: its DOI as a web address, or its homepage."""
        return f"https://doi.org/{self.package.doi}" if self.package.doi else self.package.homepage

    @property
    def identifier(self) -> str:
        """A URI made of what the tables hold: another for every other content, before and without any DOI."""
        return content_uri(release_digest(self.digests))

    @property
    def rights(self) -> str:
        """The licences of the data in one line, or that it must not be passed on."""
        if self.private:
            return NOT_FOR_REDISTRIBUTION
        return "; ".join(item.title or item.name for item in self.package.licenses) or "No licence is stated."
