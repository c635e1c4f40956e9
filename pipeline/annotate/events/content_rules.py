"""The rules for what an event mention says beside names: what it is about, who acts, whom or what it happens to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.annotate.clauses.words import is_noun, is_number, is_plural, is_question_word
from pipeline.annotate.events.arguments import Site
from pipeline.annotate.events.classes import Classes
from pipeline.annotate.events.participants import ParticipantFinder
from pipeline.lexicon import listed
from pipeline.records import ContentPart, EventMention, Role
from pipeline.rules import Decision, Example, Rule, decide

# What a type of events lists in `about` beside prepositions.
_CLAUSE, _INFINITIVE, _NOUN = "clause", "infinitive", "noun"

# Who acts: people, bodies, forces; of what harms somebody ("the blast killed three men") whatever there is.
_ACTING = ("PERSON", "GROUP", "FIGURE", "ASSAILANT", "FORCE", "TEAM", "FIRM")
_HARM = "life"
_PARTIES: tuple[Role, ...] = ("agent", "patient")


class Phrase(NamedTuple):
    """What was found, by its tokens.

    Attributes:
        head: the noun or verb of the phrase.
        link: the word that links it to the trigger.
        left_out: words in it that are not part of it, such as its conjunction.
        behind: the head of another phrase that stands right before it and belongs to it.
    """

    head: int
    link: str | None = None
    left_out: frozenset[int] = frozenset()
    behind: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event mention as the rules ask of it.

    Attributes:
        site: its trigger and the words around.
        people: finds who took part.
        classes: tells what nouns mean.
        event: what is known of it so far.
        timed: the words that begin time expressions.
    """

    site: Site
    people: ParticipantFinder
    classes: Classes
    event: EventMention
    timed: frozenset[int] = frozenset()

    def may(self, way: str) -> bool:
        """Whether the type of the event says that this tells what the event is about."""
        return way in self.site.type.about

    def unnamed(self, role: Role) -> Iterator[int]:
        """The heads of common nouns that have a role in which nobody is named."""
        if any(participant.role == role for participant in self.event.participants):
            return
        for argument in self.people.unnamed(self.site.trigger, role):
            token, uses = self.site.grammar.tokens[argument.head], self.site.trigger.uses
            direct = role == "agent" or not self.site.is_verb or argument.direct
            told = is_noun(token) or is_number(token) or self.classes.is_people(argument.head)
            if told and direct and argument.head not in uses:
                yield argument.head

    def takes_part(self, head: int) -> bool:
        """Whether the phrase is one that acts or undergoes the event: "the prosecution of the guard"."""
        found = (a for role in _PARTIES for a in self.people.unnamed(self.site.trigger, role))
        return any(argument.head == head and argument.direct for argument in found)

    def is_any(self, head: int, names: Iterable[str]) -> bool:
        """Whether the noun belongs to one of the classes, or is a number."""
        return is_number(self.site.grammar.tokens[head]) or any(self.classes.is_a(head, name) for name in names)


