"""Which names of one document speak of the same person, organization or place."""

import itertools
from collections.abc import Callable

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.kinds import kinds
from pipeline.lexicon import words
from pipeline.naming import (
    as_written,
    fold,
    full_institution,
    initials,
    is_form_of,
    organization_key,
    person_key,
    place_key,
)
from pipeline.records import EntityType

Forms = dict[str, list[Name]]


def group(names: list[Name], small: frozenset[str], text: str) -> list[tuple[EntityType, list[Name]]]:
    """Groups of names of one referent with its type, in the order of their first names.

    Args:
        names: all names of a document.
        small: words that the document writes in small letters, too.
        text: the document's text.
    """
    defined = _definitions(names, text)
    forms: Forms = {}
    for name in names:
        forms.setdefault(form_of(name.text), []).append(name)
    types = kinds(forms, small)
    found: list[tuple[EntityType, list[Name]]] = []
    for kind, stands_for in _RULES.items():
        own = {form: members for form, members in forms.items() if types[form] == kind}
        found.extend((kind, members) for members in _joined(own, stands_for, defined))
    return sorted(found, key=lambda item: item[1][0].start)


def form_of(text: str) -> str:
    """What equal names share: the country, or the folded name."""
    key = place_key(text)
    return key if key != fold(text) else fold(text)


def _definitions(names: list[Name], text: str) -> dict[str, str]:
    """Forms of abbreviations given in parentheses behind a name, with the form of that name.

    The letters of an abbreviation stand in the name in their order, the first one at its start.
    """
    found: dict[str, str] = {}
    for name, short in itertools.pairwise(names):
        if text[name.end : short.start] == " (" and short.text.isupper() and " " not in short.text:
            letters = iter(fold(name.text))
            if fold(name.text)[:1] == fold(short.text)[:1] and all(letter in letters for letter in fold(short.text)):
                found.setdefault(form_of(short.text), form_of(name.text))
    return found


def _joined(forms: Forms, stands_for: Callable[[str, str], int], defined: dict[str, str]) -> list[list[Name]]:
    """The forms' names, each form joined to the fuller form that the text defines it by, or best fits it.

    Fuller forms come first; of several equally good ones the one with the most mentions, then the earliest, wins.
    """
    text = {form: as_written(members[0].text) for form, members in forms.items()}
    heads: Forms = {}
    home: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-len(form.split()), -len(form), forms[form][0].start)):
        scored = [
            (stands_for(text[form], text[other]), len(forms[other]), -forms[other][0].start, other) for other in home
        ]
        scored += [(4, 0, 0, other) for other in home if defined.get(form) == other]
        best = max((item for item in scored if item[0] > 0), default=None)
        home[form] = home[best[3]] if best else form
        heads.setdefault(home[form], []).extend(forms[form])
    return [sorted(members, key=lambda name: name.start) for members in heads.values()]


def _person(short: str, full: str) -> int:
    """3: surname or fuller short form; 1: the given name alone."""
    one, other = person_key(short), person_key(full)
    if is_form_of(one, other):
        return 3 if len(one) > 1 or one[0] == other[-1] else 2
    return 1 if len(one) == 1 and len(other) > 1 and one[0] == other[0] and len(one[0]) > 2 else 0


def _organization(short: str, full: str) -> int:
    """3: same words or initials; 1: the first word or words of the full name."""
    (land, one), (other_land, other) = organization_key(short), organization_key(full)
    if one == other and (not land or not other_land or land == other_land):
        return 3
    if " " not in short and fold(short) in initials(full_institution(full)):
        return 3
    return 1 if _is_company(fold(short), fold(full)) else 0


def _is_company(short: str, full: str) -> bool:
    """Whether only words for a kind of organization follow the short name in the full one ("Tarbert cartel")."""
    rest = full.removeprefix(f"{short} ").split()
    kinds_of = words("organization_heads") | words("company_suffixes")
    return full.startswith(f"{short} ") and len(short) > 1 and all(word in kinds_of for word in rest)


def _place(short: str, full: str) -> int:
    return 3 if place_key(short) == place_key(full) else 0


_RULES: dict[EntityType, Callable[[str, str], int]] = {
    "person": _person,
    "organization": _organization,
    "place": _place,
}
