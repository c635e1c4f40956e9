"""Across documents: the referents of all articles become entities, one for each person, organization and place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import pyarrow as pa

from pipeline.ids import short_hash, slug
from pipeline.naming import Key, country, fold, is_abbreviated, key_of
from pipeline.records import Authority, EntityType
from pipeline.resolve.groups import Groups
from pipeline.resolve.join_rules import AUTHORITY, linked
from pipeline.resolve.signatures import TITLED, Signature, signatures

REFERENT_ENTITIES = pa.schema(
    [("referent_id", pa.string()), ("entity_id", pa.string()), ("rule", pa.string()), ("partner", pa.string())]
)
_NAMED = pa.schema([(name, pa.string()) for name in ("type", "name", "entity_id", "rule", "partner")])
ENTITIES = pa.schema(
    [("entity_id", pa.string()), ("type", pa.string()), ("name", pa.string()), ("wikidata", pa.string())]
)

# A name that this many times as many articles have is no shortening of one with another word before it.
COMMONER = 2

# A name that a smaller share of the entity's articles has is a slip.
ATTESTED = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    """What is published of an entity, the key of its fullest name, and the smallest id among its referents."""

    type: str
    name: str
    wikidata: str | None
    fullest: Key
    smallest: str


def resolve_entities(
    referents: pa.Table, titles: pa.Table, authority: Sequence[Authority] = ()
) -> tuple[pa.Table, pa.Table]:
    """Tables `referent_entities` and `entities`.

    Referents are compared by their distinct names, so the cost grows with the number of different names, not with
    that of articles. The result does not depend on the order of the rows.

    Args:
        referents: columns referent_id (unique), article_id, type, name, names, mention_count.
        titles: columns referent_id, title.
        authority: what a curator says; it wins over inference.

    Returns:
        The entity of every referent (referent_id, entity_id, rule, partner: the rule that joined the referent's name
        with another one, a step nearer to the name of the entity; null where it is that name), and the entities
        (entity_id, type, name, wikidata); sorted by key.
    """
    keys, found = signatures(referents, titles)
    pins = pinned(found, authority)
    groups = linked(found, {key: line.place for key, line in pins.items()})
    lines = {groups.find(key): line for key, line in pins.items()}
    entities = {
        root: _entity([found[key] for key in members], lines.get(root)) for root, members in groups.members().items()
    }
    ids = _ids(entities)
    reasons = _reasons(entities, lines, groups, found)
    named = [(*name, ids[groups.find(key)], *reasons[key]) for name, key in keys.items()]
    of_referents = referents.select(["referent_id", "type", "name"]).join(_table(named, _NAMED), ["type", "name"])
    rows = sorted((ids[root], one.type, one.name, one.wikidata) for root, one in entities.items())
    return of_referents.select(REFERENT_ENTITIES.names).sort_by("referent_id"), _table(rows, ENTITIES)


def _table(rows: Sequence[tuple[str | None, ...]], schema: pa.Schema) -> pa.Table:
    columns = [pa.array([row[n] for row in rows], field.type) for n, field in enumerate(schema)]
    return pa.Table.from_arrays(columns, schema=schema)


def _reasons(
    entities: dict[Key, _Entity], lines: dict[Key, Authority], groups: Groups[Key], found: dict[Key, Signature]
) -> dict[Key, tuple[str | None, str | None]]:
    """Of each name the rule and the partner that lead towards the name of its entity."""
    links = groups.links(one.fullest for one in entities.values())
    reasons: dict[Key, tuple[str | None, str | None]] = {
        key: (links[key].rule, found[links[key].partner].spelling) if key in links else (None, None) for key in found
    }
    for root, line in lines.items():
        fullest = entities[root].fullest
        if fold(found[fullest].spelling) != fold(line.name):
            reasons[fullest] = (AUTHORITY, line.name)
    return reasons


def pinned(found: dict[Key, Signature], authority: Sequence[Authority]) -> dict[Key, Authority]:
    """The names of the corpus that a line of the authority file gives, whatever type the articles take them for.

    A name that lines give for several types belongs to each of them with its type alone.
    """
    firm = {key_of(line.type, name): line for line in authority for name in (line.name, *line.aliases)}
    loose: dict[Key, list[Authority]] = {}
    for line in authority:
        others = [kind for kind in get_args(EntityType) if kind != line.type]
        for key in sorted({key_of(kind, name) for kind in others for name in (line.name, *line.aliases)}):
            loose.setdefault(key, []).append(line)
    clear = {key: lines[0] for key, lines in loose.items() if len(lines) == 1}
    return {key: line for key, line in (clear | firm).items() if key in found}


def _entity(members: list[Signature], line: Authority | None) -> _Entity:
    own = [one for one in members if line and one.key == key_of(line.type, line.name)]
    return _Entity(
        type=line.type if line else _type(members),
        name=line.name if line else display_name(members),
        wikidata=line.wikidata if line else None,
        fullest=_fullest(own or members).key,
        smallest=min(one.smallest for one in members),
    )


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
    ranked = sorted(
        attested,
        key=lambda one: (
            is_abbreviated(one.spelling),
            -len(one.parts),
            -sum(map(len, one.parts)),
            -one.articles,
            one.key,
        ),
    )
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


def _ids(entities: dict[Key, _Entity]) -> dict[Key, str]:
    """Readable ids; where names give the same one, a short hash of the smallest referent id tells them apart."""
    slugs = {root: slug(one.name) or one.type for root, one in entities.items()}
    shared = Counter(slugs.values())
    return {
        root: slugs[root]
        if shared[slugs[root]] == 1 and slug(one.name)
        else f"{slugs[root]}-{short_hash(one.smallest)}"
        for root, one in entities.items()
    }
