"""Authors in bylines and in stated metadata. What is not shaped like a person's full name is no author of a byline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.annotate.structure.datelines import known_agency
from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.phrases import fold, phrases, starts_with
from pipeline.lexicon import listed, words

_LINK = "|".join(sorted(phrases("byline", "links")))
LIST = re.compile(rf"\s*[;,&]\s*(?:(?:{_LINK})\s+)?|\s+(?:{_LINK})\s+", re.IGNORECASE)
_FIELD = re.compile(r"\s*(?:\s/\s|[|·•\t]|\s[–—-]\s|  )\s*")
PLACE_BEHIND = re.compile(rf"\s+(?:{'|'.join(sorted(listed('structure', 'credit', 'places')))})\s+.*$")
_INSIDE = listed("name_words", "inside")
_OPENER = re.compile(r"[*_#\s]*(?P<opener>[a-z]+(?: by)?):?\s+", re.IGNORECASE)
_LONGEST_BYLINE = 20
_ADDRESS = re.compile(r"[<(]?\S+@\S+\.\w+[>)]?|https?://\S+|www\.\S+|(?<!\w)@\w+")
# Words in parentheses beside a name; where there are no others, they are the name.
_ASIDE = re.compile(r"(?<=\w)\s+\([^()]*\)|[()]")
# What follows a name and belongs to it: "Jr.", "III"; the comma before it parts no names.
_SUFFIX = re.compile(
    rf",?\s+(?P<suffix>(?:{'|'.join(sorted(words('name_suffixes')))})\.?)(?=\s*(?:[,;&]|(?:{_LINK})\b|$))",
    re.IGNORECASE,
)


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


def stated_authors(values: Iterable[str], text: str) -> tuple[str, ...]:
    """The authors that a source's metadata state, once each.

    Args:
        values: as they are stated: a name, or several in one string, with "By", titles, outlets and addresses.
        text: of the article, which may spell a name that is stated in capitals.

    Returns:
        Each name by itself where all of a value's parts are shaped as names; else the value as a whole, if it is
        more than an address or a name for whoever is logged in.
    """
    return tuple(dict.fromkeys(respelled(text, name) for value in values for name in _stated_names(value)))


def _stated_names(value: str) -> list[str]:
    """The names in one stated value."""
    opener = _OPENER.match(value)
    if starts_with(value, "credit", "contributing"):
        return []
    plain = value[opener.end() :] if opener and opener["opener"].lower() in phrases("byline", "openers") else value
    fields = [field.strip(" ,;.") for field in _FIELD.split(_ASIDE.sub("", _ADDRESS.sub("", plain)).strip(" *_#"))]
    parts = [part for field in fields for part in LIST.split(_SUFFIX.sub(r" \g<suffix>", field))]
    parts = [part for part in (PLACE_BEHIND.sub("", _without_degree(part)) for part in parts) if part]
    names = [part for part in parts if is_name(part)]
    if names and all(is_name(part) or _is_no_person(part) for part in parts):
        return names
    whole = next((field for field in fields if field), "")
    return [] if not whole or is_role(whole) or fold(whole) in phrases("byline", "placeholders") else [whole]


def _is_no_person(part: str) -> bool:
    """True for what stands beside a name: a role, an outlet, a placeholder, words in lower case."""
    named = {fold(word) for word in part.split()}
    return is_role(part) or is_outlet(part) or part.islower() or bool(named & phrases("byline", "not_names"))


def _without_degree(part: str) -> str:
    """The words of a name without academic degrees at its end; nothing where the part is a degree by itself."""
    words_in = part.split()
    while words_in and words_in[-1].replace(".", "").lower().strip(",") in phrases("byline", "degrees"):
        words_in.pop()
    return " ".join(words_in).rstrip(" ,")


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
