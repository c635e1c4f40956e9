"""Headlines that report: "Lund: Bridge will stay closed", "Report: Bridge was never safe"."""

from collections.abc import Iterator

from pipeline.annotate.clauses.words import has_tense, is_question_word
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.speaker_rules import speaker_of
from pipeline.annotate.quotes.speakers import Site
from pipeline.lexicon import words
from pipeline.records import Annotations

_LONGEST_LABEL = 4


def headline_cues(context: QuoteContext, annotations: Annotations) -> dict[int, Cue]:
    """The colons behind a name or document that opens a headline, by their token's index, as cues."""
    types = {referent.key: referent.type for referent in annotations.referents}
    names = {(m.start, m.end): types[m.referent] for m in annotations.mentions if m.kind == "name"}
    found = {}
    for first, colon, last in _labelled(context, annotations):
        span = context.tokens[first].start, context.tokens[colon - 1].end
        is_document = colon == first + 1 and context.tokens[first].text.lower() in words("cue_nouns")
        content = context.tokens[colon + 1 : last]
        tells = any(map(has_tense, content)) and not is_question_word(content[0])
        if tells and (is_document or names.get(span) in {"person", "organization"}):
            decision = speaker_of(Site(context=context, cue=colon, kind="headline"))
            found[colon] = Cue(
                token=colon,
                span=(context.tokens[colon].start, context.tokens[colon].end),
                takes=frozenset({"headline"}),
                speaker=decision.found if decision else None,
                phrase=span if decision else None,
                source=span if decision else None,
                speaker_rule=decision.rule if decision else None,
            )
    return found


def _labelled(context: QuoteContext, annotations: Annotations) -> Iterator[tuple[int, int, int]]:
    """For each headline with a colon near its start: its first token, the colon, and the end."""
    for region in annotations.regions:
        if region.kind == "headline":
            inside = context.syntax.within(region.start, region.end)
            start = range(inside.start, min(inside.stop - 1, inside.start + _LONGEST_LABEL + 1))
            colon = next((i for i in start if context.tokens[i].text == ":"), inside.start)
            if colon > inside.start:
                yield inside.start, colon, inside.stop
