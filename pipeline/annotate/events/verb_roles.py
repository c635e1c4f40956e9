"""The rules for who took part in what a verb or an adjective tells of."""

from pipeline.annotate.clauses.words import is_noun
from pipeline.annotate.events.arguments import Site
from pipeline.annotate.events.role_rule import Heads, RoleRule, coordinated, role_rule, under
from pipeline.lexicon import table


def _subject(site: Site) -> Heads:
    return () if site.is_passive or site.trigger.undergoes or _moves_something(site) else site.agents


def _by(site: Site) -> Heads:
    return site.agents if site.is_passive else ()


def _undergoing(site: Site) -> Heads:
    return site.agents if site.trigger.undergoes and not site.is_passive and not _moves_something(site) else ()


def _mover(site: Site) -> Heads:
    return site.agents if _moves_something(site) else ()


def _moves_something(site: Site) -> bool:
    """Whether the verb's object is what is moved: "flew medicines to Peru"."""
    if site.trigger.type != "movement" or not site.is_verb or site.is_passive:
        return False
    grammar = site.grammar
    return grammar.lemma(site.index) in table("event_roles")["moving"] and bool(grammar.objects(site.index))


def _object(site: Site) -> Heads:
    return () if site.is_passive or site.trigger.undergoes else site.patients  # "left his post"


def _passive_subject(site: Site) -> Heads:
    return site.patients if site.is_passive else ()


def _beside_object(site: Site) -> Heads:
    if site.trigger.type == "evidence":
        return  # evidence against somebody is not given to them
    for head in site.patients:
        key = "beside_noun_object" if is_noun(site.grammar.tokens[head]) else "beside_object"
        for word, _, inner in site.grammar.prepositions(head):
            if word in table("event_roles")[key] and inner not in site.trigger.tokens:
                yield inner


def _recipient(site: Site) -> Heads:
    for child in site.grammar.recipients(site.index) if site.is_verb else ():
        yield from site.grammar.objects_of(child) or [child]


def _against(site: Site) -> Heads:
    return _beside_verb(site, "against_verb")


def _partner(site: Site) -> Heads:
    return () if site.patients or site.type.place else _beside_verb(site, "partner_of_verb")


def _partner_beside_object(site: Site) -> Heads:
    return _beside_verb(site, "partner_of_verb") if site.patients else ()


def _beside_verb(site: Site, key: str) -> list[int]:
    found = [head for head in under(site, key) if head not in site.trigger.tokens]
    return coordinated(site, found) if site.is_verb else []


def _aimed_at(site: Site) -> Heads:
    if not site.is_verb or site.patients or site.type.group != "conflict":
        return ()
    return [head for head in under(site, "aimed") if site.named.place_at(head) is None]


def _adjective_clause(site: Site) -> Heads:
    grammar = site.grammar
    if not site.is_adjective or grammar.active_subjects(site.index):
        return ()
    verb = grammar.parent(site.index)
    if verb is None or not grammar.is_verb(verb):
        return ()
    return coordinated(site, grammar.objects(verb) or grammar.surface_subjects(verb))


VERB_RULES: tuple[RoleRule, ...] = (
    # Of verbs.
    role_rule(
        "subject", "agent", "the subject of an active verb acts", _subject, ("Ada Lund hired a guard.", "Ada Lund")
    ),
    role_rule(
        "by-phrase",
        "agent",
        "of a passive verb, whoever stands under “by” acts",
        _by,
        ("A guard was hired by Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "undergoing subject",
        "patient",
        "the subject of a verb such as “die” undergoes it",
        _undergoing,
        ("Ada Lund died.", "Ada Lund"),
        direct=True,
    ),
    role_rule(
        "mover",
        "other",
        "whoever moves something does not travel",
        _mover,
        ("Ada Lund came to Lima. She flew medicines to Peru.", "She"),
    ),
    role_rule(
        "object",
        "patient",
        "the object of an active verb undergoes it",
        _object,
        ("The police arrested Ada Lund.", "Ada Lund"),
        direct=True,
    ),
    role_rule(
        "passive subject",
        "patient",
        "the subject of a passive verb undergoes it",
        _passive_subject,
        ("Ada Lund was arrested.", "Ada Lund"),
        direct=True,
    ),
    role_rule(
        "beside the object",
        "patient",
        "what is done to the object is done to whom a preposition links to it",
        _beside_object,
        ("Prosecutors dropped the charges against Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "recipient",
        "patient",
        "whoever is given something undergoes the event",
        _recipient,
        ("The museum awarded Ada Lund a prize.", "Ada Lund"),
    ),
    role_rule(
        "against a verb",
        "patient",
        "what is done “against” somebody is done to them",
        _against,
        ("The council voted against Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "partner",
        "patient",
        "without an object, a verb with “with”, “to” or “from” is about whoever stands under it",
        _partner,
        ("The mayor met with Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "partner beside an object",
        "other",
        "beside an object, whoever stands under “with”, “to” or “from” takes part",
        _partner_beside_object,
        ("Ada Lund came. The museum bought a boat from her.", "her"),
    ),
    role_rule(
        "aimed at",
        "patient",
        "violence is done to whoever it is aimed “at”",
        _aimed_at,
        ("Ada Lund came to Lima. Guards fired at her.", "her"),
    ),
    # Of adjectives.
    role_rule(
        "clause of an adjective",
        "patient",
        "an adjective such as “dead” tells of the object, else the subject, of its verb",
        _adjective_clause,
        ("Ada Lund was dead.", "Ada Lund"),
    ),
)
