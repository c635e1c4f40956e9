"""Indirect speech: the clauses that cues report without quotation marks, by rules in the order they are tried in."""

import functools
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from pipeline.annotate.clauses.parts import is_adverbial_clause, is_relative_clause, stands_as_subject
from pipeline.annotate.clauses.words import has_weight, is_coordinator, is_ing_form, is_relative_pronoun, is_that_clause
from pipeline.annotate.quotes import contents, nonfinite
from pipeline.annotate.quotes.context import HIDDEN, OUTSIDE, QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.lexicon import table
from pipeline.records import Token
from pipeline.rules import Example, Rule, decide

Span = tuple[int, int]

# An unquoted piece behind quoted ones is a row of its own if it is a clause or has so many words.
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One unquoted piece of a reported clause, with its cue."""

    start: int
    end: int
    cue: Cue
    rule: str


def indirect_clauses(context: QuoteContext, cues: Mapping[int, Cue], quoted: Container[int]) -> Iterator[Clause]:
    """The unquoted pieces of all reported clauses, in text order, not overlapping: of two the outer one is kept.

    Args:
        context: the document.
        cues: its cues by the index of their token.
        quoted: indices of the stretches whose words somebody says; other marks, as of titles, stay inside a clause.
    """
    found = []
    for cue in cues.values():
        is_told = context.container[cue.token] == OUTSIDE and cue.unsaid != "unreal" and not _is_broken(context, cue)
        decision = decide(RULES, context, cue) if is_told else None
        indices = [] if decision is None else _without_cue(context, cue, decision.found)
        if decision is not None and indices:
            found.append((indices[0], -indices[-1], cue.token, decision.rule, indices))
    covered = -1
    for _, _, token, rule, indices in sorted(found):
        free = [i for i in indices if i > covered]
        covered = max(covered, indices[-1])
        for run in _runs(context, free, quoted):
            yield Clause(
                start=context.tokens[run[0]].start, end=context.tokens[run[-1]].end, cue=cues[token], rule=rule
            )


def _is_broken(context: QuoteContext, cue: Cue) -> bool:
    """Whether a mark without a partner stands in the sentence: some of its words are somebody's own."""
    sentence = context.syntax.sentences[context.tokens[cue.token].sentence]
    return not context.strays.isdisjoint(range(sentence.first, sentence.last + 1))


def _without_cue(context: QuoteContext, cue: Cue, indices: list[int]) -> list[int]:
    """What is reported, without the cue and its speaker."""
    own = contents.own_clause(context, cue)
    if own.start < indices[0]:
        own = range(own.start, min(own.stop, indices[0]))
    return _without_aside(context, [i for i in indices if i not in own])


def _without_aside(context: QuoteContext, indices: list[int]) -> list[int]:
    """Leave out what the narrator adds behind a comma at the end: the bridge, which is closed; …, adding that …."""
    inside = set(indices)
    for node in indices:
        token = context.tokens[node]
        tells = (
            is_adverbial_clause(token) and is_ing_form(token) and token.lemma.lower() in table("cue_verbs")["clause"]
        )
        if not (is_relative_clause(token) or tells) or context.container[node] != OUTSIDE or token.head not in inside:
            continue
        below = context.syntax.subtree(node)
        first = below[0]
        ends = below[-1] >= indices[-1] - 1 and first > indices[0]
        if ends and context.tokens[first - 1].text in {",", "—", "-", "–"}:
            return [i for i in indices if i < first]
    return indices


def _runs(context: QuoteContext, indices: list[int], quoted: Container[int]) -> Iterator[list[int]]:
    """The content cut at quotation marks and gaps, trimmed at the ends; scraps between marks are left out."""
    pieces: list[list[int]] = [[]]
    unquoted = [i for i in indices if _is_unquoted(context, i, quoted)]
    for index in unquoted:
        if pieces[-1] and index != pieces[-1][-1] + 1:
            pieces.append([])
        pieces[-1].append(index)
    outside = set(unquoted)
    marked = next((i for i in indices if i not in outside), len(context.tokens))
    for piece in map(functools.partial(_trim, context), pieces):
        if piece and (
            piece[0] < marked or len(piece) >= _TELLING or any(stands_as_subject(context.tokens[i]) for i in piece)
        ):
            yield piece


