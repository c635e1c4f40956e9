"""Finds further occurrences of the names that a document uses: in headlines, in capitals, overlooked by the model."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_proper_noun
from pipeline.annotate.names.candidates import HEAD, Name
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.given import given_names, is_surname_month
from pipeline.annotate.names.grouping import form_of
from pipeline.annotate.names.kinds import is_family_first, kinds
from pipeline.annotate.names.places import is_town_team
from pipeline.annotate.names.ranks import Known, without_rank
from pipeline.annotate.names.things import is_product
from pipeline.annotate.names.words import Word, is_capitalized, is_demonym, small_words
from pipeline.naming import fold, person_key
from pipeline.records import EntityType
from pipeline.rules import Decision, Example, Rule, decide

# Longest name that is looked for, in words.
LONGEST = 8

# So many words of a headline are rarely one name, and a word alone is none as often; no more than this speaks for it
# where the model alone does.
MANY, GUESS = 3, 1.0


def with_recurrences(names: list[Name], lines: list[list[Word]], syntax: Clauses) -> list[Name]:
    """The names, and every further occurrence of a name known from a sentence in usual case.

    In headlines and lines of capitals a known name wins over what was guessed there.
    """
    small = small_words(syntax)
    known = _known(names, small)
    names = [without_rank(name, known) for name in names]
    firm = [name for name in names if not name.shouted or _key(name.text) in known or place_weight(name.text) > 0]
    added = _outside([name for line in lines for name in _in_line(line, known, small, syntax)], firm)
    loose = _outside([name for name in names if name.shouted and not _is_guess(name)], [*firm, *added])
    return sorted([*firm, *added, *loose], key=lambda name: name.start)


def _is_guess(name: Name) -> bool:
    """Whether nothing but the model's guess makes a name of one word of a headline, or one of many words."""
    alone = " " not in name.text and not name.text.isupper() and fold(name.text) not in given_names()
    unlikely = alone or name.text.count(" ") + 1 >= MANY
    return unlikely and max(name.votes.values(), default=0.0) <= GUESS


def _outside(names: list[Name], others: list[Name]) -> list[Name]:
    """The names that overlap none of the others."""
    taken = {offset for name in others for offset in range(name.start, name.end)}
    return [name for name in names if not any(offset in taken for offset in range(name.start, name.end))]


def _known(names: list[Name], small: frozenset[str]) -> Known:
    """The names in sentences of usual case, and the surname of each full one."""
    forms: dict[str, list[Name]] = {}
    for name in names:
        if not name.shouted:
            forms.setdefault(form_of(name.text), []).append(name)
    known: dict[tuple[str, ...], EntityType] = {}
    for form, kind in kinds(forms, small).items():
        if kind is None:
            continue
        for text in sorted({name.text for name in forms[form]}):
            known[_key(text)] = kind
            parts = person_key(text)
            if kind == "person" and len(parts) > 1 and len(parts[-1]) > 2:
                known.setdefault(parts[-1:], kind)
                if parts[0] in given_names() or is_family_first(text):
                    known.setdefault(parts[:1], kind)
            if kind == "organization" and is_town_team(text.split()):
                known.setdefault(_key(text)[-1:], kind)
    return known


def _in_line(line: list[Word], known: Known, small: frozenset[str], syntax: Clauses) -> Iterator[Name]:
    at = 0
    while at < len(line):
        ends = range(min(at + LONGEST, len(line)), at, -1) if _may_begin(line, at, syntax) else ()
        last = at
        for end in ends:
            if _folded(line[at:end]) not in known:
                continue
            decision = decide(RULES, line[at:end], known, small, syntax)
            if decision is not None:
                last = end
                if not is_product(line, at, last):
                    yield _name(line[at:last], decision, syntax)
                break
        at = max(last, at + 1)


def _may_begin(line: list[Word], at: int, syntax: Clauses) -> bool:
    return is_capitalized(line[at]) or is_surname_month(line, at, syntax)


def _name(words: list[Word], decision: Decision[EntityType], syntax: Clauses) -> Name:
    start, end = words[0].start, words[-1].end
    start = end - len(syntax.text[start:end].lstrip(HEAD))
    return Name(
        start=start,
        end=end,
        text=syntax.text[start:end],
        votes={decision.found: 1.0},
        shouted=words[0].shouted,
        rule=decision.rule,
    )


def _recurs(words: list[Word], known: Known, small: frozenset[str], syntax: Clauses) -> EntityType | None:
    """The type of a known name that the words, the first of them capitalized, are once more."""
    named = is_capitalized(words[-1]) or len(words) == 1  # a surname that is a month
    kind = known.get(_folded(words)) if named else None
    if kind is None or (len(words) == 1 and is_demonym(words[0].text) and words[0].label != "PERSON"):
        return None
    token = syntax.tokens[words[0].token]
    capitals = words[0].text.isupper() and len(words[0].text) > 3
    if len(words) > 1 or capitals or words[0].shouted or is_proper_noun(token):
        return kind
    return None if words[0].text.lower() in small else kind


RULES: tuple[Rule[[list[Word], Known, frozenset[str], Clauses], EntityType], ...] = (
    Rule(
        step="name",
        name="recurrence",
        meaning="the document names somebody so elsewhere, in a sentence where capitals tell",
        find=_recurs,
        examples=(
            Example(
                text="QUELLAN LEAVES COURT IN LIMA\n\nAda Quellan left the court in Lima on Monday.\n",
                words="QUELLAN",
                gives="person",
            ),
        ),
    ),
)


def _key(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def _folded(words: list[Word]) -> tuple[str, ...]:
    return tuple(part for word in words for part in fold(word.text).split())
