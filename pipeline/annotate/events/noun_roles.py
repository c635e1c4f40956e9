"""The rules for who took part in what a noun tells of."""

from pipeline.annotate.clauses.parts import is_predicate_noun
from pipeline.annotate.clauses.words import is_full_verb
from pipeline.annotate.events.arguments import Site
from pipeline.annotate.events.patterns import noun_class, patterns
from pipeline.annotate.events.role_rule import Heads, RoleRule, coordinated, role_rule, under
from pipeline.event_types import event_types, is_talk
from pipeline.lexicon import table


def _possessor(site: Site) -> Heads:
    return site.grammar.possessors(site.index) if site.is_noun and not _is_possessor_concerned(site) else ()


def _possessor_concerned(site: Site) -> Heads:
    return site.grammar.possessors(site.index) if site.is_noun and _is_possessor_concerned(site) else ()


def _is_possessor_concerned(site: Site) -> bool:
    """Of "his arrest", and "the museum's purchase by X"; but not of "the president's nomination of X"."""
    told_whom = any(word == "of" and _is_somebody(site, head) for word, head in site.links)
    return any(word == "by" for word, _ in site.links) or (site.befalls and not told_whom)


def _is_somebody(site: Site, head: int) -> bool:
    return bool(site.named.at(head)) or site.grammar.lemma(head) in noun_class("PERSON")


def _modifier(site: Site) -> Heads:
    return [i for i in site.grammar.modifiers(site.index) if _acts(site, i)] if site.is_noun else ()


def _modifier_concerned(site: Site) -> Heads:
    if not site.is_noun or not site.befalls:
        return []
    return [i for i in site.grammar.modifiers(site.index) if _kind(site, i) == "person"]


def _acts(site: Site, modifier: int) -> bool:
    """Whether a name before a noun acts: bodies and states do ("US probe"), and people in what is said or agreed.

    Of violence, nobody can tell: "the Taliban attack", "the Trade Center attack".
    """
    if site.befalls or site.type.modifiers == "none" or site.type.offence:
        return False
    kind = _kind(site, modifier)
    if kind == "place":
        return not site.type.located and any(site.named.is_state(key) for key in site.named.at(modifier))
    return kind == "organization" or (is_talk(site.type.code) and site.genitive == "agent")


def _kind(site: Site, head: int) -> str | None:
    """Person, organization or place: what the phrase names."""
    return next((referent.type for referent in site.named.referents_at(head)), None)


def _of_undergone(site: Site) -> Heads:
    return _of(site) if site.is_undergone else []


def _of_doer(site: Site) -> Heads:
    doer = not site.is_undergone and not is_predicate_noun(site.grammar.tokens[site.index])
    doer = doer and site.genitive != "patient"
    return [head for head in _of(site) if _kind(site, head) != "place"] if doer else []


def _of_patient(site: Site) -> Heads:
    patient = not site.is_undergone and site.genitive == "patient"
    return _of(site) if patient else []


def _of(site: Site) -> list[int]:
    return coordinated(site, [head for word, head in site.links if word == "of"]) if site.is_noun else []


def _among(site: Site) -> Heads:
    return [] if site.befalls else _beside_noun(site, "partner_of_noun")


def _doer(site: Site) -> Heads:
    origin = table("event_roles")["origin"] if site.type.away else ()
    found = [h for word, h in site.links if word in table("event_roles")["doer"] and word not in origin]
    return coordinated(site, found) if site.is_noun else []


def _target(site: Site) -> Heads:
    return _beside_noun(site, "target")


def _beside_noun(site: Site, key: str) -> list[int]:
    return coordinated(site, under(site, key)) if site.is_noun else []


def _predicate(site: Site) -> Heads:
    token = site.grammar.tokens[site.index]
    holds = site.is_noun and is_predicate_noun(token) and site.type.code == "tenure"
    return site.grammar.surface_subjects(token.head) if holds else []


def _support_subject(site: Site) -> Heads:
    return [] if site.support_verb is None or site.is_undergone else site.grammar.agents(site.support_verb)


def _undergoing_support_subject(site: Site) -> Heads:
    return site.grammar.agents(site.support_verb) if site.support_verb is not None and site.is_undergone else []


def _recipient_of_support(site: Site) -> Heads:
    if site.support_verb is None:
        return
    for child in site.grammar.recipients(site.support_verb):
        yield from site.grammar.objects_of(child) or [child]
    objects = site.grammar.objects(site.support_verb)
    yield from (head for head in objects if site.index in objects and head < site.index)  # "gave her a sentence"