def _is_unquoted(context: QuoteContext, index: int, quoted: Container[int]) -> bool:
    """Whether a token stands in no marks whose words somebody says."""
    number: int | None = context.container[index]
    while number is not None and number >= 0:
        if number in quoted:
            return False
        number = context.stretches[number].parent
    return number != HIDDEN


def _trim(context: QuoteContext, run: list[int]) -> list[int]:
    """Without punctuation at the ends and a first "that"; nothing where no word of weight is left.

    The marks of a title stay with it; a title alone is no report.
    """
    while run and (_is_loose(context, run, 0) or _is_that(context, run[0])):
        run = run[1:]
    while run and (_is_loose(context, run, -1) or is_coordinator(context.tokens[run[-1]])):
        run = run[:-1]
    is_told = any(_is_telling(context.tokens[i]) and context.container[i] == OUTSIDE for i in run)
    return [*run, *_closing(context, run)] if is_told else []


def _is_telling(token: Token) -> bool:
    return has_weight(token) and not is_relative_pronoun(token)


def _closing(context: QuoteContext, run: list[int]) -> range:
    """What closes marks that are open at the end of a run, if nothing but marks stands between."""
    ends = [context.partner[i] for i in run if context.partner.get(i, -1) > i]
    behind = range(run[-1] + 1, max(ends, default=0) + 1) if run else range(0)
    return behind if all(context.is_mark(i) for i in behind) else range(0)


def _is_loose(context: QuoteContext, run: list[int], end: int) -> bool:
    """Whether the token at an end of the run is punctuation, and no mark whose partner stands in the run."""
    if not context.is_mark(run[end]):
        return False
    inside = context.partner.get(run[end])
    return inside is None or inside not in run


def _is_that(context: QuoteContext, index: int) -> bool:
    """Whether the token introduces a clause: that the bridge was safe; not: that bridge."""
    return is_that_clause(context.tokens[index])


Find = Callable[[QuoteContext, Cue], list[int]]


def _rule(name: str, meaning: str, find: Find, *examples: Example) -> Rule[[QuoteContext, Cue], list[int]]:
    """A rule for what somebody reports."""

    def found(context: QuoteContext, cue: Cue) -> list[int] | None:
        return (find(context, cue) or None) if cue.phrase is not None else None

    return Rule(step="report", name=name, meaning=meaning, find=found, examples=examples)


def _passive(name: str, meaning: str, find: Find, *examples: Example) -> Rule[[QuoteContext, Cue], list[int]]:
    """A rule for what is reported by nobody."""

    def found(context: QuoteContext, cue: Cue) -> list[int] | None:
        return (find(context, cue) or None) if cue.phrase is None else None

    return Rule(step="report", name=name, meaning=meaning, find=found, examples=examples)


