"""Authors in bylines. What is not shaped like a person's full name is no author."""

import re
from dataclasses import dataclass

from pipeline.annotate.structure.datelines import known_agency
from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.phrases import fold, phrases
from pipeline.lexicon import listed, words

LIST = re.compile(r"\s*[;,&]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_FIELD = re.compile(r"\s*(?:\s/\s|[|·•\t]|\s[–—-]\s|  )\s*")
PLACE_BEHIND = re.compile(rf"\s+(?:{'|'.join(sorted(listed('structure', 'credit', 'places')))})\s+.*$")
_INSIDE = listed("name_words", "inside")
_OPENER = re.compile(r"[*_#\s]*(?P<opener>[a-z]+(?: by)?):?\s+", re.IGNORECASE)
_LONGEST_BYLINE = 20


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, as a byline says: names in its spelling, and the outlet if it gives one."""

    names: tuple[str, ...] = ()
    outlet: str | None = None


def is_name(text: str) -> bool:
    """True if the words are shaped like a person's full name: two to five, with capitals or particles between."""
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not _is_name_word(parts[0]) or not _is_name_word(parts[-1]):
        return False
    if any(fold(part) in phrases("byline", "not_names") for part in parts):
        return False
    return all(_is_name_word(part) or part.lower() in words("name_particles") for part in parts)


def _is_name_word(part: str) -> bool:
    return re.sub(r"[.'’-]", "", part).isalpha() and part[0].isupper()


def opened_byline(text: str) -> Byline | None:
    """What a line says that opens as a byline does ("By Jane Doe and John Roe, Reuters"); None for any other line."""
    match = _OPENER.match(text)
    if not match or match["opener"].lower() not in phrases("byline", "openers") or len(text.split()) > _LONGEST_BYLINE:
        return None
    names: list[str] = []
    outlet = None
    for part in _byline_parts(text[match.end() :]):
        name = PLACE_BEHIND.sub("", part)
        if is_outlet(part):
            outlet = known_agency(part) or part
        elif is_name(name) and not is_role(part):
            names.append(name)
        elif not is_role(part) and not names:
            return None
    return Byline(tuple(dict.fromkeys(names)), outlet)


def bare_byline(text: str) -> Byline | None:
    """What a line says that holds names alone, with roles, an outlet or a date at most; None for any other line."""
    names: list[str] = []
    outlet = None
    for part in _byline_parts(text):
        if is_outlet(part):
            outlet = known_agency(part) or part
        elif is_name(part) and not is_role(part):
            names.append(part)
        elif not is_role(part):
            return None
    return Byline(tuple(dict.fromkeys(names)), outlet) if names else None


def _byline_parts(text: str) -> list[str]:
    """The parts of a byline: between the marks that part fields and names; dates are left out."""
    plain = text.strip(" *_#")
    if not re.search(r"\b(?:[A-Z]|[JS]r)\.$", plain):
        plain = plain.rstrip(".")
    fields = (field for field in _FIELD.split(plain) if field and not find_date_line(field))
    return [part for field in fields for part in LIST.split(field) if part]


def is_role(text: str) -> bool:
    """True for words that say what the author is: "Staff Writer"."""
    return fold(text) in phrases("byline", "roles")


def is_outlet(text: str) -> bool:
    """True for the name of an agency, or one that ends as names of papers and stations do."""
    if known_agency(text):
        return True
    parts = text.split()
    named = all(part[0].isupper() or part in _INSIDE for part in parts)
    return 2 <= len(parts) <= 6 and named and not is_role(text) and fold(parts[-1]) in phrases("byline", "outlet_words")


def respelled(text: str, name: str) -> str:
    """A name in capitals as the text spells it elsewhere, else with capitals at the start of each word only."""
    if not name.isupper():
        return name
    others = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    spelled = next((match[0] for match in others if not match[0].isupper() and match[0][0].isupper()), None)
    return spelled or re.sub(r"[^\W\d_]+(?:['’][^\W\d_]{1}(?![^\W\d_]))?", lambda match: match[0].capitalize(), name)
