"""Which names of one document speak of the same person, organization or place."""

import itertools
from collections.abc import Callable

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.kinds import kinds
from pipeline.annotate.names.relatives import differ, generations
from pipeline.lexicon import words
from pipeline.naming import (
    GENERATION,
    as_written,
    fold,
    full_institution,
    initials,
    is_form_of,
    organization_key,
    person_key,
    place_key,
    sex_of_given_name,
    sexes_of_title,
)
from pipeline.records import EntityType

Forms = dict[str, list[Name]]

# So often a surname stands alone before the full name of a relative.
OFTEN = 3

# How well a short form fits a full one; a loose fit counts only where the full form comes first.
LOOSE, FAR, CLOSE, SAME, DEFINED = 1, 2, 3, 4, 5


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
    told_generations = generations(names, text)
    sexes = {name.start: sex for name in names if (sex := _sex_told(name, text))}
    for kind, stands_for in _RULES.items():
        own = {form: members for form, members in forms.items() if types[form] == kind}
        told = sexes if kind == "person" else {}
        if kind == "person":
            own = _by_generation(own, told_generations)
        found.extend((kind, members) for members in _joined(own, stands_for, defined, told))
    return sorted(found, key=lambda item: item[1][0].start)


def form_of(text: str) -> str:
    """What equal names share: the country, or the folded name."""
    key = place_key(text)
    return key if key != fold(text) else fold(text)


def _by_generation(forms: Forms, generations: dict[int, str]) -> Forms:
    """The forms of people's names, those of relatives of one name apart: a generation stands behind the form."""
    parts: Forms = {}
    for form, names in forms.items():
        for name in names:
            told = generations.get(name.start)
            parts.setdefault(f"{form}{GENERATION}{told}" if told else form, []).append(name)
    return parts


def _generation(form: str) -> str:
    return form.partition(GENERATION)[2]


def _definitions(names: list[Name], text: str) -> dict[str, str]:
    """Forms of abbreviations given in parentheses behind a name, or spelled out in them, with the form of that name.

    The letters may be those of a name in another language ("Coast Guard Agency (SEMAR)"), unless the abbreviation is
    known to be short for something else.
    """
    found: dict[str, str] = {}
    for first, second in itertools.pairwise(names):
        if text[first.end : second.start] == " (" and text[second.end : second.end + 1] == ")":
            for short, name in ((second, first), (first, second)):
                if short.text.isupper() and " " not in short.text and _may_abbreviate(short.text, name.text):
                    found.setdefault(form_of(short.text), form_of(name.text))
    return found


def _may_abbreviate(short: str, full: str) -> bool:
    known = full_institution(short) != short or place_weight(short) > 0
    return _abbreviates(fold(short), fold(full)) or (" " in full and not full.isupper() and not known)


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters stand in the name in their order, the first one at its start."""
    letters = iter(full)
    return full[:1] == short[:1] and all(letter in letters for letter in short)


def _sex_told(name: Name, text: str) -> str | None:
    """The sex that the given name tells, else the title before the name."""
    title = text[slice(*name.title)] if name.title else ""
    told = sexes_of_title(title) if title not in words("honorifics") else ()  # polls miss Lund
    return sex_of_given_name(name.text) or (next(iter(told)) if len(told) == 1 else None)


def _joined(
    forms: Forms, stands_for: Callable[[str, str], int], defined: dict[str, str], sexes: dict[int, str]
) -> list[list[Name]]:
    """The forms' names, each form joined to the fuller form that the text defines it by, or best fits it.

    Fuller forms come first; of several equally good ones the one with the most mentions, then the earliest, wins. What
    titles tell apart ("Mr. Lund", "Ms. Lund") is joined apart.
    """
    text = {form: as_written(members[0].text) for form, members in forms.items()}
    heads: Forms = {}
    home: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-len(form.split()), -len(form), forms[form][0].start)):
        fuller = tuple(home)
        for sex, members in _by_sex(forms[form], sexes):
            scored = [
                (score, len(forms[other]), -forms[other][0].start, other)
                for other in fuller
                if (score := DEFINED if defined.get(form) == other else stands_for(text[form], text[other])) > 0
                and (score > LOOSE or _begin(forms[other]) < _begin(members))
                and not _is_another(forms[form], forms[other])
                and not _differ(sex, forms[other], sexes)
                and not differ(_generation(form), _generation(other))
            ]
            own = f"{form}, {sex}" if _differ(sex, heads.get(form, []), sexes) else form
            head = home[max(scored)[3]] if scored else own
            home.setdefault(form, head)
            heads.setdefault(head, []).extend(members)
    return [sorted(members, key=lambda name: name.start) for members in heads.values()]


def _by_sex(names: list[Name], sexes: dict[int, str]) -> list[tuple[str | None, list[Name]]]:
    """The names of one form by the sex that is told of them, those of whom none is told first."""
    parts: dict[str | None, list[Name]] = {}
    for name in sorted(names, key=lambda name: (sexes.get(name.start, ""), name.start)):
        parts.setdefault(sexes.get(name.start), []).append(name)
    return list(parts.items())


def _differ(sex: str | None, names: list[Name], sexes: dict[int, str]) -> bool:
    """Whether all that is told of the names' sex speaks against the given one."""
    told = {sexes[name.start] for name in names if name.start in sexes}
    return sex is not None and bool(told) and sex not in told


