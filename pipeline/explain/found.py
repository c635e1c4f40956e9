"""What was found in one document, as plain rows that name their rules, and every decision on the way there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.annotate import annotate
from pipeline.annotate.language import DEFAULT_MODEL
from pipeline.explain.trials import trials, votes
from pipeline.records import Annotations, Document, EventMention, Mention, Quote, Token
from pipeline.rulebook import rules
from pipeline.rules import Trial, watched

Row = dict[str, Any]
Span = tuple[int, int] | None
Votes = Mapping[str, list[tuple[str, Mapping[str, float]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What annotation makes of a document.

    Attributes:
        article: its id.
        facts: what is known of the article.
        regions: its regions.
        sentences: each with its tokens and their parse.
        names: mentions, whom they mention and by which rule, and what spoke for which type.
        times: time expressions with their values.
        quotes: reported words with cue, speaker and the rules that attributed them.
        events: event mentions with date, status, participants and the rules that gave them.
        decisions: what was decided: the step, what it was about, the rules tried, and the one that won.
    """

    article: str
    facts: Row
    regions: list[Row]
    sentences: list[Row]
    names: list[Row]
    times: list[Row]
    quotes: list[Row]
    events: list[Row]
    decisions: list[Row]


def explain(document: Document, model: str = DEFAULT_MODEL) -> Explained:
    """Annotate a document as a build does, and tell what was found and what decided.

    Raises:
        LexiconError: when the language model is not installed.
    """
    made: list[Trial] = []
    with watched(made.append):
        annotations = annotate(document, model)
    return _Teller(document, annotations).tell(made)


class _Teller:
    """Puts the annotations of one document into rows."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self.article = document.article_id
        self.text = document.text
        self.annotations = annotations
        self._meanings = {rule.code: rule.meaning for rule in rules()}
        self._referents = {referent.key: referent for referent in annotations.referents}

    def tell(self, made: list[Trial]) -> Explained:
        found = self.annotations
        return Explained(
            article=self.article,
            facts=self._facts(),
            regions=[{"kind": region.kind} | self._words((region.start, region.end)) for region in found.regions],
            sentences=list(self._sentences()),
            names=[self._name(mention, votes(made)) for mention in found.mentions],
            times=[
                self._words((date.start, date.end))
                | {"value": date.value, "type": date.timex_type}
                | self._ruled("rule", date.rule)
                for date in found.dates
            ],
            quotes=[self._quote(quote) for quote in found.quotes],
            events=[self._event(event) for event in found.events],
            decisions=trials(made, self.text, found),
        )

    def _facts(self) -> Row:
        facts = self.annotations.facts
        published = facts.published.isoformat() if facts.published else None
        return {"language": facts.language, "published": published, "genre": facts.genre, "headline": facts.headline}

    def _words(self, span: Span) -> Row:
        """The words of a span and where they stand."""
        return {"words": self.text[span[0] : span[1]], "start": span[0], "end": span[1]} if span else {"words": None}

    def _ruled(self, column: str, code: str | None) -> Row:
        """A rule's code, and what it means."""
        return {column: code, f"{column}_meaning": self._meanings.get(code) if code else None}

    def _sentences(self) -> Iterator[Row]:
        tokens = self.annotations.tokens
        for sentence in self.annotations.sentences:
            inside = range(sentence.first, sentence.last)
            yield {
                "words": self.text[sentence.start : sentence.end],
                "tokens": [_token(index, tokens[index], tokens) for index in inside],
            }

    def _entity(self, key: int) -> Row:
        referent = self._referents[key]
        return {"entity": referent.name, "type": referent.type}

    def _name(self, mention: Mention, voted: Votes) -> Row:
        words = self._words((mention.start, mention.end)) | {"kind": mention.kind}
        found = voted.get(words["words"], []) if mention.kind == "name" else []
        row = words | self._entity(mention.referent) | self._ruled("rule", mention.rule)
        return row | {"votes": [self._ruled("rule", code) | {"weights": weights} for code, weights in found]}

    def _quote(self, quote: Quote) -> Row:
        return (
            self._words((quote.start, quote.end))
            | {"kind": quote.kind, "cue": self._words(quote.cue)["words"]}
            | self._ruled("rule", quote.rule)
            | {"speaker": self._words(quote.speaker)["words"]}
            | self._ruled("speaker_rule", quote.speaker_rule)
            | {
                "speakers": [
                    self._entity(speaker.referent) | self._ruled("rule", speaker.rule) for speaker in quote.speakers
                ]
            }
        )

    def _event(self, event: EventMention) -> Row:
        return (
            self._words((event.start, event.end))
            | {"type": event.type}
            | self._ruled("rule", event.rule)
            | {"date": event.date, "end_date": event.end_date, "expression": self._words(event.time)["words"]}
            | {"date_basis": event.date_basis}
            | self._ruled("date_rule", event.date_rule)
            | {"place": self._referents[event.place].name if event.place is not None else None}
            | self._ruled("place_rule", event.place_rule)
            | {"status": event.status}
            | self._ruled("status_rule", event.status_rule)
            | {
                "participants": [
                    {"role": part.role}
                    | self._words((part.start, part.end))
                    | self._entity(part.referent)
                    | self._ruled("rule", part.rule)
                    for part in event.participants
                ],
                "contents": [
                    {"part": content.part, "link": content.link}
                    | self._words((content.start, content.end))
                    | self._ruled("rule", content.rule)
                    for content in event.contents
                ],
                "figures": [
                    {"measures": figure.measures, "value": figure.value, "low": figure.low, "high": figure.high}
                    | {"unit": figure.unit, "counted": self._words(figure.counted)["words"]}
                    | self._words((figure.start, figure.end))
                    | self._ruled("rule", figure.rule)
                    for figure in event.figures
                ],
            }
        )


def _token(index: int, token: Token, tokens: tuple[Token, ...]) -> Row:
    head = tokens[token.head]
    return {
        "index": index,
        "words": token.text,
        "lemma": token.lemma,
        "pos": token.pos,
        "tag": token.tag,
        "dep": token.dep,
        "head": token.head,
        "head_words": head.text,
        "entity": token.entity,
    }
