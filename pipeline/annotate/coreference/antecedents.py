"""Whom a pronoun or plural phrase picks up: the people named before it, by sex, number and salience."""

import bisect
import math
import re
from collections.abc import Iterator
from functools import cached_property

from pipeline.annotate.clauses.parts import (
    is_actor,
    is_apposition,
    is_before_name,
    is_content_clause,
    is_possessor,
    is_relative_clause,
    is_root,
    is_under_preposition,
)
from pipeline.annotate.clauses.words import is_full_verb, is_noun, is_noun_or_adjective
from pipeline.annotate.coreference import salience
from pipeline.annotate.coreference.pronouns import sex_of, sexes_of_people
from pipeline.annotate.coreference.salience import Candidate
from pipeline.annotate.marks import stretches
from pipeline.annotate.syntax import Syntax, paragraphs
from pipeline.annotate.transcripts import labels_in
from pipeline.lexicon import listed, words
from pipeline.records import Annotations, Mention, Token

# How many pronouns before one are asked whom they mean.
_PRONOUNS = 4
# How many names of organizations before "it" are looked at.
_BODIES = 8
# How many sentences back somebody is named lately.
_LATELY = 2
_PEOPLE = listed("gendered", "male") | listed("gendered", "female") | words("relations")
_BETWEEN = listed("reference_words", "between_names")
_JOINING = listed("reference_words", "joining_names")


