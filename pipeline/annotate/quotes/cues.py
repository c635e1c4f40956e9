"""Cues: the verbs, nouns and phrases that report words, each with the phrase that speaks."""

import functools
from dataclasses import dataclass, replace

from pipeline.annotate.clauses.parts import (
    is_auxiliary_or_negation,
    is_content_clause,
    is_joined,
    is_object,
    is_under_preposition,
)
from pipeline.annotate.clauses.words import is_full_verb, is_noun, is_verb_form
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.speaker_rules import speaker_of
from pipeline.annotate.quotes.speakers import Site, stands_for
from pipeline.annotate.quotes.unsaid import Unsaid, unsaid
from pipeline.lexicon import listed, table, words

Span = tuple[int, int]

# Of these a preposition with its noun may be the particle: "called on the council to wait", but not "went on holiday".
_OF_OBJECT = frozenset({"object", "infinitive"})
# The court held that …; not: the men held on.
_CLAUSE_ONLY = frozenset({"hold"})
_VOICING = listed("quote_words", "voicing_verbs")
_SPOKEN = frozenset({"clause", "quote", "question"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting expression.

    Attributes:
        token: index of its head token.
        span: offsets of the cue.
        takes: what it takes (groups of `cue_verbs.toml`; "according" for "according to").
        speaker: index of the head token of the phrase that speaks; None where nobody does.
        phrase: offsets of that phrase.
        source: offsets of the phrase to resolve: the same, or what a relative pronoun stands for.
        partner: offsets of the phrase that speaks too: in a joint statement with Y, X said ….
        speaker_rule: code of the rule that found the phrase; None where nobody speaks.
        unsaid: whether it tells of what is not said, or of what nobody has said.
    """

    token: int
    span: Span
    takes: frozenset[str]
    speaker: int | None
    phrase: Span | None
    source: Span | None
    partner: Span | None = None
    speaker_rule: str | None = None
    unsaid: Unsaid | None = None


@functools.cache
def _verbs() -> dict[str, frozenset[str]]:
    groups = table("cue_verbs")
    return {
        verb: frozenset(group for group in groups if verb in groups[group])
        for verb in sorted(set().union(*groups.values()))
    }


def find_cues(context: QuoteContext) -> dict[int, Cue]:
    """All cues of the document by the index of their head token."""
    found: dict[int, Cue] = {}
    last: Cue | None = None
    for index in range(len(context.tokens)):
        cue = _cue_at(context, index, last)
        if cue is None:
            continue
        found[cue.token] = cue
        last = cue if cue.phrase is not None and cue.takes & _SPOKEN else last
    return found


def _cue_at(context: QuoteContext, index: int, last: Cue | None) -> Cue | None:
    token = context.tokens[index]
    if token.text.lower() == "according":
        return _according(context, index)
    if is_verb_form(token) or is_full_verb(token):
        final, takes = _takes(context, index)
        return verb_cue(context, index, takes, final, last) if takes else None
    if is_noun(token) and (token.lemma.lower() in words("cue_nouns") or _is_voiced(context, index)):
        cue = noun_cue(context, index)
        return _in_words_of(context, cue) if cue is not None and token.text.lower() == "words" else cue
    return None


def _is_voiced(context: QuoteContext, noun: int) -> bool:
    """Whether somebody puts the noun into words: X expressed concern that …."""
    return is_object(context.tokens[noun]) and context.tokens[context.tokens[noun].head].lemma in _VOICING


def _in_words_of(context: QuoteContext, cue: Cue) -> Cue:
    """In the words of X, in X's words: as "according to"."""
    prep = context.tokens[cue.token].head
    if not is_under_preposition(context.tokens[cue.token]) or context.tokens[prep].text.lower() != "in":
        return cue
    return replace(cue, token=prep, span=(context.tokens[prep].start, cue.span[1]), takes=frozenset({"according"}))


def verb_cue(context: QuoteContext, index: int, takes: frozenset[str], final: int, last: Cue | None = None) -> Cue:
    """The verb at `index` as a cue, with its speaker.

    Args:
        context: the document around it.
        index: of the verb.
        takes: what the verb takes.
        final: index of the last token of verb and particle.
        last: the cue before it that speaks.
    """
    before = (last.token, last.speaker) if last is not None and last.speaker is not None else None
    decision = speaker_of(Site(context=context, cue=index, report=_around(context, index), before=before))
    head = decision.found if decision else None
    phrase = None if head is None else noun_phrase(context, head, index)
    meant = None if head is None else stands_for(context, head)
    not_said, first = unsaid(context, index, head)
    return Cue(
        token=index,
        span=(context.tokens[_denied_from(context, first)].start, context.tokens[final].end),
        takes=takes,
        speaker=head,
        phrase=phrase,
        source=phrase if meant is None else noun_phrase(context, meant),
        partner=_partner(context, index),
        speaker_rule=decision.rule if decision else None,
        unsaid=not_said,
    )


def _denied_from(context: QuoteContext, verb: int) -> int:
    """The first token of a verb that is denied: "did not say" is one cue; of any other the verb itself."""
    first = verb
    while context.syntax.negations(verb) and first and is_auxiliary_or_negation(context.tokens[first - 1]):
        first -= 1
    return first


def _partner(context: QuoteContext, verb: int) -> Span | None:
    """With whom the speaker speaks: in a joint statement with Y, X said …."""
    syntax, tokens = context.syntax, context.tokens
    papers = [noun for prep in syntax.prepositions_below(verb) for noun in syntax.nouns_under(prep)]
    joint = [noun for noun in papers if any(tokens[i].lemma.lower() == "joint" for i in syntax.adjectives(noun))]
    withs = [prep for noun in joint for prep in syntax.prepositions_below(noun) if tokens[prep].text.lower() == "with"]
    partner = next((noun for prep in withs for noun in syntax.nouns_under(prep)), None)
    return None if partner is None else noun_phrase(context, partner)


def _around(context: QuoteContext, index: int) -> int | None:
    """The reporting verb in whose content clause the verb stands."""
    node = index
    while (is_content_clause(context.tokens[node]) or is_joined(context.tokens[node])) and context.tokens[
        node
    ].head != node:
        below, node = node, context.tokens[node].head
        is_content = is_content_clause(context.tokens[below]) and context.container[node] == context.container[index]
        if is_content and "clause" in _takes(context, node)[1]:
            return node
    return None


def noun_cue(context: QuoteContext, index: int) -> Cue | None:
    """A noun of speech with its owner: X's claim that …, a report by X that …, X made the claim that …."""
    decision = speaker_of(Site(context=context, cue=index, kind="noun"))
    if decision is None:
        return None
    phrase = noun_phrase(context, decision.found)
    return Cue(
        token=index,
        span=(context.tokens[index].start, context.tokens[index].end),
        takes=frozenset({"noun"}),
        speaker=decision.found,
        phrase=phrase,
        source=phrase,
        speaker_rule=decision.rule,
    )


def _takes(context: QuoteContext, index: int) -> tuple[int, frozenset[str]]:
    """The groups of a verb, with the last token of verb and particle."""
    lemma = context.tokens[index].lemma.lower()
    if lemma in _CLAUSE_ONLY and not context.syntax.content_clauses(index):
        return index, frozenset()
    for child in context.syntax.fixed_parts(index):
        takes = _verbs().get(f"{lemma} {context.tokens[child].text.lower()}")
        if takes and child > index and (_is_particle(context, child) or (takes <= _OF_OBJECT and child == index + 1)):
            return (child if child == index + 1 else index), takes
    return index, _verbs().get(lemma, frozenset())


def _is_particle(context: QuoteContext, index: int) -> bool:
    return not context.syntax.nouns_under(index)


def _according(context: QuoteContext, index: int) -> Cue | None:
    follow = index + 1
    if follow >= len(context.tokens) or context.tokens[follow].text.lower() != "to":
        return None
    decision = speaker_of(Site(context=context, cue=index, kind="according"))
    phrase = None if decision is None else noun_phrase(context, decision.found)
    return Cue(
        token=index,
        span=(context.tokens[index].start, context.tokens[follow].end),
        takes=frozenset({"according"}),
        speaker=decision.found if decision else None,
        phrase=phrase,
        source=phrase,
        speaker_rule=decision.rule if decision else None,
    )
