"""Judges trigger candidates against one another: types that are inherited, and words that tell of nothing more.

Three rounds: whether violence is meant as such; what those that decide or grant something tell of; what tells of
nothing more. What a rule finds is the type of the event, or none.
"""

from collections.abc import Callable
from dataclasses import replace

from pipeline.annotate.events import senses
from pipeline.annotate.events.fitting import Fitter
from pipeline.annotate.events.judging import NO_EVENT, Case, Round, TriggerJudgement
from pipeline.annotate.events.triggers import Trigger, TriggerFinder
from pipeline.event_types import event_types
from pipeline.lexicon import listed
from pipeline.rules import Example, decide

_ACTORS = listed("event_words", "violence", "actors")
_TARGETS = listed("event_words", "violence", "targets")
_OPEN_QUESTIONS = listed("event_words", "open_questions")


def find_triggers(finder: TriggerFinder) -> list[Trigger]:
    """The triggers of the document in text order."""
    found = {trigger.index: trigger for trigger in finder.candidates()}
    _judge("sense", found, list(found), finder.fitter)
    # The last first, as a decision may be about another that stands after it.
    _judge("content", found, sorted(found, reverse=True), finder.fitter)
    _judge("company", found, list(found), finder.fitter)
    return list(found.values())


def _judge(which: Round, found: dict[int, Trigger], order: list[int], fitter: Fitter) -> None:
    """Change the types of triggers, and take out those that tell of no event of their own."""
    rules = [rule for rule in RULES if rule.round == which]
    violent = {fitter.tokens[t.index].sentence for t in found.values() if event_types()[t.type].bloody}
    used = {(thing, trigger.type) for trigger in found.values() for thing in trigger.uses}
    for index in order:
        trigger = found[index]
        decision = decide(rules, Case(trigger=trigger, found=found, fitter=fitter, violent=violent, used=used))
        if decision is None:
            continue
        if decision.found == NO_EVENT:
            del found[index]
        else:
            # A pattern of what decides or grants says itself where the type comes from.
            rule = trigger.rule if trigger.inherits else decision.rule
            found[index] = replace(trigger, type=decision.found, rule=rule)


def _attack_in_words(case: Case) -> str | None:
    """The senator attacked Ada Lund over taxes."""
    return _figurative(case) or None


def _figure_of_speech(case: Case) -> str | None:
    """The senator fought Ada Lund in the debate."""
    return NO_EVENT if _figurative(case) == NO_EVENT else None


def _figurative(case: Case) -> str | None:
    """The type that a word of violence has among public figures, maybe none; None where it means violence."""
    index, fitter = case.trigger.index, case.fitter
    words, lemma = event_types()[case.trigger.type].figurative, fitter.grammar.lemma(index)
    if lemma not in words or fitter.tokens[index].sentence in case.violent:
        return None
    meant_in_words = words[lemma] != NO_EVENT or not event_types()[case.trigger.type].offence
    return words[lemma] if _is_between_figures(index, fitter, meant_in_words=meant_in_words) else None


def _is_between_figures(index: int, fitter: Fitter, *, meant_in_words: bool) -> bool:
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
    if any(_is_described(i, fitter) for i in patients):
        return False
    armed = any(fitter.classes.is_a(i, name) for i in agents for name in ("ASSAILANT", "FORCE"))
    if not meant_in_words:  # "a farmer shot the senator", but "a farmer attacked the senator"
        armed = armed or any(_is_described(i, fitter) for i in agents)
        if any(fitter.classes.is_a(i, "FORCE") for i in patients):  # "supporters clashed with police"
            return False
    return any(fitter.classes.is_a(i, "FIGURE") for i in (agents if armed else [*agents, *patients]))


def _is_described(index: int, fitter: Fitter) -> bool:
    """Whether the word describes somebody who is no public figure: "a guard"."""
    return fitter.classes.is_a(index, "PERSON") and not fitter.classes.is_a(index, "FIGURE")


def _granted_request(case: Case) -> str | None:
    """The cabinet granted the request to withdraw the troops."""
    types = _contents(case)
    return next((type_ for type_ in types if type_ != "demand"), None) if "demand" in types else None


def _what_is_decided(case: Case) -> str | None:
    """The decision to withdraw the troops."""
    return next(iter(_contents(case)), None)


def _nothing_decided(case: Case) -> str | None:
    """The decision to leave the room."""
    return NO_EVENT if case.trigger.inherits and not case.trigger.stands_alone and not _contents(case) else None


def _contents(case: Case) -> list[str]:
    """The types of the events that the trigger decides on or grants."""
    if not case.trigger.inherits:
        return []
    return [case.found[i].type for i in case.fitter.content(case.trigger.index) if i in case.found]


def _used(case: Case) -> str | None:
    """The prosecutor dropped the charges."""
    index, own = case.trigger.index, case.trigger.type
    return NO_EVENT if any(thing == index and type_ != own for thing, type_ in case.used) else None


