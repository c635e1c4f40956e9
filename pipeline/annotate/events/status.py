"""Status: whether a trigger tells of something that happened, is planned, is alleged, or is denied."""

from collections.abc import Callable, Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_adverbial_clause,
    is_complement,
    is_content_clause,
    is_core,
    is_joined,
    is_object,
    is_prepositional,
    is_under_preposition,
)
from pipeline.annotate.clauses.words import is_plain_form, is_present
from pipeline.annotate.events import negation
from pipeline.annotate.events.governors import Governor, governors, status_words
from pipeline.annotate.events.triggers import Trigger
from pipeline.records import Status
from pipeline.rules import Decision, Example, Rule, decide

Find = Callable[[Governor], Status | None]


def status_of(trigger: Trigger, grammar: Clauses) -> Decision[Status] | None:
    """The status that the trigger or the nearest word above it gives; None where nothing speaks against "actual"."""
    for word in governors(trigger.index, grammar):
        decision = decide(RULES, word)
        if decision is not None:
            return decision
    return None


def _doubted(word: Governor) -> Status | None:
    """An alleged attack; a man who reportedly fled."""
    return "alleged" if word.near & status_words("alleged", "words") else None


def _suspected(word: Governor) -> Status | None:
    """Accused of stealing; believed to have fled."""
    judges = word.governs and not word.holds(is_object)
    return "alleged" if judges and word.is_one_of(status_words("alleged", "governors")) else None


def _told_by_a_party(word: Governor) -> Status | None:
    """Prosecutors say that he fled."""
    if not word.holds(is_content_clause) or not word.is_one_of(status_words("reporting", "verbs")):
        return None
    sources = status_words("alleged", "sources")
    subjects = word.grammar.surface_subjects(word.node)
    return "alleged" if any(word.grammar.lemma(i) in sources for i in subjects) else None


def _may_have(word: Governor) -> Status | None:
    """He may have fled."""
    possible = word.judges and bool(word.near & status_words("alleged", "modals"))
    return "alleged" if possible and word.is_past_modal else None


def _modal(word: Governor) -> Status | None:
    """He will resign."""
    return "planned" if word.judges and word.near & status_words("planned", "modals") else None


def _intended(word: Governor) -> Status | None:
    """He plans to resign; they agreed on a truce."""
    if not word.governs or word.holds(is_prepositional) or not word.is_one_of(status_words("planned", "governors")):
        return None
    return None if _is_told(word) else "planned"


def _is_told(word: Governor) -> bool:
    """Whether the word tells of something past: "announced that he has signed", "announced the signing"."""
    if word.below is None or word.holds(is_content_clause):
        return word.below is not None and word.grammar.is_over(word.below)
    noun = word.holds(is_complement) and not word.grammar.is_verb(word.below)
    return noun and not word.is_one_of(status_words("planned", "objects"))


def _idea(word: Governor) -> Status | None:
    """Talk of a strike."""
    return "planned" if word.holds(is_prepositional) and word.is_one_of(status_words("planned", "ideas")) else None


def _took_place(word: Governor) -> Status | None:
    """The planned strike began."""
    grammar, head = word.grammar, word.grammar.parent(word.node)
    if head is None or not word.is_trigger or not is_core(grammar.tokens[word.node]) or not grammar.is_over(head):
        return None
    return "actual" if grammar.lemma(head) in status_words("actual", "took_place") else None


def _attended(word: Governor) -> Status | None:
    """They will watch the ruling."""
    grammar, head = word.grammar, word.grammar.parent(word.node)
    if head is None or not word.is_trigger or not is_complement(grammar.tokens[word.node]):
        return None
    near = {grammar.lemma(i) for i in grammar.auxiliaries(head)}
    ahead = near & status_words("planned", "modals") or grammar.is_plain_infinitive(head)
    return "planned" if ahead and grammar.lemma(head) in status_words("planned", "attended") else None


def _ahead(word: Governor) -> Status | None:
    """The planned strike."""
    noun = word.is_trigger and not word.grammar.is_verb(word.node)
    return "planned" if noun and word.near & status_words("planned", "words") else None


def _conditional(word: Governor) -> Status | None:
    """Unless he resigns."""
    return "planned" if word.is_trigger and _marks(word) & status_words("planned", "conjunctions") else None


