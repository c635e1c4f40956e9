"""Words in quotation marks without a cue of their own: pieces, paragraphs, announcements that go with a neighbour."""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.naming import is_title
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.scene import OUTSIDE, Scene
from pipeline.annotate.quotes.speakers import can_speak
from pipeline.annotate.quotes.turns import Turn

Span = tuple[int, int]

# A row of its own, without anybody who says it, needs a sentence.
_SENTENCE_WORDS = 5
_BY_POSITION = frozenset({"unattributed", "paragraph", "sentence before"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
# A dash, a name in capitals, and perhaps age, office or town, to the end of the line.
_BYLINE = re.compile(
    r"[^\S\n]*\n?[^\S\n]*(?:--?|[–—―])[^\S\n]*"
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4})(?:, [^\n“”\"]{1,60})?[^\S\n]*(?:\n|\Z)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said the words of one stretch, and how that was found.

    Attributes:
        rule: name of the rule.
        cue: the cue; None where the text has none.
        phrase: offsets of the speaker phrase.
        source: offsets of the phrase to resolve.
        follows: index of the stretch whose attribution is shared, if it is.
    """

    rule: str
    cue: Cue | None = None
    phrase: Span | None = None
    source: Span | None = None
    follows: int | None = None


def byline(scene: Scene, number: int) -> Attribution | None:
    """Who signs the words: “…” — Ada Lund, at the end of a line or paragraph."""
    match = _BYLINE.match(scene.syntax.text, scene.stretches[number].closed)
    return None if match is None else Attribution(rule="byline", phrase=match.span("name"), source=match.span("name"))


def same_sentence(scene: Scene, cues: dict[int, Cue], number: int, found: dict[int, Attribution]) -> Attribution | None:
    """A fragment that goes on with the one before it in its sentence: X said it was “a ruin” and would be “worse”."""
    before = scene.previous(number)
    stretch = scene.stretches[number]
    if (
        before is None
        or before not in found
        or stretch.parent is not None
        or scene.syntax.text[stretch.start].isupper()
    ):
        return None
    first, last = scene.syntax.within(scene.stretches[before].start, stretch.start), stretch.start
    head = scene.syntax.at(last)
    if head is None or not first or scene.tokens[first.start].sentence != scene.tokens[head].sentence:
        return None
    between = scene.syntax.within(scene.stretches[before].closed, stretch.opened)
    return None if any(i in cues for i in between) else _shared("second piece", found, before)


def without_cue(scene: Scene, cues: dict[int, Cue], number: int, found: dict[int, Attribution]) -> Attribution | None:
    """Words without a cue in their sentence: they go on with a neighbour's, or stand alone as a sentence."""
    stretch = scene.stretches[number]
    if stretch.continues is not None and stretch.continues in found:
        return _shared("continued", found, stretch.continues)
    clause = is_clause(scene, stretch.start, stretch.end)
    if clause and (introduced := _introduced(scene, cues, number)) is not None:
        return introduced
    whole = not any(scene.is_word(i) for walk in (scene.before(stretch), scene.behind(stretch)) for i in walk)
    if whole and clause and (acting := _acting_before(scene, number)) is not None:
        return acting
    if clause and not whole and (acting := _acting_around(scene, number)) is not None:
        return acting
    before = _attributed_before(scene, number, found)
    if before is not None and scene.block_of(before) == scene.block_of(number):
        if clause or whole or _is_exclaimed(scene, number) or _is_coordinated(scene, number, before):
            return _shared("second piece", found, before)
        before = None
    return _as_sentence(scene, number, before, found) if clause else None


def _as_sentence(scene: Scene, number: int, before: int | None, found: dict[int, Attribution]) -> Attribution | None:
    """A sentence in marks: a paragraph that goes on with the one before, or words that nobody is said to say."""
    stretch = scene.stretches[number]
    if not any(scene.is_word(i) for walk in (scene.before(stretch), scene.behind(stretch)) for i in walk):
        if is_title(scene, number):
            return None  # a heading between paragraphs
        if before is not None:
            return _shared("paragraph", found, before)
        subject = _subject_before(scene, number)
        if subject is not None:
            return subject
    is_long = len(scene.syntax.within(stretch.start, stretch.end)) >= _SENTENCE_WORDS
    return Attribution(rule="unattributed") if is_long else None


def give_to_turns(scene: Scene, found: dict[int, Attribution], turns: Iterable[Turn]) -> dict[int, Attribution]:
    """Inside a transcript's turn, marked sentences that no cue reports are the words of the turn's speaker."""
    labels = [(piece, turn.label) for turn in turns for piece in turn.pieces]
    given = dict(found)
    for number, attribution in found.items():
        if attribution.rule in _BY_POSITION:
            start = scene.stretches[number].start
            at = bisect.bisect_right(labels, start, key=lambda entry: entry[0][0]) - 1
            if at >= 0 and start < labels[at][0][1]:
                given[number] = Attribution(rule="turn", phrase=labels[at][1], source=labels[at][1])
    return given


def _attributed_before(scene: Scene, number: int, found: dict[int, Attribution]) -> int | None:
    """The last attributed stretch before this one, outside other marks, in this paragraph or the one before."""
    before = scene.previous(number)
    while before is not None and before not in found and scene.block_of(before) >= scene.block_of(number) - 1:
        before = scene.previous(before)
    return before if before in found else None


def _is_exclaimed(scene: Scene, number: int) -> bool:
    """Whether the marks hold a sentence without a verb: “So, who?”."""
    stretch = scene.stretches[number]
    words_inside = scene.syntax.text[stretch.start : stretch.end]
    return words_inside[0].isupper() and words_inside[-1] in "?!" and " " in words_inside


def _is_coordinated(scene: Scene, number: int, before: int) -> bool:
    """Whether nothing but a conjunction stands between two stretches: “rude” and “silly”."""
    between = scene.syntax.within(scene.stretches[before].closed, scene.stretches[number].opened)
    return all(
        (scene.is_mark(i) and scene.tokens[i].text not in {".", "!", "?"}) or scene.tokens[i].pos == "CCONJ"
        for i in between
    )


def _introduced(scene: Scene, cues: dict[int, Cue], number: int) -> Attribution | None:
    """Who is announced by a colon, in the sentence or at the end of the paragraph before: X took the stage: “…."""
    index = scene.syntax.within(scene.stretches[number].opened, scene.stretches[number].closed).start - 1
    while index >= 0 and scene.is_mark(index) and scene.tokens[index].text != ":":
        index -= 1
    if index < 0 or scene.tokens[index].text != ":":
        return None
    sentence = scene.syntax.sentences[scene.tokens[index].sentence]
    named = _label(scene, sentence.first, index)
    if named is not None:
        return Attribution(rule="introduced", phrase=named, source=named)
    for token in range(index, sentence.first - 1, -1):
        cue = cues.get(token)
        if cue is not None and cue.phrase is not None and scene.container[token] == OUTSIDE:
            return Attribution(rule="introduced", cue=cue, phrase=cue.phrase, source=cue.source)
    return _by_subject(scene, "introduced", sentence.first, index)


def _label(scene: Scene, first: int, colon: int) -> Span | None:
    """A name alone before the colon, at the start of the sentence or behind a dash: Ada Lund: “….”."""
    start = colon
    while start > first and scene.tokens[start - 1].pos == "PROPN":
        start -= 1
    alone = start == first or scene.tokens[start - 1].text in _DASHES
    return (scene.tokens[start].start, scene.tokens[colon - 1].end) if alone and start < colon else None


def _subject_before(scene: Scene, number: int) -> Attribution | None:
    """For a paragraph that is nothing but a quotation: the subject of the sentence before it, if that can speak."""
    index = scene.syntax.within(scene.stretches[number].opened, scene.stretches[number].closed).start - 1
    if index < 0 or scene.block[index] != scene.block_of(number) - 1:
        return None
    sentence = scene.syntax.sentences[scene.tokens[index].sentence]
    return _by_subject(scene, "sentence before", sentence.first, index)


def _acting_before(scene: Scene, number: int) -> Attribution | None:
    """For a quoted sentence: who acts in the unquoted sentence right before it in its paragraph: Brook laughed. “…."""
    index = scene.syntax.within(scene.stretches[number].opened, scene.stretches[number].closed).start - 1
    if index < 0 or scene.block[index] != scene.block_of(number) or scene.container[index] != OUTSIDE:
        return None
    sentence = scene.syntax.sentences[scene.tokens[index].sentence]
    if any(scene.container[i] != OUTSIDE for i in range(sentence.first, index)):
        return None
    return _by_subject(scene, "sentence before", sentence.first, index)


def _acting_around(scene: Scene, number: int) -> Attribution | None:
    """For a clause inside a sentence: who acts there: Lund went after Brook as a man who “never paid”."""
    stretch = scene.stretches[number]
    inside = scene.syntax.within(stretch.start, stretch.end)
    if scene.syntax.text[stretch.start].isupper():
        return None
    sentence = scene.syntax.sentences[scene.tokens[inside.start].sentence]
    return _by_subject(scene, "sentence", sentence.first, inside.start)


def _by_subject(scene: Scene, rule: str, first: int, last: int) -> Attribution | None:
    """The main subject between two tokens as the speaker."""
    subjects = [
        i
        for i in range(first, last)
        if scene.tokens[i].dep == "nsubj" and scene.tokens[scene.tokens[i].head].dep == "ROOT"
    ]
    subjects = [i for i in subjects if can_speak(scene, i)]
    if not subjects and last > first and scene.tokens[last - 1].pos == "PROPN":
        subjects = [_top(scene, first, last - 1)]
    if not subjects or scene.container[subjects[0]] != OUTSIDE or not can_speak(scene, subjects[0]):
        return None
    phrase = noun_phrase(scene, subjects[0])
    return Attribution(rule=rule, phrase=phrase, source=phrase)


def _top(scene: Scene, first: int, index: int) -> int:
    """The head of the name that the token belongs to, no further left than `first`."""
    while scene.tokens[index].dep in {"compound", "conj"} and scene.tokens[index].head >= first:
        index = scene.tokens[index].head
    return index


def _shared(rule: str, found: dict[int, Attribution], other: int) -> Attribution:
    """The attribution of another stretch; a relative pronoun gives way to what it stands for."""
    shared = found[other]
    return Attribution(rule=rule, cue=shared.cue, phrase=shared.source, source=shared.source, follows=other)


def is_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether the words hold a finite verb."""
    return any(_is_finite(scene, index) for index in scene.syntax.within(start, end))


def _is_finite(scene: Scene, index: int) -> bool:
    """Whether the token is a finite verb; an imperative is a base form without "to", auxiliary or subject."""
    token = scene.tokens[index]
    if token.tag != "VB":
        return token.tag in _FINITE
    return token.dep in {"ROOT", "ccomp", "parataxis", "conj", "xcomp"} and not scene.syntax.children(
        index, "aux", "nsubj"
    )
