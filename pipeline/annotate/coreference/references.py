"""Whom phrases of one document stand for: the door to the rules."""

from pipeline.annotate.coreference.phrases import Discourse, Phrase, Span
from pipeline.annotate.coreference.rules import referents
from pipeline.annotate.syntax import Syntax
from pipeline.records import Annotations, Speaker
from pipeline.rules import Decision


class References:
    """Answers whom phrases of one document stand for; build it once for a document and ask it for each phrase."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self._discourse = Discourse(syntax, annotations)

    def of(self, start: int, end: int) -> tuple[int, ...]:
        """Keys of the referents that the phrase `text[start:end]` stands for.

        The phrase is a noun phrase or pronoun as it stands in the text ("Attorney General William Barr", "his lawyer,
        Ann Lee", "Lee and Poe", "she", "the general", "both men"). A name counts if it is the phrase's head, in
        apposition to the head, or joined to it by "and"; a name inside a modifier ("US prosecutors", "a lawyer in
        Mexico") does not. "I", "we" and "you" depend on who speaks and are left to the caller.

        Args:
            start: offset of the phrase's first character.
            end: offset after its last character.

        Returns:
            The keys in the order of the text, without doubles; empty where the evidence is not clear.
        """
        found = self._decided(start, end)
        return () if found is None else found.found

    def rule_of(self, start: int, end: int) -> str | None:
        """Code of the rule by which the phrase stands for somebody; None where it stands for nobody."""
        found = self._decided(start, end)
        return None if found is None else found.rule

    def _decided(self, start: int, end: int) -> Decision[tuple[int, ...]] | None:
        return referents(Phrase(discourse=self._discourse, start=start, end=end))


class SpeakerResolver:
    """Whom the speaker phrases and labels of one document stand for; built once for a document."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self._discourse = Discourse(syntax, annotations)
        self._mentions = annotations.mentions

    def of_phrase(self, shown: Span | None, meant: Span | None, partner: Span | None) -> tuple[Speaker, ...]:
        """Those who speak; nobody where the phrase that is shown names others alone: who is meant is not clear.

        Args:
            shown: the words that are shown as the speaker.
            meant: what they stand for: the antecedent of "who".
            partner: who speaks with them.
        """
        found: dict[int, Speaker] = {}
        if shown is not None:
            phrase = Phrase(
                discourse=self._discourse,
                start=shown[0],
                end=shown[1],
                meant=None if meant == shown else meant,
                speaks=True,
            )
            found |= _speakers(phrase)
        if partner is not None:
            start, end = shown or partner
            phrase = Phrase(discourse=self._discourse, start=start, end=end, meant=partner, role="partner")
            found = found | {key: speaker for key, speaker in _speakers(phrase).items() if key not in found}
        return () if shown is not None and len(found) == 1 and self._names_others(shown, found) else (*found.values(),)

    def of_label(self, label: Span) -> tuple[Speaker, ...]:
        """The referent of a label."""
        return (*_speakers(Phrase(discourse=self._discourse, start=label[0], end=label[1], role="label")).values(),)

    def _names_others(self, shown: Span, found: dict[int, Speaker]) -> bool:
        """Whether the phrase holds names, and none of those who were found."""
        start, end = shown
        named = {mention.referent for mention in self._mentions if mention.start < end and start < mention.end}
        return bool(named) and not named.intersection(found)


def _speakers(phrase: Phrase) -> dict[int, Speaker]:
    """Those for whom the phrase stands, by their keys."""
    decision = referents(phrase)
    if decision is None:
        return {}
    return {key: Speaker(referent=key, rule=decision.rule) for key in decision.found}
