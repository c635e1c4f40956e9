"""What a cue reports without a finite clause: what is promised, demanded, proposed, blamed, and what it is called."""

from pipeline.annotate.clauses.parts import is_auxiliary_or_mark, is_clause_under_preposition, is_object_predicate
from pipeline.annotate.clauses.words import is_finite, is_ing_form
from pipeline.annotate.quotes.contents import is_passive
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.scene import OUTSIDE, Scene
from pipeline.annotate.quotes.speakers import can_speak
from pipeline.lexicon import table

# X blamed Y for the delay, the delay on Y; X credited Y with it.
_CHARGES = frozenset({"of", "for", "on", "with"})
# X warned against closing the bridge, talked about closing it.
_TOPICS = frozenset({"about", "against", "for", "of", "on"})


def passive_infinitive(scene: Scene, cue: Cue) -> list[int]:
    """She was asked to wait; told to leave, …."""
    return _infinitive(scene, cue) if is_passive(scene, cue) else []


def infinitive(scene: Scene, cue: Cue) -> list[int]:
    """X vowed to appeal; X urged the council to wait."""
    return _infinitive(scene, cue) if can_speak(scene, cue.speaker) else []


def _infinitive(scene: Scene, cue: Cue) -> list[int]:
    if "infinitive" not in cue.takes:
        return []
    for clause in scene.syntax.complement_clauses(cue.token):
        particle = scene.particle(clause)
        if particle is not None and clause > cue.token and not _is_bare_answer(scene, clause):
            return [i for i in scene.syntax.subtree(clause) if i >= particle]
    return []


def _is_bare_answer(scene: Scene, verb: int) -> bool:
    """Whether an infinitive speaks of speaking alone: Lund declined to comment."""
    alone = all(is_auxiliary_or_mark(scene.tokens[i]) for i in scene.syntax.children(verb))
    return alone and scene.tokens[verb].lemma.lower() in table("cue_verbs")["clause"]


def demand(scene: Scene, cue: Cue) -> list[int]:
    """X called for the council to wait."""
    if not cue.takes & {"object", "infinitive"} or not can_speak(scene, cue.speaker):
        return []
    for clause in scene.syntax.lower_clauses(cue.token):
        mark = next((i for i in scene.syntax.conjunctions(clause) if scene.tokens[i].text.lower() == "for"), None)
        if mark is not None and mark > cue.token and scene.particle(clause) is not None:
            return [i for i in scene.syntax.subtree(clause) if i > mark]
    return []


def gerund(scene: Scene, cue: Cue) -> list[int]:
    """X proposed closing the bridge."""
    return _gerund(scene, cue, scene.syntax.open_complements(cue.token))


def gerund_after_preposition(scene: Scene, cue: Cue) -> list[int]:
    """X warned against closing the bridge; X talked about closing it."""
    preps = [i for i in scene.syntax.prepositions_below(cue.token) if scene.tokens[i].text.lower() in _TOPICS]
    return _gerund(scene, cue, [i for prep in preps for i in scene.syntax.verbs_under(prep)])


def _gerund(scene: Scene, cue: Cue, clauses: list[int]) -> list[int]:
    if not cue.takes & {"clause", "infinitive"} or not can_speak(scene, cue.speaker):
        return []
    verb = next((i for i in clauses if is_ing_form(scene.tokens[i]) and i > cue.token), None)
    return [] if verb is None else scene.syntax.subtree(verb)


def infinitive_of_noun(scene: Scene, cue: Cue) -> list[int]:
    """X's promise to mend the bridge."""
    if "noun" not in cue.takes:
        return []
    clauses = scene.syntax.clauses_about(cue.token)
    verb = next((i for i in clauses if i > cue.token and scene.particle(i) is not None), None)
    return [] if verb is None else scene.syntax.subtree(verb)


def accusation(scene: Scene, cue: Cue) -> list[int]:
    """X accused Y of hiding the report; X criticized Y for the delay; not: X attacked Y on Monday."""
    charge = _charge(scene, cue) if "charge" in cue.takes and can_speak(scene, cue.speaker) else None
    if charge is None:
        return []
    found = scene.syntax.subtree(charge)
    accused = scene.syntax.objects(cue.token)[0]
    whole = list(range(scene.syntax.subtree(accused)[0], found[-1] + 1))
    if all(scene.container[i] == OUTSIDE for i in whole):
        return whole
    return found if is_clause_under_preposition(scene.tokens[charge]) else []


def _charge(scene: Scene, cue: Cue) -> int | None:
    """What somebody is blamed or praised for, and not when."""
    syntax, tokens = scene.syntax, scene.tokens
    for accused in syntax.objects(cue.token)[:1]:
        heads = (cue.token, accused) if can_speak(scene, accused) else (cue.token,)
        preps = [i for node in heads for i in syntax.prepositions_below(node) if i > accused]
        preps = [i for i in preps if tokens[i].text.lower() in _CHARGES]
        deeds = [deed for prep in preps for deed in syntax.objects_of(prep)][:1]
        return next((i for i in deeds if not tokens[i].entity.endswith(("DATE", "TIME"))), None)
    return None


def predicate(scene: Scene, cue: Cue) -> list[int]:
    """X called the plan a disgrace; X described the ferry as a ruin; nothing where a part of it stands in marks."""
    syntax, tokens = scene.syntax, scene.tokens
    if not cue.takes & {"predicate", "charge"} or not can_speak(scene, cue.speaker) or syntax.negations(cue.token):
        return []
    objects = [i for i in syntax.objects(cue.token) if i > cue.token]
    said = [i for i in syntax.said_of_object(cue.token) if objects and i > objects[0]]
    said = [
        i for i in said if is_object_predicate(tokens[i]) or tokens[scene.syntax.subtree(i)[0]].text.lower() == "as"
    ]
    if not said or any(is_finite(tokens[i]) for i in scene.syntax.subtree(said[0])):
        return []
    found = list(range(scene.syntax.subtree(objects[0])[0], scene.syntax.subtree(said[0])[-1] + 1))
    return found if all(scene.container[i] == OUTSIDE for i in found) else []
