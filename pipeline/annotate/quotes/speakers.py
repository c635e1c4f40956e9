"""Who speaks: the subject of a reporting verb, and the phrase it stands in."""

from pipeline.annotate.quotes.scene import Scene
from pipeline.lexicon import words

_SUBJECT = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that"})
# Verbs stand in these relations to the verb whose subject they share.
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp", "aux", "oprd"})
# The parse may hang a second verb on the object of the first: "took the floor and joked".
_OF_OBJECT = frozenset({"dobj", "attr", "pobj", "prep", "conj"})
_CLOSING_MARKS = frozenset({"”", '"', "''", "’’", "’"})
_CLIMB = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL_PARTS = _NOMINAL | {"DET", "ADJ", "NUM"}


def speaker_of(scene: Scene, verb: int) -> tuple[int | None, int | None]:
    """Head token of the phrase that speaks, and of what it stands for where it is a relative pronoun."""
    node = verb
    for _ in range(_CLIMB):
        found = _subject(scene, node, verb)
        if found is not None:
            return found, _antecedent(scene, node, found)
        token = scene.tokens[node]
        head = token.head
        if node == verb and token.tag in _FINITE and (beside := _before(scene, verb)) is not None:
            return beside, None
        if head == node or scene.container[head] != scene.container[verb]:
            break
        if token.dep == "xcomp" and (told := _told(scene, node)) is not None:
            return told, None
        if token.tag == "VBN" and token.dep in {"acl", "amod", "advcl"} and node == verb:
            if _is_predicate(scene, verb):
                return head, None
            break
        if token.dep in {"acl", "relcl"} and scene.tokens[head].pos in _NOMINAL:
            return _main_subject(scene, node) or _issuer(scene, head), None
        if token.dep not in (_OF_OBJECT if token.pos in _NOMINAL and node != verb else _SHARES):
            break
        node = head
    found = _modifier(scene, verb) or _around_aside(scene, verb) or _behind(scene, verb) or _beside(scene, verb)
    return found, None


def _main_subject(scene: Scene, participle: int) -> int | None:
    """Who acts where a participle goes with the clause, not with the noun: Lund rejected the plan, saying …."""
    aside = scene.tokens[participle - 1].text == "," or not can_speak(scene, scene.tokens[participle].head)
    if scene.tokens[participle].tag != "VBG" or not aside:
        return None
    clauses = (scene.syntax.children(node, "nsubj") for node in scene.syntax.ancestors(participle))
    subject = next((i for subjects in clauses for i in subjects), None)
    if subject is None or scene.container[subject] != scene.container[participle]:
        return None
    is_relative = scene.tokens[subject].text.lower() in _RELATIVE
    return subject if can_speak(scene, subject) and not is_relative else None


def _is_predicate(scene: Scene, verb: int) -> bool:
    """Whether a participle is rather the main verb: Ada Lund, a teacher, called it “a ruin”; “…” the teacher asked."""
    head = scene.tokens[verb].head
    if scene.tokens[head].dep != "ROOT" or head > verb:
        return False
    asides = scene.syntax.children(head, "appos")
    behind_words = scene.tokens[scene.syntax.subtree(head)[0] - 1].text in _CLOSING_MARKS and head == verb - 1
    return behind_words or (scene.tokens[verb - 1].text == "," and any(head < i < verb for i in asides))


def _around_aside(scene: Scene, verb: int) -> int | None:
    """The phrase before an aside that ends at the verb, where the parse lost it: a guest, who like them left, said."""
    tokens = scene.tokens
    if verb == 0 or tokens[verb - 1].text != "," or tokens[verb].tag not in _FINITE:
        return None
    named = tokens[verb - 1].head
    if named < verb and tokens[named].pos in _NOMINAL and scene.container[named] == scene.container[verb]:
        return named
    first = scene.syntax.sentences[tokens[verb].sentence].first
    comma = next((i for i in range(first, verb - 1) if tokens[i].text == ","), first)
    chunk = range(first, comma)
    if not chunk or not all(
        tokens[i].pos in _NOMINAL_PARTS and scene.container[i] == scene.container[verb] for i in chunk
    ):
        return None
    return comma - 1 if tokens[comma - 1].pos in _NOMINAL else None


def _beside(scene: Scene, verb: int) -> int | None:
    """The name or noun before a verb with an object, whatever the parse makes of it: Lund called the plan “a ruin”."""
    before, token = scene.tokens[verb - 1], scene.tokens[verb]
    is_active = token.tag in {"VBD", "VBN"} and not scene.syntax.children(verb, "aux", "auxpass")
    objects = [i for i in scene.syntax.children(verb, "dobj", "oprd") if i > verb]
    is_same = {scene.container[i] for i in (verb - 1, *objects[:1])} == {scene.container[verb]}
    if not (verb and is_active and objects and is_same):
        return None
    is_named = before.text[0].isupper() and before.sentence == token.sentence
    return verb - 1 if is_named or (token.dep == "acl" and token.head == verb - 1) else None


def _modifier(scene: Scene, verb: int) -> int | None:
    """The word before the verb which the parse took for its modifier: “…,” Lund notes; many argue."""
    before = scene.tokens[verb - 1]
    is_modifier = verb > 0 and before.head == verb and before.dep in {"compound", "amod"}
    return verb - 1 if is_modifier and scene.tokens[verb].tag in _FINITE else None


