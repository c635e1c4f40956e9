"""Transcripts and interviews: labels at line starts and questions in bold → speakers' turns, without stage directions.

What makes such lines those of a transcript is told by rules, in the order in which they are tried.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.annotate.transcripts import Label, is_sound_cue, is_stage_direction, label_at, stage_directions
from pipeline.rules import Example, Rule, decide

Span = tuple[int, int]

# Labels in capitals are plain enough from the second one on; "Name:" may be the field of a form and must come back.
_CAPITALS_ENOUGH = 2
_TITLE_CASE_ENOUGH = 4
_QUESTIONS_ENOUGH = 2
# A line that is all emphasis, as Markdown writes it.
_BOLD = re.compile(r"[^\S\n]*(?:\*\*|__)(?![\s*_])[^\n]*[?](?:\*\*|__)[^\S\n]*")
# At the edges of words: white space and emphasis.
_BLANK = " \t\n\r\f\v\u00a0*_"

By = Literal["labels", "bold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A speaker's turn.

    Attributes:
        start: of the label.
        end: behind the last word or stage direction.
        label: span of the phrase that names the speaker; None where none does.
        names_nobody: whether the label is one of unidentified people, or the Q or A of an interview.
        pieces: the stretches of words between stage directions.
        rule: code of the rule that took the labels of the text for those of a transcript.
    """

    start: int
    end: int
    label: Span | None
    pieces: tuple[Span, ...]
    rule: str
    names_nobody: bool = False

    def gaps(self) -> Iterator[Span]:
        """What belongs to the turn but not to its words: label and stage directions."""
        edges = [self.start, *(edge for piece in self.pieces for edge in piece), self.end]
        yield from ((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a text that may open turns.

    Attributes:
        labels: their labels, in text order.
        number: how many lines the text has.
        questions: how many of them ask in bold.
        is_transcript: whether the text is known to be a transcript.
    """

    labels: tuple[Label, ...]
    number: int
    questions: int
    is_transcript: bool


@dataclass(slots=True)
class _Draft:
    start: int
    label: Span | None
    names_nobody: bool
    lines: list[Span]


def find_turns(
    text: str, blocks: Sequence[Span], *, is_transcript: bool, people: Sequence[Span] = ()
) -> tuple[Turn, ...]:
    """The turns of a text; a turn runs until the next label or sound cue, over adjoining paragraphs of the body.

    Args:
        text: the document's text.
        blocks: spans of its paragraphs.
        is_transcript: whether the document is known to be a transcript, so that one label is enough.
        people: where people are named.
    """
    lines = [line for block in blocks for line in _lines(text, block)]
    labels = _labels(text, lines)
    asked = [line for line in lines if _BOLD.fullmatch(text, *line)]
    found = Lines(labels=tuple(labels.values()), number=len(lines), questions=len(asked), is_transcript=is_transcript)
    decision = decide(RULES, found) if labels or asked else None
    if decision is None:
        return ()
    drafts = _labelled(text, lines, labels) if decision.found == "labels" else _answered(text, lines, labels, people)
    return tuple(_turn(text, draft, decision.rule) for draft in drafts)


def _labels(text: str, lines: Sequence[Span]) -> dict[Span, Label]:
    """The labels by their lines: those with capitals, else those in small letters.

    The letter A alone, which may begin a name, is one only beside a Q.
    """
    labels = {line: label for line in lines if (label := label_at(text, *line))}
    if not any(label.is_question for label in labels.values()):
        labels = {line: label for line, label in labels.items() if not label.is_letter}
    return labels or {line: label for line in lines if (label := label_at(text, *line, small=True))}


def _labelled(text: str, lines: Sequence[Span], labels: Mapping[Span, Label]) -> list[_Draft]:
    """Turns that begin with a label each."""
    drafts: list[_Draft] = []
    is_open = False
    for number, line in enumerate(lines):
        if label := labels.get(line):
            nobody = label.is_letter or label.is_nameless
            drafts.append(_Draft(label.start, label.span, nobody, [(label.end, line[1])]))
            is_open = True
            continue
        is_open = is_open and not is_sound_cue(text[slice(*line)]) and _adjoins(text, lines[number - 1][1], line[0])
        if is_open:
            drafts[-1].lines.append(line)
    return drafts


def _adjoins(text: str, end: int, start: int) -> bool:
    """Whether nothing stands between two lines but stage directions that end no turn."""
    between = text[end:start].strip()
    return not between or (is_stage_direction(between) and not is_sound_cue(between))


def _answered(text: str, lines: Sequence[Span], labels: Mapping[Span, Label], people: Sequence[Span]) -> list[_Draft]:
    """Questions in bold with the answers below them, by the one person who is named above and does not ask."""
    asked = [line for line in lines if _BOLD.fullmatch(text, *line)]
    asking = next((labels[line].span for line in asked if line in labels), None)
    answering = _guest(text, [span for span in people if span[1] <= asked[0][0]], asking)
    drafts: list[_Draft] = []
    for number, line in enumerate(lines):
        label = labels.get(line)
        if line in asked:
            start = line[0] if label is None else label.end
            drafts.append(_Draft(line[0], asking, asking is None, [(start, line[1])]))
        elif drafts and _adjoins(text, lines[number - 1][1], line[0]):
            if lines[number - 1] in asked:
                drafts.append(_Draft(line[0], answering, answering is None, []))
            drafts[-1].lines.append(line if label is None else (label.end, line[1]))
    return drafts


def _guest(text: str, people: Sequence[Span], asking: Span | None) -> Span | None:
    """The one person among those named who does not ask."""
    host = text[slice(*asking)].split() if asking else []
    guests = {text[slice(*span)]: span for span in people if not set(text[slice(*span)].split()) & set(host)}
    full = {name: span for name, span in guests.items() if not any(name != other and name in other for other in guests)}
    return next(iter(full.values())) if len(full) == 1 else None


def _lines(text: str, block: Span) -> list[Span]:
    """Spans of a paragraph's lines."""
    return [
        (block[0] + m.start(), block[0] + m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text[block[0] : block[1]])
    ]


def _turn(text: str, draft: _Draft, rule: str) -> Turn:
    """The turn with the stretches of words in its lines, cut at stage directions."""
    start, end = draft.lines[0][0], draft.lines[-1][1]
    edges = [start, *(edge for cut in stage_directions(text, start, end) for edge in cut), end]
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        words_between = text[first:last]
        if any(sign.isalnum() for sign in words_between):
            at = first + len(words_between) - len(words_between.lstrip(_BLANK))
            found.append((at, at + len(words_between.strip(_BLANK))))
    return Turn(
        start=draft.start,
        end=end,
        label=draft.label,
        pieces=tuple(found),
        rule=rule,
        names_nobody=draft.names_nobody,
    )


def _of_transcript(lines: Lines) -> By | None:
    """A label in what is known to be a transcript."""
    return "labels" if lines.is_transcript and any(map(_is_written, lines.labels)) else None


def _in_capitals(lines: Lines) -> By | None:
    """Several labels in capitals."""
    return "labels" if sum(label.is_capital for label in lines.labels) >= _CAPITALS_ENOUGH else None


def _lettered(lines: Lines) -> By | None:
    """Questions and answers by their letters."""
    letters = {label.name for label in lines.labels if label.is_letter or label.is_nameless}
    return "labels" if len(letters) > 1 and len(lines.labels) >= _TITLE_CASE_ENOUGH else None


def _recurring(lines: Lines) -> By | None:
    """Labels of which some come back, unlike the fields of a form."""
    count = Counter(label.name for label in lines.labels if not (label.is_letter or label.is_nameless))
    repeated = [name for name, times in count.items() if times > 1]
    is_enough = len(lines.labels) >= _TITLE_CASE_ENOUGH and len(repeated) > 1
    return "labels" if is_enough and any(map(_is_written, lines.labels)) else None


def _in_small_letters(lines: Lines) -> By | None:
    """Labels in small letters that all come back and open most lines."""
    count = Counter(label.name for label in lines.labels)
    comes_back = len(count) > 1 and min(count.values()) > 1 and not any(map(_is_written, lines.labels))
    return "labels" if comes_back and 2 * len(lines.labels) > lines.number else None


def _is_written(label: Label) -> bool:
    """Whether the label has a capital."""
    return not label.name.islower()


def _in_bold(lines: Lines) -> By | None:
    """Questions in bold."""
    return "bold" if lines.questions >= _QUESTIONS_ENOUGH else None


def _rule(name: str, meaning: str, find: Callable[[Lines], By | None], *examples: Example) -> Rule[[Lines], By]:
    return Rule(step="turn", name=name, meaning=meaning, find=find, examples=examples)


RULES: tuple[Rule[[Lines], By], ...] = (
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
        "questions and answers",
        "the letters or words for question and answer at the start of four lines or more tell where a turn begins",
        _lettered,
        Example(
            text="Q. Is the ferry safe?\nA. It is now.\n\nQ. Who mended it?\nA. Two of us did.",
            words="Two of us did.",
            gives="A",
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
    _rule(
        "recurring in small letters",
        "labels in small letters that all come back and open most lines name who speaks from there on",
        _in_small_letters,
        Example(
            text="lund: it rained all day.\n\nbrook: the road was wet.\n\nlund: is it open?\n\nbrook: not before may.",
            words="not before may.",
            gives="brook",
        ),
    ),
    _rule(
        "questions in bold",
        "lines in bold that ask are questions, and what stands below each is the answer",
        _in_bold,
        Example(
            text="**Is the ferry safe?**\n\nIt is now.\n\n**Who mended it?**\n\nTwo of us did.",
            words="Two of us did.",
        ),
    ),
)
