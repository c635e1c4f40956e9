"""Whose words stand in quotation marks: for each stretch the cue that reports it, if it holds a report at all."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.annotate.quotes.cues import Cue, verb_cue
from pipeline.annotate.quotes.excerpts import labelled
from pipeline.annotate.quotes.naming import is_name
from pipeline.annotate.quotes.neighbours import Attribution, byline, is_clause, same_sentence, without_cue
from pipeline.annotate.quotes.phrases import noun_phrase
from pipeline.annotate.quotes.scene import Scene
from pipeline.annotate.quotes.speaker_rules import speaker_of
from pipeline.annotate.quotes.speakers import Site, can_speak
from pipeline.annotate.quotes.turns import is_stage_direction
from pipeline.lexicon import words

Rule = Callable[[Scene, dict[int, Cue], int], Cue | None]

_REPORTS = frozenset({"clause", "quote", "question", "according", "headline"})
_ANY = _REPORTS | {"object", "infinitive", "thought", "noun", "charge"}
# Between a cue and the words it introduces there is room for an addressee and a time: "told reporters on Monday: “…".
_NEAR = 8
# Between a noun of speech and the words: "his remark that “…".
_CLOSE = 3


def attribute(scene: Scene, cues: dict[int, Cue]) -> dict[int, Attribution]:
    """The attribution of every stretch that reports words, by the stretch's index."""
    found: dict[int, Attribution] = {}
    for number in range(len(scene.stretches)):
        attribution = _attribute(scene, cues, number, found)
        if attribution is not None:
            found[number] = attribution
    return found


def _attribute(scene: Scene, cues: dict[int, Cue], number: int, found: dict[int, Attribution]) -> Attribution | None:
    stretch = scene.stretches[number]
    inside = scene.syntax.text[stretch.start : stretch.end]
    if not scene.syntax.within(stretch.start, stretch.end) or is_stage_direction(inside):
        return None
    if (shouted := _shouted(scene, cues, number)) is not None or is_name(scene, cues, number):
        return shouted
    if named := byline(scene, number) or labelled(scene, number):
        return named
    if (beside := same_sentence(scene, cues, number, found)) is not None:
        return beside
    for rule, find in _rules(scene, number):
        cue = find(scene, cues, number)
        if cue is not None:
            return Attribution(rule=rule, cue=cue, phrase=cue.phrase, source=cue.source)
    return None if stretch.parent is not None else without_cue(scene, cues, number, found)


def _shouted(scene: Scene, cues: dict[int, Cue], number: int) -> Attribution | None:
    """What a crowd calls: chants of “…” filled the hall; they broke into the chant “…”."""
    before = itertools.islice((i for i in scene.before(scene.stretches[number]) if scene.is_word(i)), 2)
    noun = next((i for i in before if scene.tokens[i].text.lower() != "of"), None)
    if noun is None or scene.tokens[noun].pos != "NOUN" or scene.tokens[noun].lemma.lower() not in words("shouts"):
        return None
    cue = cues.get(noun)
    if cue is None:
        return Attribution(rule="shout")
    return Attribution(rule="shout", cue=cue, phrase=cue.phrase, source=cue.source)


def _rules(scene: Scene, number: int) -> tuple[tuple[str, Rule], ...]:
    """The rules to try, in their order: words that open their sentence look behind themselves first."""
    stretch = scene.stretches[number]
    if stretch.parent is not None:
        return (("nested", _nested),)
    if all(scene.is_mark(index) for index in scene.before(stretch)):
        return (("trailing", _trailing), ("leading", _leading), ("governing", _governing), ("sentence", _in_sentence))
    text = scene.syntax.text[stretch.start : stretch.end]
    if text[0].isupper() and text[-1] in ",?!" and is_clause(scene, stretch.start, stretch.end):
        return (("leading", _adjoining), ("trailing", _trailing_finite), *_INSIDE, ("sentence", _in_sentence))
    return (*_INSIDE, ("judged as", _judged), ("trailing", _trailing), ("sentence", _in_sentence))