Find = Callable[[Telling], Phrase | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRule(Rule[[Telling], Phrase]):
    """A rule that finds a phrase.

    Attributes:
        part: what the phrase is in the event.
    """

    part: ContentPart


def phrase_of(part: ContentPart, telling: Telling) -> Decision[Phrase] | None:
    """The phrase that a part of the event is told by."""
    return decide([rule for rule in RULES if rule.part == part], telling)


def _clause(telling: Telling) -> Phrase | None:
    """Ada Lund denied that the bridge was closed."""
    site, grammar = telling.site, telling.site.grammar
    if not telling.may(_CLAUSE):
        return None
    found = grammar.content_clauses(site.index) if site.is_verb else grammar.clauses_with_subject(site.index)
    for verb in found:
        if verb < site.index or grammar.is_infinitive(verb) or not grammar.has_subject(verb):
            continue
        marks = grammar.conjunctions(verb)
        first = min(grammar.subtree(verb, lambda _: True))
        if is_question_word(grammar.tokens[first]):
            return Phrase(verb)
        link = grammar.tokens[marks[0]].text.lower() if marks else None
        if link is not None or (site.is_verb and first == site.index + 1):
            return Phrase(verb, link or "that", frozenset(marks))
    return None


def _request(telling: Telling) -> Phrase | None:
    """Ada Lund asked the judge to dismiss the case."""
    site, grammar = telling.site, telling.site.grammar
    if not site.is_verb or site.is_passive or not telling.may(_INFINITIVE):
        return None
    for verb in grammar.content_clauses(site.index):
        if verb > site.index and grammar.is_infinitive(verb) and grammar.has_subject(verb):
            return Phrase(verb)
    asked = grammar.objects(site.index)
    infinitives = [verb for verb in grammar.infinitives(site.index) if verb > site.index]
    return Phrase(infinitives[0], behind=asked[0]) if asked and infinitives else None


def _infinitive(telling: Telling) -> Phrase | None:
    """Peru threatened to close the border."""
    grammar = telling.site.grammar
    if telling.may(_INFINITIVE):
        for verb in grammar.infinitives(telling.site.index):
            marker = grammar.infinitive_marker(verb)
            if verb > telling.site.index and marker is not None:
                return Phrase(verb, grammar.tokens[marker].text.lower(), frozenset({marker}))
    return None


def _linked(telling: Telling) -> Phrase | None:
    """Prosecutors opened an inquiry into the sale of the bridge."""
    site, known = telling.site, {p.referent for p in telling.event.participants} | {telling.event.place}
    words = [*site.trigger.tokens, *([site.support_verb] if site.support_verb is not None else [])]
    for word, _, head in (link for index in words for link in site.grammar.prepositions(index)):
        inside = head in telling.timed or head in site.trigger.tokens or head < site.index
        if telling.may(word) and not inside and known.isdisjoint(telling.people.named_at(head)):
            return None if telling.takes_part(head) else Phrase(head, word)
    return None


def _before(telling: Telling) -> Phrase | None:
    """The murder trial began."""
    site, grammar = telling.site, telling.site.grammar
    if not site.is_noun or not telling.may(_NOUN):
        return None
    nouns = [i for i in grammar.noun_modifiers(site.index) if is_noun(grammar.tokens[i]) and i == site.index - 1]
    return Phrase(nouns[0]) if nouns and nouns[0] not in site.trigger.tokens else None


def _itself(telling: Telling) -> Phrase | None:
    """A ban on all imports was lifted."""
    site, grammar = telling.site, telling.site.grammar
    token = grammar.tokens[site.index]
    whole = is_plural(token) or not telling.timed.issuperset(grammar.determiners_or_possessors(site.index))
    by = frozenset(
        index for word, index, _ in grammar.prepositions(site.index) if word in listed("content_words", "by")
    )
    return Phrase(site.index, left_out=by) if site.is_noun and is_noun(token) and whole else None


def _who_acts(telling: Telling) -> Phrase | None:
    """Prosecutors charged Ada Lund."""
    if not telling.site.is_verb:
        return None
    harms = telling.site.type.group == _HARM
    return next((Phrase(i) for i in telling.unnamed("agent") if harms or telling.is_any(i, _ACTING)), None)


def _who_undergoes(telling: Telling) -> Phrase | None:
    """The police arrested three men."""
    of_people = telling.site.type.patients is not None
    return next((Phrase(i) for i in telling.unnamed("patient") if not of_people or telling.is_any(i, _ACTING)), None)


def _rule(name: str, part: ContentPart, meaning: str, find: Find, *examples: tuple[str, str]) -> ContentRule:
    """The rule, with its examples as text and phrase."""
    given = tuple(Example(text=text, words=words, gives=part) for text, words in examples)
    return ContentRule(step="content", name=name, part=part, meaning=meaning, find=find, examples=given)


RULES: tuple[ContentRule, ...] = (
    _rule(
        "clause",
        "about",
        "the clause that stands under the words of the event, mostly with “that”, is what it is about",
        _clause,
        ("Ada Lund denied that the bridge was closed.", "the bridge was closed"),
    ),
    _rule(
        "request",
        "about",
        "whoever is asked or told to do something, with the infinitive, is what the event is about",
        _request,
        ("Ada Lund urged the judge to dismiss the case.", "the judge to dismiss the case"),
    ),
    _rule(
        "infinitive",
        "about",
        "the infinitive with “to” under the words of the event is what it is about",
        _infinitive,
        ("Peru threatened to close the border.", "close the border"),
    ),
    _rule(
        "under a preposition",
        "about",
        "what stands under a preposition that the type of the event lists is what it is about",
        _linked,
        ("The council opened an inquiry into the sale of the bridge.", "the sale of the bridge"),
    ),
    _rule(
        "noun before a noun",
        "about",
        "the noun before the noun of the event is what it is about",
        _before,
        ("The murder trial of Ada Lund began.", "murder"),
    ),
    _rule(
        "noun itself",
        "about",
        "where nothing else says what the event is about, the noun of the event does with what describes it",
        _itself,
        ("Two guards fled the violent protest of farmers.", "the violent protest of farmers"),
    ),
    _rule(
        "unnamed agent",
        "agent",
        "a common noun says who acts, and nobody is named",
        _who_acts,
        ("Two guards arrested Ada Lund.", "Two guards"),
    ),
    _rule(
        "unnamed patient",
        "patient",
        "a common noun says whom or what the event happens to, and nobody is named",
        _who_undergoes,
        ("The police arrested three men.", "three men"),
    ),
)
