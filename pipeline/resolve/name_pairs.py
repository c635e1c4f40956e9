"""Pairs of distinct names of a corpus that are one person, organization or place, as each rule finds them.

Fuller names come first, and each shorter one joins the group that it can stand for. Candidates are found through
blocks (surname and given name, words, initials), never by comparing all pairs.
"""

from collections.abc import Iterator, Mapping

from pipeline.lexicon import listed, words
from pipeline.naming import (
    Key,
    country,
    fold,
    full_given_names,
    full_institution,
    initials,
    is_form_of,
    of_other_generation,
    without_form,
)
from pipeline.resolve.groups import Groups
from pipeline.resolve.signatures import TITLED, Joins, Names, Signature

# Of several people or bodies that a short name can stand for, one is meant if it has this many times the mentions of
# the next: the name of a president beside that of a namesake met once.
DOMINANT = 8

# A full name that this many times as many articles have as one with another word before it is the name.
COMMONER = 2

# A single word that is of one type this many times as often as of another is one name, mistaken now and then. Titles
# count as mentions, since people alone have them.
MISTAKEN = 4

_LANDFORMS = listed("name_words", "landforms")


def in_authority(names: Names, _groups: Groups[Key]) -> Joins:
    """Join the names that one line of the authority file gives."""
    first: dict[str, Key] = {}
    for key in sorted(names.pins):
        yield key, first.setdefault(names.pins[key], key)


def other_type(names: Names, groups: Groups[Key]) -> Joins:
    """Join a name that single articles take for another type with what most take it for.

    A country stays apart from its teams. A bare surname taken for an organization or place joins the person, if one has
    it or is meant by far most often; who has a full name is no place of that surname.
    """
    by_words: dict[str, dict[Key, int]] = {}
    full: set[Key] = set()
    for root, members in groups.members().items():
        mentions = sum(names.found[key].mentions + TITLED * names.found[key].titles.total() for key in members)
        for one in (names.found[key] for key in members):
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
                yield minor, ranked[0]


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


def full_name(names: Names, groups: Groups[Key]) -> Joins:
    """Join "Carol Doe", "Carol B. Doe" and "Bill Roe", "William Roe"."""
    blocks: dict[tuple[str, str], list[Signature]] = {}
    full = [one for one in names.of("person") if len(one.parts) > 1]
    for one in sorted(full, key=_fullest_first):
        compatible: dict[Key, list[Signature]] = {}
        for other in _neighbours(one, blocks):
            if is_form_of(one.parts, other.parts) and not _are_relatives(one, other):
                compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            yield one.key, chosen
        for block in _blocks(one):
            blocks.setdefault(block, []).append(one)


def _are_relatives(one: Signature, other: Signature) -> bool:
    """Whether two people of one name are told apart by their generation, as "Jr." and "Sr.", or by an article."""
    told = of_other_generation(one.generation, other.generation)
    return told or one.key in other.apart or other.key in one.apart


def _fullest_first(one: Signature) -> tuple[int, int, bool, Key]:
    return -len(one.parts), -sum(len(part) for part in one.parts), not one.generation, one.key


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


def surname(names: Names, groups: Groups[Key]) -> Joins:
    """Join bare surnames with the one person in the corpus who has them, or the one meant by far most often."""
    by_surname: dict[tuple[str, ...], list[Signature]] = {}
    for one in names.of("person"):
        ends = [one.parts[at:] for at in range(1, len(one.parts))]
        for surnames in dict.fromkeys([*ends, *((part,) for part in one.parts[1:])]):
            by_surname.setdefault(surnames, []).append(one)
    for one in sorted(names.of("person"), key=_fullest_first):
        compatible: dict[Key, list[Signature]] = {}
        for other in by_surname.get(one.parts, []):
            if is_form_of(one.parts, other.parts) and not _are_relatives(one, other):
                compatible.setdefault(groups.find(other.key), []).append(other)
        if (chosen := _chosen(one, compatible)) and _is_known_enough(one, compatible[chosen]):
            yield one.key, chosen


def _is_known_enough(one: Signature, members: list[Signature]) -> bool:
    """Whether the full name is met often enough to be whom articles mean that have the surname alone.

    Whom they speak of all the time without a first name is hardly somebody whom another article names in passing.
    """
    return one.mentions <= DOMINANT * sum(other.mentions for other in members)


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