def _named_by_object(case: Case) -> str | None:
    """They signed a deal."""
    grammar, trigger = case.fitter.grammar, case.trigger
    if not grammar.is_verb(trigger.index) or trigger.inherits:
        return None
    objects = grammar.patients(trigger.index)
    return NO_EVENT if any(i in case.found and case.found[i].type == trigger.type for i in objects) else None


def _open_question(case: Case) -> str | None:
    """Nobody knew whether the mayor had resigned."""
    grammar = case.fitter.grammar
    conjunctions = grammar.conjunctions(grammar.clause(case.trigger.index))
    return NO_EVENT if any(grammar.lemma(i) in _OPEN_QUESTIONS for i in conjunctions) else None


def _rule(
    name: str,
    meaning: str,
    find: Callable[[Case], str | None],
    which: Round,
    example: Example,
    *,
    forbids: bool = False,
) -> TriggerJudgement:
    """The rule, asked in the round `which`."""
    return TriggerJudgement(
        step="trigger", name=name, meaning=meaning, find=find, examples=(example,), round=which, forbids=forbids
    )


RULES: tuple[TriggerJudgement, ...] = (
    _rule(
        "attack in words",
        "an attack by a public figure, or on one by nobody armed, is an accusation where no other victim and no other "
        "violence is told of",
        _attack_in_words,
        "sense",
        Example(text="The senator attacked Ada Lund over taxes.", words="attacked", gives="accusation"),
    ),
    _rule(
        "figure of speech",
        "other words of violence by or on public figures tell of no event where nobody armed, no other victim and no "
        "other violence is told of",
        _figure_of_speech,
        "sense",
        Example(text="The senator fought Ada Lund in the debate.", words="fought", gives="attack"),
        forbids=True,
    ),
    _rule(
        "lifeless",
        "killing, wounding or attacking what has no life, or a war against it, is a manner of speaking",
        senses.of_lifeless_things,
        "sense",
        Example(text="The heat killed the mood.", words="killed", gives="killing"),
        forbids=True,
    ),
    _rule(
        "sport",
        "beside words of sport, a player or team who attacks, shoots or strikes does so in play",
        senses.in_sport,
        "sense",
        Example(text="The striker attacked until the end of the match.", words="attacked", gives="attack"),
        forbids=True,
    ),
    _rule(
        "fiction",
        "what is told in the present of a work of fiction, or of its characters, is its plot",
        senses.in_fiction,
        "sense",
        Example(text="In the film, the detective arrests the mayor.", words="arrests", gives="arrest"),
        forbids=True,
    ),
    _rule(
        "things let out",
        "who releases “them” after “obtained the messages” lets nobody go",
        senses.things_let_out,
        "sense",
        Example(text="The paper obtained the tapes and released them.", words="released", gives="release"),
        forbids=True,
    ),
    _rule(
        "medical trial",
        "a trial with patients, doses or a vaccine is none in court",
        senses.medical_trial,
        "sense",
        Example(text="The trial began in May with a dose of the vaccine.", words="trial", gives="trial"),
        forbids=True,
    ),
    _rule(
        "office",
        "what an office deals with is no event: “head of investigations”",
        senses.in_a_job,
        "sense",
        Example(text="Ada Lund is a director of investigations.", words="investigations", gives="investigation"),
        forbids=True,
    ),
    _rule(
        "standing text",
        "a treaty that is called by a name is a text",
        senses.standing_text,
        "sense",
        Example(text="The Lima treaty binds the members.", words="treaty", gives="agreement"),
        forbids=True,
    ),
    _rule(
        "granted request",
        "words for granting a request, or for deciding on one, tell of an event of the type of what is asked for",
        _granted_request,
        "content",
        Example(
            text="The cabinet approved the request to withdraw the troops.", words="approved", gives="deescalation"
        ),
    ),
    _rule(
        "what is decided",
        "words for deciding on something or granting it tell of an event of the type of what is decided or granted",
        _what_is_decided,
        "content",
        Example(
            text="The cabinet criticized the decision to withdraw the troops.", words="decision", gives="deescalation"
        ),
    ),
    _rule(
        "nothing decided",
        "words for deciding or granting tell of no event where what is decided or granted is none",
        _nothing_decided,
        "content",
        Example(text="The cabinet criticized the decision to leave the room.", words="decision", gives="ruling"),
        forbids=True,
    ),
    _rule(
        "acted on",
        "what the words of another event act on is no event of its own (“dropped the charges”)",
        _used,
        "company",
        Example(text="The prosecutor dropped the charges against Ada Lund.", words="charges", gives="charge"),
        forbids=True,
    ),
    _rule(
        "named by its object",
        "a verb tells of nothing more where its object names an event of its type (“signed a deal”)",
        _named_by_object,
        "company",
        Example(text="Peru and Chile signed a trade deal.", words="signed", gives="agreement"),
        forbids=True,
    ),
    _rule(
        "open question",
        "what stands in a clause with “whether” or “if” is no event",
        _open_question,
        "company",
        Example(text="Nobody knew whether Ada Lund had resigned.", words="resigned", gives="departure"),
        forbids=True,
    ),
)
