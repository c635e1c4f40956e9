"""Transcripts: "NAME: …" labels at line starts → speakers' turns, without stage directions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import words

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
    """

    start: int
    end: int
    label: Span
    pieces: tuple[Span, ...]

    def gaps(self) -> Iterator[Span]:
        """What belongs to the turn but not to its words: label and stage directions."""
        edges = [self.start, *(edge for piece in self.pieces for edge in piece), self.end]
        yield from ((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)


@dataclass(slots=True)
class _Draft:
    label: Span
    lines: list[Span]


def turns(text: str, blocks: Sequence[Span], *, is_transcript: bool) -> tuple[Turn, ...]:
    """The turns of a text; a turn runs until the next label or sound cue, over adjoining paragraphs of the body.

    Args:
        text: the document's text.
        blocks: spans of its paragraphs.
        is_transcript: whether the document is known to be a transcript, so that one label is enough.
    """
    lines = [line for block in blocks for line in _lines(text, block)]
    labels = {line: match for line in lines if (match := _label(text, line))}
    if not _trusted(labels, is_transcript=is_transcript):
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
    return tuple(_turn(text, draft) for draft in drafts)


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


def _trusted(labels: dict[Span, re.Match[str]], *, is_transcript: bool) -> bool:
    """Whether the labels are those of a transcript: capitals twice, or names in title case of which some come back."""
    names = [match["name"] for match in labels.values()]
    capitals = [name for name in names if name == name.upper() and len(name) > 1]
    if is_transcript:
        return bool(names)
    if len(capitals) >= _CAPITALS_ENOUGH:
        return True
    repeated = [name for name, count in Counter(names).items() if count > 1]
    return len(names) >= _TITLE_CASE_ENOUGH and len(repeated) > 1


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


def _turn(text: str, draft: _Draft) -> Turn:
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
    return Turn(start=draft.label[0], end=end, label=draft.label, pieces=tuple(found))
