"""How to cite a release: `CITATION.cff`, `datacite.json`, and the texts of the README.

A file is written only if `package.toml` states what its standard requires: contributors, and for DataCite a date.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.export import forms
from pipeline.export.facts import Facts, read_facts
from pipeline.export.files import filled, write_json
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseInfo
from pipeline.export.people import Creator, creators, publisher
from pipeline.ids import slug
from pipeline.lexicon import words

IDENTIFIER_NOTE = "Made of what the tables hold, by RFC 6920; the same for every copy of this version's data."
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that JSON allows as they are and YAML does not."""
LATEX = {char: f"\\{char}" for char in "#$%&_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def write_cff(_finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `CITATION.cff`: the Citation File Format, version 1.2.0."""
    package = info.package
    if not package.contributors:
        return
    request = "Please cite this data set as described here."
    spdx = words("spdx_licenses")
    licenses = () if info.private else package.licenses
    citation = {
        "cff-version": "1.2.0",
        "message": f"{NOT_FOR_REDISTRIBUTION} {request}" if info.private else request,
        "type": "dataset",
        "title": package.title,
        "version": package.version,
        "abstract": info.about,
        "authors": [_cff_author(creator) for creator in creators(package)],
        "date-released": info.day,
        "doi": package.doi,
        "identifiers": [{"type": "other", "value": info.identifier, "description": IDENTIFIER_NOTE}],
        "keywords": list(dict.fromkeys(package.keywords)),
        "license": [item.name for item in licenses if item.name in spdx],
        "license-url": next((item.path for item in licenses if item.name not in spdx and item.path), None),
        "url": package.homepage,
    }
    (staging / "CITATION.cff").write_text(_yaml(filled(citation)), encoding="utf-8", newline="\n")


def write_datacite(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `datacite.json`: metadata for registering a DOI, by the DataCite schema 4.5."""
    package = info.package
    if not (package.contributors and info.year):
        return
    facts = read_facts(finished)
    record = {
        "doi": package.doi,
        "types": {"resourceType": "Data package", "resourceTypeGeneral": "Dataset"},
        "creators": [_datacite_creator(creator) for creator in creators(package)],
        "titles": [{"title": package.title}],
        "publisher": {"name": publisher(package)},
        "publicationYear": f"{info.year:04}",
        "subjects": [{"subject": keyword} for keyword in dict.fromkeys(package.keywords)],
        "dates": [{"date": info.day, "dateType": "Issued"}],
        "language": _only_language(facts),
        "alternateIdentifiers": [
            {"alternateIdentifier": info.identifier, "alternateIdentifierType": "Named Information URI (RFC 6920)"}
        ],
        "formats": [form.media_type for form in forms.FORMS],
        "sizes": [f"{facts.articles} articles"],
        "version": package.version,
        "rightsList": _datacite_rights(info),
        "descriptions": [{"description": info.about, "descriptionType": "Abstract"}],
        "url": package.homepage,
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    write_json(staging / "datacite.json", filled(record))


def apa(info: ReleaseInfo) -> str:
    """The reference in the style of the APA, seventh edition."""
    package = info.package
    people = [creator.short for creator in creators(package)]
    start = f"{', '.join(people[:-1])}, & {people[-1]}" if len(people) > 1 else "".join(people)
    title = f"*{package.title}* (Version {package.version}) [Data set]"
    year = f"({info.year or 'n.d.'})"
    house = publisher(package)
    parts: tuple[str, ...] = (f"{_dotted(start)} {year}", title) if start else (title, year)
    if house and house not in [creator.name for creator in creators(package)]:
        parts = (*parts, house)
    return f"{'. '.join(parts)}. {info.address or info.identifier}"


def bibtex(info: ReleaseInfo) -> str:
    """The reference as a BibTeX entry."""
    package = info.package
    fields = {
        "author": " and ".join(_bibtex_name(creator) for creator in creators(package)),
        "title": f"{{{_latex(package.title)}}}",
        "year": str(info.year or ""),
        "version": _latex(package.version),
        "publisher": _latex(publisher(package) or ""),
        "doi": package.doi or "",
        "url": info.address or "",
        "note": f"Content: \\url{{{info.identifier}}}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@dataset{{{slug(package.name)}-{slug(package.version)},\n{lines}}}"


def _cff_author(creator: Creator) -> dict[str, Any]:
    if creator.family is None:
        return filled({"name": creator.name, "orcid": creator.orcid})
    person = {"family-names": creator.family, "given-names": creator.given}
    return filled(person | {"orcid": creator.orcid, "affiliation": creator.organization})


def _datacite_creator(creator: Creator) -> dict[str, Any]:
    person = {"nameType": "Personal", "givenName": creator.given, "familyName": creator.family}
    orcid = {"nameIdentifier": creator.orcid, "nameIdentifierScheme": "ORCID", "schemeUri": "https://orcid.org"}
    return filled(
        {
            "name": creator.name,
            **(person if creator.family else {}),
            "nameIdentifiers": [orcid] if creator.orcid else [],
            "affiliation": [{"name": creator.organization}] if creator.organization else [],
        }
    )


def _datacite_rights(info: ReleaseInfo) -> list[dict[str, Any]]:
    if info.private:
        return [{"rights": NOT_FOR_REDISTRIBUTION}]
    spdx = words("spdx_licenses")
    scheme = {"rightsIdentifierScheme": "SPDX", "schemeUri": "https://spdx.org/licenses/"}
    return [
        filled({"rights": item.title or item.name, "rightsUri": item.path})
        | ({"rightsIdentifier": item.name, **scheme} if item.name in spdx else {})
        for item in info.package.licenses
    ]


def _only_language(facts: Facts) -> str | None:
    """The language of the articles, where all have the same."""
    languages = [language for language, _ in facts.languages]
    return languages[0] if len(languages) == 1 else None


def _bibtex_name(creator: Creator) -> str:
    """A person's name in the form that BibTeX takes apart; any other name as one."""
    return _latex(creator.name) if creator.family else f"{{{_latex(creator.name)}}}"


def _latex(text: str) -> str:
    return "".join(LATEX.get(char, char) for char in text)


def _dotted(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _yaml(properties: Mapping[str, Any]) -> str:
    """The properties as YAML: values are JSON, which YAML includes, but lists have a line for each item."""
    lines: list[str] = []
    for name, value in properties.items():
        if not isinstance(value, list):
            lines.append(f"{name}: {_scalar(value)}")
            continue
        lines.append(f"{name}:")
        for item in value:
            pairs = (
                [f"{key}: {_scalar(each)}" for key, each in item.items()] if isinstance(item, dict) else [_scalar(item)]
            )
            lines += [f"  {'-' if number == 0 else ' '} {pair}" for number, pair in enumerate(pairs)]
    return "".join(f"{line}\n" for line in lines)


def _scalar(text: str) -> str:
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
