"""The quotes step: quotation marks, transcripts' turns and reported clauses, with who says them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.coreference.references import SpeakerResolver
from pipeline.annotate.language import READ_KINDS
from pipeline.annotate.marks import stretches
from pipeline.annotate.quotes.attribution import attribute
from pipeline.annotate.quotes.contents import with_shared_speakers
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.cues import find_cues
from pipeline.annotate.quotes.excerpts import without_labels
from pipeline.annotate.quotes.headlines import headline_cues
from pipeline.annotate.quotes.indirect import indirect_clauses
from pipeline.annotate.quotes.rows import marked_and_indirect, speaker_mentions, turn_rows
from pipeline.annotate.quotes.turns import Turn, find_turns
from pipeline.annotate.quotes.unclosed import ended, unclosed
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Annotations, Document

Span = tuple[int, int]


def annotate_quotes(document: Document, annotations: Annotations) -> Annotations:
    """Fill `quotes`, and add mentions for the speaker phrases that stand for one referent.

    Quotation marks are paired first, since a parser knows little of them; then every cue is looked up with its speaker;
    then each marked stretch is given to a cue, and what the cues report outside the marks becomes indirect speech.
    """
    if not annotations.tokens:
        return annotations
    text = document.text
    read = [region for region in annotations.regions if region.kind in READ_KINDS]
    blocks = [block for region in read for block in paragraphs(text, region.start, region.end)]
    people = _people(annotations)
    spoken = find_turns(text, blocks, is_transcript=annotations.facts.genre == "transcript", people=people)
    blocks = list(_spoken_blocks(blocks, spoken))
    types = {referent.key: referent.type for referent in annotations.referents}
    named = [mention for mention in annotations.mentions if mention.kind == "name"]
    names = [((mention.start, mention.end), types[mention.referent]) for mention in named]
    syntax = Clauses(document, annotations)
    context = QuoteContext(syntax, without_labels(text, ended(syntax, stretches(text, blocks))), blocks, names)
    cues = with_shared_speakers(context, find_cues(context)) | headline_cues(context, annotations)
    pieces = [(piece, turn.label) for turn in spoken if turn.label for piece in turn.pieces]
    found = attribute(context, cues, pieces)
    clauses = list(indirect_clauses(context, cues, found))
    resolver = SpeakerResolver(context.syntax, annotations)
    rows = marked_and_indirect(context, found, clauses, resolver) + turn_rows(spoken, resolver)
    rows.sort(key=lambda row: (row.start, -row.end))
    mentions = sorted(
        (*annotations.mentions, *speaker_mentions(rows, context, annotations)),
        key=lambda mention: (mention.start, mention.end),
    )
    unpaired = len(context.strays) + unclosed(context.stretches)
    return replace(annotations, quotes=tuple(rows), mentions=tuple(mentions), unpaired_marks=unpaired)


def _people(annotations: Annotations) -> list[Span]:
    """Where people are named."""
    people = {referent.key for referent in annotations.referents if referent.type == "person"}
    return [(m.start, m.end) for m in annotations.mentions if m.kind == "name" and m.referent in people]


def _spoken_blocks(blocks: Iterable[Span], spoken: Sequence[Turn]) -> Iterator[Span]:
    """The paragraphs without labels and stage directions, cut there, so that no quotation runs across them."""
    hidden = [gap for turn in spoken for gap in turn.gaps()]
    number = 0
    for block_start, end in blocks:
        start = block_start
        while number < len(hidden) and hidden[number][0] < end:
            if start < hidden[number][0]:
                yield start, hidden[number][0]
            start = max(start, hidden[number][1])
            if hidden[number][1] > end:
                break
            number += 1
        if start < end:
            yield start, end
