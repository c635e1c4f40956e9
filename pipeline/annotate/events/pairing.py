"""A time expression and a trigger of its sentence, and how the one hangs on the other."""

from dataclasses import dataclass, field

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_adverbial_clause, is_before_noun, is_joined, is_relative_clause
from pipeline.annotate.clauses.words import is_ing_form
from pipeline.annotate.events.expressions import Time
from pipeline.annotate.events.triggers import Trigger
from pipeline.lexicon import listed

_SCENES = listed("event_dates", "scenes")
_OF_CASES = listed("event_dates", "of_cases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A time expression and a trigger of its sentence, which it may date.

    Attributes:
        time: the expression.
        owner: the word that it is attached to, above its preposition.
        trigger: the trigger.
        events: the tokens that name an event of their own.
        others: the tokens that head a time expression.
        grammar: of the document.
        clause: the verb or root of the trigger's clause.
    """

    time: Time
    owner: int
    trigger: Trigger
    events: frozenset[int]
    others: frozenset[int]
    grammar: Clauses
    clause: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "clause", self.grammar.clause(self.trigger.index))

    @property
    def deed(self) -> int:
        """The verb that tells of the event: the trigger, or the one that lets the trigger's noun happen."""
        index = self.trigger.index
        return index if self.grammar.is_verb(index) else self.grammar.support_verb(index) or index

    @property
    def verb(self) -> int:
        """The verb that it dates: the owner, or the verb of a clause that a day stands at the end of."""
        is_loose = self.time.is_day and self.is_behind and self.owner not in self.events
        return self.grammar.clause(self.owner) if is_loose else self.owner

    @property
    def is_behind(self) -> bool:
        """Whether it stands behind what it is attached to, as "on Monday" does; "2016" in "the 2016 race" does not."""
        return self.time.head > self.owner and not is_before_noun(self.grammar.tokens[self.time.head])

    def is_scene(self, noun: int, verb: int) -> bool:
        """Whether what the verb tells takes place in what the noun names: "said at the trial", "killed in a crash"."""
        preposition = self.grammar.parent(noun)
        if preposition is None or self.grammar.parent(preposition) != verb:
            return False
        lemma = self.grammar.lemma(preposition)
        return lemma in _SCENES and (lemma == "during" or self.grammar.lemma(verb) not in _OF_CASES)

    def is_aside(self, verb: int) -> bool:
        """Whether a participle tells what the dated verb did: "left on Monday, **ending** the talks"."""
        token, head = self.grammar.tokens[verb], self.grammar.parent(verb)
        if is_joined(token) and head is not None and not self.grammar.has_own_clause(verb):
            verb, token = head, self.grammar.tokens[head]
        return (
            self.grammar.parent(verb) == self.verb
            and is_adverbial_clause(token)
            and is_ing_form(token)
            and not self.grammar.has_own_clause(verb)
            and not self.grammar.conjunctions(verb)
        )

    def follows(self, verb: int) -> bool:
        """Whether "and" joins the verb to the dated one, whose subject is its subject, too."""
        grammar = self.grammar
        plain = grammar.is_verb(verb) and is_joined(grammar.tokens[verb]) and not grammar.has_own_clause(verb)
        alike = is_ing_form(grammar.tokens[verb]) == is_ing_form(grammar.tokens[self.verb])
        return plain and alike and grammar.parent(verb) == self.verb and verb > self.time.head

    def relative_of(self, noun: int) -> bool:
        """Whether the trigger is the verb of a relative clause about the noun."""
        return (
            is_relative_clause(self.grammar.tokens[self.trigger.index])
            and self.grammar.parent(self.trigger.index) == noun
        )
