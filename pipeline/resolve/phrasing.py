"""How summaries word things: names as sentences have them, verbs in the form that a status asks for, days."""

import itertools
from collections.abc import Mapping, Sequence

from pipeline.lexicon import listed, table

_SHOWN = 2


class Names:
    """Names of the entities as sentences use them."""

    def __init__(self, entities: Mapping[str, tuple[str, str]]) -> None:
        """Take the type and name of each entity."""
        self._entities = entities

    def name(self, entity_id: str) -> str:
        """Display name of the entity."""
        return self._entities[entity_id][1]

    def in_sentence(self, entity_id: str) -> str:
        """The name, with "the" where a sentence has it: "the United Nations"."""
        kind, name = self._entities[entity_id]
        return f"the {name}" if kind != "person" and _takes_article(name) else name

    def joined(self, entity_ids: Sequence[str]) -> str:
        """The first names as one phrase: "A", "A and B"."""
        return " and ".join(self.in_sentence(entity_id) for entity_id in entity_ids[:_SHOWN])


def _takes_article(name: str) -> bool:
    first, *_ = parts = name.split()
    if name in listed("summaries", "articles", "names"):
        return True
    ends = listed("summaries", "articles", "ends")
    heads = {before for before, link in itertools.pairwise(parts) if link in listed("summaries", "articles", "links")}
    long = len(parts) > 1 and first.lower() != "the"
    return long and (parts[-1] in ends or bool(heads & ends))


def active(forms: tuple[str, str], status: str, *, plural: bool = False) -> str:
    """A verb, by its past tense and plain form, as the status asks for: "arrested", "could arrest"."""
    past, base = forms
    first, _, predicate = past.partition(" ")
    be = "were" if plural or first == "were" else "was"
    if base.startswith("be "):
        if status in {"denied", "refuted"}:
            return f"{'reportedly ' if status == 'denied' else ''}{be} not {predicate}"
        past = f"{be} {predicate}"
    frame: str = table("summaries")["statuses"][status]["active"]
    return frame.format(past=past, base=base, be=be)


def passive(participle: str, status: str, *, plural: bool) -> str:
    """The passive of a verb in the form that the status asks for: "was arrested", "could be arrested"."""
    frame: str = table("summaries")["statuses"][status]["passive"]
    return frame.format(be="were" if plural else "was", participle=participle)


def indefinite(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def when(date: str | None, end: str | None = None) -> str:
    """The date as it ends a sentence: " on 9 March 2021", " in March 2021", " from 2012 to 2018"."""
    if date is None:
        return ""
    if end is not None:
        return f" from {_written(date)} to {_written(end)}"
    return f" {'on' if date.count('-') == 2 else 'in'} {_written(date)}"


def _written(date: str) -> str:
    """A date as people write it: "9 March 2021"."""
    year, *rest = date.split("-")
    month = [table("summaries")["months"][int(number) - 1] for number in rest[:1]]
    return " ".join([*(day.lstrip("0") for day in rest[1:]), *month, year])
