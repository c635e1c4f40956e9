"""What a cue reports: its content as tokens, by the construction that it stands in."""

from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.scene import OUTSIDE, Scene
from pipeline.annotate.quotes.speakers import can_speak, referred
from pipeline.lexicon import table, words

_WHETHER = frozenset({"whether", "if"})
_CLAUSAL = frozenset({"clause", "question"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Tokens of a cue clause between commas: speaker with title, adverb, verb, day.
_SHORT = 10
_ADJUNCTS = ("npadvmod", "advmod", "prep")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def own_clause(scene: Scene, cue: Cue) -> range:
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


def passive_clause(scene: Scene, cue: Cue) -> list[int]:
    """She was told that it was safe."""
    is_told = any(has_that(scene, i) for i in _content_clauses(scene, cue))
    return clause(scene, cue) if is_told and scene.syntax.children(cue.token, "auxpass") else []


def passive_question(scene: Scene, cue: Cue) -> list[int]:
    """She was asked if it was safe; asked why it was closed, …."""
    return clause(scene, cue) if any(_is_question(scene, i) for i in _content_clauses(scene, cue)) else []


def _content_clauses(scene: Scene, cue: Cue) -> list[int]:
    """The clauses after a passive verb or participle."""
    return [i for i in scene.syntax.children(cue.token, "ccomp") if i > cue.token] if is_passive(scene, cue) else []


def is_passive(scene: Scene, cue: Cue) -> bool:
    """Whether the cue is a passive verb or a past participle: she was told; asked about it, …; not: she has told."""
    children = scene.syntax.children
    is_participle = bool(children(cue.token, "auxpass")) or not children(cue.token, "aux")
    return scene.tokens[cue.token].tag == "VBN" and is_participle


def _is_question(scene: Scene, clause: int) -> bool:
    """Whether a clause begins with a question word."""
    openers = [scene.tokens[i] for i in scene.syntax.children(clause, "mark", "advmod", "nsubj", "dobj")]
    return any(token.text.lower() in _WHETHER or token.tag in {"WRB", "WP"} for token in openers)


def clause(scene: Scene, cue: Cue) -> list[int]:
    """X said (that) the bridge was safe; the bridge was safe, X said; also with a second main clause."""
    return _below(scene, cue, _clause_heads(scene, cue)) if _reports_clause(scene, cue) else []


def misplaced_clause(scene: Scene, cue: Cue) -> list[int]:
    """A that-clause which the parse hung on a noun between: X said at the hearing that the bridge was safe."""
    if not _reports_clause(scene, cue):
        return []
    nodes = [i for child in scene.syntax.children(cue.token, *_ADJUNCTS) for i in scene.syntax.subtree(child)]
    heads = [i for i in nodes if scene.tokens[i].dep in {"relcl", "acl"} and has_that(scene, i)]
    return _below(scene, cue, heads[:1])


def _below(scene: Scene, cue: Cue, heads: list[int]) -> list[int]:
    """The reported verbs with all below them, and further main clauses that are reported too."""
    if not heads:
        return []
    found = {i for head in heads for i in scene.syntax.subtree(head)}
    for second in scene.syntax.children(cue.token, "conj"):
        if _is_also_reported(scene, cue, heads[-1], second):
            found.update(range(min(found), scene.syntax.subtree(second)[-1] + 1))
    return sorted(found - _told_next(scene, cue, heads[-1]))


def _clause_heads(scene: Scene, cue: Cue) -> list[int]:
    """The verb of what is reported; both verbs where it goes on: “It is safe,” X said, that it will stay."""
    own = own_clause(scene, cue)
    clauses = [i for i in scene.syntax.children(cue.token, "ccomp") if not _is_apart(scene, cue, i)]
    before = [i for i in clauses if i < cue.token][:1]
    behind = [i for i in clauses if i > cue.token and i not in own and _joins(scene, i)][:1]
    if before and behind:
        goes_on = scene.container[before[0]] != OUTSIDE or scene.tokens[own.start - 1].text == ","
        return [*before, *behind] if goes_on else behind
    clauses.sort(key=lambda clause: clause in own)
    return clauses[:1]


def _joins(scene: Scene, clause: int) -> bool:
    """Whether a clause belongs to the verb before it: introduced by "that", or not parted from it by a comma."""
    return has_that(scene, clause) or scene.tokens[scene.syntax.subtree(clause)[0] - 1].text != ","


def _is_apart(scene: Scene, cue: Cue, clause: int) -> bool:
    """Whether the clause ended before the report began: But the news was bad: Lund said …."""
    return any(scene.tokens[i].text in {":", ";"} for i in range(clause, cue.token) if scene.container[i] == OUTSIDE)


def has_that(scene: Scene, clause: int) -> bool:
    """Whether the clause is introduced by "that"."""
    return any(scene.tokens[mark].text.lower() == "that" for mark in scene.syntax.children(clause, "mark"))


def _told_next(scene: Scene, cue: Cue, head: int) -> set[int]:
    """A further report that the parse hung on the reported verb: X suggested that it was late and accused Y."""
    subject = next(iter(scene.syntax.children(head, *SUBJECTS)), None)
    if scene.tokens[cue.token].tag != "VBD" or can_speak(scene, subject):
        return set()
    verbs = [i for i in scene.syntax.children(head, "conj") if scene.tokens[i].tag == "VBD"]
    alone = [i for i in verbs if not scene.syntax.children(i, *SUBJECTS)]
    return {i for verb in alone for i in scene.syntax.subtree(verb)}


def _reports_clause(scene: Scene, cue: Cue) -> bool:
    """Whether the cue takes a clause: X said that …; a report showed that …; but not: the arrest showed that …."""
    if cue.takes & _CLAUSAL:
        return "finding" not in cue.takes or can_speak(scene, cue.speaker)
    speaker = referred(scene, cue.speaker)
    return "finding" in cue.takes and speaker is not None and _is_document(scene, speaker)


def _is_document(scene: Scene, head: int) -> bool:
    """Whether a noun is something written, or so much of it: the report, an average of recent polls."""
    parts = [i for prep in scene.syntax.children(head, "prep") for i in scene.syntax.children(prep, "pobj")]
    return any(scene.tokens[i].lemma.lower() in words("cue_nouns") for i in (head, *parts))


def _is_also_reported(scene: Scene, cue: Cue, first: int, second: int) -> bool:
    """Whether a main clause behind the report still belongs to it: its tense is the report's and not the story's."""
    is_clause = second > first > cue.token and bool(scene.syntax.children(second, "nsubj", "nsubjpass", "expl"))
    story = scene.tokens[cue.token].tag == "VBD"
    if is_clause and has_that(scene, second):
        return True
    return is_clause and _is_past(scene, first) == _is_past(scene, second) and not (story and _is_past(scene, second))


def _is_past(scene: Scene, verb: int) -> bool:
    finite = [verb, *scene.syntax.children(verb, "aux", "auxpass")]
    return any(scene.tokens[i].tag == "VBD" for i in finite)


def parenthetical(scene: Scene, cue: Cue) -> list[int]:
    """The bridge, X said, was safe: as the parse has it."""
    token = scene.tokens[cue.token]
    if not cue.takes & _CLAUSAL or token.dep != "parataxis" or scene.container[token.head] != OUTSIDE:
        return []
    verb = scene.tokens[token.head]
    return scene.syntax.subtree(verb.head if verb.dep in {"aux", "auxpass"} else token.head)


def between_commas(scene: Scene, cue: Cue) -> list[int]:
    """The bridge, X said, was safe: by the commas around a short cue clause, whatever the parse makes of it."""
    token = scene.tokens[cue.token]
    own = own_clause(scene, cue)
    sentence = scene.syntax.sentences[token.sentence]
    before, after = range(sentence.first, own.start), range(own.stop, sentence.last)
    if not cue.takes & _CLAUSAL or len(own) > _SHORT or token.tag not in _FINITE or not before or not after:
        return []
    if scene.tokens[before[-1]].text != "," or scene.tokens[after[0]].text not in {",", "."}:
        return []
    if not any(scene.container[i] == OUTSIDE and scene.is_word(i) for i in before):
        return []
    goes_on = any(scene.tokens[i].pos in {"VERB", "AUX"} for i in after)
    return [*before, *(after if goes_on else ())]


def as_clause(scene: Scene, cue: Cue) -> list[int]:
    """As X reported, the bridge was safe."""
    token = scene.tokens[cue.token]
    if token.dep != "advcl" or scene.container[token.head] != OUTSIDE or not _is_as_clause(scene, cue):
        return []
    below = set(scene.syntax.subtree(cue.token))
    return [i for i in scene.syntax.subtree(token.head) if i not in below]


def _is_as_clause(scene: Scene, cue: Cue) -> bool:
    """Whether the cue stands in a clause like "as X reported" or "as X put it"."""
    children, tokens = scene.syntax.children, scene.tokens
    objects = children(cue.token, "dobj", "ccomp", "xcomp")
    is_put = tokens[cue.token].lemma == "put" and [tokens[i].text.lower() for i in objects] == ["it"]
    begins = any(tokens[i].text.lower() == "as" for i in children(cue.token, "mark", "advmod"))
    return (
        begins
        and _stands_apart(scene, scene.syntax.subtree(cue.token))
        and can_speak(scene, cue.speaker)
        and (is_put or (bool(cue.takes & _CLAUSAL) and not objects))
    )


def _stands_apart(scene: Scene, clause: list[int]) -> bool:
    """Whether a clause begins a sentence or stands behind a comma or conjunction, and a comma or full stop ends it."""
    tokens, first = scene.tokens, clause[0]
    begins = (
        first == scene.syntax.sentences[tokens[first].sentence].first
        or tokens[first - 1].text in {",", "("}
        or tokens[first - 1].tag in {"CC", "IN"}
    )
    return begins and tokens[min(clause[-1] + 1, len(tokens) - 1)].text in {",", ".", ")"}


def headline(scene: Scene, cue: Cue) -> list[int]:
    """Lund: Bridge will stay closed."""
    block = scene.block[cue.token]
    stop = cue.token + 1
    while "headline" in cue.takes and stop < len(scene.tokens) and scene.block[stop] == block:
        stop += 1
    return list(range(cue.token + 1, stop))


def according(scene: Scene, cue: Cue) -> list[int]:
    """According to X, the bridge was safe."""
    above = (i for i in scene.syntax.ancestors(cue.token) if scene.tokens[i].pos in {"VERB", "AUX"})
    head = next(above, None) if "according" in cue.takes else None
    if head is None:
        return []
    while scene.tokens[head].dep == "conj" and not scene.syntax.children(head, *SUBJECTS):
        head = scene.tokens[head].head
    reports = scene.syntax.children(head, "ccomp") and scene.tokens[head].lemma.lower() in table("cue_verbs")["clause"]
    return [] if reports or scene.container[head] != OUTSIDE else scene.syntax.subtree(head)


def clause_of_noun(scene: Scene, cue: Cue) -> list[int]:
    """X's claim that the bridge was safe."""
    return _that_clause(scene, cue.token) if "noun" in cue.takes else []


def noun_is_clause(scene: Scene, cue: Cue) -> list[int]:
    """X's claim was that the bridge was safe."""
    token = scene.tokens[cue.token]
    is_subject = token.dep == "nsubj" and scene.tokens[token.head].lemma == "be"
    return _that_clause(scene, token.head) if "noun" in cue.takes and is_subject else []


def _that_clause(scene: Scene, node: int) -> list[int]:
    clauses = scene.syntax.children(node, "acl", "ccomp")
    return next((scene.syntax.subtree(clause) for clause in clauses if has_that(scene, clause)), [])
