"""A cue whose speaker is looked for, with what grammar says of it: the subject of its verb, and who can speak."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.annotate.clauses.parts import (
    hangs_on_object,
    is_apposition,
    is_joined,
    is_modifying_verb,
    is_noun_clause,
    is_object,
    is_relative_clause,
    is_under_preposition,
    shares_subject,
)
from pipeline.annotate.clauses.words import (
    agrees_with_plural,
    is_full_verb,
    is_named,
    is_nominal,
    is_noun,
    is_participle,
    is_plural_common,
    is_proper_noun,
)
from pipeline.annotate.quotes.context import OUTSIDE, QuoteContext
from pipeline.lexicon import listed, words

RELATIVE = words("relative_pronouns")
_OF_OWNER = listed("quote_words", "owner_prepositions")
_BY = listed("quote_words", "author_prepositions")
_ISSUING = listed("quote_words", "issuing_verbs")
_IN = listed("quote_words", "statement_prepositions")
_POINTING = listed("name_words", "pointing")
# How many sentences back the author of a statement is looked for.
_REACH = 4
_MUTE = listed("quote_words", "mute_subjects")
_EMPTY = listed("quote_words", "empty_subjects")
_CLIMB = 4


@dataclass(frozen=True, kw_only=True)
class Site:
    """A cue whose speaker is looked for.

    Attributes:
        context: the document around it.
        cue: index of its token.
        kind: what the cue is.
        report: index of the reporting verb in whose content the cue stands.
        before: indices of the last cue before this one and of the head of its speaker, where a participle may go with
            that cue.
        first: index of the first word after the words in quotation marks that the cue reports.
    """

    context: QuoteContext
    cue: int
    kind: Literal["verb", "noun", "according", "headline", "marks"] = "verb"
    report: int | None = None
    before: tuple[int, int] | None = None
    first: int | None = None

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The verb, and those above it whose subject it may share, up to the first that has one; none for a noun."""
        if self.kind != "verb":
            return ()
        path = [self.cue]
        while len(path) < _CLIMB and subject_of(self.context, path[-1], self.cue) is None and self._shares(path[-1]):
            path.append(self.context.tokens[path[-1]].head)
        return tuple(path)

    @cached_property
    def subject(self) -> int | None:
        """The subject that the verbs share."""
        return subject_of(self.context, self.verbs[-1], self.cue) if self.verbs else None

    @cached_property
    def modified(self) -> int | None:
        """The noun that the clause of the verbs says more about: a letter saying …."""
        if not self.verbs or self.is_participle:
            return None
        last = self.verbs[-1]
        token = self.context.tokens[last]
        is_clause = is_noun_clause(token) and self.is_below(last)
        return token.head if is_clause else None

    def is_below(self, node: int) -> bool:
        """Whether the node has a head that stands inside the same marks as the cue."""
        return self.context.container[self.context.tokens[node].head] == self.context.container[self.cue]

    @property
    def is_participle(self) -> bool:
        """Whether the cue is a participle that modifies: a plan called “a ruin”."""
        token = self.context.tokens[self.cue]
        return is_participle(token) and is_modifying_verb(token)

    def _shares(self, node: int) -> bool:
        """Whether a verb without a subject may have that of its head."""
        token = self.context.tokens[node]
        shares = hangs_on_object(token) if is_nominal(token) else shares_subject(token)
        is_modifier = node == self.cue and self.is_participle
        return self.is_below(node) and shares and not is_modifier


def owner_of(context: QuoteContext, noun: int) -> int | None:
    """Whose a statement, letter or reply is: the mayor's letter, a motion filed by Lund, the reply of the council."""
    syntax = context.syntax
    if context.tokens[noun].lemma.lower() not in words("cue_nouns"):
        return None
    preps = [i for i in syntax.prepositions_below(noun) if context.tokens[i].text.lower() in _OF_OWNER]
    if not preps and noun + 1 < len(context.tokens) and context.tokens[noun + 1].text.lower() in _BY:
        preps = [noun + 1]
    owners = [*syntax.possessors(noun), *(owner for prep in preps for owner in syntax.nouns_under(prep))]
    owners += [owner for clause in syntax.clauses_about(noun) for owner in syntax.nouns_under_by(clause)]
    named = (i for i in owners if is_named(context.tokens[i]))
    return next(named, next((i for i in owners if context.tokens[i].lemma.lower() in words("roles")), None))