class Antecedents:
    """The people of one document, to be asked who is meant at a place in the text."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self._syntax = syntax
        self._titles = annotations.titles
        self._people = {referent.key: referent for referent in annotations.referents if referent.type == "person"}
        self._mentions = [m for m in annotations.mentions if m.referent in self._people and m.kind == "name"]
        bodies = {referent.key for referent in annotations.referents if referent.type == "organization"}
        self._bodies = [m for m in annotations.mentions if m.referent in bodies and m.kind == "name"]
        self._starts = [mention.start for mention in self._mentions]
        self._meant: dict[int, tuple[int, ...]] = {}

    def before(self, index: int) -> Iterator[tuple[Mention, int]]:
        """Names of people before the token with their distance in sentences, latest first.

        What is named inside quotation marks is left out, unless the token stands inside such marks, too; so is the
        label of the turn that the token is in, since whoever speaks is no "he" to himself.
        """
        token = self._syntax.tokens[index]
        quoted = self.is_quoted(token.start)
        line = self._syntax.text.rfind("\n", 0, token.start)
        for mention in reversed(self._mentions[: bisect.bisect_left(self._starts, token.start)]):
            distance = token.sentence - self._token(mention).sentence
            if distance > salience.REACH:
                return
            own = mention.start > line and self._is_label(mention)
            if not own and (quoted or not self.is_quoted(mention.start)):
                yield mention, distance

    def person(self, index: int, sex: str) -> tuple[int, ...]:
        """The person whom the pronoun at `index` ("male": he, "female": she) means.

        The candidates are the names before it, and the pronouns of the same sex before it, each for whom it means.
        """
        for place in (*self._places[: bisect.bisect_left(self._places, index)], index):
            if place not in self._meant:  # those before it first, since it may mean the same
                self._meant[place] = self._best(place, sex_of(self._syntax.tokens[place].text) or sex)
        return self._meant[index]

    def _best(self, index: int, sex: str) -> tuple[int, ...]:
        scores: dict[int, float] = {}
        for key, candidate in (*self._named_before(index), *self._pronouns_before(index, sex)):
            if self.sexes.get(key, sex) == sex and not self._excluded(candidate.token, index):
                scores[key] = max(scores.get(key, -math.inf), salience.salience(candidate))
        ranked = sorted(scores, key=lambda key: (-scores[key], key))
        clear = len(ranked) == 1 or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] >= salience.LEAD)
        return (ranked[0],) if clear else ()

    def _named_before(self, index: int) -> Iterator[tuple[int, Candidate]]:
        """Who is named before the token."""
        for mention, distance in self.before(index):
            token = self._token(mention)
            is_embedded = distance > 0 and self._is_embedded(token)
            yield (
                mention.referent,
                Candidate(token=token, distance=distance, is_label=self._is_label(mention), is_embedded=is_embedded),
            )

    def _pronouns_before(self, index: int, sex: str) -> Iterator[tuple[int, Candidate]]:
        """Whom the pronouns of that sex before the token mean, as far back as names are looked for."""
        token = self._syntax.tokens[index]
        quoted = self.is_quoted(token.start)
        last = bisect.bisect_left(self._places, index)
        for place in self._places[max(0, last - _PRONOUNS) : last]:
            other = self._syntax.tokens[place]
            distance = token.sentence - other.sentence
            if sex_of(other.text) == sex and distance <= salience.REACH and self.is_quoted(other.start) == quoted:
                is_embedded = distance > 0 and self._is_embedded(other)
                candidate = Candidate(
                    token=other, distance=distance, is_label=False, is_embedded=is_embedded, is_pronoun=True
                )
                yield from ((key, candidate) for key in self._meant.get(place, ()))

    @cached_property
    def _places(self) -> list[int]:
        """Indices of the pronouns that tell a sex."""
        return [index for index, token in enumerate(self._syntax.tokens) if sex_of(token.text)]

    def _is_embedded(self, token: Token) -> bool:
        """Whether the token stands in a content or relative clause: Lund said that **Brook** left."""
        tokens = self._syntax.tokens
        while not is_root(token):
            is_content = is_content_clause(token) and is_full_verb(tokens[token.head])
            if is_content or is_relative_clause(token):
                return True
            token = tokens[token.head]
        return False

    def aged(self, index: int, age: str) -> tuple[int, ...]:
        """Whose age that is: the one person with it behind the name ("Ada Lund, 34"), else the only one named lately.

        A man or woman without a name may be meant as well, so that nobody is where one stands between.
        """
        text = self._syntax.text
        told = {m.referent for m in self._mentions if re.match(rf",? \(?{age}\b", text[m.end : m.end + 7])}
        if told:
            return (*told,) if len(told) == 1 else ()
        near = [(mention, distance) for mention, distance in self.before(index) if distance <= _LATELY]
        people = {mention.referent for mention, _ in near}
        if len(people) != 1 or not any(is_actor(self._token(mention)) for mention, _ in near):
            return ()
        between = self._syntax.within(min(mention.start for mention, _ in near), self._syntax.tokens[index].start)
        unnamed = any(is_noun(self._syntax.tokens[i]) and self._syntax.tokens[i].lemma in _PEOPLE for i in between)
        return () if unnamed else (*people,)

    def body(self, index: int) -> tuple[int, ...]:
        """The organization that "it" means as a speaker: the only one lately named as a subject."""
        token = self._syntax.tokens[index]
        if self._syntax.tokens[token.head].lemma == "be" or self._is_embedded(token):
            return ()  # it is said that …; a book in which it says …
        sentence = token.sentence
        last = bisect.bisect_left(self._bodies, token.start, key=lambda mention: mention.start)
        near = ((m, sentence - self._token(m).sentence) for m in self._bodies[max(0, last - _BODIES) : last])
        acting = {m.referent for m, distance in near if 0 < distance <= _LATELY and self._acts(m)}
        return (*acting,) if len(acting) == 1 else ()

    def _acts(self, mention: Mention) -> bool:
        """Whether the name is the subject of a main clause outside quotation marks."""
        token = self._token(mention)
        return is_actor(token) and not self._is_embedded(token) and not self.is_quoted(mention.start)

    def together(self, index: int, number: int | None) -> tuple[int, ...]:
        """The people last named side by side ("Lee and Poe"): `number` of them, or any number where it is None."""
        for mention, _ in self.before(index):
            people = self._side_by_side(mention)
            if len(people) == number or (number is None and len(people) > 1):
                return people
        return ()

    def is_quoted(self, offset: int) -> bool:
        """Whether the place in the text is inside quotation marks."""
        position = bisect.bisect_right(self._quoted, (offset, len(self._syntax.text))) - 1
        return position >= 0 and self._quoted[position][0] < offset < self._quoted[position][1]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        """Spans between quotation marks, the outer ones; what never closes ends with its paragraph."""
        text = self._syntax.text
        found = stretches(text, list(paragraphs(text)))
        return [(stretch.opened, stretch.closed) for stretch in found if stretch.parent is None]

    @cached_property
    def sexes(self) -> dict[int, str]:
        """The sex of people, as far as titles, kinship, given names and pronouns that can mean no other tell it."""
        text = self._syntax.text
        titles = [(title.referent, text[title.start : title.end]) for title in self._titles]
        names = [(key, person.name) for key, person in self._people.items()]
        return sexes_of_people((*titles, *self._kinship()), names, self._pronouns())

    def _kinship(self) -> Iterator[tuple[int, str]]:
        """People with a word that the parse has in apposition to their name, or before it: his wife, Ada Lund."""
        for mention in self._mentions:
            head = self._syntax.head_of(mention.start, mention.end)
            if head is not None:
                token = self._syntax.tokens[head]
                above = (token.head,) if is_apposition(token) else ()
                below = (i for i in self._syntax.children(head) if is_before_name(self._syntax.tokens[i]))
                yield from ((mention.referent, self._syntax.tokens[i].lemma) for i in (*above, *below))

    def _pronouns(self) -> Iterator[tuple[int, str]]:
        """The person and sex of each pronoun with one person alone named in the sentences before it."""
        for index, token in enumerate(self._syntax.tokens):
            sex = sex_of(token.text)
            near = {mention.referent for mention, distance in self.before(index) if distance < 3} if sex else set()
            if sex and len(near) == 1:
                yield near.pop(), sex

    def _is_label(self, mention: Mention) -> bool:
        """Whether the name is the label of a turn in a transcript ("DOE:")."""
        position = bisect.bisect_right(self._labels, (mention.start, len(self._syntax.text))) - 1
        return position >= 0 and mention.start < self._labels[position][1]

    @cached_property
    def _labels(self) -> list[tuple[int, int]]:
        return [(label.start, label.end) for label in labels_in(self._syntax.text) if label.is_capital]

    def _token(self, mention: Mention) -> Token:
        """The head of the name."""
        head = self._syntax.head_of(mention.start, mention.end)
        return self._syntax.tokens[head if head is not None else self._syntax.within(mention.start, mention.end)[0]]

    def _excluded(self, token: Token, index: int) -> bool:
        """Whether grammar keeps name and pronoun apart: two parts of one verb ("Lee told him")."""
        tokens = self._syntax.tokens
        pronoun = tokens[index]
        if is_possessor(pronoun) or pronoun.text.lower().endswith("self"):
            return False
        verb = tokens[pronoun.head].head if is_under_preposition(pronoun) else pronoun.head
        return token.head == verb

    def _side_by_side(self, mention: Mention) -> tuple[int, ...]:
        """The people of the list of names that the mention begins: joined by "and", commas and titles alone."""
        first = bisect.bisect_left(self._starts, mention.start)
        last = first + 1
        joined = False
        while last < len(self._mentions) and (gap := self._gap(self._mentions[last - 1].end, self._starts[last])):
            joined = joined or bool(gap & _JOINING)
            last += 1
        people = tuple(dict.fromkeys(m.referent for m in self._mentions[first:last]))
        return people if joined else ()

    def _gap(self, start: int, end: int) -> set[str]:
        """The words between two names of a list; empty where others than links and titles stand there."""
        tokens = [self._syntax.tokens[index] for index in self._syntax.within(start, end)]
        texts = {token.text.lower().rstrip(".") for token in tokens}
        titles = {token.text.lower().rstrip(".") for token in tokens if is_noun_or_adjective(token)}
        return texts if texts & (_JOINING | {","}) and texts <= _BETWEEN | {","} | titles else set()
