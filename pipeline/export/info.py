"""What a release says about itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pipeline.read import Package

NOT_FOR_REDISTRIBUTION = (
    "Private release, not for redistribution: it holds texts whose rights do not allow publication."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """The collection's own description, and how the release was made.

    Attributes:
        package: title, version, licences and so on, as the collection states them.
        software: name and version of this software.
        model: name and version of the language model.
        private: whether the release holds texts that may not be passed on.
    """

    package: Package
    software: str
    model: str
    private: bool = False

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
    def rights(self) -> str:
        """The licences of the data in one line, or that it must not be passed on."""
        if self.private:
            return NOT_FOR_REDISTRIBUTION
        return "; ".join(item.title or item.name for item in self.package.licenses) or "No licence is stated."