def author_before(context: QuoteContext, noun: int) -> int | None:
    """Whose the statement is that was told of before: X put out a statement. The statement said …."""
    token = context.tokens[noun]
    is_known = token.lemma.lower() in words("cue_nouns") and any(
        context.tokens[i].text.lower() in _POINTING for i in context.syntax.determiners(noun)
    )
    if not is_known:
        return None
    for index in range(noun - 1, -1, -1):
        other = context.tokens[index]
        if token.sentence - other.sentence > _REACH:
            return None
        if other.lemma.lower() == token.lemma.lower() and is_noun(other) and context.container[index] == OUTSIDE:
            found = owner_of(context, index)
            return _issuer(context, index) if found is None else found
    return None


def _issuer(context: QuoteContext, noun: int) -> int | None:
    """Who puts out the statement or speaks in it: X issued a statement; in a statement, X said."""
    token = context.tokens[noun]
    above = context.tokens[token.head]
    verb = None
    if is_object(token) and above.lemma.lower() in _ISSUING:
        verb = token.head
    elif is_under_preposition(token) and above.text.lower() in _IN:
        verb = next((i for i in context.syntax.ancestors(noun) if is_full_verb(context.tokens[i])), None)
    found = None if verb is None else active_subject(context, verb, verb)
    return found if found is not None and can_speak(context, found) else None


def can_speak(context: QuoteContext, head: int | None) -> bool:
    """Whether the phrase's head is somebody: an arrest may threaten to do harm, but says nothing."""
    head = referred(context, head)
    if head is None:
        return False
    token = context.tokens[head]
    lemma = token.lemma.lower()
    named = is_named(token) and lemma not in _MUTE
    named = (named or token.text[0].isupper()) and not context.is_time(head)
    known = words("roles") | words("organization_heads") | words("cue_nouns")
    return named or is_plural_common(token) or lemma in known


def referred(context: QuoteContext, head: int | None) -> int | None:
    """What the subject of a relative clause stands for: an editorial that accuses; else the subject itself."""
    if head is None or context.tokens[head].text.lower() not in RELATIVE:
        return head
    verb = context.tokens[head].head
    is_plural = agrees_with_plural(context.tokens[verb])
    while is_joined(context.tokens[verb]):
        verb = context.tokens[verb].head
    if not is_relative_clause(context.tokens[verb]):
        return head
    found = context.tokens[verb].head
    is_plural = is_plural or _are_joint(context, found, head)
    while is_plural and (is_joined(context.tokens[found]) or is_apposition(context.tokens[found])):
        found = context.tokens[found].head
    return found


def stands_for(context: QuoteContext, head: int) -> int | None:
    """What the phrase stands for where that is not itself: the antecedent of "who", the owner of a statement."""
    antecedent = referred(context, head)
    noun = head if antecedent is None else antecedent
    found = owner_of(context, noun)
    if found is None and context.tokens[noun].lemma.lower() in words("cue_nouns"):
        found = _issuer(context, noun) or author_before(context, noun)
    return antecedent if found is None and antecedent != head else found


def subject_of(context: QuoteContext, node: int, verb: int) -> int | None:
    """The subject of a verb, or the agent of a passive one; subjects of passives speak only for verbs below them."""
    found = active_subject(context, node, verb)
    if found is not None:
        return closest(context, found, node)
    passive = context.syntax.passive_subjects(node)
    if passive:
        agents = context.syntax.nouns_under_by(node)
        if agents or node == verb:
            return agents[0] if agents else None
        return passive[0]
    return None


def active_subject(context: QuoteContext, node: int, verb: int) -> int | None:
    """The subject of an active verb, inside the same marks as the cue."""
    same = context.container[verb]
    subjects = context.syntax.noun_or_clause_subjects(node)
    return next(
        (i for i in subjects if context.container[i] == same and context.tokens[i].text.lower() not in _EMPTY),
        None,
    )


def closest(context: QuoteContext, subject: int, verb: int) -> int:
    """The subject, or what the parse takes for its apposition where no comma closes it: the town, Ada Lund said, …."""
    for child in context.syntax.appositions(subject):
        inside = context.syntax.subtree(child)
        is_open = inside[-1] == verb - 1 and context.is_word(verb - 1) and context.tokens[inside[0] - 1].text == ","
        if is_open and not context.is_place(child):
            return child
    return subject


def _are_joint(context: QuoteContext, last: int, relative: int) -> bool:
    """Whether a clause after a comma is about both of two names: Ada Lund and Tomas Brook, who said …."""
    token = context.tokens[last]
    names = is_proper_noun(token) and is_proper_noun(context.tokens[token.head])
    return is_joined(token) and names and context.tokens[relative - 1].text == ","
