"""Marks that never close: how far the words go that they open, as far as the text tells it.

What a narrator writes is never taken for somebody's words: “It is late, said Ada Lund → It is late. Where nothing tells
the end, there is no stretch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_apposition, is_joined
from pipeline.annotate.clauses.words import has_tense, is_article, is_personal_pronoun, is_proper_noun
from pipeline.annotate.coreference.pronouns import sex_of
from pipeline.annotate.marks import Stretch
from pipeline.lexicon import table
from pipeline.records import Token

_PAUSES = frozenset({",", "?", "!", "-", "--", "–", "—"})
_BEFORE_A_SENTENCE = frozenset({"", *".,:;!?…–—-)\"”’'"})


def ended(syntax: Clauses, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, those that never close ending where the narrator speaks; those that nothing ends are left out."""
    if not any(s.is_unclosed for s in stretches):
        return tuple(stretches)
    going_on = {s.continues for s in stretches}
    kept: dict[int, Stretch] = {}
    for number, stretch in enumerate(stretches):
        if not stretch.is_unclosed:
            kept[number] = stretch
            continue
        end = _narrator(syntax, stretch)
        if end is not None:
            kept[number] = replace(stretch, end=end, closed=end)
            going_on.discard(number)
        elif _opens_sentence(syntax.text, stretch) and (number in going_on or _is_one_sentence(syntax, stretch)):
            kept[number] = stretch
        else:
            going_on.discard(number)
    return _renumbered(stretches, kept, going_on)


def unclosed(stretches: Sequence[Stretch]) -> int:
    """How many of the stretches never close, and do not go on in a further paragraph."""
    going_on = {stretch.continues for stretch in stretches}
    return sum(stretch.is_unclosed and number not in going_on for number, stretch in enumerate(stretches))


def _renumbered(
    stretches: Sequence[Stretch], kept: dict[int, Stretch], going_on: set[int | None]
) -> tuple[Stretch, ...]:
    """The kept stretches, which name each other by their new places."""
    places = {number: place for place, number in enumerate(kept)}
    found = []
    for stretch in kept.values():
        parent = stretch.parent
        while parent is not None and (parent not in kept or kept[parent].end < stretch.end):
            parent = stretches[parent].parent
        continues = stretch.continues if stretch.continues in going_on else None
        found.append(
            replace(
                stretch,
                parent=None if parent is None else places[parent],
                continues=None if continues is None else places[continues],
            )
        )
    return tuple(found)


def _narrator(syntax: Clauses, stretch: Stretch) -> int | None:
    """Behind the words before the first clause that says who speaks; None where there is no such clause."""
    inside = syntax.within(stretch.start, stretch.end)
    for index in inside:
        first = _first_of_report(syntax, index)
        if first is not None and first - 1 in inside and syntax.tokens[first - 1].text in _PAUSES:
            return syntax.tokens[first - 1].end
    return None


def _first_of_report(syntax: Clauses, index: int) -> int | None:
    """The first token of “said Ada Lund”, “Lund told reporters” or “according to Lund”; None where none is there."""
    token = syntax.tokens[index]
    if token.text.lower() == "according":
        return index
    if not has_tense(token) or not _takes(token, ("clause", "question", "quote")):
        return None
    if _is_before_name(syntax, index):
        return index
    subjects = syntax.active_subjects(index) or _lost_subject(syntax, index)
    if not subjects or _speaks_of_himself(syntax.tokens[subjects[0]]):
        return None
    first = min(index, syntax.subtree(subjects[0])[0])
    contents = syntax.content_clauses(index)
    reports_words_before = any(clause < first for clause in contents)
    is_complete = not (contents or syntax.objects(index) or syntax.open_complements(index))
    return first if reports_words_before or (is_complete and _takes(token, ("clause", "question"))) else None


def _lost_subject(syntax: Clauses, verb: int) -> list[int]:
    """The phrase before a verb that the parse took for an apposition: …, the owner, Brook, said."""
    node = verb - 1
    while node > 0 and syntax.tokens[node].text == ",":
        node -= 1
    found: list[int] = []
    while is_apposition(syntax.tokens[node]):
        found = [node]
        node = syntax.tokens[node].head
    return found


def _takes(verb: Token, groups: Iterable[str]) -> bool:
    return any(verb.lemma.lower() in table("cue_verbs")[group] for group in groups)


def _is_before_name(syntax: Clauses, verb: int) -> bool:
    """Whether a name or article follows the verb, which opens its clause: ? asked Ada Lund, a nurse."""
    follows = syntax.tokens[verb + 1 : verb + 2]
    return any(is_proper_noun(token) or is_article(token) for token in follows) and not is_joined(syntax.tokens[verb])


def _speaks_of_himself(subject: Token) -> bool:
    """Whether whoever is quoted may say it: “It was late, I said”."""
    return is_personal_pronoun(subject) and not sex_of(subject.text)


def _opens_sentence(text: str, stretch: Stretch) -> bool:
    """Whether the words begin like a sentence: a capital or digit, and no word right before the mark."""
    line = text[text.rfind("\n", 0, stretch.opened) + 1 : stretch.opened].rstrip()
    return not text[stretch.start].islower() and line[-1:] in _BEFORE_A_SENTENCE


def _is_one_sentence(syntax: Clauses, stretch: Stretch) -> bool:
    """Whether the mark opens the last sentence of its paragraph."""
    inside = syntax.within(stretch.start, stretch.end)
    return bool(inside) and syntax.tokens[inside[0]].sentence == syntax.tokens[inside[-1]].sentence