def _against_support(site: Site) -> Heads:
    imposed = (
        site.support_verb is not None and site.grammar.lemma(site.support_verb) in table("event_roles")["imposing"]
    )
    return _beside_support(site, "against_support") + (_beside_support(site, "imposed_on") if imposed else [])


def _beside_support(site: Site, key: str) -> list[int]:
    if site.support_verb is None:
        return []
    found = site.grammar.prepositions(site.support_verb)
    return [head for word, _, head in found if word in table("event_roles")[key]]


def _accused(site: Site) -> Heads:
    """Who is arrested, charged … for the offence that the noun names: "arrested on suspicion of theft"."""
    grammar = site.grammar
    if not site.is_noun or not site.type.offence:
        return []
    for node in grammar.ancestors(site.index):
        if is_full_verb(grammar.tokens[node]):
            rules = patterns().get(("verbs", grammar.lemma(node)), ())
            return grammar.patients(node) if any(event_types()[r.pattern.type].accuses for r in rules) else []
        if grammar.lemma(node) not in noun_class("CASE") | set(table("event_roles")["grounds"]):
            return []
    return []


NOUN_RULES: tuple[RoleRule, ...] = (
    role_rule(
        "possessor",
        "agent",
        "the possessor of a noun for something done acts",
        _possessor,
        ("Ada Lund's attack on the guard was brief.", "Ada Lund"),
    ),
    role_rule(
        "possessor concerned",
        "patient",
        "the possessor of a noun for what befalls somebody undergoes it",
        _possessor_concerned,
        ("Ada Lund's arrest surprised the town.", "Ada Lund"),
    ),
    role_rule(
        "modifier",
        "agent",
        "a body or a state named before a noun acts, and a person where the noun is for what is said or agreed",
        _modifier,
        ("The Peru probe surprised the town.", "Peru"),
    ),
    role_rule(
        "modifier concerned",
        "patient",
        "a person named before a noun for what befalls somebody undergoes it",
        _modifier_concerned,
        ("Ada Lund came. The Lund trial surprised the town.", "Lund"),
    ),
    role_rule(
        "of what is undergone",
        "agent",
        "where the subject undergoes what a noun names, whoever stands under “of” acts",
        _of_undergone,
        ("The mayor has the endorsement of Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "of, who acts",
        "agent",
        "whoever stands under “of” beside a noun for something done acts",
        _of_doer,
        ("The speech of Ada Lund surprised the town.", "Ada Lund"),
    ),
    role_rule(
        "of, who undergoes",
        "patient",
        "whoever stands under “of” beside a noun for what befalls somebody undergoes it",
        _of_patient,
        ("The arrest of Ada Lund surprised the town.", "Ada Lund"),
        direct=True,
    ),
    role_rule(
        "among",
        "agent",
        "whoever stands under “with” or “among” beside a noun for something done acts too",
        _among,
        ("The meeting with Ada Lund was brief.", "Ada Lund"),
    ),
    role_rule(
        "by",
        "agent",
        "whoever stands under “by”, “from” or “between” beside a noun acts",
        _doer,
        ("The attack by Ada Lund was brief.", "Ada Lund"),
    ),
    role_rule(
        "target",
        "patient",
        "whoever stands under “against”, “on” or “to” beside a noun undergoes it",
        _target,
        ("The attack on Ada Lund was brief.", "Ada Lund"),
    ),
    role_rule(
        "predicate noun",
        "agent",
        "the subject of a clause whose predicate is an office holds it",
        _predicate,
        ("Owen Marsh was mayor from 1998 to 2004.", "Owen Marsh"),
    ),
    role_rule(
        "subject of a support verb",
        "agent",
        "the subject of the verb that lets an event noun happen acts",
        _support_subject,
        ("Ada Lund made an attack.", "Ada Lund"),
    ),
    role_rule(
        "undergoing subject of a support verb",
        "patient",
        "the subject of a verb such as “face” or “suffer” undergoes what its object names",
        _undergoing_support_subject,
        ("Ada Lund faces charges.", "Ada Lund"),
    ),
    role_rule(
        "recipient beside a support verb",
        "patient",
        "whoever is given what an event noun names undergoes it",
        _recipient_of_support,
        ("The court gave Ada Lund a prison sentence.", "Ada Lund"),
    ),
    role_rule(
        "against beside a support verb",
        "patient",
        "whoever stands under “against” beside the verb that lets an event noun happen, or under “on” where it is "
        "imposed, undergoes it",
        _against_support,
        ("Charges were filed against Ada Lund.", "Ada Lund"),
    ),
    role_rule(
        "accused of it",
        "agent",
        "whoever is arrested, charged or tried for an offence is said to have done it",
        _accused,
        ("Ada Lund was charged with murder.", "Ada Lund"),
    ),
)
