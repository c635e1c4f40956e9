"""Who made a release, in the forms that citation formats ask for."""

import re
from dataclasses import dataclass

from pipeline.read import Contributor, Package

ORCID = re.compile(r"https://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
CREATORS = {"author", "creator"}
"""Roles of those that a citation names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Creator:
    """One that a citation names.

    Attributes:
        name: as `package.toml` has it.
        family: of a person, the family name; None for a group, and where the parts of the name are not told apart.
        given: of a person, the other names.
        orcid: the address of the person's ORCID record.
        organization: where the person works.
    """

    name: str
    family: str | None = None
    given: str | None = None
    orcid: str | None = None
    organization: str | None = None

    @property
    def short(self) -> str:
        """The name as APA cites it: "Nwosu, A. B.", or the whole name where its parts are not told apart."""
        if self.family is None or self.given is None:
            return self.name
        initials = (f"{part[0]}." for part in self.given.split())
        return f"{self.family}, {' '.join(initials)}"


def creators(package: Package) -> tuple[Creator, ...]:
    """Those with the role of a creator or author; where nobody has it, all contributors."""
    named = tuple(item for item in package.contributors if CREATORS & {role.lower() for role in item.roles})
    return tuple(_creator(item) for item in named or package.contributors)


def publisher(package: Package) -> str | None:
    """Who publishes: the contributor with that role, else the first creator; None where there is nobody."""
    named = [item.title for item in package.contributors if "publisher" in {role.lower() for role in item.roles}]
    return next(iter(named or [creator.name for creator in creators(package)]), None)


def _creator(item: Contributor) -> Creator:
    """The contributor; a title in the form "Family, Given" is the name of a person."""
    family, comma, given = (part.strip() for part in item.title.partition(","))
    person = bool(family and comma and given and "," not in given)
    orcid = ORCID.fullmatch(item.path or "")
    return Creator(
        name=item.title,
        family=family if person else None,
        given=given if person else None,
        orcid=orcid[0] if orcid else None,
        organization=item.organization,
    )
