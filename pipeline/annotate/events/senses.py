"""Words of events that tell of none: of lifeless things, in sport, in fiction, in names of offices, in medicine."""

import re
from collections.abc import Iterator

from pipeline.annotate.clauses.parts import is_joined, is_under_preposition
from pipeline.annotate.clauses.words import is_noun, is_pronoun, is_proper_noun
from pipeline.annotate.events.judging import NO_EVENT, Case
from pipeline.lexicon import listed, words

_HARM = listed("event_words", "lifeless", "types")
_MORTAL = listed("event_words", "lifeless", "mortal")
_BY_THINGS = listed("event_words", "lifeless", "by_things")
_AGAINST = listed("event_words", "lifeless", "against")
_FOUGHT = listed("event_words", "lifeless", "fought")
_PLAYED = listed("event_words", "sport", "plays")
_IN_COURT = listed("event_words", "sport", "courts")
_MARKS = words("sports") | listed("event_words", "sport", "marks")
# So many words of sport tell of a match where nobody says who acts.
_PLAIN = 2
_SCORE = re.compile(r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])")
_SETTING = listed("event_words", "fiction", "setting")
_ABOUT = listed("event_words", "fiction", "about")
_JOB = listed("event_words", "jobs", "prepositions")


def of_lifeless_things(case: Case) -> str | None:
    """The heat killed the mood; hopes of a deal died; weeds invaded the garden."""
    index, grammar = case.trigger.index, case.fitter.grammar
    if case.trigger.type not in _HARM:
        return None
    if not grammar.is_verb(index):
        return NO_EVENT if _is_fought_over(case) else None
    agents, patients = grammar.agents(index), grammar.patients(index)
    if case.trigger.type in _MORTAL:
        patients = agents if case.trigger.undergoes else patients
        harmless = all(_is_lifeless(i, case) or _is_intangible(i, case) for i in patients)
        return NO_EVENT if patients and harmless else None
    if agents and all(_does_no_harm(i, case) for i in agents):
        return NO_EVENT
    return NO_EVENT if patients and all(_is_intangible(i, case) for i in patients) else None


def _does_no_harm(noun: int, case: Case) -> bool:
    """Whether what stands there attacks in a manner of speaking; but a car explodes, and fires destroy."""
    if _is_intangible(noun, case) or _is_in("fiction", noun, case):
        return True
    return case.trigger.type not in _BY_THINGS and _is_lifeless(noun, case)


def _is_fought_over(case: Case) -> bool:
    """Whether a war, a battle or an attack is one on an abstraction ("a war on waste", "a price war")."""
    index, grammar = case.trigger.index, case.fitter.grammar
    if any(_is_intangible(i, case) for i in grammar.noun_modifiers(index)):
        return grammar.lemma(index) in _FOUGHT
    targets = [noun for word, _, noun in grammar.prepositions(index) if word in _AGAINST]
    fought = grammar.lemma(index) in _FOUGHT
    return bool(targets) and all(_is_intangible(i, case) or (fought and _is_lifeless(i, case)) for i in targets)


def _is_lifeless(noun: int, case: Case) -> bool:
    return _is_in("lifeless", noun, case)


def _is_intangible(noun: int, case: Case) -> bool:
    return _is_in("intangible", noun, case)


def _is_in(name: str, noun: int, case: Case) -> bool:
    """Whether a common noun, which is no part of a name, stands in the list."""
    common = is_noun(case.fitter.tokens[noun]) and not case.fitter.classes.in_name(noun)
    return common and case.fitter.grammar.lemma(noun) in words(name)


def in_sport(case: Case) -> str | None:
    """The striker shot wide; the side attacked until the end."""
    index, grammar = case.trigger.index, case.fitter.grammar
    agents = grammar.agents(index) if grammar.is_verb(index) else []
    by_team = any(_is_player(i, case) for i in agents)
    if case.trigger.type in _IN_COURT:
        accused = any(word == "with" for word, _, _ in grammar.prepositions(index))
        return NO_EVENT if by_team and not accused and grammar.lemma(index) in _PLAYED else None
    if grammar.lemma(index) not in _PLAYED or case.trigger.type not in _HARM:
        return None
    acted_on = grammar.patients(index) if grammar.is_verb(index) else []
    strangers = [i for i in agents if is_noun(case.fitter.tokens[i]) and not _is_player(i, case)]
    victims = [i for i in acted_on if case.fitter.classes.is_a(i, "PERSON") and not _is_player(i, case)]
    alone = grammar.is_verb(index) and not acted_on
    wanted = 1 if by_team or alone else _PLAIN
    return NO_EVENT if not strangers and not victims and _marks(case) >= wanted else None