def _before_it_comes(word: Governor) -> Status | None:
    """When he resigns, a deputy will take over."""
    grammar, node = word.grammar, word.node
    present = is_present(grammar.tokens[node]) and not grammar.auxiliaries(node)
    marked = word.is_trigger and present and _marks(word) & status_words("planned", "present_conjunctions")
    return "planned" if marked else None


def _marks(word: Governor) -> frozenset[str]:
    """The conjunctions that open the word's clause, where it is an adverbial one."""
    grammar = word.grammar
    if not is_adverbial_clause(grammar.tokens[word.node]):
        return frozenset()
    return frozenset(grammar.tokens[i].text.lower() for i in grammar.openers(word.node))


def _came_about(word: Governor) -> Status | None:
    """They saw him die."""
    verb = _infinitive(word)
    return "actual" if verb is not None and _tells_what_came_about(verb, word.grammar) else None


def _headline(word: Governor) -> Status | None:
    """Council to vote on the budget."""
    verb = _infinitive(word)
    root = verb is not None and word.grammar.parent(verb) is None
    return "planned" if verb is not None and root and word.grammar.is_infinitive(verb) else None


def _open_infinitive(word: Governor) -> Status | None:
    """The council met to vote on the budget."""
    verb, grammar = _infinitive(word), word.grammar
    under = verb is not None and grammar.parent(verb) is not None
    return "planned" if verb is not None and under and grammar.is_plain_infinitive(verb) else None


def _infinitive(word: Governor) -> int | None:
    """The infinitive that the trigger is, or comes true with; None where nothing above says that it comes true.

    Judged when all words above have been asked.
    """
    return _bare(word.trigger, word.grammar) if word.is_last else None


def _bare(verb: int, grammar: Clauses) -> int | None:
    token, head = grammar.tokens[verb], grammar.parent(verb)
    if not is_plain_form(token) and not grammar.is_passive_infinitive(verb):
        return None
    if is_joined(token) and head is not None:
        return None if grammar.active_auxiliaries(verb) else _bare(head, grammar)
    if head is not None and grammar.is_verb(head) and _tells_what_came_about(verb, grammar):
        above = _bare(head, grammar)  # "hopes to help him leave"
        return verb if above is None else above
    return verb


def _tells_what_came_about(infinitive: int, grammar: Clauses) -> bool:
    """Whether the word above an infinitive, or what describes it, says that it came true: "saw", "the first"."""
    head = grammar.parent(infinitive)
    if head is None:
        return False
    return any(grammar.lemma(i) in status_words("actual", "governors") for i in _described(head, grammar))


def _described(head: int, grammar: Clauses) -> Iterator[int]:
    """The word above an infinitive with what describes it: "was the **first** member of the board to endorse him"."""
    yield head
    yield from grammar.adjectives(head)
    above = grammar.parent(head)
    if above is not None and is_under_preposition(grammar.tokens[head]) and grammar.lemma(above) == "of":
        yield from grammar.adjectives(grammar.tokens[above].head)


def _rule(name: str, meaning: str, find: Find, *examples: tuple[str, str, Status]) -> Rule[[Governor], Status]:
    """The rule, with its examples as text, trigger and status."""
    given = tuple(Example(text=text, words=words, gives=gives) for text, words, gives in examples)
    return Rule(step="status", name=name, meaning=meaning, find=find, examples=given)


