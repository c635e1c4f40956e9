"""Attribution without a cue in the sentence: by a signature, a colon, who acts beside the words, or by a neighbour."""

import bisect
import re

from pipeline.annotate.clauses.parts import is_root, is_subject, is_within_name
from pipeline.annotate.clauses.words import is_proper_noun
from pipeline.annotate.quotes.context import OUTSIDE, QuoteContext
from pipeline.annotate.quotes.cued import by_cue
from pipeline.annotate.quotes.marked import Attribution, Marked
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.speakers import can_speak

Span = tuple[int, int]

# A row of its own, without anybody who says it, needs a sentence.
_SENTENCE_WORDS = 5
_DASHES = frozenset({"-", "--", "–", "—", "―"})
# A dash, a name in capitals, and perhaps age, office or town, to the end of the line.
_BYLINE = re.compile(
    r"[^\S\n]*\n?[^\S\n]*(?:--?|[–—―])[^\S\n]*"
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4})(?:, [^\n“”\"]{1,60})?[^\S\n]*(?:\n|\Z)"
)


def signed(marked: Marked) -> Attribution | None:
    """“…” — Ada Lund, at the end of a line or paragraph."""
    match = _BYLINE.match(marked.context.syntax.text, marked.context.stretches[marked.number].closed)
    return None if match is None else _named(match.span("name"))


def in_same_sentence(marked: Marked) -> Attribution | None:
    """A fragment that goes on with the one before it in its sentence: X said it was “a ruin” and would be “worse”."""
    context = marked.context
    before = context.previous(marked.number)
    if before is None or before not in marked.found or marked.text[0].isupper():
        return None
    earlier = context.stretches[before]
    first, head = context.syntax.within(earlier.start, marked.span[0]), context.syntax.at(marked.span[0])
    if head is None or not first or context.tokens[first.start].sentence != context.tokens[head].sentence:
        return None
    between = context.syntax.within(earlier.closed, context.stretches[marked.number].opened)
    return None if any(i in marked.cues for i in between) else _shared(marked, before)


def continued(marked: Marked) -> Attribution | None:
    """A paragraph of a quotation that an earlier one left open."""
    opened = marked.context.stretches[marked.number].continues
    return _shared(marked, opened) if opened is not None and opened in marked.found else None


def introduced_by_name(marked: Marked) -> Attribution | None:
    """A name alone before a colon, at the start of the sentence or after a dash: Ada Lund: “….”."""
    place = _introduction(marked)
    if place is None:
        return None
    tokens, start = marked.context.tokens, place.stop
    while start > place.start and is_proper_noun(tokens[start - 1]):
        start -= 1
    is_alone = start == place.start or tokens[start - 1].text in _DASHES
    return _named((tokens[start].start, tokens[place.stop - 1].end)) if is_alone and start < place.stop else None


def introduced_by_cue(marked: Marked) -> Attribution | None:
    """A cue before a colon at the end of the paragraph before: X had this to say: “…."""
    place = _introduction(marked)
    cues = [marked.cues.get(i) for i in reversed(place or ()) if marked.context.container[i] == OUTSIDE]
    return by_cue(next((cue for cue in cues if cue is not None and cue.phrase is not None), None))


def introduced_by_subject(marked: Marked) -> Attribution | None:
    """Who acts before a colon: X took the stage: “…."""
    place = _introduction(marked)
    return None if place is None else _by_subject(marked.context, place)


def _introduction(marked: Marked) -> range | None:
    """The tokens before a colon that announces a clause, in the sentence or at the end of the paragraph before."""
    context, index = marked.context, _last_before(marked)
    while index >= 0 and context.is_mark(index) and context.tokens[index].text != ":":
        index -= 1
    if not marked.is_clause or index < 0 or context.tokens[index].text != ":":
        return None
    return range(context.syntax.sentences[context.tokens[index].sentence].first, index)


def acting_before(marked: Marked) -> Attribution | None:
    """For a quoted sentence: who acts in the unquoted sentence right before it in its paragraph: Brook laughed. “…."""
    context, index = marked.context, _last_before(marked)
    if not (marked.is_alone and marked.is_clause):
        return None
    if index < 0 or context.block[index] != context.block_of(marked.number):
        return None
    sentence = range(context.syntax.sentences[context.tokens[index].sentence].first, index)
    return _by_subject(context, sentence) if all(context.container[i] == OUTSIDE for i in sentence) else None


def acting_around(marked: Marked) -> Attribution | None:
    """For a clause inside a sentence: who acts there: Lund went after Brook as a man who “never paid”."""
    if not marked.is_clause or marked.text[0].isupper():
        return None
    first = marked.inside.start
    sentence = marked.context.syntax.sentences[marked.context.tokens[first].sentence]
    return _by_subject(marked.context, range(sentence.first, first))


def second_sentence(marked: Marked) -> Attribution | None:
    """A further sentence, or words alone, in the paragraph of the words before: “…,” X said. “…."""
    is_next = marked.follows_in_paragraph and (marked.is_clause or marked.is_alone)
    return _shared(marked, marked.previous) if is_next else None


def exclaimed(marked: Marked) -> Attribution | None:
    """A sentence without a verb after words in its paragraph: “…,” X said. And again: “So, who?”."""
    is_sentence = marked.text[0].isupper() and marked.text[-1] in "?!"
    return _shared(marked, marked.previous) if is_sentence and marked.follows_in_paragraph else None


def in_turn(marked: Marked) -> Attribution | None:
    """A sentence in marks that no cue reports, inside a transcript's turn."""
    label = _turn_label(marked)
    return None if label is None or not marked.is_clause else _named(label, is_label=True)


def next_paragraph(marked: Marked) -> Attribution | None:
    """A paragraph that is nothing but a quotation, after one with words of somebody."""
    is_next = marked.is_alone and marked.is_clause and not marked.follows_in_paragraph
    return _shared(marked, marked.previous) if is_next else None


def acting_in_paragraph_before(marked: Marked) -> Attribution | None:
    """For a paragraph that is nothing but a quotation: the subject of the sentence before it, if that can speak."""
    context, index = marked.context, _last_before(marked)
    if not (marked.is_alone and marked.is_clause) or index < 0:
        return None
    if context.block[index] != context.block_of(marked.number) - 1:
        return None
    return _by_subject(context, range(context.syntax.sentences[context.tokens[index].sentence].first, index))


def by_nobody(marked: Marked) -> Attribution | None:
    """A sentence that nobody is said to say."""
    return Attribution() if marked.is_clause and len(marked.inside) >= _SENTENCE_WORDS else None


def _turn_label(marked: Marked) -> Span | None:
    """The label of the turn that the words stand in."""
    start = marked.span[0]
    at = bisect.bisect_right(marked.pieces, start, key=lambda entry: entry[0][0]) - 1
    return marked.pieces[at][1] if at >= 0 and start < marked.pieces[at][0][1] else None


def _last_before(marked: Marked) -> int:
    """The token before the opening mark."""
    stretch = marked.context.stretches[marked.number]
    return marked.context.syntax.within(stretch.opened, stretch.closed).start - 1


def _by_subject(context: QuoteContext, place: range) -> Attribution | None:
    """The main subject among the tokens as the speaker, else the name that they end with."""
    subjects = [i for i in place if is_subject(context.tokens[i]) and is_root(context.tokens[context.tokens[i].head])]
    subjects = [i for i in subjects if can_speak(context, i)]
    if not subjects and place and is_proper_noun(context.tokens[place[-1]]):
        subjects = [_top(context, place)]
    if not subjects or context.container[subjects[0]] != OUTSIDE:
        return None
    return _named(noun_phrase(context, subjects[0]))


def _top(context: QuoteContext, place: range) -> int:
    """The head of the name that ends the tokens, no further left than they begin."""
    index = place[-1]
    while is_within_name(context.tokens[index]) and context.tokens[index].head >= place.start:
        index = context.tokens[index].head
    return index


def _named(phrase: Span, *, is_label: bool = False) -> Attribution:
    return Attribution(phrase=phrase, source=phrase, is_label=is_label)


def _shared(marked: Marked, other: int | None) -> Attribution | None:
    """The attribution of another stretch; a relative pronoun gives way to what it stands for."""
    if other is None:
        return None
    shared = marked.found[other].found
    return Attribution(cue=shared.cue, phrase=shared.source, source=shared.source, follows=other)
