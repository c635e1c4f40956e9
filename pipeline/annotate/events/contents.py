"""What event mentions say beside names, and how their triggers word it: what summaries are told from."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline import lexicon
from pipeline.annotate.clauses.parts import is_prepositional
from pipeline.annotate.clauses.words import (
    is_article,
    is_full_verb,
    is_named,
    is_noun,
    is_number,
    is_plural,
    is_possessive,
    is_pronoun,
)
from pipeline.annotate.events.arguments import Site
from pipeline.annotate.events.classes import Classes
from pipeline.annotate.events.content_rules import Phrase, Telling, phrase_of
from pipeline.annotate.events.figures import FigureFinder
from pipeline.annotate.events.participants import ParticipantFinder
from pipeline.annotate.events.triggers import Trigger
from pipeline.lexicon import listed
from pipeline.records import Annotations, ContentPart, EventContent, EventMention, Token, Wording
from pipeline.records import Telling as Tells

# Words of a phrase: more would be prose of the article.
MOST = 12

_PARTS: tuple[ContentPart, ...] = ("about", "agent", "patient")
_TO = "to"
_VERB, _OBJECT = "verb", " obj:"
_MONEY = frozenset("$£€¥")
_MARKS = frozenset('“”"‘')


class ContentFinder:
    """Finds what the event mentions of one document say beside names."""

    def __init__(
        self, people: ParticipantFinder, classes: Classes, annotations: Annotations, events: Iterable[EventMention]
    ) -> None:
        self.grammar = people.grammar
        self._people = people
        self._classes = classes
        self._figures = FigureFinder(people.grammar, annotations)
        self._timed = frozenset(self._times(annotations))
        self._stands_for = {m.start: m.referent for m in annotations.mentions if m.kind == "pronoun"}
        self._stands_for |= {p.start: p.referent for event in events for p in event.participants}

    def _times(self, annotations: Annotations) -> Iterable[int]:
        """The words that time expressions begin with, or the prepositions above them."""
        for date in annotations.dates:
            head = self.grammar.head_of(date.start, date.end)
            if head is not None and date.timex_type != "DURATION":
                above = self.grammar.parent(head)
                yield head
                if above is not None and is_prepositional(self.grammar.tokens[above]):
                    yield above

    def told(self, trigger: Trigger, event: EventMention) -> EventMention:
        """The event mention with its contents and wording."""
        site = self._people.site(trigger)
        telling = Telling(site=site, people=self._people, classes=self._classes, event=event, timed=self._timed)
        found = (self._content(part, telling) for part in _PARTS)
        contents = tuple(content for content in found if content is not None)
        figures = self._figures.figures(telling)
        return replace(event, contents=contents, figures=figures, wording=self._wording(site))

    def _content(self, part: ContentPart, telling: Telling) -> EventContent | None:
        decision = phrase_of(part, telling)
        if decision is None:
            return None
        phrase = decision.found
        tokens = self._tokens(phrase)
        if not tokens or (any(i in tokens for i in telling.site.trigger.tokens) and phrase.head != telling.site.index):
            return None
        start, end = self.grammar.span(tokens)
        return EventContent(
            part=part,
            link=phrase.link,
            start=start,
            end=end,
            rule=decision.rule,
            plural=self._is_plural(phrase.head, tokens),
            tells=self._tells(tokens, phrase, telling.event),
            told=self._told(tokens),
        )

    def _told(self, tokens: list[int]) -> str:
        """The words as they stand inside a sentence."""
        start, end = self.grammar.span(tokens)
        words = " ".join(self.grammar.text[start:end].split())
        first = self.grammar.tokens[tokens[0]]
        opens = first.start == self.grammar.sentences[first.sentence].start
        keeps = is_named(first) or first.text.isupper() or first.text in lexicon.words("demonyms")
        return words if keeps or not opens else words[0].lower() + words[1:]

    def _tokens(self, phrase: Phrase) -> list[int]:
        """The words of the phrase; none where it is too long, or broken."""
        tokens = self.grammar.extent(phrase.head, MOST, self._timed | phrase.left_out)
        if phrase.behind is not None and tokens:
            before = self.grammar.extent(phrase.behind, MOST - len(tokens), self._timed)
            return [*before, *tokens] if before and before[-1] + 1 == tokens[0] else []
        return tokens

    def _tells(self, tokens: list[int], phrase: Phrase, event: EventMention) -> Tells:
        """How much the words tell to whoever does not have the text before them."""
        words = [self.grammar.tokens[index] for index in tokens]
        before = self.grammar.tokens[tokens[0] - 1].text if tokens[0] else ""
        if before in _MARKS or any(token.text in _MARKS for token in words):
            return "nothing"
        if any(token.text.lower() in listed("content_words", "pointing") for token in words):
            return "nothing"
        pronouns = [t for t in words if t.text.isalpha() and (is_pronoun(t) or is_possessive(t))]
        if pronouns:  # told beside whom they stand for alone
            return "little" if self._are_clear(pronouns, phrase, event) else "nothing"
        return "little" if self._is_thin(words, phrase) else "something"

    def _are_clear(self, pronouns: list[Token], phrase: Phrase, event: EventMention) -> bool:
        """Whether pronouns stand for those who take part, or mostly do so: "threatened to close its border"."""
        known = {participant.referent for participant in event.participants}
        strange = [token for token in pronouns if self._stands_for.get(token.start) not in known]
        return all(phrase.link == _TO and t.text.lower() in listed("content_words", "own") for t in strange)

    def _is_thin(self, words: list[Token], phrase: Phrase) -> bool:
        """Whether it is a noun that says little without what was told before: "the company"."""
        if len(words) > 2 or not is_noun(words[-1]) or (len(words) == 2 and not is_article(words[0])):
            return False
        known = words[0].text.lower() in listed("content_words", "indefinite") or is_plural(words[0])
        return not known and not (phrase.link and len(words) == 1)

    def _plain(self, trigger: Trigger) -> str:
        """The plain form of a verb, as the pattern that it fits has it: the lemmatizer may err ("rap" for "raped")."""
        kind, _, pattern = trigger.rule.rpartition("/")[2].partition(" ")
        return pattern.split(" ")[0] if kind == _VERB else self.grammar.lemma(trigger.index)

    def _is_said(self, head: int) -> bool:
        """Whether what stands under a preposition is neither a time nor a place."""
        return head not in self._timed and not self._people.is_place(head)

    def _is_plural(self, head: int, tokens: list[int]) -> bool:
        token = self.grammar.tokens[head]
        if any(self.grammar.tokens[index].text in _MONEY for index in tokens):
            return False
        many = is_plural(token) or self.grammar.lemma(head) in listed("content_words", "plurals")
        return many or is_number(token) or any(index in tokens for index in self.grammar.joined(head))

    def _wording(self, site: Site) -> Wording:
        """How the trigger may be put into a sentence of its own."""
        index, tokens, grammar = site.index, site.trigger.tokens, self.grammar
        if site.trigger.inherits:
            return Wording()  # "granted" tells of the dismissal that it grants
        if is_full_verb(grammar.tokens[index]):
            beside = [i for i in tokens if i != index]
            words = " ".join([self._plain(site.trigger), *(grammar.lemma(i) for i in beside)])
            beside_it = grammar.objects(index) or grammar.complement_clauses(index) or site.trigger.uses
            linked = any(self._is_said(head) for _, head in site.links)
            asked = _OBJECT in site.trigger.rule  # its object may stand before it: "the charges that he faces"
            bare = not (site.patients or beside_it or linked or asked or site.is_passive)
            whole = beside in ([], [index + 1])
            return Wording(verb=words if whole else None, undergoes=site.trigger.undergoes, bare=bare)
        if not is_noun(grammar.tokens[index]) or len(tokens) > 1:
            return Wording()
        before = [i for i in grammar.noun_modifiers(index) if i == index - 1 and is_noun(grammar.tokens[i])]
        counted = not is_plural(grammar.tokens[index])
        return Wording(noun=" ".join(grammar.lemma(i) for i in [*before, index]), counted=counted)