RULES: tuple[Rule[[QuoteContext, Cue], list[int]], ...] = (
    # Of verbs without anybody who speaks.
    _passive(
        "told that",
        "a “that” clause after a passive verb is reported, by nobody named",
        contents.passive_clause,
        Example(text="It was said that the bridge was closed.", words="the bridge was closed"),
    ),
    _passive(
        "asked whether",
        "a question after a passive verb is reported, by nobody named",
        contents.passive_question,
        Example(text="Asked whether the bridge was safe, Ada Lund laughed.", words="whether the bridge was safe"),
    ),
    _passive(
        "told to",
        "an infinitive after a passive verb is reported, by nobody named",
        nonfinite.passive_infinitive,
        Example(text="Ada Lund was asked to open the books.", words="to open the books"),
    ),
    # Finite clauses.
    _rule(
        "clause",
        "the clause that the verb takes is reported",
        contents.clause,
        Example(text="Ada Lund said that the bridge was closed.", words="the bridge was closed", gives="Ada Lund"),
    ),
    _rule(
        "misplaced clause",
        "a “that” clause is reported although the parse gives it to a noun between verb and clause",
        contents.misplaced_clause,
        Example(
            text="Ada Lund says in a statement that the bridge will be closed.",
            words="the bridge will be closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "parenthetical",
        "the sentence into which the cue is inserted is reported",
        contents.parenthetical,
        Example(
            text="It was a decision they say allowed the ferry to sink.",
            words="allowed the ferry to sink",
            gives="they",
        ),
    ),
    _rule(
        "between commas",
        "what stands around a short cue clause between commas is reported, whatever the parse makes of it",
        contents.between_commas,
        Example(
            text="Because of how the ferry was sold, she says, and especially because of the price.",
            words="Because of how the ferry was sold",
            gives="she",
        ),
    ),
    _rule(
        "as clause",
        "the sentence with a clause such as “as the paper reported” is reported",
        contents.as_clause,
        Example(
            text="As the Harwick Post reported, the bridge was closed in May.",
            words="the bridge was closed in May",
            gives="the Harwick Post",
        ),
    ),
    _rule(
        "headline",
        "what stands after the colon of a headline is reported",
        contents.headline,
        Example(
            text="Ada Lund: Bridge will stay closed\n\nThe town has waited for years. Ada Lund left on Friday.",
            words="Bridge will stay closed",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "according to",
        "the clause with “according to” is reported",
        contents.according,
        Example(
            text="The bridge was closed in May, according to Ada Lund.",
            words="The bridge was closed in May",
            gives="Ada Lund",
        ),
    ),
    # Nonfinite contents.
    _rule(
        "infinitive",
        "the infinitive that a verb of promise or request takes is reported",
        nonfinite.infinitive,
        Example(
            text="Ada Lund promised to open the bridge in May.", words="to open the bridge in May", gives="Ada Lund"
        ),
    ),
    _rule(
        "called for",
        "what somebody calls on others to do, after “for”, is reported",
        nonfinite.demand,
        Example(text="Ada Lund called for the council to resign.", words="the council to resign", gives="Ada Lund"),
    ),
    _rule(
        "gerund",
        "the gerund that a verb takes is reported",
        nonfinite.gerund,
        Example(
            text="Ada Lund proposed closing the bridge in May.", words="closing the bridge in May", gives="Ada Lund"
        ),
    ),
    _rule(
        "gerund after a preposition",
        "the gerund after the preposition that a verb takes is reported",
        nonfinite.gerund_after_preposition,
        Example(text="The mayor warned against closing the bridge.", words="closing the bridge", gives="The mayor"),
    ),
    _rule(
        "accusation",
        "whom somebody blames or praises, and for what, is reported",
        nonfinite.accusation,
        Example(
            text="Ada Lund accused the council of hiding the report.",
            words="the council of hiding the report",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "predicate",
        "what somebody calls something is reported",
        nonfinite.predicate,
        Example(
            text="Ada Lund called the new plan a disgrace on Monday.", words="the new plan a disgrace", gives="Ada Lund"
        ),
        Example(
            text="Ada Lund described the ferry as a ruin of the last century.",
            words="the ferry as a ruin of the last century",
            gives="Ada Lund",
        ),
    ),
    # Of nouns of speech.
    _rule(
        "clause of a noun",
        "the “that” clause of a noun of speech is reported",
        contents.clause_of_noun,
        Example(
            text="Brook rejected Ada Lund's claim that the bridge was safe.",
            words="the bridge was safe",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "noun is a clause",
        "the “that” clause that a noun of speech is said to be is reported",
        contents.noun_is_clause,
        Example(
            text="Ada Lund’s argument was that the bridge should stay open.",
            words="the bridge should stay open",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "infinitive of a noun",
        "the infinitive of a noun of speech is reported",
        nonfinite.infinitive_of_noun,
        Example(
            text="Voters remember Ada Lund's promise to mend the bridge.", words="to mend the bridge", gives="Ada Lund"
        ),
    ),
)
