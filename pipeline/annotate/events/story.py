"""What the sentence of an event mention says about its place in the story."""

from pipeline.annotate.clauses.words import is_personal_pronoun, is_plural, is_possessive
from pipeline.annotate.events.chains import Told
from pipeline.annotate.events.fitting import Fitter
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import happens_once
from pipeline.lexicon import listed, words
from pipeline.records import Annotations, EventMention


class Story:
    """Places the event mentions of one document in its story."""

    def __init__(self, fitter: Fitter, annotations: Annotations) -> None:
        self.grammar = fitter.grammar
        self._fitter = fitter
        self._headlines = [(r.start, r.end) for r in annotations.regions if r.kind == "headline"]

    def told(self, trigger: Trigger, event: EventMention) -> Told:
        """The event mention of the trigger, with its place in the story."""
        index, sentence = trigger.index, self.grammar.sentences[self.grammar.tokens[trigger.index].sentence]
        return Told(
            event=event,
            lemma=self.grammar.lemma(index),
            refers_back=self._is_name(trigger) and self._refers_back(index, once=happens_once(event.type)),
            limits=self._limits(index),
            beside=frozenset(map(self.grammar.lemma, range(sentence.first, sentence.last))),
            is_many=self._is_many(index),
            in_headline=any(start <= event.start < end for start, end in self._headlines),
            of_the_known=any(map(self._is_known, self.grammar.patients(index)))
            if self.grammar.is_verb(index)
            else False,
        )

    def _is_name(self, trigger: Trigger) -> bool:
        """Whether it is a noun for the event itself, not for a decision on it."""
        return not self.grammar.is_verb(trigger.index) and not trigger.inherits

    def _refers_back(self, noun: int, *, once: bool) -> bool:
        """Whether a word with it says that it is known: "the arrest"; "her arrest" of what happens to somebody once."""
        owners = (self.grammar.tokens[i] for i in self.grammar.possessors(noun))
        return self._fitter.is_definite(noun) or (once and any(map(is_possessive, owners)))

    def _is_known(self, noun: int) -> bool:
        """Whether it is a pronoun, or a noun that was told of before: "the man"."""
        return is_personal_pronoun(self.grammar.tokens[noun]) or self._fitter.is_definite(noun)

    def _limits(self, noun: int) -> frozenset[str]:
        """The words that say which such event it is: its modifiers, and the nouns under its prepositions."""
        grammar = self.grammar
        limiting = [*grammar.modifiers_with_numbers(noun), *(i for _, _, i in grammar.prepositions(noun))]
        return frozenset(map(grammar.lemma, limiting))

    def _is_many(self, index: int) -> bool:
        """Whether it tells of several events, of one that has happened before, or of a person ("the winner")."""
        grammar = self.grammar
        if not grammar.is_verb(index):
            again = {grammar.lemma(i) for i in grammar.modifiers_with_numbers(index)} & listed("event_dates", "others")
            return is_plural(grammar.tokens[index]) or grammar.lemma(index) in words("roles") or bool(again)
        return bool(
            {grammar.tokens[i].text.lower() for i in grammar.qualifiers(index)} & listed("event_dates", "again")
        )
