"""Marks that hold no report: stage directions, nicknames, terms, titles of works and programmes."""

import itertools
from collections.abc import Sequence

from pipeline.annotate.clauses.parts import is_about_noun
from pipeline.annotate.clauses.words import (
    is_article,
    is_in_noun_phrase,
    is_noun,
    is_participle,
    is_possessive,
    is_preposition,
)
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.marked import NO_REPORT, Attribution, Marked
from pipeline.annotate.transcripts import is_stage_direction
from pipeline.lexicon import words

_LONGEST_TITLE = 10
# Tokens before the marks among which the phrase or verb stands that gives a name.
_NEAR = 4


def stage_direction(marked: Marked) -> Attribution | None:
    """“(CROSSTALK.)”."""
    return NO_REPORT if is_stage_direction(marked.text) else None


def named_by_phrase(marked: Marked) -> Attribution | None:
    """The so-called “…”; known as the “…”."""
    before = marked.before[:_NEAR]
    if before and is_article(marked.context.tokens[before[0]]):
        before = before[1:]
    lemmas = " ".join(marked.context.tokens[i].lemma.lower() for i in reversed(before))
    is_named = any(f" {lemmas}".endswith(f" {phrase}") for phrase in words("naming_phrases"))
    return NO_REPORT if is_named else None


def named_by_verb(marked: Marked) -> Attribution | None:
    """X nicknamed the bridge “…”; a band named “…”."""
    near = (marked.cues.get(i) for i in marked.before[:_NEAR])
    return NO_REPORT if any(cue is not None and "naming" in cue.takes for cue in near) else None


def called(marked: Marked) -> Attribution | None:
    """What is called something by nobody: a blog called “Feed”; but not: what Lund called “a ruin”."""
    if not marked.before:
        return None
    verb = marked.before[0]
    token = marked.context.tokens[verb]
    is_called = is_participle(token) and is_about_noun(token) and not marked.context.syntax.active_subjects(verb)
    return NO_REPORT if is_called and token.lemma.lower() == "call" else None


def title_after_noun(marked: Marked) -> Attribution | None:
    """Her novel “The Long Ferry”."""
    noun = next((i for i in marked.before[:_NEAR] if marked.context.is_word(i)), None)
    is_work = noun is not None and marked.context.tokens[noun].lemma.lower() in words("title_nouns")
    return NO_REPORT if is_work and is_title(marked) else None


def title_of(marked: Marked) -> Attribution | None:
    """On “Morning Light”; her “Morning Light”; Lund's “Morning Light”."""
    if not marked.before:
        return None
    token = marked.context.tokens[marked.before[0]]
    governs = is_possessive(token) or (is_preposition(token) and token.lemma != "as")
    return NO_REPORT if governs and is_title(marked) else None


def title_in_phrase(marked: Marked) -> Attribution | None:
    """The “Night Tax”; last year's hit “Night Tax”; but not after a cue: X called it a “Night Tax”."""
    near = marked.before[:_NEAR]
    if not near or not is_in_noun_phrase(marked.context.tokens[near[0]]) or not is_title(marked):
        return None
    cues = [marked.cues[i] for i in near if i in marked.cues]
    return NO_REPORT if not cues or _has_noun(marked, near, cues) else None


def _has_noun(marked: Marked, near: Sequence[int], cues: Sequence[Cue]) -> bool:
    """Whether a noun with an article stands before the marks and its verb reports clauses: said the bus “Ada” left."""
    tokens = [marked.context.tokens[i] for i in near[:2]]
    return (
        is_noun(tokens[0])
        and tokens[0].lemma.lower() not in words("cue_nouns")
        and is_article(tokens[-1])
        and all("clause" in cue.takes and "predicate" not in cue.takes for cue in cues)
    )


def heading(marked: Marked) -> Attribution | None:
    """A title that is a sentence of its own: a heading between paragraphs."""
    return NO_REPORT if marked.is_alone and is_title(marked) else None


def is_title(marked: Marked) -> bool:
    """Whether every word of weight begins with a capital or digit."""
    context = marked.context
    inside = [context.tokens[i] for i in itertools.islice(filter(context.is_word, marked.inside), _LONGEST_TITLE + 1)]
    if len(inside) > _LONGEST_TITLE:
        return False
    small = words("function_words")
    starts = {token.end for token in inside}
    whole = [token for token in inside if token.start not in starts]  # without the "n't" of "Isn't"
    weighty = [token for token in whole if token.text.lower() not in small and token.text[0].isalnum()]
    return bool(weighty) and not any(token.text[0].islower() for token in (inside[0], *weighty))