# Each is asked of the trigger, then of the next word above it.
RULES: tuple[Rule[[Governor], Status], ...] = (
    _rule(
        "said to be untrue",
        "it is said to be untrue that it happened",
        negation.untrue,
        ("It is false that Ada Lund resigned.", "resigned", "denied"),
    ),
    _rule(
        "word of doubt",
        "a word such as “alleged” or “reportedly” beside the event, or beside a word above it, leaves it open whether"
        " it happened",
        _doubted,
        ("The guard reportedly resigned.", "resigned", "alleged"),
    ),
    _rule(
        "suspicion",
        "the event stands under a word such as “accuse”, “believe” or “suspicion”",
        _suspected,
        ("Ada Lund is believed to have resigned.", "resigned", "alleged"),
    ),
    _rule(
        "party to a case",
        "one side of a case, or an opponent, says that it happened",
        _told_by_a_party,
        ("Prosecutors said Ada Lund resigned in May.", "resigned", "alleged"),
    ),
    _rule(
        "past possibility",
        "“may have”, “might have” or “must have” leaves it open whether it happened",
        _may_have,
        ("Ada Lund may have resigned.", "resigned", "alleged"),
    ),
    _rule(
        "unreal negation",
        "what “would not have” been done without something was done",
        negation.would_not_have,
        ("Ada Lund would not have resigned without a reason.", "resigned", "actual"),
    ),
    _rule(
        "negation",
        "“not”, “no”, “never” or the like stands beside the event, or beside a word above it",
        negation.negated,
        ("Ada Lund did not resign.", "resign", "denied"),
    ),
    _rule(
        "nobody",
        "whoever acts or is acted on is nobody: “no one”, “none of the men”, “not a single man”",
        negation.by_or_to_nobody,
        ("Nobody resigned.", "resigned", "denied"),
    ),
    _rule(
        "without",
        "the event stands under “without”",
        negation.without,
        ("The crowd left without attacking the guards.", "attacking", "denied"),
    ),
    _rule(
        "short of",
        "“almost” or “nearly” says that it did not come to the event",
        negation.short_of,
        ("Ada Lund almost resigned.", "resigned", "denied"),
    ),
    _rule(
        "yet to come",
        "somebody has yet to do it, or it has yet to be done",
        negation.yet,
        ("Ada Lund has yet to resign.", "resign", "denied"),
    ),
    _rule(
        "refusal or failure",
        "the event stands under a word such as “refuse”, “fail” or “prevent”",
        negation.refused,
        ("Ada Lund refused to resign.", "resign", "denied"),
    ),
    _rule(
        "rejected report",
        "a report that it happened is rejected",
        negation.rejected_report,
        ("Ada Lund rejected reports that she had resigned.", "resigned", "denied"),
    ),
    _rule(
        "passed over",
        "something else was done “rather than” or “instead of” it",
        negation.passed_over,
        ("The police fined Ada Lund instead of arresting her.", "arresting", "denied"),
    ),
    _rule(
        "modal verb",
        "“will”, “may”, “should” or another modal verb puts the event ahead",
        _modal,
        ("Ada Lund will resign.", "resign", "planned"),
    ),
    _rule(
        "intention",
        "the event stands under a word such as “plan”, “want”, “order” or “ready”",
        _intended,
        ("The council delayed the election of a mayor.", "election", "planned"),
    ),
    _rule(
        "idea",
        "the event stands with a preposition under a noun such as “talk”, “risk” or “prospect”",
        _idea,
        ("Ada Lund rejected the idea of an election.", "election", "planned"),
    ),
    _rule(
        "took place",
        "the event is subject or object of a verb such as “begin” or “occur” in the past, though it is called a plan",
        _took_place,
        ("The planned evacuation began in May.", "evacuation", "actual"),
    ),
    _rule(
        "attended",
        "somebody will watch, hear or attend it, so it is ahead",
        _attended,
        ("The crowd will watch the trial of Ada Lund.", "trial", "planned"),
    ),
    _rule(
        "described as ahead",
        "a word such as “planned” or “upcoming” describes the event",
        _ahead,
        ("The council discussed the upcoming election.", "election", "planned"),
    ),
    _rule(
        "condition",
        "the event stands in a clause with “unless”, “until” or the like",
        _conditional,
        ("The bridge will stay closed unless Ada Lund resigns.", "resigns", "planned"),
    ),
    _rule(
        "time to come",
        "the event stands in the present tense in a clause with “when”, “before” or the like",
        _before_it_comes,
        ("The council will close the bridge when Ada Lund resigns.", "resigns", "planned"),
    ),
    _rule(
        "infinitive that came true",
        "the word above an infinitive says that it came true: somebody saw, helped or made it happen, or was the first",
        _came_about,
        ("The neighbours helped the guards to arrest Ada Lund.", "arrest", "actual"),
    ),
    _rule(
        "headline infinitive",
        "an infinitive is all that the sentence says, as headlines put what is ahead",
        _headline,
        ("Council to elect a mayor", "elect", "planned"),
    ),
    _rule(
        "open infinitive",
        "nothing above an infinitive says that it came true",
        _open_infinitive,
        ("The council met to elect a mayor.", "elect", "planned"),
    ),
)
