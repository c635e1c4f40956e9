"""What tells of no happening: what is only possible, wished or asked, what would have been, what is generally so."""

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_about_noun,
    is_adverbial_clause,
    is_adverbial_noun,
    is_complement,
    is_content_clause,
    is_joined,
    is_prepositional,
    is_relative_clause,
    is_root,
    stands_as_subject,
)
from pipeline.annotate.clauses.words import (
    is_ing_form,
    is_modal,
    is_nominal,
    is_noun,
    is_number,
    is_participle,
    is_plain_form,
    is_plural_common,
    is_present,
    is_proper_noun,
    is_question_word,
    is_verb,
)
from pipeline.annotate.events import plans
from pipeline.annotate.events.governors import Governor, status_words
from pipeline.annotate.events.patterns import noun_class
from pipeline.records import Unreal

_ENDS = frozenset(".?!")


def asked(word: Governor) -> Unreal | None:
    """Did he resign?"""
    grammar, node = word.grammar, word.node
    head = grammar.parent(node)
    if not grammar.is_verb(node):
        return None
    if head is not None and stands_as_subject(grammar.tokens[node]) and is_root(grammar.tokens[head]):
        node = head  # "did" may be taken for the verb, and "resign" for its subject
    if not _is_inverted(node, grammar) or word.trigger < grammar.subjects(node)[0]:
        return None  # "he resigned, didn't he?"
    return "unreal" if _ends_asking(word.trigger, grammar) else None


def _is_inverted(verb: int, grammar: Clauses) -> bool:
    """Whether an auxiliary stands before the subject, with no question word before it: "had he left"."""
    subjects = grammar.subjects(verb)
    helpers = [i for i in (*grammar.auxiliaries(verb), verb) if subjects and i < subjects[0]]
    if not helpers:
        return False
    before = min(helpers) - 1
    if before < 0 or grammar.tokens[before].sentence != grammar.tokens[verb].sentence:
        return True
    token = grammar.tokens[before]
    return not (is_question_word(token) or is_nominal(token) or is_verb(token) or token.text.lower().endswith("ly"))


def _ends_asking(index: int, grammar: Clauses) -> bool:
    """Whether the first mark behind the token that may end a sentence is a question mark."""
    sentence = grammar.sentences[grammar.tokens[index].sentence]
    return next((t.text for t in grammar.tokens[index : sentence.last] if t.text in _ENDS), "") == "?"


def counterfactual(word: Governor) -> Unreal | None:
    """Had he resigned, she would be mayor."""
    grammar, node = word.grammar, word.node
    head = grammar.parent(node)
    if head is None or not grammar.is_verb(node) or not _is_inverted(node, grammar):
        return None
    return "unreal" if any(is_modal(grammar.tokens[i]) for i in grammar.auxiliaries(head)) else None


def possible(word: Governor) -> Unreal | None:
    """He could resign; the ban would hurt."""
    helpers = [word.grammar.tokens[i] for i in word.grammar.active_auxiliaries(word.node)]
    modals = {helper.text.lower() for helper in helpers if is_modal(helper)}
    if not word.judges or not modals & status_words("unreal", "modals"):
        return None
    softened = bool(word.near & status_words("denied", "negations"))
    if softened and not word.near & status_words("unreal", "open_modals"):
        return None  # "would not resign"
    return None if _is_reported_future(word) else "unreal"


def _is_reported_future(word: Governor) -> bool:
    """Whether "would" tells of what was ahead: "said that he would resign"."""
    grammar, node = word.grammar, word.node
    if not word.near & status_words("unreal", "reported") or word.is_past_modal:
        return False
    while is_joined(grammar.tokens[node]) and grammar.parent(node) is not None:
        node = grammar.tokens[node].head
    told = is_content_clause(grammar.tokens[node]) or is_about_noun(grammar.tokens[node])
    conditions = [
        i
        for verb in grammar.lower_clauses(node)
        for i in grammar.conjunctions(verb)
        if is_adverbial_clause(grammar.tokens[verb])
    ]
    return told and not any(grammar.lemma(i) in status_words("unreal", "conjunctions") for i in conditions)


def wished(word: Governor) -> Unreal | None:
    """He wants to resign; she urged him to resign; they want an election."""
    if not word.governs or word.holds(is_prepositional):
        return None
    if word.holds(is_content_clause) and word.is_one_of(status_words("reporting", "verbs")):
        return None  # "warned that he had resigned"
    noun = word.holds(is_complement) and word.below is not None and not word.grammar.is_verb(word.below)
    return "unreal" if word.is_one_of(status_words("unreal", "objects" if noun else "governors")) else None


def purpose(word: Governor) -> Unreal | None:
    """They met in order to vote."""
    before = " ".join(t.text.lower() for t in word.grammar.tokens[max(0, word.node - 1) : word.node + 1])
    return "unreal" if word.governs and before in status_words("unreal", "purposes") else None


def described(word: Governor) -> Unreal | None:
    """A potential strike."""
    noun = word.is_trigger and not word.grammar.is_verb(word.node)
    return "unreal" if noun and word.near & status_words("unreal", "words") else None


def idea(word: Governor) -> Unreal | None:
    """Talk of a strike."""
    return "unreal" if word.holds(is_prepositional) and word.is_one_of(status_words("unreal", "ideas")) else None


def open_infinitive(word: Governor) -> Unreal | None:
    """He was fit to serve."""
    verb = plans.infinitive(word)
    return "unreal" if verb is not None and word.grammar.is_infinitive(verb) else None


