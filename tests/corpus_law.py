"""The law of rules that compare articles: each has an example, and taking the rule away changes what is one there."""

import functools
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from law import analysed, without

from pipeline.annotate import STEPS
from pipeline.compare import compare
from pipeline.records import Annotations, Authority, Document, EntityType
from pipeline.rules import Example, Rule
from pipeline.store import Store
from pipeline.tables import evidence


class Compared(NamedTuple):
    """What comparing the articles of an example gives.

    Attributes:
        decided: words of the two that are joined, each with the rules that spoke for or against it.
        result: what is found, without the names of rules.
    """

    decided: frozenset[tuple[str, str]]
    result: frozenset[Any]


def _events(store: Store) -> Compared:
    """Which mentions are one event."""
    rows = store.read(
        'SELECT m.event_mention_id AS id, m."trigger" AS words, e.event_id, e.joined_by, e.joined_with '
        "FROM evidence.event_mentions m JOIN resolved.mention_events e USING (event_mention_id)"
    ).to_pylist()
    words = {row["id"]: row["words"] for row in rows}
    decided = {
        (words[end], rule) for row in rows for rule in row["joined_by"] or () for end in (row["id"], row["joined_with"])
    }
    return Compared(frozenset(decided), _groups((row["event_id"], row["id"]) for row in rows))


def _names(store: Store) -> Compared:
    """Which names are one person, organization or place."""
    rows = store.read(
        "SELECT referent_id, r.name, e.entity_id, e.rule, e.partner "
        "FROM evidence.referents r JOIN resolved.referent_entities e USING (referent_id)"
    ).to_pylist()
    decided = {(name, row["rule"]) for row in rows for name in (row["name"], row["partner"]) if row["rule"]}
    return Compared(frozenset(decided), _groups((row["entity_id"], row["referent_id"]) for row in rows))


def _groups(pairs: Iterator[tuple[str, str]]) -> frozenset[Any]:
    """What has the same name, in groups."""
    found: dict[str, set[str]] = {}
    for name, one in pairs:
        found.setdefault(name, set()).add(one)
    return frozenset(map(frozenset, found.values()))


VIEWS: Mapping[str, Callable[[Store], Compared]] = {"join": _names, "same event": _events}


@functools.cache
def _annotated(example: Example) -> tuple[tuple[Document, Annotations], ...]:
    """The articles of an example; what is found in each by itself no rule that compares them changes."""
    found = []
    for number, article in enumerate([(example.text, example.published), *example.others]):
        document, annotations = analysed(*article, article_id=f"article-{number}")
        for step in STEPS:
            annotations = step(document, annotations)
        found.append((document, annotations))
    return tuple(found)


def _authority(example: Example) -> tuple[Authority, ...]:
    """What a curator says in an example."""
    if not example.authority:
        return ()
    name, alias, kind = example.authority.split(",")
    return (Authority(place="authority.csv line 2", name=name, aliases=(alias,), type=cast(EntityType, kind)),)


def compared(step: str, example: Example) -> Compared:
    """What the step gives in an example."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        store.write("evidence", evidence(_annotated(example)))
        compare(store, _authority(example))
        return VIEWS[step](store)


def faults(rule: Rule[..., Any]) -> list[str]:
    """What breaks the law for the rule.

    A rule that speaks for joining is named where it decides; one that speaks against keeps apart what is one without.
    """
    found = [] if rule.examples else [f"{rule.code}: no example"]
    for example in rule.examples:
        given = compared(rule.step, example)
        if example.gives and (example.words, rule.code) not in given.decided:
            found.append(f"{rule.code}: does not decide {example.words!r} in {example.shown!r}, but {given.decided}")
        if example.words not in example.text:
            found.append(f"{rule.code}: {example.words!r} is not in {example.text!r}")
        with without(rule):
            if compared(rule.step, example).result == given.result:
                found.append(f"{rule.code}: {example.shown!r} is the same without it: {given}")
    return found
