"""What a cue reports without a finite clause: what is promised, demanded, proposed, blamed, and what it is called."""

from pipeline.annotate.clauses.parts import is_auxiliary_or_mark, is_clause_under_preposition, is_object_predicate
from pipeline.annotate.clauses.words import is_finite, is_ing_form
from pipeline.annotate.quotes.contents import is_passive
from pipeline.annotate.quotes.context import OUTSIDE, QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.speakers import can_speak
from pipeline.annotate.quotes.unsaid import withholds
from pipeline.lexicon import listed, table

_CHARGES = listed("quote_words", "charge_prepositions")
_TOPICS = listed("quote_words", "topic_prepositions")


def passive_infinitive(context: QuoteContext, cue: Cue) -> list[int]:
    """She was asked to wait; told to leave, …."""
    return _infinitive(context, cue) if is_passive(context, cue) else []


def infinitive(context: QuoteContext, cue: Cue) -> list[int]:
    """X vowed to appeal; X urged the council to wait."""
    return _infinitive(context, cue) if can_speak(context, cue.speaker) else []


def _infinitive(context: QuoteContext, cue: Cue) -> list[int]:
    if "infinitive" not in cue.takes:
        return []
    for clause in context.syntax.complement_clauses(cue.token):
        particle = context.particle(clause)
        if particle is not None and clause > cue.token and not _is_answer(context, cue, clause):
            return [i for i in context.syntax.subtree(clause) if i >= particle]
    return []


def _is_answer(context: QuoteContext, cue: Cue, verb: int) -> bool:
    """Whether an infinitive speaks of speaking: Lund declined to comment, refused to say why."""
    reports = table("cue_verbs")
    speaks = any(context.tokens[verb].lemma.lower() in reports[group] for group in ("clause", "question"))
    alone = all(is_auxiliary_or_mark(context.tokens[i]) for i in context.syntax.children(verb))
    return speaks and (alone or withholds(context, cue.token))


def demand(context: QuoteContext, cue: Cue) -> list[int]:
    """X called for the council to wait."""
    if not cue.takes & {"object", "infinitive"} or not can_speak(context, cue.speaker):
        return []
    for clause in context.syntax.lower_clauses(cue.token):
        mark = next((i for i in context.syntax.conjunctions(clause) if context.tokens[i].text.lower() == "for"), None)
        if mark is not None and mark > cue.token and context.particle(clause) is not None:
            return [i for i in context.syntax.subtree(clause) if i > mark]
    return []


def gerund(context: QuoteContext, cue: Cue) -> list[int]:
    """X proposed closing the bridge."""
    return _gerund(context, cue, context.syntax.open_complements(cue.token))


def gerund_after_preposition(context: QuoteContext, cue: Cue) -> list[int]:
    """X warned against closing the bridge; X talked about closing it."""
    preps = [i for i in context.syntax.prepositions_below(cue.token) if context.tokens[i].text.lower() in _TOPICS]
    return _gerund(context, cue, [i for prep in preps for i in context.syntax.verbs_under(prep)])


def _gerund(context: QuoteContext, cue: Cue, clauses: list[int]) -> list[int]:
    if not cue.takes & {"clause", "infinitive"} or not can_speak(context, cue.speaker):
        return []
    verb = next((i for i in clauses if is_ing_form(context.tokens[i]) and i > cue.token), None)
    return [] if verb is None else context.syntax.subtree(verb)


def infinitive_of_noun(context: QuoteContext, cue: Cue) -> list[int]:
    """X's promise to mend the bridge."""
    if "noun" not in cue.takes:
        return []
    clauses = context.syntax.clauses_about(cue.token)
    verb = next((i for i in clauses if i > cue.token and context.particle(i) is not None), None)
    return [] if verb is None else context.syntax.subtree(verb)


def accusation(context: QuoteContext, cue: Cue) -> list[int]:
    """X accused Y of hiding the report; X criticized Y for the delay; not: X attacked Y on Monday."""
    charge = _charge(context, cue) if "charge" in cue.takes and can_speak(context, cue.speaker) else None
    if charge is None:
        return []
    found = context.syntax.subtree(charge)
    accused = context.syntax.objects(cue.token)[0]
    whole = list(range(context.syntax.subtree(accused)[0], found[-1] + 1))
    if all(context.container[i] == OUTSIDE for i in whole):
        return whole
    return found if is_clause_under_preposition(context.tokens[charge]) else []


def _charge(context: QuoteContext, cue: Cue) -> int | None:
    """What somebody is blamed or praised for, and not when."""
    syntax, tokens = context.syntax, context.tokens
    for accused in syntax.objects(cue.token)[:1]:
        heads = (cue.token, accused) if can_speak(context, accused) else (cue.token,)
        preps = [i for node in heads for i in syntax.prepositions_below(node) if i > accused]
        preps = [i for i in preps if tokens[i].text.lower() in _CHARGES]
        deeds = [deed for prep in preps for deed in syntax.objects_of(prep)][:1]
        return next((i for i in deeds if not tokens[i].entity.endswith(("DATE", "TIME"))), None)
    return None


def predicate(context: QuoteContext, cue: Cue) -> list[int]:
    """X called the plan a disgrace; X described the ferry as a ruin; nothing where a part of it stands in marks."""
    syntax, tokens = context.syntax, context.tokens
    if not cue.takes & {"predicate", "charge"} or not can_speak(context, cue.speaker) or syntax.negations(cue.token):
        return []
    objects = [i for i in syntax.objects(cue.token) if i > cue.token]
    said = [i for i in syntax.said_of_object(cue.token) if objects and i > objects[0]]
    said = [
        i for i in said if is_object_predicate(tokens[i]) or tokens[context.syntax.subtree(i)[0]].text.lower() == "as"
    ]
    if not said or any(is_finite(tokens[i]) for i in context.syntax.subtree(said[0])):
        return []
    found = list(range(context.syntax.subtree(objects[0])[0], context.syntax.subtree(said[0])[-1] + 1))
    return found if all(context.container[i] == OUTSIDE for i in found) else []
