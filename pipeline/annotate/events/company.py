"""Whom "he" may mean where grave things are told: nobody but those whom the article names in such a case."""

from collections import defaultdict
from dataclasses import dataclass

from pipeline.annotate.syntax import Syntax
from pipeline.event_types import event_types, happens_once
from pipeline.records import Annotations, EventMention, Participant
from pipeline.rules import Example, Rule, decide

# Of two people of one surname, the surname alone means one who is named in full this many times as often.
_DOMINANT = 2

Spans = dict[int, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody's part in an event, as its sentence tells it.

    Attributes:
        participant: with the phrase that means them.
        type: of the event.
        is_named: whether the phrase holds a name of theirs, or they are a state.
        others: whom else the article says by name to be concerned in such a case; empty where it names them too.
    """

    participant: Participant
    type: str
    is_named: bool
    others: frozenset[int]


class Company:
    """Who is said by name to be concerned in the cases of one article."""

    def __init__(self, events: list[EventMention], syntax: Syntax, annotations: Annotations) -> None:
        self._names = _plain_names(syntax, annotations)
        self._places = {r.key for r in annotations.referents if r.type == "place"}
        self._concerned: dict[str, set[int]] = defaultdict(set)
        for event in events:
            for participant in event.participants:
                if _is_concerned(participant, event.type) and self._is_named(participant):
                    self._concerned[_case(event.type)].add(participant.referent)

    def certain(self, event: EventMention) -> tuple[Participant, ...]:
        """The event's participants without those whom only a pronoun or title brings in."""
        return tuple(p for p in event.participants if decide(RULES, self._part(p, event)) is None)

    def _part(self, participant: Participant, event: EventMention) -> Part:
        concerned = frozenset(self._concerned[_case(event.type)])
        return Part(
            participant=participant,
            type=event.type,
            # A state goes by its officials too ("Mexican authorities"); people and bodies must be named.
            is_named=participant.referent in self._places or self._is_named(participant),
            others=frozenset() if participant.referent in concerned else concerned,
        )

    def _is_named(self, participant: Participant) -> bool:
        """Whether the phrase holds a name of the participant, and is no pronoun or title alone."""
        spans = self._names.get(participant.referent, ())
        return any(start < participant.end and participant.start < end for start, end in spans)


def _only_he(part: Part) -> bool | None:
    """Police arrested Ada Lund. A clerk, Bo Stone, spoke. He was charged: not the clerk, perhaps."""
    doubtful = part.others and not part.is_named and _is_concerned(part.participant, part.type)
    return False if doubtful else None


def _is_concerned(participant: Participant, code: str) -> bool:
    """Whether such an event is a grave thing to say of the participant: it befell or was done by them."""
    if event_types()[code].offence and participant.role == "agent":
        return True
    return participant.role == "patient" and (happens_once(code) or event_types()[code].group == "justice")


def _case(code: str) -> str:
    """What events of the type are a part of: the one case before the court, or such events alone."""
    return "court" if event_types()[code].in_court else code


def _plain_names(syntax: Syntax, annotations: Annotations) -> Spans:
    """Where the document names each referent, without the surnames alone that a namesake could be meant by as well."""
    kinds = {r.key: r.type for r in annotations.referents}
    full: Spans = defaultdict(list)
    bare: dict[str, Spans] = defaultdict(lambda: defaultdict(list))
    holders: dict[str, set[int]] = defaultdict(set)
    for mention in (m for m in annotations.mentions if m.kind == "name"):
        words = syntax.text[mention.start : mention.end].split()
        person = kinds[mention.referent] == "person"
        if person and len(words) > 1:
            holders[words[-1]].add(mention.referent)
        spans = bare[words[-1]][mention.referent] if person and len(words) == 1 else full[mention.referent]
        spans.append((mention.start, mention.end))
    for surname, found in bare.items():
        for key, spans in found.items():
            namesakes = sum(len(full[other]) for other in holders[surname] - {key})
            if len(full[key]) >= _DOMINANT * namesakes:
                full[key] += spans
    return full


RULES: tuple[Rule[[Part], bool], ...] = (
    Rule(
        step="role",
        name="only he",
        meaning="a pronoun or title alone brings nobody into a case in which the article names others, and not them",
        find=_only_he,
        examples=(
            Example(
                text="Police arrested Ada Lund in May. Bo Stone is a clerk. He was charged with fraud.",
                words="He",
                gives="patient",
            ),
        ),
        forbids=True,
    ),
)
