"""Status: whether a trigger tells of something that happened, is planned, is alleged, or is denied."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_content_clause,
    is_object,
)
from pipeline.annotate.events import negation, plans, unreal
from pipeline.annotate.events.governors import Governor, governors, status_words
from pipeline.annotate.events.triggers import Trigger
from pipeline.records import Status, Unreal
from pipeline.rules import Decision, Example, Rule, decide

Standing = Status | Unreal
Find = Callable[[Governor], Standing | None]


def statuses(triggers: Iterable[Trigger], grammar: Clauses) -> dict[int, Decision[Status] | None]:
    """The status of each trigger that tells of a happening, by its token; None where that is "actual" for no reason."""
    found: dict[int, Decision[Status] | None] = {}
    for trigger in triggers:
        decision = _standing(trigger, grammar)
        if decision is None:
            found[trigger.index] = None
        elif decision.found != "unreal":
            found[trigger.index] = Decision(rule=decision.rule, found=decision.found)
    return found


def _standing(trigger: Trigger, grammar: Clauses) -> Decision[Standing] | None:
    """What the trigger or the nearest word above it gives."""
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


def _rule(name: str, meaning: str, find: Find, *examples: tuple[str, str, Status]) -> Rule[[Governor], Standing]:
    """The rule, with its examples as text, trigger and status."""
    given = tuple(Example(text=text, words=words, gives=gives) for text, words, gives in examples)
    return Rule(step="status", name=name, meaning=meaning, find=find, examples=given)


def _no_event(name: str, meaning: str, find: Find, *examples: tuple[str, str, Status]) -> Rule[[Governor], Standing]:
    """A rule by which no happening is told, with its examples as text, trigger, and the status without the rule."""
    return replace(_rule(name, meaning, find, *examples), forbids=True)


# Each is asked of the trigger, then of the next word above it.
RULES: tuple[Rule[[Governor], Standing], ...] = (
    _no_event(
        "question",
        "somebody asks whether it happened",
        unreal.asked,
        ("Was Ada Lund arrested?", "arrested", "actual"),
    ),
    _no_event(
        "counterfactual",
        "“had”, “were” or “should” stands before the subject, so it is told what would have been",
        unreal.counterfactual,
        ("Had Ada Lund resigned, the council would be at peace.", "resigned", "actual"),
    ),
    _no_event(
        "condition",
        "the event stands in a clause with “unless”, “as though” or the like",
        unreal.conditional,
        ("The bridge will stay closed unless Ada Lund resigns.", "resigns", "actual"),
    ),
    _no_event(
        "once done",
        "a participle with “once” or “when” stands in a sentence about the present or what is ahead",
        unreal.once_done,
        ("Once elected, Ada Lund will stay for four years.", "elected", "actual"),
    ),
    _no_event(
        "anybody",
        "“anyone who does it”, “those who do it” or “a judge who does it” are of a kind, and no one in particular",
        unreal.generic_actor,
        ("Anyone who attacks a guard is a fool.", "attacks", "actual"),
    ),
    _no_event(
        "habit",
        "in the present, with “often” or “every Tuesday”, it is told what happens again and again",
        unreal.habitual,
        ("The council often arrests thieves.", "arrests", "actual"),
    ),
    _no_event(
        "of a kind",
        "in the present, and without a day, what is said of people at large, of all of a kind or of a law holds always",
        unreal.of_a_kind,
        ("Wolves kill sheep.", "kill", "actual"),
    ),
    _no_event(
        "order",
        "somebody is told to do it",
        unreal.ordered,
        ("“Arrest the guard,” Ada Lund said.", "Arrest", "actual"),
    ),
    _no_event(
        "deed as such",
        "a gerund as subject of a verb in the present tells of a kind of deed",
        unreal.deed_as_such,
        ("Killing a man is a crime.", "Killing", "actual"),
    ),
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
    _no_event(
        "possibility",
        "“could”, “should”, “can” or another modal verb says that it is possible, required or imagined",
        unreal.possible,
        ("Ada Lund could resign.", "resign", "actual"),
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
    _no_event(
        "wish",
        "the event stands under a word such as “want”, “fear”, “try” or “urge”",
        unreal.wished,
        ("The council wants an election.", "election", "actual"),
    ),
    _no_event(
        "purpose",
        "“in order to” tells what was meant to come of it",
        unreal.purpose,
        ("The police closed the road in order to arrest Ada Lund.", "arrest", "planned"),
    ),
    _no_event(
        "described as possible",
        "a word such as “potential” or “likely” describes the event",
        unreal.described,
        ("The council discussed a potential election.", "election", "actual"),
    ),
    _no_event(
        "idea",
        "the event stands with a preposition under a word such as “talk”, “risk” or “hope”",
        unreal.idea,
        ("There was talk of an election.", "election", "actual"),
    ),
    _rule(
        "modal verb",
        "“will”, or “would” in what is reported, puts the event ahead",
        plans.modal,
        ("Ada Lund will resign.", "resign", "planned"),
    ),
    _rule(
        "intention",
        "the event stands under a word such as “plan”, “order”, “expect” or “due”",
        plans.intended,
        ("The council delayed the election of a mayor.", "election", "planned"),
    ),
    _rule(
        "plan",
        "the event stands with a preposition under a word such as “plan”, “promise” or “prepare”",
        plans.idea,
        ("Ada Lund discussed the plan for an election.", "election", "planned"),
    ),
    _rule(
        "took place",
        "the event is subject or object of a verb such as “begin” or “occur” in the past, though it is called a plan",
        plans.took_place,
        ("The planned evacuation began in May.", "evacuation", "actual"),
    ),
    _rule(
        "attended",
        "somebody will watch, hear or attend it, so it is ahead",
        plans.attended,
        ("The crowd will watch the trial of Ada Lund.", "trial", "planned"),
    ),
    _rule(
        "described as ahead",
        "a word such as “planned” or “upcoming” describes the event",
        plans.ahead,
        ("The council discussed the upcoming election.", "election", "planned"),
    ),
    _rule(
        "time to come",
        "the event stands in the present tense in a clause with “when”, “before” or the like",
        plans.before_it_comes,
        ("The council will close the bridge when Ada Lund resigns.", "resigns", "planned"),
    ),
    _rule(
        "infinitive that came true",
        "the word above an infinitive says that it came true: somebody saw, helped or made it happen, or was the first",
        plans.came_about,
        ("The neighbours helped the guards to arrest Ada Lund.", "arrest", "actual"),
    ),
    _rule(
        "headline infinitive",
        "an infinitive is all that the sentence says, as headlines put what is ahead",
        plans.headline,
        ("Council to elect a mayor", "elect", "planned"),
    ),
    _rule(
        "set out",
        "somebody met, went or was sent to do it",
        plans.set_out,
        ("The council met to elect a mayor.", "elect", "planned"),
    ),
    _no_event(
        "open infinitive",
        "nothing above an infinitive says that it came true",
        unreal.open_infinitive,
        ("Ada Lund is fit to arrest the guard.", "arrest", "actual"),
    ),
)