def country_left_out(names: Names, _groups: Groups[Key]) -> Joins:
    """Join "Justice Department" with "US Department of Justice", unless two countries have one in the corpus."""
    by_words: dict[Key, list[Signature]] = {}
    for one in names.of("organization"):
        by_words.setdefault(one.parts[1:], []).append(one)
    for telling, same in sorted(by_words.items()):
        with_land = [one for one in same if one.parts[0]]
        without = names.found.get(("organization", "", *telling))
        specific = len(telling) > 1 or (without is not None and without.spelling in words("institutions"))
        chosen = _chosen(without, {one.key: [one] for one in with_land}) if without and specific else None
        if without and chosen:
            yield without.key, chosen


def last_word(names: Names, _groups: Groups[Key]) -> Joins:
    """Join names of equal initials that differ in the last word alone: "Grain Control Agency", "… Administration"."""
    heads = words("organization_heads")
    for same in _by_initials(names).values():
        stems: dict[tuple[str, ...], Signature] = {}
        for one in same:
            parts = fold(one.spelling).split()
            if len(parts) > 2 and parts[-1] in heads:
                yield one.key, stems.setdefault((one.parts[0], *parts[:-1]), one).key


def short_name(names: Names, groups: Groups[Key]) -> Joins:
    """Join a name with the one that articles use it as a short form of, "DEF" else with one of these initials."""
    by_initials = _by_initials(names)
    by_other: dict[str, list[Signature]] = {}
    for one in names.of("organization"):
        for short in one.others:
            by_other.setdefault(short, []).append(one)
    for one in names.of("organization"):
        short = without_form(one.spelling)
        candidates = [] if set(short.split()) <= words("organization_heads") else by_other.get(short, [])
        if not candidates and one.spelling.isupper() and " " not in short and len(short) > 2:
            candidates = by_initials.get(short, [])
        compatible: dict[Key, list[Signature]] = {}
        for other in candidates:
            if other is not one:
                compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            yield one.key, chosen


def _by_initials(names: Names) -> dict[str, list[Signature]]:
    """The organizations by the initials of their names."""
    found: dict[str, list[Signature]] = {}
    for one in names.of("organization"):
        for letters in {letters for name in one.spellings for letters in initials(full_institution(name))}:
            found.setdefault(letters, []).append(one)
    return found


def kind_left_out(names: Names, groups: Groups[Key]) -> Joins:
    """Join "Tarbert" with "Tarbert Cartel", a name and a word for what it is, unless a place is called so."""
    heads = words("organization_heads")
    by_stem: dict[str, list[Signature]] = {}
    for one in names.of("organization"):
        parts = fold(one.spelling).split()
        while len(parts) > 1 and parts[-1] in heads:
            parts.pop()
            by_stem.setdefault(" ".join(parts), []).append(one)
    for one in names.of("organization"):
        short = fold(one.spelling)
        if not short or short.split()[-1] in heads or ("place", short) in names.found:
            continue
        compatible: dict[Key, list[Signature]] = {}
        for other in by_stem.get(short, []):
            compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            yield one.key, chosen


def region_left_out(names: Names, groups: Groups[Key]) -> Joins:
    """Join "Eastern District" with "Eastern District of Lima", "Mount Lee" with "Aroa Mount Lee": one that fits."""
    by_short: dict[Key, list[Signature]] = {}
    for one in names.of("place"):
        stem, of, _ = fold(one.spelling).partition(" of ")
        if of and " " in stem and stem.split()[-1] in words("place_heads"):
            by_short.setdefault(("place", stem), []).append(one)
        first, _, rest = one.parts[0].partition(" ")
        if rest.split(" ")[0] in _LANDFORMS and first not in words("partial_words"):
            by_short.setdefault(("place", rest), []).append(one)
    for one in names.of("place"):
        compatible: dict[Key, list[Signature]] = {}
        for other in by_short.get(one.key, []):
            compatible.setdefault(groups.find(other.key), []).append(other)
        if chosen := _chosen(one, compatible):
            yield one.key, chosen


def word_before(names: Names, _groups: Groups[Key]) -> Joins:
    """Join "Hornets Ana Ruiz" with "Ana Ruiz", who is met more often, where the corpus knows Hornets."""
    bodies = {fold(one.spelling) for one in names.of("organization")}
    known = bodies | {name.split()[-1] for name in bodies if name}
    for one in names.of("person"):
        full = names.found.get(("person", *one.parts[1:])) if len(one.parts) > 2 and one.parts[0] in known else None
        if full is not None and full.articles >= COMMONER * one.articles:
            yield one.key, full.key
