"""Indirect speech: the clauses that cues report without quotation marks."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.quotes.contents import RULES, SUBJECTS, has_that, own_clause
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.scene import OUTSIDE, Scene
from pipeline.lexicon import table

Span = tuple[int, int]

_WHETHER = frozenset({"whether", "if"})
# An unquoted piece behind quoted ones is a row of its own if it is a clause or has so many words.
_TELLING = 3
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One unquoted piece of a reported clause, with its cue."""

    start: int
    end: int
    cue: Cue
    rule: str


def indirect_clauses(scene: Scene, cues: dict[int, Cue]) -> Iterator[Clause]:
    """The unquoted pieces of all reported clauses, in text order, not overlapping: of two the outer one is kept."""
    contents = []
    for cue in cues.values():
        if scene.container[cue.token] == OUTSIDE and (cue.phrase is not None or _is_passive(scene, cue)):
            rule, indices = _content(scene, cue)
            if indices:
                contents.append((indices[0], -indices[-1], cue.token, rule, indices))
    covered = -1
    for _, _, token, rule, indices in sorted(contents):
        free = [i for i in indices if i > covered]
        covered = max(covered, indices[-1])
        for run in _runs(scene, free):
            yield Clause(start=scene.tokens[run[0]].start, end=scene.tokens[run[-1]].end, cue=cues[token], rule=rule)


def _is_passive(scene: Scene, cue: Cue) -> bool:
    """Whether nobody is said to speak: she was told that it was safe; was asked to wait; asked if it was safe, …."""
    children = scene.syntax.children
    clauses = [i for i in children(cue.token, "ccomp", "xcomp") if i > cue.token]
    is_passive = bool(children(cue.token, "auxpass"))
    if scene.tokens[cue.token].tag != "VBN" or (children(cue.token, "aux") and not is_passive):
        return False
    return any(
        (is_passive and has_that(scene, clause)) or _is_question(scene, clause) or scene.particle(clause) is not None
        for clause in clauses
    )


def _is_question(scene: Scene, clause: int) -> bool:
    """Whether a clause begins with a question word."""
    openers = [scene.tokens[i] for i in scene.syntax.children(clause, "mark", "advmod", "nsubj", "dobj")]
    return any(token.text.lower() in _WHETHER or token.tag in {"WRB", "WP"} for token in openers)


def _content(scene: Scene, cue: Cue) -> tuple[str, list[int]]:
    """What the cue reports, without the cue and its speaker: name of the rule, and token indices."""
    for rule, find in RULES:
        indices = find(scene, cue)
        if indices:
            own = own_clause(scene, cue)
            if own.start < indices[0]:
                own = range(own.start, min(own.stop, indices[0]))
            return rule, _without_aside(scene, [i for i in indices if i not in own])
    return "", []


def _without_aside(scene: Scene, indices: list[int]) -> list[int]:
    """Leave out what the narrator adds behind a comma at the end: the bridge, which is closed; …, adding that …."""
    inside = set(indices)
    for node in indices:
        token = scene.tokens[node]
        tells = token.dep == "advcl" and token.tag == "VBG" and token.lemma.lower() in table("cue_verbs")["clause"]
        if not (token.dep == "relcl" or tells) or scene.container[node] != OUTSIDE or token.head not in inside:
            continue
        below = scene.syntax.subtree(node)
        first = below[0]
        ends = below[-1] >= indices[-1] - 1 and first > indices[0]
        if ends and scene.tokens[first - 1].text in {",", "—", "-", "–"}:
            return [i for i in indices if i < first]
    return indices


def _runs(scene: Scene, indices: list[int]) -> Iterator[list[int]]:
    """The content cut at quotation marks and gaps, trimmed at the ends; scraps between marks are left out."""
    pieces: list[list[int]] = [[]]
    for index in indices:
        if pieces[-1] and index != pieces[-1][-1] + 1:
            pieces.append([])
        if scene.container[index] == OUTSIDE:
            pieces[-1].append(index)
    marked = next((i for i in indices if scene.container[i] != OUTSIDE), len(scene.tokens))
    for piece in map(functools.partial(_trim, scene), pieces):
        if piece and (
            piece[0] < marked or len(piece) >= _TELLING or any(scene.tokens[i].dep in SUBJECTS for i in piece)
        ):
            yield piece


def _trim(scene: Scene, run: list[int]) -> list[int]:
    """Without punctuation at the ends and a first "that"; nothing where no word of weight is left."""
    while run and (scene.is_mark(run[0]) or _is_that(scene, run[0])):
        run = run[1:]
    while run and scene.is_mark(run[-1]):
        run = run[:-1]
    return run if any(scene.tokens[i].pos in _WEIGHTY for i in run) else []


def _is_that(scene: Scene, index: int) -> bool:
    """Whether the token introduces a clause: that the bridge was safe; not: that bridge."""
    return scene.tokens[index].text.lower() == "that" and scene.tokens[index].tag == "IN"
