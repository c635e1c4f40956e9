"""Names: whether a person, organization or place is found with its exact span and its type.

Only named mentions count, and only where all of them are annotated. Spans are compared without articles, titles and
possessives. Of names within names the outer one counts; the inner one, a nationality ("British") and a short form in
brackets inside a longer name are neither missed nor wrong.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from quality.corpus import ByText, Release, Row, Text, Texts
from quality.figures import Result, all_three
from quality.ledger import Judged, codes, judged
from quality.matching import Candidate, Score, Span, inside, overlap, pair, span_of

TYPES = {
    **dict.fromkeys(("PERSON", "PER"), "PER"),
    **dict.fromkeys(("ORGANIZATION", "ORGANISATION", "ORG"), "ORG"),
    **dict.fromkeys(("PLACE", "LOCATION", "LOC", "GPE", "FAC"), "LOC"),
}
SCORED = frozenset({"PER", "ORG", "LOC"})

_TITLES = (
    "mr|mrs|ms|dr|prof|professor|president|vice president|senator|sen|rep|representative|governor|gov|mayor|minister|"
    "secretary|ambassador|chancellor|king|queen|prince|princess|sir|lady|lord|judge|justice|general|gen|colonel|col|"
    "major|captain|capt|sergeant|officer|detective|sheriff|chairman|chairwoman|chief|ceo|director|spokesman|"
    "spokeswoman|spokesperson|congressman|congresswoman|pope|bishop|father|sister|imam|attorney|lieutenant|lt|"
    "commander|admiral|executive|analyst|founder|co-founder|leader"
)
_TITLE = re.compile(rf"^(?:\S+\s+){{0,3}}?(?:{_TITLES})\.?\s+(?=[A-Z])", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+(?=\S)", re.IGNORECASE)
_BEFORE = re.compile(r"[\s\"'“”‘’(]+(?=\S)")
_AFTER = re.compile(r"(?:['’]s|[\s\"'“”’,;:)]+)$")
_NATIONALITY = re.compile(
    r"(?:\w+(?:ese|ish)|\w+[ei]an|North American|South African|American|Mexican|Korean|German|French|Dutch|Greek|Swiss|"
    r"Iraqi|Israeli|Afghan|Pakistani|Thai|Czech|Norman|Arab|Welsh|federal|US-led|EU-wide)$"
)


class Name(NamedTuple):
    """A named mention: its span, the span of the name alone, its type, and the rule that found it."""

    span: Span
    core: Span
    type: str
    rule: str


def core(text: str, span: Span, kind: str) -> Span:
    """The span without articles, marks, possessives and, of people, titles."""
    start, end = span
    while True:
        words = text[start:end]
        match = _ARTICLE.match(words) or (kind == "PER" and _TITLE.match(words)) or _BEFORE.match(words)
        if not match or match.end() >= len(words):
            break
        start += match.end()
    rest = _AFTER.sub("", text[start:end])
    return Span(start, start + len(rest) if rest else end)


def answers(text: Text, gold: list[Row]) -> tuple[list[Name], list[Name], list[Name]]:
    """The names that count; those that neither help nor hurt; those of types that are not scored."""
    named = [_answer(text, row) for row in gold if _counts(text, row)]
    wanted = [name for name in named if name.type in SCORED]
    kept: list[Name] = []
    optional: list[Name] = []
    for name in sorted(wanted, key=lambda name: (name.core.start - name.core.end, name.core.start)):
        nationality = name.type == "LOC" and _NATIONALITY.match(text.text[name.core.start : name.core.end])
        within = inside(name.core, [other.core for other in kept])
        (optional if nationality or within else kept).append(name)
    return kept, optional, [name for name in named if name.type not in SCORED]


def _counts(text: Text, row: Row) -> bool:
    return row["level"] == "NAM" and row.get("exhaustive", True) and inside(span_of(row), text.evaluated)


def _answer(text: Text, row: Row) -> Name:
    kind = str(TYPES.get(row["type"], row["type"]))
    inner = Span(row["core_start"], row["core_end"]) if "core_start" in row else span_of(row)
    return Name(span_of(row), core(text.text, inner, kind), kind, "")


def mentions(text: Text, rows: list[Row], types: dict[str, str]) -> list[Name]:
    """The names of a release in a text.

    Args:
        text: the text.
        rows: its mentions.
        types: the type of each entity.
    """
    names: dict[tuple[Span, str], Name] = {}
    for row in rows:
        kind = TYPES[types[row["entity_id"]].upper()]
        if row["kind"] == "name" and inside(span_of(row), text.evaluated):
            name = Name(span_of(row), core(text.text, span_of(row), kind), kind, codes(row, "rule"))
            names.setdefault((name.span, kind), name)
    return list(names.values())


def measure(name: str, texts: Texts, gold: ByText, release: Release, *, published: str = "") -> Result:
    """Exact spans with their types; products and works named after firms do not count."""
    types = {row["entity_id"]: row["type"] for row in release.all("entities")}
    found = release.rows("mentions")
    rows: list[Judged] = []
    totals: dict[str, int] = defaultdict(int)
    for text in texts.values():
        wanted, optional, unscored = answers(text, gold[text.name])
        given = [
            each
            for each in mentions(text, found[text.name], types)
            if not _touches(each, unscored) or _touches(each, wanted)
        ]
        pairs = pair(_candidates(wanted, given))
        extra = [each for number, each in enumerate(given) if number not in set(pairs.values())]
        wrong = [each for each in extra if not _forgiven(each, text, wanted, optional)]
        judgements = list(_judge(f"{name} names", text, wanted, {one: given[two] for one, two in pairs.items()}))
        rows += judgements
        rows += [judged(f"{name} names +", text.name, each.span, text=text.text, rule=each.rule) for each in wrong]
        totals["right"] += sum(row.right for row in judgements)
        totals["gold"] += len(wanted)
        totals["found"] += len(pairs) + len(wrong)
    score = Score(totals["right"], totals["gold"], totals["found"])
    return Result(figures=all_three("names: exact span and type", score, published), rows=rows)


def _touches(name: Name, others: list[Name]) -> bool:
    return any(overlap(name.core, other.core) > 0 for other in others)


def _forgiven(name: Name, text: Text, wanted: list[Name], optional: list[Name]) -> bool:
    """Whether a name that no answer has is no fault."""
    in_brackets = text.text[max(0, name.span.start - 1)] == "("
    return _touches(name, optional) or (in_brackets and inside(name.span, [each.span for each in wanted]))


def _candidates(wanted: list[Name], given: list[Name]) -> list[Candidate]:
    return [
        ((float(answer.type == name.type), float(overlap(answer.core, name.core))), first, second)
        for first, answer in enumerate(wanted)
        for second, name in enumerate(given)
        if answer.span == name.span or answer.core == name.core
    ]


def _judge(what: str, text: Text, wanted: list[Name], pairs: dict[int, Name]) -> list[Judged]:
    rows = []
    for number, answer in enumerate(wanted):
        name = pairs.get(number)
        rule = {"rule": name.rule} if name else {}
        right = name is not None and name.type == answer.type
        rows.append(judged(what, text.name, answer.span, text=text.text, right=right, **rule))
    return rows
