"""Which distinct names of a corpus are one person, organization or place.

Fuller names come first, and each shorter one joins the group that it can stand for. Candidates are found through
blocks (surname and given name, words, initials), never by comparing all pairs.
"""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.lexicon import listed, words
from pipeline.naming import (
    Key,
    country,
    fold,
    full_given_names,
    full_institution,
    initials,
    is_form_of,
    without_form,
)
from pipeline.resolve.groups import Groups
from pipeline.resolve.misspellings import link_misspelled
from pipeline.resolve.signatures import TITLED, Signature

# Of several people or bodies that a short name can stand for, one is meant if it has this many times the mentions of
# the next: the name of a president beside that of a namesake met once.
DOMINANT = 8

# A full name that this many times as many articles have as one with another word before it is the name.
COMMONER = 2

# A single word that is of one type this many times as often as of another is one name, mistaken now and then. Titles
# count as mentions, since people alone have them.
MISTAKEN = 4

_LANDFORMS = listed("name_words", "landforms")


def linked(found: dict[Key, Signature], pins: Mapping[Key, str]) -> Groups[Key]:
    """Groups of the signatures' keys; those that a curator has pinned to one line are one group, others never."""
    groups = Groups(found, pins)
    first: dict[str, Key] = {}
    for key in sorted(pins):
        groups.join(key, first.setdefault(pins[key], key), "authority")
    persons = [one for one in found.values() if one.type == "person"]
    organizations = [one for one in found.values() if one.type == "organization"]
    _link_prefixed(persons, organizations, found, groups)
    _link_full_names(persons, groups)
    _link_surnames(persons, found, groups)
    _link_lands(organizations, found, groups)
    _link_short_names(organizations, found, groups)
    _link_kinds(organizations, found, groups)
    _link_short_places([one for one in found.values() if one.type == "place"], groups)
    link_misspelled(found.values(), groups)
    _link_types(found, groups)
    return groups


def _link_types(found: dict[Key, Signature], groups: Groups[Key]) -> None:
    """Join a name that single articles take for another type with what most take it for.

    A country stays apart from its teams. A bare surname taken for an organization or place joins the person, if one has
    it or is meant by far most often; who has a full name is no place of that surname.
    """
    by_words: dict[str, dict[Key, int]] = {}
    full: set[Key] = set()
    for root, members in groups.members().items():
        mentions = sum(found[key].mentions + TITLED * found[key].titles.total() for key in members)
        for one in (found[key] for key in members):
            if one.type == "person" and len(one.parts) > 1:
                full.add(root)
            for text in _words_of(one):
                roots = by_words.setdefault(text, {})
                roots[root] = mentions
    for text, roots in sorted(by_words.items()):
        ranked = _clearest(roots)
        if len(ranked) < 2 or country(text.title()):
            continue
        needed = 1 if " " in text else MISTAKEN
        for minor in ranked[1:]:
            if roots[ranked[0]] >= needed * roots[minor] and (" " in text or minor not in full):
                groups.join(minor, ranked[0], "other type")


def _clearest(roots: Mapping[Key, int]) -> list[Key]:
    """The group of each type with by far the most mentions, the largest first; none if a type has several alike."""
    ranked = sorted(roots, key=lambda root: (-roots[root], root))
    first: dict[str, Key] = {}
    for root in ranked:
        if roots[first.setdefault(root[0], root)] < DOMINANT * roots[root] and first[root[0]] != root:
            return []
    return list(first.values())


def _words_of(one: Signature) -> Iterator[str]:
    """The folded name; of a person the surname, too."""
    yield fold(one.spelling)
    if one.type == "person" and len(one.parts) > 1:
        yield one.parts[-1]


def _link_full_names(persons: Iterable[Signature], groups: Groups[Key]) -> None:
    """Join "Carol Doe", "Carol B. Doe" and "Bill Roe", "William Roe"."""
    blocks: dict[tuple[str, str], list[Signature]] = {}
    full = [one for one in persons if len(one.parts) > 1]
    for one in sorted(full, key=_fullest_first):
        compatible: dict[Key, list[Signature]] = {}
        for other in _neighbours(one, blocks):
            if is_form_of(one.parts, other.parts):
                compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            groups.join(one.key, chosen, "full name")
        for block in _blocks(one):
            blocks.setdefault(block, []).append(one)


def _fullest_first(one: Signature) -> tuple[int, int, Key]:
    return -len(one.parts), -sum(len(part) for part in one.parts), one.key


def _blocks(one: Signature) -> Iterator[tuple[str, str]]:
    """Surname and given name under which a full name is kept; an initial is kept and looked up under its letter."""
    given = one.parts[0]
    for surname in dict.fromkeys(one.parts[1:]):
        if len(surname) > 1:
            for form in (*sorted(full_given_names(given)), given[0]):
                yield surname, form


def _neighbours(one: Signature, blocks: dict[tuple[str, str], list[Signature]]) -> list[Signature]:
    given = one.parts[0]
    forms = [given[0]] if len(given) == 1 else [*sorted(full_given_names(given))]
    near = {other.key: other for form in forms for other in blocks.get((one.parts[-1], form), [])}
    return [near[key] for key in sorted(near)]


def _link_surnames(persons: Iterable[Signature], found: dict[Key, Signature], groups: Groups[Key]) -> None:
    """Join bare surnames with the one person in the corpus who has them, or the one meant by far most often."""
    by_surname: dict[tuple[str, ...], list[Signature]] = {}
    for one in persons:
        ends = [one.parts[at:] for at in range(1, len(one.parts))]
        for surnames in dict.fromkeys([*ends, *((part,) for part in one.parts[1:])]):
            by_surname.setdefault(surnames, []).append(one)
    for one in sorted(persons, key=_fullest_first):
        compatible: dict[Key, list[Signature]] = {}
        for other in by_surname.get(one.parts, []):
            if is_form_of(one.parts, other.parts):
                compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            groups.join(one.key, found[chosen].key, "surname")