def conditional(word: Governor) -> Unreal | None:
    """Unless he resigns; as though he had resigned; unless a strike begins."""
    if not word.is_trigger:
        return None
    grammar, node = word.grammar, word.node
    marks = word.marks
    if not grammar.is_verb(node) and not _is_definite(node, grammar):
        clause = grammar.clause(node)
        openers = grammar.openers(clause) if is_adverbial_clause(grammar.tokens[clause]) else []
        marks = frozenset(grammar.tokens[i].text.lower() for i in openers)
    as_though = marks >= status_words("unreal", "as_though")
    return "unreal" if as_though or marks & status_words("unreal", "conjunctions") else None


def _is_definite(noun: int, grammar: Clauses) -> bool:
    """Whether the noun takes up something known: "the strike", "his arrest"."""
    limits = grammar.determiners_or_possessors(noun)
    return any(grammar.tokens[i].text.lower() not in status_words("unreal", "any") for i in limits)


def once_done(word: Governor) -> Unreal | None:
    """Once elected, the mayor will serve four years."""
    grammar, node = word.grammar, word.node
    head = grammar.parent(node)
    bare = is_participle(grammar.tokens[node]) and not grammar.auxiliaries(node) and not grammar.subjects(node)
    if head is None or not word.is_trigger or not bare or grammar.is_over(head):
        return None
    return "unreal" if word.marks & status_words("planned", "present_conjunctions") else None


def generic_actor(word: Governor) -> Unreal | None:
    """Whoever attacks a guard; those who bribe a judge; a judge who is convicted."""
    grammar, node = word.grammar, word.node
    if not is_relative_clause(grammar.tokens[node]) or not grammar.is_timeless(node):
        return None
    return "unreal" if _is_anybody(grammar.tokens[node].head, grammar) else None


def _is_anybody(noun: int, grammar: Clauses) -> bool:
    """Whether the phrase stands for anybody of a kind: "anyone", "any judge", "a judge", "judges"."""
    if grammar.lemma(noun) in status_words("unreal", "anybody"):
        return True
    if not is_noun(grammar.tokens[noun]):
        return False
    limits = {grammar.tokens[i].text.lower() for i in grammar.determiners_or_possessors(noun)}
    if limits:
        return limits <= status_words("unreal", "any")
    return is_plural_common(grammar.tokens[noun]) and not grammar.modifiers_with_numbers(noun)


def habitual(word: Governor) -> Unreal | None:
    """The board meets every Tuesday; judges often jail thieves."""
    grammar, node = word.grammar, word.node
    if not word.is_trigger or not grammar.is_verb(node) or not grammar.is_timeless(node):
        return None
    often = word.near & status_words("unreal", "habits")
    times = [i for i in grammar.adjuncts(node) if is_noun(grammar.tokens[i]) or is_nominal(grammar.tokens[i])]
    each = any(
        grammar.tokens[d].text.lower() in status_words("unreal", "each") for i in times for d in grammar.determiners(i)
    )
    return "unreal" if often or each else None


def of_a_kind(word: Governor) -> Unreal | None:
    """Wolves kill sheep; you vote for it; the law bans knives."""
    grammar, node = word.grammar, word.node
    if not word.is_trigger or not grammar.is_verb(node) or not grammar.is_timeless(node) or _has_a_day(node, grammar):
        return None
    subjects = grammar.surface_subjects(node)
    return "unreal" if subjects and all(_is_a_kind(i, grammar) for i in subjects) else None


def _is_a_kind(noun: int, grammar: Clauses) -> bool:
    """Whether it stands for people at large, for all of a kind, or for a law that is in force."""
    if grammar.lemma(noun) in status_words("unreal", "at_large") | noun_class("LAW"):
        return not grammar.tokens[noun].text.isupper()
    return is_plural_common(grammar.tokens[noun]) and _is_anybody(noun, grammar) and _is_plain(noun, grammar)


def _is_plain(index: int, grammar: Clauses) -> bool:
    """Whether the sentence is no headline: it ends as sentences do."""
    sentence = grammar.sentences[grammar.tokens[index].sentence]
    return any(token.text in _ENDS for token in grammar.tokens[sentence.first : sentence.last][-3:])


def _has_a_day(verb: int, grammar: Clauses) -> bool:
    """Whether a day or a year is said: "protesters march in Orsa on Monday"."""
    times = [i for i in grammar.adjuncts(verb) if is_adverbial_noun(grammar.tokens[i])]
    under = [noun for word, _, noun in grammar.prepositions(verb) if word in status_words("unreal", "dated")]
    return any(is_proper_noun(grammar.tokens[i]) or is_number(grammar.tokens[i]) for i in (*times, *under))


def ordered(word: Governor) -> Unreal | None:
    """Arrest him!"""
    grammar, node = word.grammar, word.node
    token, head = grammar.tokens[node], grammar.parent(node)
    said = head is not None and grammar.lemma(head) in status_words("reporting", "verbs")
    if not word.is_trigger or not is_plain_form(token) or grammar.auxiliaries(node) or grammar.subjects(node):
        return None
    alone = is_root(token) or (said and is_content_clause(token))
    return "unreal" if alone and _is_plain(node, grammar) else None


def deed_as_such(word: Governor) -> Unreal | None:
    """Killing a man is a crime; the penalty for bribing a judge."""
    grammar, node = word.grammar, word.node
    token, head = grammar.tokens[node], grammar.parent(node)
    if head is None or not word.is_trigger or not is_ing_form(token) or grammar.possessors(node):
        return None
    return "unreal" if stands_as_subject(token) and is_present(grammar.tokens[head]) else None
