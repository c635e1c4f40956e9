"""Attribution without a cue in the sentence: by a signature, a colon, who acts beside the words, or by a neighbour."""

import bisect
import re

from pipeline.annotate.clauses.parts import is_root, is_subject, is_under_preposition, is_within_name
from pipeline.annotate.clauses.words import (
    has_tense,
    is_preposition,
    is_proper_noun,
    is_verb_form,
    may_be_in_noun_phrase,
)
from pipeline.annotate.quotes.context import OUTSIDE, QuoteContext
from pipeline.annotate.quotes.cued import by_cue
from pipeline.annotate.quotes.marked import Attribution, Marked
from pipeline.annotate.quotes.naming import is_title
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.speakers import can_speak
from pipeline.lexicon import listed

Span = tuple[int, int]

_THEY = listed("pronouns", "plural")
_SPOKEN = frozenset({"clause", "quote"})
_OF_OWNER = listed("quote_words", "owner_prepositions")
# A row of its own, without anybody who says it, needs a sentence.
_SENTENCE_WORDS = 5
# Paragraphs from the words of somebody to a paragraph that may go on with them.
_FAR = 2
_DASHES = frozenset({"-", "--", "–", "—", "―", "•", "*"})
# A dash, a name in capitals, and perhaps age, office or town, to the end of the line.
_BYLINE = re.compile(
    r"[^\S\n]*(?P<gap>\n?(?:\n[^\S\n]*)?)[^\S\n]*(?:--?|[–—―])[^\S\n]*"
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4})(?:, [^\n“”\"]{1,60})?[^\S\n]*(?:\n|\Z)"
)


def signed(marked: Marked) -> Attribution | None:
    """“…” — Ada Lund, at the end of a line or paragraph."""
    match = _BYLINE.match(marked.context.syntax.text, marked.context.stretches[marked.number].closed)
    if match is None:
        return None
    inside = marked.context.syntax.within(*match.span("name"))
    is_sure = match["gap"].count("\n") < 2 or any(marked.context.type_of(i) == "person" for i in inside)
    return _named(match.span("name")) if is_sure else None


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
    """A line without a verb that ends in a colon: teacher Ada Lund, 34: “…”; from the desk of Ada Lund, mayor: “….”."""
    context, colon = marked.context, _colon_before(marked)
    capitals = sum(context.tokens[i].text[0].isupper() for i in marked.inside)
    if colon is None or (is_title(marked) and (capitals > 1 or not marked.is_utterance)):
        return None
    place = range(_line_start(context, colon), colon)
    if not (marked.is_clause or marked.is_utterance or _fills_line(marked, place)):
        return None
    if any(has_tense(context.tokens[i]) or (is_verb_form(context.tokens[i]) and i in marked.cues) for i in place):
        return None
    found = next((i for i in place if context.name_of(i) is not None and not context.is_place(i)), None)
    return None if found is None else _labelled(context, place, found)


def _line_start(context: QuoteContext, colon: int) -> int:
    """The first token of the line that the colon ends, behind a dash or bullet."""
    line = context.syntax.text.rfind("\n", 0, context.tokens[colon].start) + 1
    start = context.syntax.within(line, context.tokens[colon].start).start
    dashes = (i for i in range(colon - 1, start - 1, -1) if context.tokens[i].text in _DASHES)
    loose = (i for i in dashes if not context.is_glued(i) and not context.is_glued(i + 1))
    return next((i + 1 for i in loose), start)


def _fills_line(marked: Marked, place: range) -> bool:
    """Whether the line holds nothing but a short label, a colon and the words: Mayor Lund: ‘No cuts before June’."""
    context = marked.context
    text, stretch = context.syntax.text, context.stretches[marked.number]
    is_label = all(may_be_in_noun_phrase(context.tokens[i]) or context.name_of(i) is not None for i in place)
    behind = text[stretch.closed : (text.find("\n", stretch.closed) + 1 or len(text) + 1) - 1]
    return is_label and "\n" not in text[context.tokens[place.stop].end : stretch.opened] and not behind.strip()


def _labelled(context: QuoteContext, place: range, found: int) -> Attribution | None:
    """The name in a line, with the titles before it, unless a preposition makes it somebody who is spoken to or of."""
    name = context.name_of(found) or range(found, found + 1)
    start = name.start
    while start > place.start and may_be_in_noun_phrase(context.tokens[start - 1]):
        start -= 1
    link = context.tokens[start - 1] if start > place.start else None
    if link is not None and is_preposition(link) and link.text.lower() not in _OF_OWNER:
        return None
    return _named((context.tokens[start].start, context.tokens[name[-1]].end))


def headed(marked: Marked) -> Attribution | None:
    """Who is named behind a colon after the marks that open a line: “…”: Governor Lund."""
    context, stretch = marked.context, marked.context.stretches[marked.number]
    text = context.syntax.text
    behind = context.syntax.within(stretch.closed, (text.find("\n", stretch.closed) + 1 or len(text) + 1) - 1)
    opens = not text[text.rfind("\n", 0, stretch.opened) + 1 : stretch.opened].strip()
    if not opens or len(behind) < 2 or context.tokens[behind.start].text != ":":
        return None
    place = range(behind.start + 1, behind.stop)
    found = next((i for i in place if context.name_of(i) is not None and not context.is_place(i)), None)
    spoken = place if found is None else range(place.start, found)
    is_label = all(may_be_in_noun_phrase(context.tokens[i]) for i in spoken)
    return _labelled(context, place, found) if found is not None and is_label else None


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
    colon = _colon_before(marked)
    if not marked.is_clause or colon is None:
        return None
    return range(marked.context.syntax.sentences[marked.context.tokens[colon].sentence].first, colon)


def _colon_before(marked: Marked) -> int | None:
    """The colon right before the opening mark, or at the end of the paragraph before."""
    context, index = marked.context, _last_before(marked)
    while index >= 0 and context.is_mark(index) and context.tokens[index].text != ":":
        index -= 1
    return index if index >= 0 and context.tokens[index].text == ":" else None


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


def reporting_in_paragraph_before(marked: Marked) -> Attribution | None:
    """For a paragraph that is nothing but a quotation: who reports in the sentence without marks right before it."""
    context, index = marked.context, _last_before(marked)
    if not _is_paragraph_after(marked, index):
        return None
    sentence = context.syntax.sentences[context.tokens[index].sentence]
    place = range(sentence.first, index + 1)
    verbs = [i for i in place if is_root(context.tokens[i]) and i in marked.cues]
    cue = marked.cues[verbs[0]] if verbs and all(context.container[i] == OUTSIDE for i in place) else None
    if cue is None or cue.phrase is None or not cue.takes & _SPOKEN or not _is_somebody(context, cue.speaker):
        return None
    return Attribution(phrase=cue.phrase, source=cue.source)


def _is_somebody(context: QuoteContext, head: int | None) -> bool:
    """Whether the phrase's head can speak, and is no "they", which may be things."""
    return head is not None and can_speak(context, head) and context.tokens[head].text.lower() not in _THEY


def next_paragraph(marked: Marked) -> Attribution | None:
    """A paragraph that is nothing but a quotation, after one with words of somebody.

    Where a paragraph stands between them in which somebody else is named and acts, that is who speaks.
    """
    is_next = marked.is_alone and marked.is_clause and not marked.follows_in_paragraph
    if not is_next or marked.previous is None:
        return None
    distance = marked.context.block_of(marked.number) - marked.context.block_of(marked.previous)
    is_clear = distance < 2 or (distance <= _FAR and not _is_somebody_else(marked))
    return _shared(marked, marked.previous) if is_clear else None


def _is_somebody_else(marked: Marked) -> bool:
    """Whether a person is named as the subject of the sentence before the paragraph."""
    acting = acting_in_paragraph_before(marked)
    inside = marked.context.syntax.within(*acting.phrase) if acting is not None and acting.phrase else range(0)
    return any(marked.context.type_of(i) == "person" for i in inside)


def _is_paragraph_after(marked: Marked, index: int) -> bool:
    """Whether the words are a paragraph of their own, right behind the one that ends with the token."""
    is_alone = marked.is_alone and marked.is_clause and index >= 0
    return is_alone and marked.context.block[index] == marked.context.block_of(marked.number) - 1


def acting_in_paragraph_before(marked: Marked) -> Attribution | None:
    """For a paragraph that is nothing but a quotation: the subject of the sentence before it, if that can speak."""
    context, index = marked.context, _last_before(marked)
    if not _is_paragraph_after(marked, index):
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
        top = _top(context, place)
        subjects = [] if is_under_preposition(context.tokens[top]) else [top]
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