def _chosen(one: Signature, compatible: dict[Key, list[Signature]]) -> Key | None:
    """The group that a short name belongs to: the only one, the only one of its title, or the dominant one."""
    if len(compatible) < 2:
        return next(iter(compatible), None)
    same_title = [key for key, members in compatible.items() if any(one.titles & other.titles for other in members)]
    if len(same_title) == 1:
        return same_title[0]
    mentions = {key: sum(other.mentions for other in members) for key, members in compatible.items()}
    first, second, *_ = sorted(compatible, key=lambda key: (-mentions[key], key))
    return first if mentions[first] >= DOMINANT * mentions[second] else None


def _link_lands(organizations: Iterable[Signature], found: dict[Key, Signature], groups: Groups[Key]) -> None:
    """Join "Justice Department" with "US Department of Justice", unless two countries have one in the corpus."""
    by_words: dict[Key, list[Signature]] = {}
    for one in organizations:
        by_words.setdefault(one.parts[1:], []).append(one)
    for telling, same in sorted(by_words.items()):
        with_land = [one for one in same if one.parts[0]]
        without = found.get(("organization", "", *telling))
        specific = len(telling) > 1 or (without is not None and without.spelling in words("institutions"))
        chosen = _chosen(without, {one.key: [one] for one in with_land}) if without and specific else None
        if without and chosen:
            groups.join(without.key, chosen, "country left out")


def _link_short_names(organizations: Iterable[Signature], found: dict[Key, Signature], groups: Groups[Key]) -> None:
    """Join a name with the one that articles use it as a short form of, "DEF" else with one of these initials."""
    by_initials: dict[str, list[Signature]] = {}
    by_other: dict[str, list[Signature]] = {}
    for one in organizations:
        for short in one.others:
            by_other.setdefault(short, []).append(one)
        for letters in {letters for name in one.spellings for letters in initials(full_institution(name))}:
            by_initials.setdefault(letters, []).append(one)
    for same in by_initials.values():
        _link_variants(same, groups)
    for one in organizations:
        short = without_form(one.spelling)
        candidates = [] if set(short.split()) <= words("organization_heads") else by_other.get(short, [])
        if not candidates and one.spelling.isupper() and " " not in short and len(short) > 2:
            candidates = by_initials.get(short, [])
        compatible: dict[Key, list[Signature]] = {}
        for other in candidates:
            if other is not one:
                compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            groups.join(one.key, found[chosen].key, "short name")


def _link_variants(same: list[Signature], groups: Groups[Key]) -> None:
    """Join names of equal initials that differ in the last word alone: "Grain Control Agency", "… Administration"."""
    stems: dict[tuple[str, ...], Signature] = {}
    heads = words("organization_heads")
    for one in same:
        parts = fold(one.spelling).split()
        if len(parts) > 2 and parts[-1] in heads:
            other = stems.setdefault((one.parts[0], *parts[:-1]), one)
            groups.join(one.key, other.key, "last word")


def _link_kinds(organizations: Iterable[Signature], found: dict[Key, Signature], groups: Groups[Key]) -> None:
    """Join "Tarbert" with "Tarbert Cartel", a name and a word for what it is, unless a place is called so."""
    heads = words("organization_heads")
    by_stem: dict[str, list[Signature]] = {}
    for one in organizations:
        parts = fold(one.spelling).split()
        while len(parts) > 1 and parts[-1] in heads:
            parts.pop()
            by_stem.setdefault(" ".join(parts), []).append(one)
    for one in organizations:
        short = fold(one.spelling)
        if not short or short.split()[-1] in heads or ("place", short) in found:
            continue
        compatible: dict[Key, list[Signature]] = {}
        for other in by_stem.get(short, []):
            compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            groups.join(one.key, chosen, "kind left out")


def _link_short_places(places: Iterable[Signature], groups: Groups[Key]) -> None:
    """Join "Eastern District" with "Eastern District of Lima", "Mount Lee" with "Aroa Mount Lee": one that fits."""
    by_short: dict[Key, list[Signature]] = {}
    for one in places:
        stem, of, _ = fold(one.spelling).partition(" of ")
        if of and " " in stem and stem.split()[-1] in words("place_heads"):
            by_short.setdefault(("place", stem), []).append(one)
        first, _, rest = one.parts[0].partition(" ")
        if rest.split(" ")[0] in _LANDFORMS and first not in words("partial_words"):
            by_short.setdefault(("place", rest), []).append(one)
    for one in places:
        compatible: dict[Key, list[Signature]] = {}
        for other in by_short.get(one.key, []):
            compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            groups.join(one.key, chosen, "region left out")


def _link_prefixed(
    persons: Iterable[Signature], organizations: Iterable[Signature], found: dict[Key, Signature], groups: Groups[Key]
) -> None:
    """Join "Hornets Ana Ruiz" with "Ana Ruiz", who is met more often, where the corpus knows Hornets."""
    names = {fold(one.spelling) for one in organizations}
    known = names | {name.split()[-1] for name in names if name}
    for one in persons:
        full = found.get(("person", *one.parts[1:])) if len(one.parts) > 2 and one.parts[0] in known else None
        if full is not None and full.articles >= COMMONER * one.articles:
            groups.join(one.key, full.key, "word before the name")
