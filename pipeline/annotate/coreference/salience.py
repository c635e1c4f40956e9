"""How well a name serves as the antecedent of a pronoun: pieces of evidence, each with its weight.

They follow the usual order of salience in anaphora resolution: the same sentence before earlier ones, subjects before
other parts, possessors last.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.annotate.clauses.parts import is_actor, is_possessor
from pipeline.records import Token

# How many sentences back an antecedent is looked for.
REACH = 4
# A candidate that leads the next by less than this is no clear evidence: no answer is better than a wrong one.
LEAD = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name before a pronoun.

    Attributes:
        token: the head of the name.
        distance: how many sentences the pronoun is further on.
        is_label: whether the name is the label of a turn.
        is_embedded: whether the name stands in a content clause.
        is_pronoun: whether a pronoun stands there for the name.
    """

    token: Token
    distance: int
    is_label: bool
    is_embedded: bool = False
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for or against a candidate.

    Attributes:
        name: of the evidence.
        meaning: what it is, in words.
        weight: what it counts; a negative weight speaks against the candidate.
        holds: how many times it holds.
    """

    name: str
    meaning: str
    weight: float
    holds: Callable[[Candidate], int]


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        name="distance",
        meaning="a sentence between the name and the pronoun",
        weight=-1.0,
        holds=lambda candidate: candidate.distance,
    ),
    Evidence(
        name="subject",
        meaning="the name is the subject or agent of its verb, or whoever has the turn",
        weight=2.0,
        holds=lambda candidate: is_actor(candidate.token) or candidate.is_label,
    ),
    Evidence(
        name="embedded",
        meaning="the name stands in what somebody is reported to say or think",
        weight=-1.0,
        holds=lambda candidate: candidate.is_embedded,
    ),
    Evidence(
        name="pronoun",
        meaning="it is no name, but a pronoun whose name stands further back",
        weight=-1.0,
        holds=lambda candidate: candidate.is_pronoun,
    ),
    Evidence(
        name="possessor",
        meaning="the name is a possessor: Brook's brother",
        weight=-0.5,
        holds=lambda candidate: is_possessor(candidate.token) and not candidate.is_label,
    ),
)


def salience(candidate: Candidate) -> float:
    """The sum of the evidence."""
    return sum(evidence.weight * evidence.holds(candidate) for evidence in EVIDENCE)
