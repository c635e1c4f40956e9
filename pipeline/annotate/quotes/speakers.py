"""A cue whose speaker is looked for, with what grammar says of it: the subject of its verb, and who can speak."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.annotate.quotes.scene import Scene
from pipeline.lexicon import words

_SUBJECT = ("nsubj", "csubj")
RELATIVE = frozenset({"who", "which", "that"})
# Verbs stand in these relations to the verb whose subject they share.
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp", "aux", "oprd"})
# The parse may hang a second verb on the object of the first: "took the floor and joked".
_OF_OBJECT = frozenset({"dobj", "attr", "pobj", "prep", "conj"})
_CLIMB = 4
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, kw_only=True)
class Site:
    """A cue whose speaker is looked for.

    Attributes:
        scene: the document around it.
        cue: index of its token.
        kind: what the cue is.
        report: index of the reporting verb in whose content the cue stands.
        before: indices of the last cue before this one and of the head of its speaker, where a participle may go with
            that cue.
        first: index of the first word after the words in quotation marks that the cue reports.
    """

    scene: Scene
    cue: int
    kind: Literal["verb", "noun", "according", "headline", "marks"] = "verb"
    report: int | None = None
    before: tuple[int, int] | None = None
    first: int | None = None

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The verb, and those above it whose subject it may share, up to the first that has one; none for a noun."""
        if self.kind != "verb":
            return ()
        path = [self.cue]
        while len(path) < _CLIMB and subject_of(self.scene, path[-1], self.cue) is None and self._shares(path[-1]):
            path.append(self.scene.tokens[path[-1]].head)
        return tuple(path)

    @cached_property
    def subject(self) -> int | None:
        """The subject that the verbs share."""
        return subject_of(self.scene, self.verbs[-1], self.cue) if self.verbs else None

    @cached_property
    def modified(self) -> int | None:
        """The noun that the clause of the verbs says more about: a letter saying …."""
        if not self.verbs or self.is_participle:
            return None
        last = self.verbs[-1]
        token = self.scene.tokens[last]
        is_clause = token.dep in {"acl", "relcl"} and self.is_below(last)
        return token.head if is_clause else None

    def is_below(self, node: int) -> bool:
        """Whether the node has a head that stands inside the same marks as the cue."""
        return self.scene.container[self.scene.tokens[node].head] == self.scene.container[self.cue]

    @property
    def is_participle(self) -> bool:
        """Whether the cue is a participle that modifies: a plan called “a ruin”."""
        token = self.scene.tokens[self.cue]
        return token.tag == "VBN" and token.dep in {"acl", "amod", "advcl"}

    def _shares(self, node: int) -> bool:
        """Whether a verb without a subject may have that of its head."""
        token = self.scene.tokens[node]
        relations = _OF_OBJECT if token.pos in NOMINAL else _SHARES
        is_modifier = node == self.cue and self.is_participle
        return self.is_below(node) and token.dep in relations and not is_modifier


def owner_of(scene: Scene, noun: int) -> int | None:
    """Whose a statement, letter or reply is: the mayor's letter, a motion filed by Lund, the reply of the council."""
    children = scene.syntax.children
    if scene.tokens[noun].lemma.lower() not in words("cue_nouns"):
        return None
    preps = [i for i in children(noun, "prep") if scene.tokens[i].text.lower() in {"by", "from", "of"}]
    preps += [agent for clause in children(noun, "acl") for agent in children(clause, "agent")]
    owners = [*children(noun, "poss"), *(owner for prep in preps for owner in children(prep, "pobj"))]
    return next((i for i in owners if scene.tokens[i].pos in {"PROPN", "PRON"}), None)


def can_speak(scene: Scene, head: int | None) -> bool:
    """Whether the phrase's head is somebody: an arrest may threaten to do harm, but says nothing."""
    head = referred(scene, head)
    if head is None:
        return False
    token = scene.tokens[head]
    lemma = token.lemma.lower()
    named = token.pos in {"PROPN", "PRON"} and lemma not in {"it", "that", "this", "which", "what"}
    named = named or token.text[0].isupper()
    return named or token.tag == "NNS" or lemma in words("roles") | words("organization_heads") | words("cue_nouns")


def referred(scene: Scene, head: int | None) -> int | None:
    """What the subject of a relative clause stands for: an editorial that accuses; else the subject itself."""
    if head is None or scene.tokens[head].text.lower() not in RELATIVE:
        return head
    verb = scene.tokens[head].head
    is_plural = scene.tokens[verb].tag == "VBP"
    while scene.tokens[verb].dep == "conj":
        verb = scene.tokens[verb].head
    if scene.tokens[verb].dep != "relcl":
        return head
    found = scene.tokens[verb].head
    is_plural = is_plural or _are_joint(scene, found, head)
    while is_plural and scene.tokens[found].dep in {"conj", "appos"}:
        found = scene.tokens[found].head
    return found


def stands_for(scene: Scene, head: int) -> int | None:
    """What the phrase stands for where that is not itself: the antecedent of "who", the owner of a statement."""
    antecedent = referred(scene, head)
    return owner_of(scene, head) if antecedent == head else antecedent


def subject_of(scene: Scene, node: int, verb: int) -> int | None:
    """The subject of a verb, or the agent of a passive one; subjects of passives speak only for verbs below them."""
    found = active_subject(scene, node, verb)
    if found is not None:
        return closest(scene, found, node)
    children = scene.syntax.children
    if children(node, "nsubjpass"):
        agents = [pobj for agent in children(node, "agent") for pobj in children(agent, "pobj")]
        if agents or node == verb:
            return agents[0] if agents else None
        return children(node, "nsubjpass")[0]
    return None


def active_subject(scene: Scene, node: int, verb: int) -> int | None:
    """The subject of an active verb, inside the same marks as the cue."""
    same = scene.container[verb]
    subjects = scene.syntax.children(node, *_SUBJECT)
    return next(
        (i for i in subjects if scene.container[i] == same and scene.tokens[i].text.lower() not in {"what", "there"}),
        None,
    )


def closest(scene: Scene, subject: int, verb: int) -> int:
    """The subject, or what the parse takes for its apposition where no comma closes it: the town, Ada Lund said, …."""
    for child in scene.syntax.children(subject, "appos"):
        inside = scene.syntax.subtree(child)
        if inside[-1] == verb - 1 and scene.tokens[inside[0] - 1].text == ",":
            return child
    return subject


def _are_joint(scene: Scene, last: int, relative: int) -> bool:
    """Whether a clause after a comma is about both of two names: Ada Lund and Tomas Brook, who said …."""
    token = scene.tokens[last]
    names = token.pos == "PROPN" and scene.tokens[token.head].pos == "PROPN"
    return token.dep == "conj" and names and scene.tokens[relative - 1].text == ","
