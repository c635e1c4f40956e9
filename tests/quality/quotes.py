"""Quotations: whether reported words are found, and whether they are given to the phrase that speaks.

The answers are those of PolNeAR: attributions of a source, a cue and a content. Two units are compared. A *segment* is
a stretch in quotation marks within a content whose opening mark lies inside the content, or at most two characters
before it; segments are the same from a Jaccard index of 0.8 of their characters on. A *piece* is a stretch of a
content, in marks or not; pieces are the same from a Jaccard index of 0.5 of their words on. Both are cut at line ends,
so that one quotation of three paragraphs is three of one. A speaker is right if the phrases overlap, or if both have
none. What annotators marked as no part of the article does not count.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from quality.corpus import Release, Row, Rows, Text, Texts
from quality.figures import Figure, Result, all_three
from quality.ledger import Judged, codes, judged
from quality.marks import Quoted, quoted
from quality.matching import Candidate, Score, Span, common, jaccard, pair

SEGMENT, PIECE = 0.8, 0.5
"""The least Jaccard index of segments, of their characters, and of pieces, of their words."""

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_MARKS = re.compile(r"[\s'‘’\"“”`]")


class Unit(NamedTuple):
    """A stretch of reported words.

    Attributes:
        span: the stretch.
        speakers: phrases that speak; of a row at most one.
        rule: of the row; empty for an answer.
    """

    span: Span
    speakers: tuple[Span, ...]
    rule: str = ""


class Attribution(NamedTuple):
    """An answer: who speaks, and what."""

    source: tuple[Span, ...]
    content: list[Span]


class Answers(NamedTuple):
    """The answers for a text: attributions, and stretches that are no part of the article."""

    attributions: list[Attribution]
    discarded: list[Span]


class Units(NamedTuple):
    """Segments and pieces of a text."""

    segments: list[Unit]
    pieces: list[Unit]


def read_answers(folder: Path, texts: Texts) -> dict[str, Answers]:
    """The answers by text: the files of `attributions`, `<text>_<annotator>.ann`; of several annotators the first."""
    files: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(file.stem.rpartition("_")[0], file)
    return {name: _read_file(files[name]) for name in texts if name in files}


def _read_file(file: Path) -> Answers:
    """One file in the standoff form of brat: `T` lines give spans, `E` lines say which of them belong together."""
    spans: dict[str, tuple[str, list[Span]]] = {}
    relations: list[dict[str, list[str]]] = []
    for line in file.read_text(encoding="utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        stated = rest.partition("\t")[0]
        if name.startswith("T"):
            kind, places = stated.split(" ", 1)
            spans[name] = kind, [Span(*map(int, place.split())) for place in places.split(";")]
        elif name.startswith("E"):
            parts = defaultdict(list)
            for item in stated.split():
                role, _, span = item.partition(":")
                parts[role.rstrip("0123456789")].append(span)
            relations.append(parts)

    def of(parts: dict[str, list[str]], role: str) -> list[Span]:
        return sorted(span for name in parts.get(role, []) if name in spans for span in spans[name][1])

    found = [Attribution(tuple(of(parts, "Source")), of(parts, "Content")) for parts in relations]
    discarded = [span for kind, places in spans.values() if kind == "Discard" for span in places]
    return Answers([each for each in found if each.content], discarded)


def strip(text: str, span: Span) -> Span | None:
    """The span without marks, blanks and punctuation at its ends; None where nothing is left."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def cut(text: str, span: Span) -> list[Span]:
    """The span cut at line ends, its parts stripped."""
    parts, start = [], span.start
    for part in text[span.start : span.end].split("\n"):
        stripped = strip(text, Span(start, start + len(part)))
        if stripped:
            parts.append(stripped)
        start += len(part) + 1
    return parts


