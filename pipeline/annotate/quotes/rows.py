"""What was found → rows: kinds, quotations, speakers, and the mentions that speaker phrases make."""

import bisect
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pipeline.annotate.clauses.words import is_pronoun, is_relative_pronoun
from pipeline.annotate.coreference.references import SpeakerResolver
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.indirect import Clause
from pipeline.annotate.quotes.marked import Attribution, is_clause
from pipeline.annotate.quotes.turns import Turn
from pipeline.lexicon import words
from pipeline.records import Annotations, Mention, MentionKind, Quote
from pipeline.rules import Decision

Span = tuple[int, int]
# Rules after which the speaker phrase is a label.
_LABELLED = frozenset({"quote/label", "quote/turn"})
Group = tuple[Literal["cue", "stretch"], int]


def marked_and_indirect(
    context: QuoteContext,
    found: Mapping[int, Decision[Attribution]],
    clauses: Sequence[Clause],
    resolver: SpeakerResolver,
) -> list[Quote]:
    """Rows of marked stretches and unquoted clauses; those of one cue, and what goes on with it, are one quotation."""
    groups = {number: _group(number, found) for number in found}
    starts = [(group, context.stretches[number].start) for number, group in groups.items()]
    starts += [(("cue", clause.cue.token), clause.start) for clause in clauses]
    first: dict[Group, int] = {}
    for group, start in starts:
        first[group] = min(start, first.get(group, start))
    marked = [_marked(context, number, found[number], first[groups[number]], resolver) for number in found]
    unquoted = [
        Quote(
            start=clause.start,
            end=clause.end,
            kind="indirect",
            quotation=first["cue", clause.cue.token],
            speaker=clause.cue.phrase,
            cue=clause.cue.span,
            speakers=resolver.of_phrase(clause.cue.phrase, clause.cue.source, clause.cue.partner),
            rule=clause.rule,
            speaker_rule=clause.cue.speaker_rule,
        )
        for clause in clauses
    ]
    return marked + unquoted


def _marked(
    context: QuoteContext, number: int, decision: Decision[Attribution], quotation: int, resolver: SpeakerResolver
) -> Quote:
    """The row of one marked stretch."""
    stretch, attribution = context.stretches[number], decision.found
    return Quote(
        start=stretch.start,
        end=stretch.end,
        kind="direct" if is_clause(context, stretch.start, stretch.end) else "partial",
        quotation=quotation,
        speaker=attribution.phrase,
        cue=attribution.cue.span if attribution.cue else None,
        speakers=resolver.of_label(attribution.phrase)
        if attribution.is_label and attribution.phrase
        else resolver.of_phrase(
            attribution.phrase, attribution.source, attribution.cue.partner if attribution.cue else None
        ),
        rule=decision.rule,
        speaker_rule=attribution.cue.speaker_rule if attribution.cue else None,
    )


def turn_rows(turns: Iterable[Turn], resolver: SpeakerResolver) -> list[Quote]:
    """Rows of a transcript's turns."""
    return [
        Quote(
            start=start,
            end=end,
            kind="turn",
            quotation=turn.pieces[0][0],
            speaker=turn.label,
            speakers=() if turn.label is None or turn.names_nobody else resolver.of_label(turn.label),
            rule=turn.rule,
        )
        for turn in turns
        for start, end in turn.pieces
    ]


def speaker_mentions(rows: Iterable[Quote], context: QuoteContext, annotations: Annotations) -> list[Mention]:
    """Mentions for the pronouns and descriptions that speak, if each stands for one referent and holds no name."""
    taken = sorted((mention.start, mention.end) for mention in annotations.mentions)
    alone = [
        row
        for row in rows
        if row.speaker and len(row.speakers) == 1 and row.kind != "turn" and row.rule not in _LABELLED
    ]
    found = {row.speaker: row.speakers[0] for row in alone if row.speaker and _says_who(context, *row.speaker)}
    added: list[Mention] = []
    for (start, end), speaker in sorted(found.items(), key=lambda item: item[0]):
        at = bisect.bisect_left(taken, (start, start))
        nearby = [*taken[max(0, at - 1) : at + 1], *((mention.start, mention.end) for mention in added[-1:])]
        if not any(first < end and start < last for first, last in nearby):
            kind = _mention_kind(context, start, end)
            added.append(Mention(start=start, end=end, kind=kind, referent=speaker.referent, rule=speaker.rule))
    return added


def _group(number: int, found: Mapping[int, Decision[Attribution]]) -> Group:
    """What the stretch's row has in common with the other rows of its quotation: the cue, else the first stretch."""
    while (follows := found[number].found.follows) is not None:
        number = follows
    cue = found[number].found.cue
    return ("stretch", number) if cue is None else ("cue", cue.token)


def _says_who(context: QuoteContext, start: int, end: int) -> bool:
    """Whether the phrase is a mention of who speaks: not "who", beside its antecedent, nor a letter of theirs."""
    head = context.syntax.head_of(start, end)
    if head is None:
        return False
    return context.tokens[head].lemma.lower() not in words("cue_nouns") and not is_relative_pronoun(
        context.tokens[head]
    )


def _mention_kind(context: QuoteContext, start: int, end: int) -> MentionKind:
    inside = context.syntax.within(start, end)
    return "pronoun" if len(inside) == 1 and is_pronoun(context.tokens[inside.start]) else "nominal"