def _marks(case: Case) -> int:
    """How many words of sport, or scores, stand in the sentence and in those before and behind it."""
    tokens, sentences = case.fitter.tokens, case.fitter.syntax.sentences
    here = tokens[case.trigger.index].sentence
    first, last = sentences[max(0, here - 1)].first, sentences[min(here + 1, len(sentences) - 1)].last
    text = case.fitter.syntax.text[tokens[first].start : tokens[last - 1].end]
    return len(_SCORE.findall(text)) + sum(case.fitter.grammar.lemma(i) in _MARKS for i in range(first, last))


def _is_player(noun: int, case: Case) -> bool:
    """Whether a team or a player stands there."""
    return case.fitter.classes.is_a(noun, "TEAM") or case.fitter.grammar.lemma(noun) in words("sports")


def in_fiction(case: Case) -> str | None:
    """In the film, the detective arrests the mayor; a novel about a war."""
    index, grammar = case.trigger.index, case.fitter.grammar
    if grammar.is_verb(index) and not grammar.is_timeless(index):
        return None
    return NO_EVENT if any(_tells_a_plot(below, head, case) for below, head in _climb(case)) else None


def _climb(case: Case) -> Iterator[tuple[int, int]]:
    """The words above the trigger, each with the one below it on the way; first the trigger with itself."""
    below = case.trigger.index
    yield below, below
    for head in case.fitter.syntax.ancestors(below):
        yield below, head
        below = head


def _tells_a_plot(below: int, head: int, case: Case) -> bool:
    """Whether a work of fiction stands at the head, or is its subject or setting."""
    grammar, index = case.fitter.grammar, case.trigger.index
    if not grammar.is_verb(head):
        clause = grammar.is_verb(below) and below != head
        about = grammar.lemma(below) in _ABOUT
        return head != index and _is_fiction(head, case) and (clause or about)
    if not grammar.is_timeless(head):
        return False
    subjects = [] if head == index else grammar.subjects(head)
    beings = grammar.patients(index) + grammar.agents(index) if head == index else []
    if any(grammar.lemma(i) in words("fictional_beings") for i in beings):
        return True
    return any(_is_fiction(i, case) for i in (*subjects, *_settings(head, case)))


def _settings(verb: int, case: Case) -> Iterator[int]:
    """Where it takes place: "in the film", "at the end of the film"."""
    for word, _, noun in case.fitter.grammar.prepositions(verb):
        if word in _SETTING:
            yield noun
            yield from (deeper for of, _, deeper in case.fitter.grammar.prepositions(noun) if of == "of")


def _is_fiction(noun: int, case: Case) -> bool:
    """Whether it is a work of fiction, or a part of one; "a series of attacks" is none."""
    grammar = case.fitter.grammar
    if grammar.lemma(noun) not in words("fiction") or case.fitter.classes.in_name(noun):
        return False
    return not any(word == "of" for word, _, _ in grammar.prepositions(noun))


def in_a_job(case: Case) -> str | None:
    """The head of criminal investigations; the minister for protests."""
    index, grammar = case.trigger.index, case.fitter.grammar
    head = grammar.parent(index)
    holder = None if head is None or not is_under_preposition(case.fitter.tokens[index]) else grammar.parent(head)
    if head is None or holder is None or grammar.lemma(head) not in _JOB or grammar.is_verb(holder):
        return None
    if grammar.determiners_or_possessors(index) or any(grammar.prepositions(index)):
        return None
    names_office = grammar.lemma(holder) in words("roles") | words("offices") | words("bodies")
    return NO_EVENT if names_office else None


def standing_text(case: Case) -> str | None:
    """The NATO treaty binds its members."""
    index, grammar = case.trigger.index, case.fitter.grammar
    if grammar.lemma(index) not in listed("event_words", "texts") or grammar.support_verb(index) is not None:
        return None
    named = any(is_proper_noun(case.fitter.tokens[i]) for i in grammar.modifiers(index))
    return NO_EVENT if named else None


def medical_trial(case: Case) -> str | None:
    """The trial collected data from 400 patients."""
    index, grammar, tokens = case.trigger.index, case.fitter.grammar, case.fitter.tokens
    if case.trigger.type != "trial" or grammar.is_verb(index):
        return None
    sentence = case.fitter.syntax.sentences[tokens[index].sentence]
    lemmas = {grammar.lemma(i) for i in range(sentence.first, sentence.last)}
    medical = lemmas & listed("event_words", "medicine", "marks")
    return NO_EVENT if medical and not lemmas & listed("event_words", "medicine", "courts") else None


def things_let_out(case: Case) -> str | None:
    """They obtained the messages and released them."""
    index, grammar, tokens = case.trigger.index, case.fitter.grammar, case.fitter.tokens
    if case.trigger.type != "release" or not grammar.is_verb(index) or not is_joined(tokens[index]):
        return None
    let_out, held = grammar.objects(index), grammar.objects(tokens[index].head)
    taken_up = let_out and all(is_pronoun(tokens[i]) for i in let_out)
    things = held and all(is_noun(tokens[i]) and not case.fitter.classes.is_a(i, "PERSON") for i in held)
    return NO_EVENT if taken_up and things else None
