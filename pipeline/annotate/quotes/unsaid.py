"""Words that nobody has said: Lund refused to say “no”, nobody said “no”, Lund could have said “no”."""

from typing import Literal

from pipeline.annotate.clauses.parts import (
    is_clause_under_preposition,
    is_content_clause,
    is_joined,
    is_open_complement,
)
from pipeline.annotate.clauses.words import is_modal, is_participle
from pipeline.annotate.events.negation import is_nobody
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.lexicon import listed, table

Unsaid = Literal["withheld", "unreal"]
"""Whether somebody does not say something, or the saying is nobody's or a mere thought."""

_WITHHOLDING = listed("quote_words", "withholding_verbs")
_WITHOUT = listed("quote_words", "withholding_prepositions")
_PARTICLES = listed("quote_words", "withholding_particles")
_CONDITIONS = listed("quote_words", "conditions")
# Words of a cue such as "stopped short of calling".
_LONGEST = 6


def unsaid(context: QuoteContext, verb: int, speaker: int | None) -> tuple[Unsaid | None, int]:
    """Whether what the verb reports was not said, and the first token of what tells so; the verb where nothing does."""
    syntax = context.syntax
    if speaker is not None and context.type_of(speaker) is None and is_nobody(speaker, syntax):
        return "unreal", verb
    if _is_unreal(context, verb):
        return "unreal", verb
    if any(_takes_back(context, verb, i) for i in syntax.negations(verb)):
        return "withheld", verb
    above = _withholds(context, verb)
    return ("withheld", above) if above is not None and 0 < verb - above <= _LONGEST else (None, verb)


def _is_unreal(context: QuoteContext, verb: int) -> bool:
    """Whether the verb tells of what would have been said, or might be: could have said, if he says."""
    syntax, tokens = context.syntax, context.tokens
    helpers = syntax.active_auxiliaries(verb)
    perfect = is_participle(tokens[verb]) and any(tokens[i].lemma == "have" for i in helpers)
    would_have = perfect and any(is_modal(tokens[i]) for i in helpers)
    return would_have or any(tokens[i].text.lower() in _CONDITIONS for i in syntax.conjunctions(verb))


def _takes_back(context: QuoteContext, verb: int, negation: int) -> bool:
    """Whether "not" denies the verb: not in "not only said", nor in “Apparently not,” said X."""
    also = table("event_status")["denied"]["also"]
    is_more = context.tokens[negation + 1].text.lower() in also
    return not is_more and context.container[negation] == context.container[verb]


def _withholds(context: QuoteContext, verb: int) -> int | None:
    """The word above that says that something is not said: refused to say, denied having said, without saying."""
    syntax, tokens = context.syntax, context.tokens
    if tokens[verb - 1].text.lower() in _PARTICLES:
        return verb - 1
    node = verb
    while is_joined(tokens[node]) and not syntax.subjects(node) and tokens[node].head != node:
        node = tokens[node].head
    above = tokens[node].head
    if is_content_clause(tokens[node]):
        return above if withholds(context, above) else None
    if not (is_open_complement(tokens[node]) or is_clause_under_preposition(tokens[node])):
        return None
    chain = (above, tokens[above].head, tokens[tokens[above].head].head)  # stopped short of saying
    if tokens[above].text.lower() in _WITHOUT or _is_yet(context, above, verb):
        return above
    return next((i for i in chain if withholds(context, i)), None)


def _is_yet(context: QuoteContext, above: int, verb: int) -> bool:
    """Whether somebody "has yet to say" something."""
    between = [context.tokens[i].text.lower() for i in range(above + 1, verb)]
    return context.tokens[above].lemma == "have" and between[:1] == ["yet"]


def withholds(context: QuoteContext, verb: int) -> bool:
    """Whether the verb says of another that it is not done: refused, declined."""
    return context.tokens[verb].lemma.lower() in _WITHHOLDING