def _is_another(short: list[Name], full: list[Name]) -> bool:
    """Whether a surname means somebody so well known that a title introduces him, and the full name a relative.

    "President Ruiz" is met again and again before "Ana Ruiz" is named, once.
    """
    before = [name for name in short if not name.shouted and name.start < _begin(full)]
    titled = bool(before) and before[0].title is not None
    return titled and " " not in short[0].text and len(before) >= OFTEN and len(full) == 1


def _begin(names: list[Name]) -> int:
    """Where running text first has one of the names."""
    return min((name.shouted, name.start) for name in names)[1]


def _person(short: str, full: str) -> int:
    one, other = person_key(short), person_key(full)
    if is_form_of(one, other):
        return SAME if len(one) > 1 or one[0] == other[-1] else CLOSE
    return FAR if len(one) == 1 and len(other) > 1 and one[0] == other[0] and len(one[0]) > 2 else 0


def _organization(short: str, full: str) -> int:
    (land, one), (other_land, other) = organization_key(short), organization_key(full)
    if one == other and (not land or not other_land or land == other_land):
        return SAME
    if " " not in short and fold(short) in initials(full_institution(full)):
        return SAME
    return _shortened(fold(short), fold(full), full)


def _shortened(short: str, full: str, written: str) -> int:
    """How well some of an organization's words stand for all of them."""
    kinds_of = words("organization_heads") | words("company_suffixes")
    before, _, behind = full.partition(short) if f" {short} " in f" {full} " and short != full else ("", "", "")
    before, behind = before.strip(), behind.strip()
    if behind and not before and all(word in kinds_of for word in behind.split()):
        return CLOSE  # "Tarbert" for "Tarbert Corporation"
    if before and not behind and place_weight(" ".join(written.split()[: len(before.split())])) > 0:
        return CLOSE  # "Hornets" for "Lima Hornets"
    headed = short.rpartition(" ")[2] in words("organization_heads")
    if headed and (behind.startswith("of ") or (before and not behind and " " not in short)):
        return FAR  # "Church" for "Church of the Harbour"
    if before.removesuffix(" of") in words("organization_heads") and before.endswith(" of") and not behind:
        return FAR  # "Tarbert" for "University of Tarbert"
    return LOOSE if not before and behind and " " not in short else 0  # "Tarbert" for "Tarbert Harbour Rowley"


def _place(short: str, full: str) -> int:
    if place_key(short) == place_key(full):
        return SAME
    return CLOSE if short.isupper() and " " not in short and fold(short) in initials(full) else 0


_RULES: dict[EntityType, Callable[[str, str], int]] = {
    "person": _person,
    "organization": _organization,
    "place": _place,
}