def merge(text: str, spans: list[Span]) -> list[Span]:
    """The spans, joined where only blanks and marks are between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not _MARKS.sub("", text[merged[-1].end : span.start]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def in_marks(text: str, spans: list[Span], marks: list[Quoted], *, opened: bool = True) -> list[Span]:
    """What of the spans of one attribution stands in marks, cut and stripped.

    Args:
        text: the text.
        spans: of one attribution.
        marks: the stretches in marks of the text.
        opened: whether the opening mark must be in the span or two characters before it, or belong to the stretch of
            the paragraph before.
    """
    found: list[Span] = []
    begun = False
    for span in spans:
        for each in marks:
            shared = common(span, Span(each.start, each.end))
            if shared and (not opened or (begun if each.mark is None else each.mark >= span.start - 2)):
                found += cut(text, shared)
                begun = True
    return found


def wanted_units(text: str, attributions: list[Attribution], marks: list[Quoted]) -> Units:
    """What should be found."""
    segments, pieces = [], []
    for each in attributions:
        content = merge(text, each.content)
        segments += [Unit(span, each.source) for span in in_marks(text, content, marks)]
        pieces += [Unit(span, each.source) for whole in content for span in cut(text, whole)]
    return Units(segments, pieces)


def quotations(text: str, rows: Rows) -> Rows:
    """The quotes, those joined that are one content for PolNeAR: pieces of a quotation with only marks between them."""
    joined: Rows = []
    for row in sorted(rows, key=lambda row: (row["start"], row["end"])):
        last = joined[-1] if joined else None
        between = text[last["end"] : row["start"]] if last else ""
        if last and last["quotation_id"] == row["quotation_id"] and not re.search(r"[^\W_]|\n", between):
            last["end"] = max(last["end"], row["end"])
            last["kind"] = row["kind"] if row["kind"] == last["kind"] else "partial"
        else:
            joined.append(dict(row))
    return joined


def found_units(text: str, rows: Rows, marks: list[Quoted], discarded: list[Span]) -> Units:
    """What was found. A direct quote is taken as it stands; of others, what is in marks is compared with segments."""
    segments, pieces = [], []
    for row in quotations(text, rows):
        span, rule = Span(row["start"], row["end"]), codes(row, "rule", "speaker_rule")
        whole = cut(text, span)
        quoted_parts = whole
        if row["kind"] != "direct":
            quoted_parts = in_marks(text, [span], marks, opened=row["kind"] != "partial")
        segments += [Unit(part, _speaker(row), rule) for part in quoted_parts]
        pieces += [Unit(part, _speaker(row), rule) for part in whole]
    return Units(_single(segments, discarded), _single(pieces, discarded))


def _speaker(row: Row) -> tuple[Span, ...]:
    if row["speaker_start"] is None or row["speaker_end"] <= row["speaker_start"]:
        return ()
    return (Span(row["speaker_start"], row["speaker_end"]),)


def _single(units: list[Unit], discarded: list[Span]) -> list[Unit]:
    """Each span once, the first with a speaker; without those half of which is no part of the article."""
    by: dict[Span, Unit] = {}
    for unit in units:
        if unit.span not in by or not by[unit.span].speakers:
            by[unit.span] = unit
    return [by[span] for span in sorted(by) if 2 * _covered(span, discarded) < span.end - span.start]


def _covered(span: Span, others: list[Span]) -> int:
    return sum(shared.end - shared.start for other in others if (shared := common(span, other)))


def same_speaker(wanted: Unit, found: Unit) -> bool:
    """Whether the phrases overlap, or both have none."""
    if not wanted.speakers or not found.speakers:
        return not wanted.speakers and not found.speakers
    return any(common(one, other) for one in wanted.speakers for other in found.speakers)


def words(text: str, span: Span) -> frozenset[int]:
    """Where the words of the span begin."""
    return frozenset(span.start + match.start() for match in _WORD.finditer(text[span.start : span.end]))


def pair_segments(wanted: list[Unit], found: list[Unit]) -> dict[int, int]:
    """Segments one to one, by their characters."""
    return _pairs(wanted, found, jaccard, SEGMENT)


def pair_pieces(text: str, wanted: list[Unit], found: list[Unit]) -> dict[int, int]:
    """Pieces one to one, by their words."""
    known = {unit.span: words(text, unit.span) for unit in (*wanted, *found)}

    def alike(one: Span, other: Span) -> float:
        either = known[one] | known[other]
        return len(known[one] & known[other]) / len(either) if either and common(one, other) else 0.0

    return _pairs(wanted, found, alike, PIECE)


def _pairs(wanted: list[Unit], found: list[Unit], alike: Callable[[Span, Span], float], least: float) -> dict[int, int]:
    candidates: list[Candidate] = []
    for first, unit in enumerate(wanted):
        for second, other in enumerate(found):
            value = alike(unit.span, other.span)
            if value >= least:
                candidates.append(((value,), first, second))
    return pair(candidates)


class Counts(NamedTuple):
    """Of segments or pieces: how many should be found, are found, are the same, and have the right speaker as well."""

    gold: int
    found: int
    same: int
    right: int


def measure(name: str, texts: Texts, gold: dict[str, Answers], release: Release) -> Result:
    """Segments found, and with their speaker; pieces with their speaker."""
    rows: list[Judged] = []
    found = release.rows("quotes")
    segments, pieces = [], []
    for each, answers in gold.items():
        text = texts[each]
        marks = quoted(text.text)
        wanted = wanted_units(text.text, answers.attributions, marks)
        given = found_units(text.text, found[text.name], marks, answers.discarded)
        segments.append(_count(wanted.segments, given.segments, pair_segments(wanted.segments, given.segments)))
        pairs = pair_pieces(text.text, wanted.pieces, given.pieces)
        pieces.append(_count(wanted.pieces, given.pieces, pairs))
        rows += _judge(f"{name} quotes", text, wanted.pieces, given.pieces, pairs)
    marked, every = _sum(segments), _sum(pieces)
    speakers = marked.right / marked.same if marked.same else 0.0
    figures = [
        *all_three("quotations in marks: found", Score(marked.same, marked.gold, marked.found), "F1"),
        *all_three(
            "quotations in marks: found, with the right speaker", Score(marked.right, marked.gold, marked.found), "F1"
        ),
        Figure(what="quotations in marks: right speaker, of those found", value=speakers),
        *all_three(
            "all reported speech, also without marks: words and speaker together",
            Score(every.right, every.gold, every.found),
            "F1",
        ),
    ]
    return Result(figures=figures, rows=rows)


def _count(wanted: list[Unit], found: list[Unit], pairs: dict[int, int]) -> Counts:
    right = sum(same_speaker(wanted[one], found[other]) for one, other in pairs.items())
    return Counts(len(wanted), len(found), len(pairs), right)


def _sum(counts: list[Counts]) -> Counts:
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def _judge(what: str, text: Text, wanted: list[Unit], found: list[Unit], pairs: dict[int, int]) -> list[Judged]:
    rows = []
    for number, unit in enumerate(wanted):
        other = found[pairs[number]] if number in pairs else None
        rule = {"rule": other.rule} if other else {}
        right = other is not None and same_speaker(unit, other)
        rows.append(judged(what, text.name, unit.span, text=text.text, right=right, **rule))
    extra = [unit for number, unit in enumerate(found) if number not in set(pairs.values())]
    return rows + [judged(f"{what} +", text.name, unit.span, text=text.text, rule=unit.rule) for unit in extra]
