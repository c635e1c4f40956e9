"""Transcripts: "NAME: …" labels at line starts → speakers' turns, without stage directions.

What makes such labels those of a transcript is told by rules, in the order in which they are tried.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import words
from pipeline.rules import Example, Rule, decide

Span = tuple[int, int]

_PARTICLE = r"(?:de|la|del|van|von|der|al|bin|di|da|dos|du|y)"
_NAME = rf"(?:[^\W\d_a-z][\w.'’-]*)(?:[ ](?:{_PARTICLE}|(?:[^\W\d_a-z][\w.'’&-]*))){{0,5}}(?:[ ]\#?\d{{1,2}})?"
# A label: name, then whatever a comma or parenthesis adds (", BYLINE", "(D-Ohio)"), then a colon with words behind it.
_LABEL = re.compile(rf"[^\S\n]*(?P<name>{_NAME})(?:, [^\n:.?!]{{1,40}}| \([^\n:)]{{1,40}}\)){{0,2}}:(?=\s)")
_DIRECTION = re.compile(r"[(\[]([^()\[\]\n]{1,200})[)\]]")
# Labels in capitals are plain enough from the second one on; "Name:" may be the field of a form and must come back.
_CAPITALS_ENOUGH = 2
_TITLE_CASE_ENOUGH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A speaker's turn.

    Attributes:
        start: of the label.
        end: behind the last word or stage direction.
        label: span of the name in the label.
        pieces: the stretches of words between stage directions.
        rule: code of the rule that took the labels of the text for those of a transcript.
    """

    start: int
    end: int
    label: Span
    pieces: tuple[Span, ...]
    rule: str

    def gaps(self) -> Iterator[Span]:
        """What belongs to the turn but not to its words: label and stage directions."""
        edges = [self.start, *(edge for piece in self.pieces for edge in piece), self.end]
        yield from ((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a text.

    Attributes:
        names: the name in each, in text order.
        is_transcript: whether the text is known to be a transcript.
    """

    names: tuple[str, ...]
    is_transcript: bool


@dataclass(slots=True)
class _Draft:
    label: Span
    lines: list[Span]


def find_turns(text: str, blocks: Sequence[Span], *, is_transcript: bool) -> tuple[Turn, ...]:
    """The turns of a text; a turn runs until the next label or sound cue, over adjoining paragraphs of the body.

    Args:
        text: the document's text.
        blocks: spans of its paragraphs.
        is_transcript: whether the document is known to be a transcript, so that one label is enough.
    """
    lines = [line for block in blocks for line in _lines(text, block)]
    labels = {line: match for line in lines if (match := _label(text, line))}
    names = tuple(match["name"] for match in labels.values())
    decision = decide(RULES, Labels(names=names, is_transcript=is_transcript)) if names else None
    if decision is None:
        return ()
    drafts: list[_Draft] = []
    is_open = False
    for number, line in enumerate(lines):
        if match := labels.get(line):
            drafts.append(_Draft(match.span("name"), [(match.end(), line[1])]))
            is_open = True
            continue
        is_open = is_open and not _is_sound_cue(text, line) and not text[lines[number - 1][1] : line[0]].strip()
        if is_open:
            drafts[-1].lines.append(line)
    return tuple(_turn(text, draft, decision.rule) for draft in drafts)


def _lines(text: str, block: Span) -> list[Span]:
    """Spans of a paragraph's lines."""
    return [
        (block[0] + m.start(), block[0] + m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text[block[0] : block[1]])
    ]


def _label(text: str, line: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, *line)
    if match is None or match["name"].lower().rstrip(".") in words("label_words"):
        return None
    return match


def is_stage_direction(words_alone: str) -> bool:
    """Whether words are nothing but a stage direction: (CROSSTALK)."""
    match = _DIRECTION.match(words_alone)
    return match is not None and _is_direction(match[1]) and not words_alone[match.end() :].strip(".")


def _is_direction(inside: str) -> bool:
    """Whether a parenthesis holds a stage direction: its first word says so, or it is in capitals and no acronym."""
    first = re.match(r"[\w-]+", inside)
    return (inside == inside.upper() and " " in inside) or (
        first is not None and first.group().lower() in words("stage_directions")
    )


def _is_sound_cue(text: str, line: Span) -> bool:
    """Whether a line begins with a sound cue in capitals, "(SOUNDBITE OF SONG)": it ends the turn before it."""
    match = _DIRECTION.match(text, *line)
    return match is not None and match[1] == match[1].upper() and " " in match[1]


def _turn(text: str, draft: _Draft, rule: str) -> Turn:
    """The turn with the stretches of words in its lines, cut at stage directions."""
    start, end = draft.lines[0][0], draft.lines[-1][1]
    cuts = [m.span() for m in _DIRECTION.finditer(text, start, end) if _is_direction(m[1])]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        words_between = text[first:last]
        if any(sign.isalnum() for sign in words_between):
            at = first + len(words_between) - len(words_between.lstrip())
            found.append((at, at + len(words_between.strip())))
    return Turn(start=draft.label[0], end=end, label=draft.label, pieces=tuple(found), rule=rule)


def _of_transcript(labels: Labels) -> bool | None:
    """A label in what is known to be a transcript."""
    return labels.is_transcript or None


def _in_capitals(labels: Labels) -> bool | None:
    """Several labels in capitals."""
    return sum(name == name.upper() and len(name) > 1 for name in labels.names) >= _CAPITALS_ENOUGH or None


def _recurring(labels: Labels) -> bool | None:
    """Labels of which some come back, unlike the fields of a form."""
    repeated = [name for name, count in Counter(labels.names).items() if count > 1]
    return (len(labels.names) >= _TITLE_CASE_ENOUGH and len(repeated) > 1) or None


def _rule(name: str, meaning: str, find: Callable[[Labels], bool | None], *examples: Example) -> Rule[[Labels], bool]:
    return Rule(step="turn", name=name, meaning=meaning, find=find, examples=examples)


RULES: tuple[Rule[[Labels], bool], ...] = (
    _rule(
        "transcript",
        "in what is known to be a transcript a label at the start of a line names who speaks from there on",
        _of_transcript,
        Example(
            text="Brook: It rained all day in Harwick. Nobody came to the bridge.",
            words="It rained all day in Harwick. Nobody came to the bridge.",
            gives="Brook",
            genre="transcript",
        ),
    ),
    _rule(
        "capitals",
        "labels in capitals at the start of two lines or more name who speaks from there on",
        _in_capitals,
        Example(
            text="ADA LUND, HOST: It rained all day.\n\nBROOK: The road was wet.",
            words="The road was wet.",
            gives="BROOK",
        ),
    ),
    _rule(
        "recurring names",
        "labels at the start of four lines or more, of which two come back, name who speaks from there on",
        _recurring,
        Example(
            text="Lund: It rained all day.\n\nBrook: The road was wet.\n\nLund: Is it open?\n\nBrook: Not before May.",
            words="Not before May.",
            gives="Brook",
        ),
    ),
)
