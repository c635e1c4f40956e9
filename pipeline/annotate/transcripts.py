"""What transcripts are made of: labels that say who speaks, “LUND, HOST:”, and stage directions, “(LAUGHTER)”."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import words

Span = tuple[int, int]

# What may stand before a label: emphasis, the chevrons of subtitles, a time.
_EMPHASIS = r"[*_]{0,3}"
_BEFORE = (
    rf"[^\S\n]*{_EMPHASIS}(?:>{{1,3}}[^\S\n]*)?(?:[(\[]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d+)?[)\]]?[^\S\n]*)?{_EMPHASIS}"
)
_CAPITAL = r"[^\W\d_a-z]"
_CAPITALIZED = rf"{_CAPITAL}[\w.'’&/-]*"
# A role behind a comma or in parentheses: ", BYLINE", " (D-Ohio)", " [through interpreter]".
_ADDED = r"(?P<added>(?:,[ ][^\n:.?!()]{1,40}|[ ][(\[][^\n:()\[\]]{1,40}[)\]]){0,2})"
_END = rf"{_EMPHASIS}:{_EMPHASIS}(?=\s|[*_])"
_LETTERS = rf"(?P<letter>[QA])(?:[ ][(\[][^\n:()\[\]]{{1,40}}[)\]])?{_EMPHASIS}[.:]{_EMPHASIS}(?=\s)"
_DIRECTION = re.compile(r"[(\[]([^()\[\]\n]{1,200})[)\]]")
_LINE = re.compile(r"[^\n]+")
# Of the letters of a name in capitals at least so many are: "McKAY".
_SHARE = 0.6


_SMALL = r"(?P<name>[^\W\d_A-Z][\w.'’-]*(?:[ ][^\W\d_A-Z][\w.'’-]*){0,2})(?P<letter>(?!))?"


@functools.cache
def _label() -> re.Pattern[str]:
    """A label with the words that speak behind it."""
    particles = "|".join(sorted(map(re.escape, words("name_particles"))))
    name = rf"(?P<name>{_CAPITALIZED}(?:[ ](?:(?:{particles})(?=[ ])|{_CAPITALIZED})){{0,5}}(?:[ ]\#?\d{{1,2}})?)"
    return re.compile(rf"{_BEFORE}(?:{_LETTERS}|{name}{_ADDED}{_END})")


@functools.cache
def _small_label() -> re.Pattern[str]:
    """A label in small letters."""
    return re.compile(rf"{_BEFORE}{_SMALL}{_ADDED}{_END}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The label of a turn.

    Attributes:
        start: of the label, with the time or emphasis before it.
        end: behind its colon.
        span: of the name.
        name: the name.
        added: what a comma or parentheses add to it.
        is_letter: whether it is the Q or A of questions and answers.
    """

    start: int
    end: int
    span: Span
    name: str
    added: str
    is_letter: bool

    @property
    def role(self) -> str:
        """What a comma adds: "BYLINE"."""
        return self.added.partition("(")[0].strip(", ")

    @property
    def is_capital(self) -> bool:
        """Whether the name is in capitals."""
        letters = [sign for sign in self.name if sign.isalpha()]
        return len(letters) > 1 and sum(map(str.isupper, letters)) > _SHARE * len(letters)

    @property
    def is_question(self) -> bool:
        """Whether it is a Q."""
        return self.is_letter and self.name == "Q"

    @property
    def is_nameless(self) -> bool:
        """Whether it names nobody: UNIDENTIFIED MALE #2, Question."""
        return all(
            word.lower() in words("nameless_labels") or word.strip("#").isdigit()
            for word in re.split(r"[ /]", self.name)
        )


def label_at(text: str, start: int, end: int, *, small: bool = False) -> Label | None:
    """The label with which a line begins that stands there; rubrics and fields of forms ("Date:") are none.

    Args:
        text: that holds the line.
        start: of the line.
        end: of the line.
        small: whether the label is one in small letters: "lund: it rained".
    """
    match = (_small_label() if small else _label()).match(text, start, end)
    if match is None:
        return None
    group = "name" if match["name"] else "letter"
    if match[group].lower().rstrip(".") in words("label_words"):
        return None
    return Label(
        start=match.start(),
        end=match.end(),
        span=match.span(group),
        name=match[group],
        added=match["added"] or "",
        is_letter=group == "letter",
    )


def stage_directions(text: str, start: int, end: int) -> Iterator[Span]:
    """Stage directions between words that are spoken: (Laughter)."""
    for match in _DIRECTION.finditer(text, start, end):
        if is_direction(match[1]):
            yield match.span()


def is_direction(inside: str) -> bool:
    """Whether a parenthesis holds a stage direction: its first word says so, or it is in capitals and no acronym."""
    first = re.match(r"[\w-]+", inside)
    return (inside == inside.upper() and " " in inside) or (
        first is not None and first.group().lower() in words("stage_directions")
    )


def is_stage_direction(line: str) -> bool:
    """Whether words are nothing but a stage direction: (CROSSTALK)."""
    match = _DIRECTION.match(line)
    return match is not None and is_direction(match[1]) and not line[match.end() :].strip(".")


def is_sound_cue(line: str) -> bool:
    """Whether a line begins with a sound cue in capitals, "(SOUNDBITE OF SONG)": it ends the turn before it."""
    match = _DIRECTION.match(line)
    return match is not None and match[1] == match[1].upper() and " " in match[1]


def is_cue_line(line: str) -> bool:
    """Whether a line is a stage direction that no running text would put there: (CROSSTALK), COMMERCIAL BREAK."""
    inside = line.strip("()[]*_ .")
    parts = re.split(r"[ -]", inside)
    all_told = all(part.lower() in words("stage_directions") for part in parts)
    return bool(inside) and ((all_told and inside.isupper()) or (is_stage_direction(line) and _is_plain(inside, parts)))


def _is_plain(inside: str, parts: list[str]) -> bool:
    """Whether no parenthesis of an author reads so: a word alone or in capitals that begins like a direction."""
    return (len(parts) == 1 or inside.isupper()) and parts[0].lower() in words("stage_directions")


def labels_in(text: str) -> list[Label]:
    """The labels with which the lines of a text begin."""
    return [label for line in _LINE.finditer(text) if (label := label_at(text, *line.span())) is not None]


def unnamed(text: str, labels: Sequence[Label]) -> Iterator[Span]:
    """What names nobody though it has capitals: stage directions, labels of unidentified people, party and state."""
    for match in _DIRECTION.finditer(text):
        if is_cue_line(match.group()):
            yield match.span()
    asks = any(label.is_question for label in labels)
    for label in labels:
        if label.is_nameless or (label.is_letter and asks):
            yield label.span[0], label.end
        if label.is_capital and "(" in label.added:
            yield label.span[1] + label.added.index("("), label.end
