"""Marks that hold no report: nicknames, terms, titles of works and programmes."""

import itertools

from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.scene import Scene
from pipeline.lexicon import words

_LONGEST_TITLE = 10


def is_name(scene: Scene, cues: dict[int, Cue], number: int) -> bool:
    """Whether the marks hold a name: so-called “…”, known as “…”, the show “Morning Light”, on “Morning Light”."""
    stretch = scene.stretches[number]
    before = list(itertools.islice(scene.before(stretch), 4))
    named = before[1:] if before and scene.tokens[before[0]].tag == "DT" else before
    lemmas = " ".join(scene.tokens[i].lemma.lower() for i in reversed(named))
    if any(f" {lemmas}".endswith(f" {phrase}") for phrase in words("naming_phrases")):
        return True
    if any("naming" in cue.takes for i in before if (cue := cues.get(i))):
        return True
    if before and _is_called(scene, before[0]):
        return True
    return is_title(scene, number) and _is_embedded(scene, cues, before)


def _is_called(scene: Scene, verb: int) -> bool:
    """Whether something is called something by nobody: a blog called “Feed”; but not: what Lund called “a ruin”."""
    token = scene.tokens[verb]
    is_participle = token.tag == "VBN" and token.dep == "acl" and not scene.syntax.children(verb, "nsubj")
    return is_participle and token.lemma.lower() == "call"


def is_title(scene: Scene, number: int) -> bool:
    """Whether every word of weight begins with a capital or digit."""
    stretch = scene.stretches[number]
    inside = [scene.tokens[i] for i in scene.syntax.within(stretch.start, stretch.end) if scene.is_word(i)]
    small = words("function_words")
    starts = {token.end for token in inside}
    whole = [token for token in inside if token.start not in starts]  # without the "n't" of "Isn't"
    weighty = [token for token in whole if token.text.lower() not in small and token.text[0].isalnum()]
    capitals = bool(weighty) and not any(token.text[0].islower() for token in (inside[0], *weighty))
    return capitals and len(inside) <= _LONGEST_TITLE


def _is_embedded(scene: Scene, cues: dict[int, Cue], before: list[int]) -> bool:
    """Whether the marks stand inside a phrase: behind a preposition, possessive, noun or article, but no cue."""
    worded = [i for i in before if scene.is_word(i)]
    if worded and scene.tokens[worded[0]].lemma.lower() in words("title_nouns"):
        return True
    if not before or before[0] in cues:
        return False
    token = scene.tokens[before[0]]
    if token.tag in {"POS", "PRP$"} or (token.pos == "ADP" and token.lemma != "as"):
        return True
    return token.pos in {"DET", "ADJ", "NOUN", "PROPN"} and not any(i in cues for i in before)