def _trailing(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """A cue clause right behind the words: “…,” X said; “…,” said X; “…,” according to X."""
    tail = list(scene.behind(scene.stretches[number]))
    spoken = [i for i in tail if not scene.is_mark(i)]
    if not spoken or not _ends_open(scene, number, tail):
        return None
    if len(spoken) > 1 and (scene.tokens[spoken[0]].pos == "ADV" or scene.tokens[spoken[0]].text.lower() == "as"):
        spoken = spoken[1:]
    for index in tail:
        cue = cues.get(index) or _unlisted(scene, index, number)
        if cue is not None and cue.takes & _REPORTS:
            if _is_of_speaker(scene, cue, number):
                return None
            is_next = cue.phrase is not None and min(index, _first_of(scene, cue)) <= spoken[0]
            return cue if is_next else _renamed(scene, cue, spoken)
    return None


def _is_of_speaker(scene: Scene, cue: Cue, number: int) -> bool:
    """Whether a fragment says more about the speaker: the “old guard” of the council said …."""
    stretch = scene.stretches[number]
    return not is_clause(scene, stretch.start, stretch.end) and cue.speaker in set(_above(scene, number))


def _renamed(scene: Scene, cue: Cue, spoken: list[int]) -> Cue | None:
    """The cue with the phrase right behind the words as its speaker, where the parse lost it in a long apposition."""
    decision = speaker_of(Site(scene=scene, cue=cue.token, kind="marks", first=spoken[0]))
    if decision is None:
        return None
    phrase = noun_phrase(scene, decision.found)
    return replace(cue, speaker=decision.found, phrase=phrase, source=phrase, speaker_rule=decision.rule)


def _first_of(scene: Scene, cue: Cue) -> int:
    return scene.syntax.subtree(cue.speaker)[0] if cue.speaker is not None else cue.token


def _ends_open(scene: Scene, number: int, tail: list[int]) -> bool:
    """Whether the sentence goes on behind the closing mark."""
    stretch = scene.stretches[number]
    last = scene.syntax.text[stretch.end - 1]
    first = scene.tokens[tail[0]].text
    return (
        last in ",?!-–—…" or first in {",", "-", "–", "—"} or (last != "." and scene.tokens[tail[0]].text[0].islower())
    )


def _unlisted(scene: Scene, index: int, number: int) -> Cue | None:
    """A verb that is no listed cue but has the words as its clause: “…,” X sniffed."""
    token = scene.tokens[index]
    if not token.tag.startswith("VB") or token.lemma == "be":
        return None
    inside = scene.syntax.within(scene.stretches[number].start, scene.stretches[number].end)
    if not any(child in inside for child in scene.syntax.children(index, "ccomp")):
        return None
    return verb_cue(scene, index, frozenset({"quote"}), index)


def _leading(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """A cue right before the words: X said: “…; X told reporters that “…; X called it a “…."""
    gap = 0
    for index in scene.before(scene.stretches[number]):
        cue = cues.get(index)
        if cue is not None and cue.phrase is not None and _may_introduce(scene, cue, gap):
            if "noun" in cue.takes and not _is_what_is_said(scene, cue):
                return None
            return _outer(scene, cues, cue, number)
        gap += not scene.is_mark(index)
        if gap > _NEAR:
            return None
    return None


def _is_what_is_said(scene: Scene, cue: Cue) -> bool:
    """Whether what follows a noun of speech may be its words: his message was “…”; not: his account had been “…”."""
    token = scene.tokens[cue.token]
    verb = scene.tokens[token.head]
    return token.dep != "nsubjpass" and (token.dep != "nsubj" or token.head < cue.token or verb.lemma == "be")


def _naming_verb(scene: Scene, cues: dict[int, Cue], cue: Cue) -> Cue:
    """The verb that says something of a noun of speech, instead of the noun: X called Y's report about Z a “…."""
    if "noun" not in cue.takes:
        return cue
    first = scene.syntax.within(cue.phrase[0] if cue.phrase else cue.span[0], cue.span[1]).start
    verb = cues.get(first - 1) or cues.get(first - 2)
    return verb if verb is not None and verb.phrase is not None and "predicate" in verb.takes else cue


def _adjoining(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """A cue with nothing but punctuation between it and the words: X said, “…."""
    for index in scene.before(scene.stretches[number]):
        if scene.is_word(index):
            return _leading(scene, cues, number) if index in cues else None
    return None


def _trailing_finite(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """A cue clause behind the words with a finite verb, and not ", adding …", which goes with a cue before them."""
    cue = _trailing(scene, cues, number)
    return None if cue is None or scene.tokens[cue.token].tag == "VBG" else cue


def _may_introduce(scene: Scene, cue: Cue, gap: int) -> bool:
    """Whether the cue can report words so many tokens behind it."""
    if "noun" in cue.takes:
        return gap <= _CLOSE
    return bool(cue.takes & _REPORTS) or (bool(cue.takes & _ANY) and can_speak(scene, cue.speaker))


def _nested(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """A verb of saying inside the outer marks: “He said ‘no’,” X recalled."""
    cue = _leading(scene, cues, number) or _governing(scene, cues, number)
    return cue if cue is not None and cue.takes & _REPORTS and _is_asserted(scene, cue.token) else None


def _is_asserted(scene: Scene, verb: int) -> bool:
    """Whether the verb tells what was said: not what one may, will or should not say, or would have said if …."""
    helpers = [scene.tokens[i] for i in scene.syntax.children(verb, "aux", "neg", "mark")]
    return scene.tokens[verb].tag != "VB" and not any(
        token.tag in {"MD", "TO"} or token.dep == "neg" or token.text.lower() == "if" for token in helpers
    )


def _outer(scene: Scene, cues: dict[int, Cue], cue: Cue, number: int) -> Cue:
    """The report around a report: in "she said he felt “…”" it is she who used the words.

    A whole sentence behind a colon or comma stays with the inner cue: she said he had told her, “…”.
    """
    if _opens_sentence(scene, number) and not _is_thought_only(cue):
        return cue
    cue = _naming_verb(scene, cues, cue)
    below = cue.token
    for node in scene.syntax.ancestors(cue.token):
        if scene.tokens[below].dep == "relcl" and cue.source == cue.phrase:
            break
        outer = cues.get(node)
        inside = scene.tokens[below].dep in {"ccomp", "xcomp"} and scene.container[node] == scene.container[cue.token]
        if outer is not None and inside and outer.takes & _REPORTS and outer.phrase not in {None, cue.phrase}:
            cue = outer
        below = node
    return cue


def _opens_sentence(scene: Scene, number: int) -> bool:
    """Whether the words begin like a sentence: a capital, behind a colon or comma or nothing."""
    stretch = scene.stretches[number]
    before = next(iter(scene.before(stretch)), None)
    return scene.syntax.text[stretch.start].isupper() and (
        before is None or scene.tokens[before].text in {":", ",", "-", "–", "—"}
    )


def _is_thought_only(cue: Cue) -> bool:
    return cue.takes <= {"thought"}


def _governing(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """The nearest cue above the words in the dependency tree."""
    level = scene.level(scene.stretches[number])
    above = list(_above(scene, number))
    for place, node in enumerate(above):
        cue = cues.get(node)
        is_there = cue is not None and scene.container[node] == level and cue.phrase is not None
        if cue is not None and is_there and cue.speaker not in above[:place] and _may_introduce(scene, cue, 0):
            return _outer(scene, cues, cue, number)
    return None


def _above(scene: Scene, number: int) -> Iterator[int]:
    """The tokens outside the words under which they stand in the dependency tree, nearest first."""
    stretch = scene.stretches[number]
    inside = scene.syntax.within(stretch.start, stretch.end)
    head = next((i for i in inside if scene.tokens[i].head not in inside), None)
    return iter(()) if head is None else scene.syntax.ancestors(head)


def _judged(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """What somebody takes something for, by whatever verb: Lund rated the claim as “half true”."""
    above = list(_above(scene, number))[:2]
    if len(above) < 2 or scene.tokens[above[0]].text.lower() != "as" or not scene.tokens[above[1]].tag.startswith("VB"):
        return None
    cue = cues.get(above[1]) or verb_cue(scene, above[1], frozenset({"predicate"}), above[1])
    objects = scene.syntax.children(above[1], "dobj")
    return cue if objects and cue.phrase is not None and can_speak(scene, cue.speaker) else None


def _in_sentence(scene: Scene, cues: dict[int, Cue], number: int) -> Cue | None:
    """The nearest cue before the words in their sentence, else the first one behind them that may speak of them."""
    stretch = scene.stretches[number]
    clause = is_clause(scene, stretch.start, stretch.end)
    before = (cues.get(index) for index in scene.before(stretch))
    behind = (cues.get(index) for index in scene.behind(stretch))
    candidates = [cue for cue in before if cue is not None]
    candidates += [cue for cue in behind if cue is not None and (clause or _is_inserted(scene, cue))]
    return next((cue for cue in candidates if cue.takes & _REPORTS and cue.phrase is not None), None)


def _is_inserted(scene: Scene, cue: Cue) -> bool:
    """Whether the cue speaks of its whole sentence: …, according to X; …, X said, …."""
    return "according" in cue.takes or scene.tokens[cue.token].dep == "parataxis"


_INSIDE: tuple[tuple[str, Rule], ...] = (("leading", _leading), ("governing", _governing))
