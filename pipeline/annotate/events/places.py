"""The rules for where an event happened; the first that finds a place wins."""

from collections.abc import Callable, Iterable

from pipeline.annotate.clauses.parts import is_core
from pipeline.annotate.events.arguments import Site
from pipeline.annotate.events.named import PLACE_PREPOSITIONS
from pipeline.event_types import is_talk
from pipeline.lexicon import table
from pipeline.rules import Example, Rule


class PlaceRule(Rule[[Site], int]):
    """A rule that finds the key of the place."""


def _led_to(site: Site) -> int | None:
    """Ada Lund entered Peru; her visit to Peru was short."""
    leads = site.type.place or site.type.held or site.type.modifiers
    if not leads or site.grammar.lemma(site.index) in table("event_roles")["leaving"]:
        return None
    to = [head for word, head in site.links if word == "to"] if site.is_noun else []
    heads = site.patients if site.is_verb else to
    return next((r.key for head in heads for r in site.named.referents_at(head) if r.type == "place"), None)


def _beside(site: Site) -> int | None:
    """Ada Lund was arrested in Lima."""
    return _under(site, [site.index])


def _beside_complement(site: Site) -> int | None:
    """Rebels attacked a convoy near Lima. What is said of an attack in Lima may be said elsewhere."""
    if is_talk(site.type.code) and not site.type.held:
        return None
    partners = [head for word, head in site.links if word in table("event_roles")["party"]] if site.is_verb else []
    return _under(site, [*site.grammar.complements(site.index), *partners])


def _in_clause(site: Site) -> int | None:
    """The attack took place in Lima."""
    parent = site.grammar.parent(site.index)
    return None if parent is None or not is_core(site.grammar.tokens[site.index]) else _under(site, [parent])


def _under(site: Site, nodes: Iterable[int]) -> int | None:
    """The first place that stands under a preposition of place, or of journeys, beside one of the words."""
    into = site.type.place or PLACE_PREPOSITIONS
    for node in nodes:
        for word, _, head in site.grammar.prepositions(node):
            if word in into and (key := site.named.place_at(head)) is not None:
                return key
    return None


def _before(site: Site) -> int | None:
    """The Lima summit."""
    if not (site.type.located or site.type.held):
        return None
    for index in site.grammar.noun_modifiers(site.index) if site.is_noun else ():
        for referent in site.named.referents_at(index):
            if referent.type == "place" and (site.type.located or not site.named.is_state(referent.key)):
                return referent.key
    return None


def _owner(site: Site) -> int | None:
    """Peru's election."""
    if not site.is_noun or not site.type.modifiers:
        return None
    found = (r for index in site.grammar.possessors(site.index) for r in site.named.referents_at(index))
    return next((referent.key for referent in found if referent.type == "place"), None)


def _rule(name: str, meaning: str, find: Callable[[Site], int | None], text: str, words: str, gives: str) -> PlaceRule:
    example = Example(text=text, words=words, gives=gives)
    return PlaceRule(step="place", name=name, meaning=meaning, find=find, examples=(example,))


RULES: tuple[PlaceRule, ...] = (
    _rule(
        "led to",
        "the place that is entered, visited or won, as the object of its verb",
        _led_to,
        "Ada Lund entered Peru.",
        "entered",
        "Peru",
    ),
    _rule(
        "beside the event",
        "the place under a preposition of place beside the words of the event",
        _beside,
        "Ada Lund was arrested in Lima.",
        "arrested",
        "Lima",
    ),
    _rule(
        "beside its object",
        "the place under a preposition of place beside what is acted on, or whoever the event is with or against",
        _beside_complement,
        "Rebels clashed with a patrol near Lima.",
        "clashed",
        "Lima",
    ),
    _rule(
        "in the clause",
        "the place under a preposition of place beside the verb of which the event is subject or object",
        _in_clause,
        "The funeral took place in Lima.",
        "funeral",
        "Lima",
    ),
    _rule(
        "before the noun",
        "the place named before a noun for what takes place somewhere",
        _before,
        "The Lima summit surprised the town.",
        "summit",
        "Lima",
    ),
    _rule(
        "owner",
        "the place whose election, ceremony or contest it is",
        _owner,
        "Peru's election surprised the town.",
        "election",
        "Peru",
    ),
)
