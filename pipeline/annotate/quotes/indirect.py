"""Indirect speech: the clauses that cues report without quotation marks."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.scene import OUTSIDE, Scene
from pipeline.annotate.quotes.speakers import can_speak
from pipeline.lexicon import words

Span = tuple[int, int]

_CLAUSAL = frozenset({"clause", "question"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Tokens of a cue clause between commas: speaker with title, adverb, verb, day.
_SHORT = 10
_ADJUNCTS = ("npadvmod", "advmod", "prep")
# An unquoted piece behind quoted ones is a row of its own if it is a clause or has so many words.
_TELLING = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
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
        if scene.container[cue.token] == OUTSIDE and cue.phrase is not None:
            rule, indices = _content(scene, cue)
            if indices:
                contents.append((indices[0], -indices[-1], cue.token, rule, indices))
    covered = -1
    for _, _, token, rule, indices in sorted(contents):
        free = [i for i in indices if i > covered]
        covered = max(covered, indices[-1])
        for run in _runs(scene, free):
            yield Clause(start=scene.tokens[run[0]].start, end=scene.tokens[run[-1]].end, cue=cues[token], rule=rule)


def _content(scene: Scene, cue: Cue) -> tuple[str, list[int]]:
    """What the cue reports, without the cue and its speaker: name of the rule, and token indices."""
    for rule, find in _RULES:
        indices = find(scene, cue)
        if indices:
            own = _own_clause(scene, cue)
            if own.start < indices[0]:
                own = range(own.start, min(own.stop, indices[0]))
            return rule, _without_aside(scene, [i for i in indices if i not in own])
    return "", []


def _own_clause(scene: Scene, cue: Cue) -> range:
    """The cue clause itself, which may stand inside what it reports: speaker, cue, and "in a report" behind them."""
    start, end = cue.phrase or cue.span
    own = scene.syntax.within(min(start, cue.span[0]), max(end, cue.span[1]))
    below = set(scene.syntax.subtree(cue.token))
    if scene.tokens[cue.token].dep not in {"parataxis", "prep"}:
        below = {i for child in scene.syntax.children(cue.token, *_ADJUNCTS) for i in scene.syntax.subtree(child)}
    stop = own.stop
    while stop in below and scene.tokens[stop].text != ",":
        stop += 1
    return range(own.start, stop)


def _clause(scene: Scene, cue: Cue) -> list[int]:
    """X said (that) the bridge was safe; the bridge was safe, X said; also with a second main clause."""
    if not _reports_clause(scene, cue) or scene.syntax.children(cue.token, "neg"):
        return []
    found: list[int] = []
    for head in (scene.syntax.children(cue.token, "ccomp") or _misplaced(scene, cue))[:1]:
        found = scene.syntax.subtree(head)
        for second in scene.syntax.children(cue.token, "conj"):
            if _is_also_reported(scene, cue, head, second):
                found = list(range(found[0], scene.syntax.subtree(second)[-1] + 1))
        told_next = _told_next(scene, cue, head)
        found = [i for i in found if i not in told_next]
    return found


def _misplaced(scene: Scene, cue: Cue) -> list[int]:
    """A that-clause which the parse hung on a noun between: X said at the hearing that the bridge was safe."""
    return [
        node
        for child in scene.syntax.children(cue.token, *_ADJUNCTS)
        for node in scene.syntax.subtree(child)
        if scene.tokens[node].dep in {"relcl", "acl"} and _has_that(scene, node)
    ]


def _has_that(scene: Scene, clause: int) -> bool:
    return any(scene.tokens[mark].text.lower() == "that" for mark in scene.syntax.children(clause, "mark"))


def _told_next(scene: Scene, cue: Cue, head: int) -> set[int]:
    """A further report that the parse hung on the reported verb: X suggested that it was late and accused Y."""
    subject = next(iter(scene.syntax.children(head, *_SUBJECTS)), None)
    if scene.tokens[cue.token].tag != "VBD" or can_speak(scene, subject):
        return set()
    verbs = [i for i in scene.syntax.children(head, "conj") if scene.tokens[i].tag == "VBD"]
    alone = [i for i in verbs if not scene.syntax.children(i, *_SUBJECTS)]
    return {i for verb in alone for i in scene.syntax.subtree(verb)}


def _reports_clause(scene: Scene, cue: Cue) -> bool:
    """Whether the cue takes a clause: X said that …; a report showed that …; but not: the arrest showed that …."""
    if cue.takes & _CLAUSAL:
        return "finding" not in cue.takes or can_speak(scene, cue.speaker)
    is_document = cue.speaker is not None and scene.tokens[cue.speaker].lemma.lower() in words("cue_nouns")
    return "finding" in cue.takes and is_document


def _is_also_reported(scene: Scene, cue: Cue, first: int, second: int) -> bool:
    """Whether a main clause behind the report still belongs to it: its tense is the report's and not the story's."""
    is_clause = second > first > cue.token and bool(scene.syntax.children(second, "nsubj", "nsubjpass", "expl"))
    story = scene.tokens[cue.token].tag == "VBD"
    if is_clause and _has_that(scene, second):
        return True
    return is_clause and _is_past(scene, first) == _is_past(scene, second) and not (story and _is_past(scene, second))


def _is_past(scene: Scene, verb: int) -> bool:
    finite = [verb, *scene.syntax.children(verb, "aux", "auxpass")]
    return any(scene.tokens[i].tag == "VBD" for i in finite)


def _parenthetical(scene: Scene, cue: Cue) -> list[int]:
    """The bridge, X said, was safe: as the parse has it, or by the commas around a short cue clause."""
    token = scene.tokens[cue.token]
    if not cue.takes & _CLAUSAL:
        return []
    if token.dep == "parataxis" and scene.container[token.head] == OUTSIDE:
        verb = scene.tokens[token.head]
        return scene.syntax.subtree(verb.head if verb.dep in {"aux", "auxpass"} else token.head)
    own = _own_clause(scene, cue)
    sentence = scene.syntax.sentences[token.sentence]
    before, behind = range(sentence.first, own.start), range(own.stop, sentence.last)
    if len(own) > _SHORT or token.tag not in _FINITE or not before or not behind:
        return []
    if scene.tokens[before[-1]].text != "," or scene.tokens[behind[0]].text not in {",", "."}:
        return []
    if not any(scene.container[i] == OUTSIDE and scene.is_word(i) for i in before):
        return []
    goes_on = any(scene.tokens[i].pos in {"VERB", "AUX"} for i in behind)
    return [*before, *(behind if goes_on else ())]


def _according(scene: Scene, cue: Cue) -> list[int]:
    """According to X, the bridge was safe."""
    head = scene.tokens[cue.token].head
    is_clause = "according" in cue.takes and head != cue.token and scene.tokens[head].pos in {"VERB", "AUX"}
    return scene.syntax.subtree(head) if is_clause and not scene.syntax.children(head, "ccomp") else []


def _infinitive(scene: Scene, cue: Cue) -> list[int]:
    """X vowed to appeal; X urged the council to wait."""
    if "infinitive" not in cue.takes or not can_speak(scene, cue.speaker):
        return []
    for clause in scene.syntax.children(cue.token, "xcomp", "ccomp"):
        particle = next((i for i in scene.syntax.children(clause, "aux") if scene.tokens[i].tag == "TO"), None)
        if particle is not None and clause > cue.token:
            return [i for i in scene.syntax.subtree(clause) if i >= particle]
    return []


def _accusation(scene: Scene, cue: Cue) -> list[int]:
    """X accused Y of hiding the report."""
    if "object" not in cue.takes:
        return []
    above = [cue.token, *scene.syntax.children(cue.token, "dobj")]
    preps = [i for node in above for i in scene.syntax.children(node, "prep") if scene.tokens[i].text.lower() == "of"]
    return [
        i for prep in preps for clause in scene.syntax.children(prep, "pcomp")[:1] for i in scene.syntax.subtree(clause)
    ]


def _noun(scene: Scene, cue: Cue) -> list[int]:
    """X's claim that the bridge was safe."""
    if "noun" not in cue.takes:
        return []
    for clause in scene.syntax.children(cue.token, "acl", "ccomp"):
        if _has_that(scene, clause):
            return scene.syntax.subtree(clause)
    return []