def _told(scene: Scene, node: int) -> int | None:
    """Who is made to speak: X urged Y to say …; not what is used for it: X took the stage to say …."""
    if scene.particle(node) is None:
        return None
    objects = scene.syntax.children(scene.tokens[node].head, "dobj")
    return next((i for i in objects if scene.tokens[i].pos in {"PROPN", "PRON"} and can_speak(scene, i)), None)


def _issuer(scene: Scene, noun: int) -> int:
    """Who put out a statement saying …: the subject of the verb that has the statement as object, else the noun."""
    token = scene.tokens[noun]
    if token.dep == "dobj" and token.lemma.lower() in words("cue_nouns"):
        subject = _subject(scene, token.head, noun)
        return noun if subject is None else subject
    return noun


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
    named = named or (token.text[0].isupper() and not scene.syntax.children(head, "det", "amod", "compound"))
    return named or token.tag == "NNS" or lemma in words("roles") | words("organization_heads") | words("cue_nouns")


def referred(scene: Scene, head: int | None) -> int | None:
    """What the subject of a relative clause stands for: an editorial that accuses; else the subject itself."""
    if head is None or scene.tokens[head].text.lower() not in _RELATIVE:
        return head
    antecedent = _antecedent(scene, scene.tokens[head].head, head)
    return head if antecedent is None else antecedent


def _before(scene: Scene, verb: int) -> int | None:
    """A subject that the parse gave to the words before: the bridge was built by the town, Ada Lund said."""
    first = verb
    while _joins(scene, first, verb):
        first -= 1
    if first in {0, verb} or scene.tokens[first - 1].text != ",":
        return None
    chunk = range(first, verb)
    return next((i for i in chunk if scene.tokens[i].head not in chunk and scene.tokens[i].pos in _NOMINAL), None)


def _behind(scene: Scene, verb: int) -> int | None:
    """A subject behind the verb that the parse took for its object: “…,” said Ada Lund."""
    tags = _FINITE if scene.tokens[verb].dep != "ROOT" else _FINITE | {"VB", "VBN"}
    if verb == 0 or scene.is_word(verb - 1) or scene.tokens[verb].tag not in tags:
        return None
    after = scene.syntax.children(verb, "dobj", "attr", "oprd", "dep")
    return next((i for i in after if i > verb and scene.tokens[i].pos in _NOMINAL | {"NUM"}), _next_name(scene, verb))


def _next_name(scene: Scene, verb: int) -> int | None:
    """The name right behind the verb, where the parse gave it to another verb: “…,” said Ada Lund, “is ….”."""
    last = verb
    while last + 1 < len(scene.tokens) and scene.tokens[last + 1].pos == "PROPN":
        last += 1
    return last if last > verb and scene.container[last] == scene.container[verb] else None


def _joins(scene: Scene, index: int, verb: int) -> bool:
    """Whether the token before belongs to the nominal phrase that ends at the verb."""
    before = scene.tokens[index - 1]
    return (
        index > 0
        and scene.container[index - 1] == scene.container[verb]
        and before.pos in _NOMINAL_PARTS
        and before.sentence == scene.tokens[verb].sentence
    )


def _subject(scene: Scene, node: int, verb: int) -> int | None:
    """The subject of a verb, or the agent of a passive one; subjects of passives speak only for verbs below them."""
    children = scene.syntax.children
    same = scene.container[verb]
    for child in children(node, *_SUBJECT):
        if scene.container[child] == same and scene.tokens[child].text.lower() not in {"what", "there"}:
            return _closest(scene, child, node)
    if children(node, "nsubjpass"):
        agents = [pobj for agent in children(node, "agent") for pobj in children(agent, "pobj")]
        if agents or node == verb:
            return agents[0] if agents else None
        return children(node, "nsubjpass")[0]
    return None


def _closest(scene: Scene, subject: int, verb: int) -> int:
    """The subject, or what the parse takes for its apposition where no comma closes it: the town, Ada Lund said, …."""
    for child in scene.syntax.children(subject, "appos"):
        if (
            scene.syntax.subtree(child)[-1] == verb - 1
            and subject < child
            and scene.tokens[scene.syntax.subtree(child)[0] - 1].text == ","
        ):
            return child
    return subject


def _antecedent(scene: Scene, node: int, subject: int) -> int | None:
    """What a relative pronoun stands for."""
    if scene.tokens[subject].text.lower() not in _RELATIVE:
        return None
    plural = scene.tokens[node].tag == "VBP"
    while scene.tokens[node].dep == "conj":
        node = scene.tokens[node].head
    if scene.tokens[node].dep != "relcl":
        return None
    found = scene.tokens[node].head
    plural = plural or _are_joint(scene, found, subject)
    while plural and scene.tokens[found].dep in {"conj", "appos"}:
        found = scene.tokens[found].head
    return found


def _are_joint(scene: Scene, last: int, relative: int) -> bool:
    """Whether a clause behind a comma is about both of two names: Ada Lund and Tomas Brook, who said …."""
    token = scene.tokens[last]
    names = token.pos == "PROPN" and scene.tokens[token.head].pos == "PROPN"
    return token.dep == "conj" and names and scene.tokens[relative - 1].text == ","
