"""Judges trigger candidates against one another: types that are inherited, and words that tell of nothing more."""

from dataclasses import replace

from pipeline.annotate.clauses.parts import is_about_noun, is_joined, is_object, is_open_complement
from pipeline.annotate.events.fitting import Fitter
from pipeline.annotate.events.triggers import Trigger, TriggerFinder
from pipeline.event_types import event_types
from pipeline.lexicon import listed

_ACTORS = listed("event_words", "violence", "actors")
_TARGETS = listed("event_words", "violence", "targets")
_OPEN_QUESTIONS = listed("event_words", "open_questions")


def find_triggers(finder: TriggerFinder) -> list[Trigger]:
    """The triggers of the document in text order."""
    found = {trigger.index: trigger for trigger in finder.candidates()}
    _take_as_figurative(found, finder.fitter)
    _inherit_types(found, finder.fitter)
    for index, trigger in list(found.items()):
        if index in found and _tells_nothing_more(trigger, found, finder.fitter):
            del found[index]
        for thing in sorted(trigger.uses & found.keys()):
            if found[thing].type != trigger.type:
                del found[thing]
    return list(found.values())


def _take_as_figurative(found: dict[int, Trigger], fitter: Fitter) -> None:
    """Make an attack in words, as of one candidate on another, an accusation; drop other violence without victims."""
    violent = {fitter.tokens[t.index].sentence for t in found.values() if event_types()[t.type].bloody}
    for index, trigger in list(found.items()):
        words = event_types()[trigger.type].figurative
        lemma = fitter.grammar.lemma(index)
        if lemma not in words or fitter.tokens[index].sentence in violent or not _is_between_figures(index, fitter):
            continue
        if words[lemma]:
            found[index] = replace(trigger, type=words[lemma])
        else:
            del found[index]


def _is_between_figures(index: int, fitter: Fitter) -> bool:
    """Whether a public figure acts, or is acted on by nobody armed, and no victim is described ("a guard")."""
    grammar = fitter.grammar
    if grammar.is_verb(index):
        agents, patients = grammar.agents(index), grammar.patients(index)
    else:
        agents, patients = grammar.actors_before(index), []
        verb = grammar.support_verb(index)
        agents += [] if verb is None else grammar.agents(verb)
    for word, _, head in grammar.prepositions(index):
        if word in _ACTORS:
            agents.append(head)
        elif word in _TARGETS:
            patients.append(head)
    if any(fitter.classes.is_a(i, "PERSON") and not fitter.classes.is_a(i, "FIGURE") for i in patients):
        return False
    armed = any(fitter.classes.is_a(i, name) for i in agents for name in ("ASSAILANT", "FORCE"))
    return any(fitter.classes.is_a(i, "FIGURE") for i in (agents if armed else [*agents, *patients]))


def _inherit_types(found: dict[int, Trigger], fitter: Fitter) -> None:
    """Give those that decide or grant something the type of what they decide or grant."""
    for index, trigger in sorted(found.items(), reverse=True):
        if not trigger.inherits:
            continue
        contents = [found[i] for i in fitter.content(index) if i in found]
        # Who grants a request to do something does not request, and who decides to seek something decides on that.
        content = next((c for c in contents if c.type != "demand"), next(iter(contents), None))
        if content is not None:
            found[index] = replace(trigger, type=content.type)
        elif not trigger.stands_alone:
            del found[index]


def _tells_nothing_more(trigger: Trigger, found: dict[int, Trigger], fitter: Fitter) -> bool:
    """Whether another trigger tells of the same, or the text does not say that it happens."""
    index, grammar = trigger.index, fitter.grammar
    if grammar.is_verb(index) and not trigger.inherits:
        objects = grammar.patients(index)
        if any(i in found and found[i].type == trigger.type for i in objects):
            return True  # "signed a deal": the noun names the event
    head = grammar.parent(index)
    if head in found and is_open_complement(grammar.tokens[index]) and found[head].type == trigger.type == "crime":
        return True  # "conspired to smuggle"
    return _is_threatened(index, found, fitter) or _is_open_question(index, fitter)


def _is_threatened(index: int, found: dict[int, Trigger], fitter: Fitter) -> bool:
    """Whether the trigger is what somebody threatens to do."""
    node = index
    for head in fitter.syntax.ancestors(index):
        token = fitter.tokens[node]
        if head in found and found[head].type == "threat" and (is_open_complement(token) or is_about_noun(token)):
            return True
        if not (is_object(token) or is_joined(token) or is_open_complement(token)):
            return False
        node = head
    return False


def _is_open_question(index: int, fitter: Fitter) -> bool:
    """Whether the trigger stands in a clause with "whether" or "if"."""
    clause = fitter.grammar.clause(index)
    return any(fitter.grammar.lemma(i) in _OPEN_QUESTIONS for i in fitter.grammar.conjunctions(clause))
