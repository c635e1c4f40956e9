"""Across documents: the referents of all articles become entities, one for each person, organization and place."""

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from pipeline.ids import short_hash, slug
from pipeline.naming import country
from pipeline.resolve.links import linked
from pipeline.resolve.signatures import Key, Signature, signatures

REFERENT_ENTITIES = pa.schema([("referent_id", pa.string()), ("entity_id", pa.string())])
ENTITIES = pa.schema([("entity_id", pa.string()), ("type", pa.string()), ("name", pa.string())])

# A name that this many times as many articles have is no shortening of one with another word before it.
COMMONER = 2

# A name that a smaller share of the entity's articles has is a slip.
ATTESTED = 0.02

# How many mentions of another type a title outweighs.
TITLED = 3


def resolve_entities(referents: pa.Table, titles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Tables `referent_entities` and `entities`.

    Referents are compared by their distinct names, so the cost grows with the number of different names, not with
    that of articles. The result does not depend on the order of the rows.

    Args:
        referents: columns referent_id (unique), article_id, type, name, names, mention_count.
        titles: columns referent_id, title.

    Returns:
        The entity of every referent (referent_id, entity_id), and the entities (entity_id, type, name); sorted by key.
    """
    keys, found = signatures(referents, titles)
    groups = linked(found)
    entities = {root: [found[key] for key in members] for root, members in groups.members().items()}
    names = {root: display_name(members) for root, members in entities.items()}
    ids = _ids(entities, names)
    pairs = sorted((referent, ids[groups.find(key)]) for referent, key in keys.items())
    rows = sorted((ids[root], _type(entities[root]), names[root]) for root in entities)
    return (
        pa.Table.from_arrays(
            [pa.array(column, pa.string()) for column in _columns(pairs, 2)], schema=REFERENT_ENTITIES
        ),
        pa.Table.from_arrays([pa.array(column, pa.string()) for column in _columns(rows, 3)], schema=ENTITIES),
    )


def _columns(rows: Sequence[tuple[str, ...]], width: int) -> list[list[str]]:
    return [[row[n] for row in rows] for n in range(width)]


def display_name(members: list[Signature]) -> str:
    """The fullest well-attested name as articles spell it; a country has its usual name."""
    if _type(members) == "place":
        known = [land for one in members for name in sorted(one.spellings) if (land := country(name))]
        if known:
            return known[0]
    return _fullest(members).spelling


def _fullest(members: list[Signature]) -> Signature:
    """The fullest name, unless it only puts a word that few articles have before a commoner one ("Mainer Ana Ruiz")."""
    total = sum(one.articles for one in members)
    attested = [one for one in members if one.articles >= ATTESTED * total] or members
    ranked = sorted(attested, key=lambda one: (-len(one.parts), -sum(map(len, one.parts)), -one.articles, one.key))
    best = ranked[0]
    for one in ranked[1:]:
        prefixed = len(one.parts) > 1 and best.parts[-len(one.parts) :] == one.parts
        if prefixed and one.articles >= COMMONER * best.articles:
            best = one
    return best


def _type(members: list[Signature]) -> str:
    """The type of most mentions; only people are given titles."""
    mentions: Counter[str] = Counter()
    for one in members:
        mentions[one.type] += one.mentions
        mentions["person"] += TITLED * one.titles.total()
    return min(mentions, key=lambda kind: (-mentions[kind], kind))


def _ids(entities: dict[Key, list[Signature]], names: dict[Key, str]) -> dict[Key, str]:
    """Readable ids; where names give the same one, a short hash of the smallest referent id tells them apart."""
    slugs = {root: slug(name) or _type(entities[root]) for root, name in names.items()}
    shared = Counter(slugs.values())
    return {
        root: slugs[root]
        if shared[slugs[root]] == 1 and slug(names[root])
        else f"{slugs[root]}-{short_hash(min(one.smallest for one in members))}"
        for root, members in entities.items()
    }
