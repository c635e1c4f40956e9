"""One sentence for each event, built from its record and the words of one of its mentions.

The words stand with the type, in `lexicon/en/event_types/`, and in `lexicon/en/summaries.toml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.event_types import Summary, concerns, event_types
from pipeline.resolve.inflection import participle, past
from pipeline.resolve.phrasing import Names, active, indefinite, passive, when
from pipeline.resolve.tellings import Phrase, Telling


def summary(
    event: Mapping[str, Any],
    agents: Sequence[str],
    patients: Sequence[str],
    names: Names,
    telling: Telling | None = None,
) -> str | None:
    """One sentence: who did what to whom, where and when, and whether it is planned, alleged or denied.

    None where nobody, no place and nothing else is known: of such an event a date alone tells nothing.

    Args:
        event: type, date, end_date, place_id and status.
        agents: ids of those who act, the most mentioned first.
        patients: ids of those who are acted on, in the same order.
        names: names of all of them and of the place.
        telling: how a mention words it.
    """
    telling = telling or Telling()
    words = event_types()[event["type"]].summary
    if telling.acts:
        agents, patients = patients, []
    teller = _Teller(
        words=words,
        telling=telling,
        status=_status(event["status"], telling),
        who=_named(agents, names) or _agent(telling, known=bool(patients)),
        whom=_named(patients, names) or telling.patient,
        is_named=bool(patients),
        is_told=bool(agents or patients) or telling.tells_who,
        by_agent=concerns(event["type"]) == "agent",
    )
    sentence = teller.sentence()
    if not (teller.says or teller.told or event["place_id"]):
        return None
    place = names.in_sentence(event["place_id"]) if event["place_id"] else None
    where = f" {words.place} {place}" if place and names.name(event["place_id"]) not in sentence else ""
    if not place and (agents or patients) and not teller.told:
        where = words.nowhere
    day, source = when(event["date"], event["end_date"]), f", according to {telling.source}" if telling.source else ""
    if day and teller.told:  # "On 9 March 2021 Peru threatened …": the day is not that of what is threatened
        return f"{day[1].upper()}{day[2:]}, {sentence}{where}{source}"
    return f"{sentence[0].upper()}{sentence[1:]}{where}{day}{source}"


def _named(entity_ids: Sequence[str], names: Names) -> Phrase | None:
    return Phrase(words=names.joined(entity_ids), plural=len(entity_ids) > 1) if entity_ids else None


def _agent(telling: Telling, *, known: bool) -> Phrase | None:
    """Who acts, where nobody is named; "the company" stays out where the sentence can do without."""
    agent = telling.agent
    return None if agent is None or (known and not agent.tells) else agent


def _status(status: str, telling: Telling) -> str:
    """How the status is told."""
    if status == "planned":
        return "fixed" if telling.fixed else "planned"
    if telling.source and status in {"alleged", "denied"}:
        return "actual" if status == "alleged" else "refuted"
    return status


@dataclass(slots=True, kw_only=True)
class _Teller:
    """Puts one event into a sentence.

    Attributes:
        words: the words of its type.
        telling: how a mention words it.
        status: how its status is told.
        who: who acts.
        whom: whom or what it happens to.
        is_named: whether they are named.
        is_told: whether those who take part say something of it: they are named, or described.
        by_agent: whether events of the type are about whoever acts.
        told: whether the sentence says what the event is about.
        says: whether it says anything else than that there was such an event.
    """

    words: Summary
    telling: Telling
    status: str
    who: Phrase | None
    whom: Phrase | None
    is_named: bool
    is_told: bool
    by_agent: bool
    told: bool = False
    says: bool = False

    def sentence(self) -> str:
        """Who did what to whom, about what."""
        own = self._own_verb()
        self.says = self.is_told
        if own and self.telling.undergoes and self.whom:
            return f"{self.whom.words} {active(own, self.status, plural=self.whom.plural)}{self._about()}"
        if self.who:
            return f"{self.who.words} {self._deed(own, plural=self.who.plural)}"
        undone = self.by_agent and self.status in {"denied", "refuted"}  # by somebody, who is not known
        if self.whom and own and not undone:
            told = passive(participle(self.telling.verb or ""), self.status, plural=self.whom.plural)
            return f"{self.whom.words} {told}{self._about()}"
        if self.whom and self._fits and not undone:
            return self._undergone(self.whom)
        self.says = False
        subject = self._own_noun() or self.words.subject or self.words.noun
        known = self.telling.about and self.telling.about.tells and (self._is_own or self.telling.verb)
        about = self._about() if known else ""
        return f"{subject}{about} {active(self.words.happened, self.status, plural=self._is_many)}"

    @property
    def _is_own(self) -> bool:
        """Whether the mention's noun may take the place of that of the type."""
        return self.telling.noun is not None and self.telling.noun.split(" ")[-1] in self.words.own

    @property
    def _is_many(self) -> bool:
        """Whether the mention's own noun is plural as a subject."""
        itself = self.telling.itself
        return bool(itself and itself.tells and itself.plural and self._is_own)

    def _own_noun(self) -> str | None:
        """The mention's own noun, with what describes it or with "a", where the words of the type may stand with it."""
        noun, itself = self.telling.noun, self.telling.itself
        if not noun or not self._is_own:
            return None
        if itself and itself.tells:
            self.says = True
            return itself.words
        return indefinite(noun) if self.telling.counted else None

    def _own_verb(self) -> tuple[str, str] | None:
        """Past tense and plain form of the mention's own verb, where it may stand with what is named."""
        verb = self.telling.verb
        return (past(verb), verb) if verb and (self.telling.direct or not self.is_named) else None

    def _deed(self, own: tuple[str, str] | None, *, plural: bool) -> str:
        """What somebody did, with its object and what it is about."""
        about, generic = self.telling.about, (self.words.past, self.words.base)
        if own and not self.telling.undergoes:
            verb = active(own, self.status, plural=plural)
            if about is not None and about.link is None:
                return f"{verb}{self._about()}"
            if self.whom and not (about is not None and about.words.startswith(self.whom.words)):
                return f"{verb} {self.whom.words}{self._about()}"
            if about is not None or self.telling.bare:
                return f"{verb}{self._about()}"
        if self.whom and self._fits:
            return f"{active(generic, self.status, plural=plural)} {self.words.object.format(patient=self.whom.words)}"
        if self.telling.noun and self.words.held:
            past_form, base = (form.format(noun=self.telling.noun) for form in self.words.held)
            return active((past_form, base), self.status, plural=plural)
        past_form, base = self.words.alone or generic
        noun = self._own_noun()
        if noun and self.words.alone:
            past_form, base = (form.replace(self.words.noun, noun) for form in (past_form, base))
        about_it = self._about() if self._is_own else ""
        return f"{active((past_form, base), self.status, plural=plural)}{about_it}"

    @property
    def _fits(self) -> bool:
        """Whether the words of the type may stand with it: a name, or a phrase that is what the verb acts on."""
        return self.is_named or self.words.object == "{patient}"

    def _about(self) -> str:
        """What it is about, with the word that links it."""
        about = self.telling.about
        if about is None:
            return ""
        self.told = True
        return f" {about.link} {about.words}" if about.link else f" {about.words}"

    def _undergone(self, whom: Phrase) -> str:
        """What happened to somebody where nobody is known to have done it."""
        if self.words.undergone:
            return f"{whom.words} {active(self.words.undergone, self.status, plural=whom.plural)}"
        told = self.words.object.format(patient=whom.words)
        done = self.words.participle or self.words.past
        return f"{told} {passive(done, self.status, plural=self.words.plural or whom.plural)}"
