"""What was found → rows: kinds, quotations, speakers, and the mentions that speaker phrases make."""

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal

from pipeline.annotate.quotes.indirect import Clause
from pipeline.annotate.quotes.neighbours import Attribution, is_clause
from pipeline.annotate.quotes.scene import Scene
from pipeline.annotate.quotes.turns import Turn
from pipeline.annotate.references import References
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import words
from pipeline.records import Annotations, Mention, MentionKind, Quote, Referent

Span = tuple[int, int]
_RELATIVE = frozenset({"WP", "WDT"})
Group = tuple[Literal["cue", "stretch"], int]


class Voices:
    """Whom the speaker phrases and labels of one document stand for; built once for a document."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self._text = syntax.text
        self._people = [referent for referent in annotations.referents if referent.type == "person"]
        self._references = References(syntax, annotations)
        self._mentions = annotations.mentions

    def of_phrase(self, phrase: Span | None, source: Span | None, partner: Span | None) -> tuple[int, ...]:
        """Keys of those who speak; none where the phrase that is shown names others alone: who is meant is not clear.

        Args:
            phrase: the words that are shown as the speaker.
            source: what they stand for: the antecedent of "who".
            partner: who speaks with them.
        """
        keys = self.of(source, partner)
        start, end = phrase or (0, 0)
        named = {mention.referent for mention in self._mentions if mention.start < end and start < mention.end}
        return () if named and len(keys) == 1 and not named.intersection(keys) else keys

    def of(self, source: Span | None, partner: Span | None) -> tuple[int, ...]:
        """Keys of the referents that speak: those of the phrase, then those of the partner in a joint statement."""
        spans = [span for span in (source, partner) if span is not None]
        return tuple(dict.fromkeys(key for span in spans for key in self._references.of(*span)))

    def of_label(self, label: Span) -> tuple[int, ...]:
        """The referent of a label: by its mention, else the one person whose name ends in it."""
        by_mention = self._references.of(*label)
        if by_mention:
            return by_mention
        name = self._text[slice(*label)].casefold().split()
        matches = [referent.key for referent in self._people if _bears(referent, name)]
        return tuple(matches) if len(matches) == 1 else ()


def marked_and_indirect(
    scene: Scene, found: dict[int, Attribution], clauses: Sequence[Clause], voices: Voices
) -> list[Quote]:
    """Rows of marked stretches and unquoted clauses; those of one cue, and what goes on with it, are one quotation."""
    groups = {number: _group(number, found) for number in found}
    starts = [(group, scene.stretches[number].start) for number, group in groups.items()]
    starts += [(("cue", clause.cue.token), clause.start) for clause in clauses]
    first: dict[Group, int] = {}
    for group, start in starts:
        first[group] = min(start, first.get(group, start))
    marked = [_marked(scene, number, found[number], first[groups[number]], voices) for number in found]
    unquoted = [
        Quote(
            start=clause.start,
            end=clause.end,
            kind="indirect",
            quotation=first["cue", clause.cue.token],
            speaker=clause.cue.phrase,
            cue=clause.cue.span,
            speakers=voices.of_phrase(clause.cue.phrase, clause.cue.source, clause.cue.partner),
            rule=clause.rule,
            speaker_rule=clause.cue.speaker_rule,
        )
        for clause in clauses
    ]
    return marked + unquoted


def _marked(scene: Scene, number: int, attribution: Attribution, quotation: int, voices: Voices) -> Quote:
    """The row of one marked stretch."""
    stretch = scene.stretches[number]
    return Quote(
        start=stretch.start,
        end=stretch.end,
        kind="direct" if is_clause(scene, stretch.start, stretch.end) else "partial",
        quotation=quotation,
        speaker=attribution.phrase,
        cue=attribution.cue.span if attribution.cue else None,
        speakers=voices.of_label(attribution.phrase)
        if attribution.rule in {"turn", "label"} and attribution.phrase
        else voices.of_phrase(
            attribution.phrase, attribution.source, attribution.cue.partner if attribution.cue else None
        ),
        rule=attribution.rule,
        speaker_rule=attribution.cue.speaker_rule if attribution.cue else None,
    )


def turn_rows(turns: Iterable[Turn], voices: Voices) -> list[Quote]:
    """Rows of a transcript's turns."""
    return [
        Quote(
            start=start,
            end=end,
            kind="turn",
            quotation=turn.pieces[0][0],
            speaker=turn.label,
            speakers=voices.of_label(turn.label),
            rule="label",
        )
        for turn in turns
        for start, end in turn.pieces
    ]


def speaker_mentions(rows: Iterable[Quote], scene: Scene, annotations: Annotations) -> list[Mention]:
    """Mentions for the pronouns and descriptions that speak, if each stands for one referent and holds no name."""
    taken = sorted((mention.start, mention.end) for mention in annotations.mentions)
    alone = [row for row in rows if row.speaker and len(row.speakers) == 1 and row.rule not in {"turn", "label"}]
    found = {row.speaker: row.speakers[0] for row in alone if row.speaker and _says_who(scene, *row.speaker)}
    added: list[Mention] = []
    for (start, end), referent in sorted(found.items()):
        at = bisect.bisect_left(taken, (start, start))
        nearby = [*taken[max(0, at - 1) : at + 1], *((mention.start, mention.end) for mention in added[-1:])]
        if not any(first < end and start < last for first, last in nearby):
            added.append(Mention(start=start, end=end, kind=_mention_kind(scene, start, end), referent=referent))
    return added


def _group(number: int, found: dict[int, Attribution]) -> Group:
    """What the stretch's row has in common with the other rows of its quotation: the cue, else the first stretch."""
    while (follows := found[number].follows) is not None:
        number = follows
    cue = found[number].cue
    return ("stretch", number) if cue is None else ("cue", cue.token)


def _bears(referent: Referent, name: list[str]) -> bool:
    return any(known.casefold().split()[-len(name) :] == name for known in referent.names)


def _says_who(scene: Scene, start: int, end: int) -> bool:
    """Whether the phrase is a mention of who speaks: not "who", beside its antecedent, nor a letter of theirs."""
    head = scene.syntax.head_of(start, end)
    if head is None:
        return False
    return scene.tokens[head].lemma.lower() not in words("cue_nouns") and scene.tokens[head].tag not in _RELATIVE


def _mention_kind(scene: Scene, start: int, end: int) -> MentionKind:
    inside = scene.syntax.within(start, end)
    return "pronoun" if len(inside) == 1 and scene.tokens[inside.start].pos == "PRON" else "nominal"