_RULES = (
    ("clause", _clause),
    ("parenthetical", _parenthetical),
    ("according", _according),
    ("infinitive", _infinitive),
    ("accusation", _accusation),
    ("noun", _noun),
)


def _without_aside(scene: Scene, indices: list[int]) -> list[int]:
    """Leave out what the narrator adds behind a comma at the end: which is closed; while others wait; meaning …."""
    inside = set(indices)
    for node in indices:
        token = scene.tokens[node]
        if token.dep not in {"relcl", "advcl"} or scene.container[node] != OUTSIDE or token.head not in inside:
            continue
        below = scene.syntax.subtree(node)
        first = below[0]
        ends = below[-1] >= indices[-1] - 1 and first > indices[0]
        if ends and scene.tokens[first - 1].text in {",", "—", "-", "–"} and _is_aside(scene, node, first):
            return [i for i in indices if i < first]
    return indices


def _is_aside(scene: Scene, node: int, first: int) -> bool:
    return (
        scene.tokens[node].dep == "relcl"
        or scene.tokens[first].text.lower() in {"while", "as"}
        or scene.tokens[first].tag == "VBG"
    )


def _runs(scene: Scene, indices: list[int]) -> Iterator[list[int]]:
    """The content cut at quotation marks and gaps, trimmed at the ends; scraps between marks are left out."""
    start = indices[0] if indices else 0
    if indices and scene.tokens[start].text.lower() == "that" and scene.tokens[start].dep == "mark":
        start += 1
    pieces: list[list[int]] = [[]]
    for index in indices:
        if pieces[-1] and index != pieces[-1][-1] + 1:
            pieces.append([])
        if index >= start and scene.container[index] == OUTSIDE:
            pieces[-1].append(index)
    marked = next((i for i in indices if scene.container[i] != OUTSIDE), len(scene.tokens))
    for piece in map(functools.partial(_trim, scene), pieces):
        if piece and (
            piece[0] < marked or len(piece) >= _TELLING or any(scene.tokens[i].dep in _SUBJECTS for i in piece)
        ):
            yield piece


def _trim(scene: Scene, run: list[int]) -> list[int]:
    """Without punctuation at the ends; nothing where no word of weight is left."""
    while run and scene.is_mark(run[0]):
        run = run[1:]
    while run and scene.is_mark(run[-1]):
        run = run[:-1]
    return run if any(scene.tokens[i].pos in _WEIGHTY for i in run) else []
