"""Triggers: the words that name an event, judged by the company they keep."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.annotate.events.expressions import times_of
from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.patterns import (
    Condition,
    Pattern,
    WordClass,
    classes_of_name,
    noun_class,
    patterns,
)
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import words
from pipeline.records import Annotations

# Longer stretches are cut down to the trigger word itself.
MAX_WORDS = 4

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod"})
# Classes of things that trigger patterns ask for and that may look like events themselves.
_THINGS = frozenset({"CASE", "MEASURE", "TIES", "LAW"})
_LOOSE = frozenset({"*", "PERSON", "GROUP"})
_THING_PRONOUNS = frozenset({"it", "they", "them", "this", "that", "these", "those"})
# How many tokens back a pronoun's noun is looked for.
_REACH = 80
_NAMED = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "organization",
}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_PERSONAL = frozenset(
    {
        "he",
        "she",
        "him",
        "her",
        "who",
        "whom",
        "they",
        "them",
        "i",
        "we",
        "us",
        "me",
        "you",
        "himself",
        "herself",
        "themselves",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event.

    Attributes:
        index: its token.
        tokens: all tokens of the trigger.
        type: event type.
        undergoes: whether it happens to the subject of the active verb.
        uses: things that the trigger acts on, so that they name no event of their own here ("dropped the **charges**").
        inherits: whether the type is that of the trigger in its content.
        stands_alone: whether it names an event of its own type where its content holds no trigger.
    """

    index: int
    tokens: tuple[int, ...]
    type: str
    undergoes: bool
    uses: frozenset[int]
    inherits: bool
    stands_alone: bool

    def span(self, syntax: Syntax) -> tuple[int, int]:
        """Offsets of the trigger."""
        return syntax.span(list(self.tokens))


def _bases(form: str) -> list[str]:
    """What a verb form in a headline may be inflected from: "charged", "dies", "shipping"."""
    bases = [form]
    for ending, put in (("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ied", "y")):
        if form.endswith(ending):
            bases.append(form.removesuffix(ending) + put)
    stripped = form.removesuffix("ed").removesuffix("ing")
    if len(stripped) > 2 and stripped[-1] == stripped[-2]:
        bases.append(stripped[:-1])
    return bases


def _needs_no_grammar(pattern: Pattern) -> bool:
    """Whether the pattern asks at most for some object."""
    loose = all(c.keys == ("obj",) and not c.negative and c.wanted & _LOOSE for c in pattern.conditions)
    return loose and not pattern.companions and not pattern.flags - {"undergoes"}


class TriggerFinder:
    """Looks for the triggers of one document."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self.syntax = syntax
        self.grammar = Grammar(syntax)
        self.tokens = syntax.tokens
        types = {referent.key: referent.type for referent in annotations.referents}
        self._named: dict[int, str] = {}
        self._in_name: set[int] = set()
        for mention in annotations.mentions:
            for index in syntax.within(mention.start, mention.end):
                self._named[index] = types.get(mention.referent, "person")
                if mention.kind == "name":
                    self._in_name.add(index)
        self.times = times_of(self.grammar, annotations.dates)
        durations = [syntax.head_of(d.start, d.end) for d in annotations.dates if d.timex_type == "DURATION"]
        self._periods = [time.head for time in self.times if time.end_date] + [i for i in durations if i is not None]
        self._told: set[str] = set()
        self._title_case: dict[int, bool] = {}
        skipped = [(r.start, r.end) for r in annotations.regions if r.kind == "dateline"]
        self._skipped = {i for start, end in skipped for i in syntax.within(start, end)}

    def find(self) -> list[Trigger]:
        """The triggers in text order."""
        found = {trigger.index: trigger for trigger in self._candidates()}
        self._settle_types(found)
        for index, trigger in list(found.items()):
            if index in found and self._is_idle(trigger, found):
                del found[index]
            for thing in trigger.uses & found.keys():
                if found[thing].type != trigger.type:
                    del found[thing]
        return list(found.values())

    def _settle_types(self, found: dict[int, Trigger]) -> None:
        """Give those that inherit their type the type of what they decide or grant."""
        for index, trigger in sorted(found.items(), reverse=True):
            if trigger.inherits:
                content = next((found[i] for i in self._content(index) if i in found), None)
                if content is None and not trigger.stands_alone:
                    del found[index]
                elif content is not None:
                    found[index] = replace(trigger, type=content.type)

    def _content(self, index: int) -> list[int]:
        """What a decision, or the granting of a request, is about: its infinitive or object, and that of the object."""
        direct = self.syntax.children(index, "acl", "xcomp", "dobj")
        if self.grammar.is_passive(index):
            direct += self.grammar.patients(index)
        return direct + [i for d in direct for i in self.syntax.children(d, "acl", "xcomp", "dobj")]

    def _is_idle(self, trigger: Trigger, found: dict[int, Trigger]) -> bool:
        """Whether the trigger tells of nothing beside what another one tells, or of nothing that is said to happen."""
        index = trigger.index
        if self.tokens[index].pos == "VERB" and not trigger.inherits:
            objects = self.grammar.patients(index)
            if any(i in found and found[i].type == trigger.type for i in objects):
                return True  # "signed a deal": the noun names the event
        head = self.grammar.parent(index)
        if head in found and self.tokens[index].dep in {"xcomp", "acl"}:
            above = found[head].type
            return above == "threat" or (above == trigger.type == "crime")
        return self._is_open_question(index)

    def _is_open_question(self, index: int) -> bool:
        """Whether the trigger stands in a clause with "whether" or "if"."""
        clause = self.grammar.clause(index)
        return any(self.grammar.lemma(i) in {"whether", "if"} for i in self.syntax.children(clause, "mark"))

    def _candidates(self) -> Iterator[Trigger]:
        taken: set[int] = set()
        for index in range(len(self.tokens)):
            word_class = self._word_class(index)
            if word_class is None or index in taken:
                continue
            for pattern in self._patterns(index, word_class):
                tokens = self._fit(pattern, word_class, index)
                if tokens is not None:
                    taken.update(tokens)
                    self._told.add(pattern.type)
                    yield self._trigger(pattern, index, tokens)
                    break

    def _patterns(self, index: int, word_class: WordClass) -> tuple[Pattern, ...]:
        """The patterns for the token's lemma; in a headline in capitals, for what its form may be an inflection of."""
        table = patterns()
        if self.tokens[index].pos != "PROPN":
            return table.get((word_class, self.grammar.lemma(index)), ())
        form = self.tokens[index].text.lower()
        if not self._is_title_case(self.tokens[index].sentence):
            return table.get(("nouns", form), ()) if self.tokens[index].text.isupper() else ()
        nouns = table.get(("nouns", form), ()) or table.get(("nouns", form.removesuffix("s")), ())
        verbs = [p for base in _bases(form) for p in table.get(("verbs", base), ()) if _needs_no_grammar(p)]
        return nouns or tuple(verbs)

    def _is_title_case(self, sentence: int) -> bool:
        """Whether most words of the sentence are capitalized, so that tags and parse mean little."""
        if sentence not in self._title_case:
            first, last = self.syntax.sentences[sentence].first, self.syntax.sentences[sentence].last
            long = [t.text for t in self.tokens[first:last] if len(t.text) > 3 and t.text.isalpha()]
            self._title_case[sentence] = len(long) > 2 and sum(t[0].isupper() for t in long) >= 0.8 * len(long)
        return self._title_case[sentence]

    def _trigger(self, pattern: Pattern, index: int, tokens: tuple[int, ...]) -> Trigger:
        wanted = {name for c in pattern.conditions if not c.negative for name in c.wanted & _THINGS}
        near = [*self.grammar.patients(index), *(i for _, _, i in self.grammar.prepositions(index))]
        return Trigger(
            index=index,
            tokens=tokens,
            type=pattern.type,
            undergoes="undergoes" in pattern.flags,
            uses=frozenset(i for i in near if any(self._is_a(i, name) for name in wanted)),
            inherits="content" in pattern.flags,
            stands_alone=bool(pattern.conditions),
        )

    def _word_class(self, index: int) -> WordClass | None:
        """Which patterns may name an event by this token; None for parts of names and for modifiers."""
        token = self.tokens[index]
        if index in self._in_name or index in self._skipped:
            return None
        if token.pos == "VERB":
            return None if token.dep in {"amod", "compound", "nmod"} else "verbs"
        if token.pos == "PROPN" and self._is_title_case(token.sentence):
            return "nouns"
        if token.pos == "NOUN" or (token.pos == "PROPN" and token.text.isupper()):
            return None if token.dep in {"compound", "nmod", "npadvmod", "amod"} else "nouns"
        if token.pos == "ADJ" and token.dep in {"acomp", "oprd", "ROOT", "conj"}:
            return "adjectives"
        return None

    def _fit(self, pattern: Pattern, word_class: WordClass, index: int) -> tuple[int, ...] | None:
        """The tokens of the trigger where the pattern fits; None where it does not."""
        if self.tokens[index].pos == "PROPN" and _needs_no_grammar(pattern):
            return (index,)
        found = {index}
        for companion in pattern.companions:
            beside = self._companion(index, companion)
            if beside is None:
                return None
            found.add(beside)
        for condition in pattern.conditions:
            joined = self._holds(condition, word_class, index)
            if joined is None:
                return None
            found.update(joined)
        if not all(self._flag(flag, index, pattern.type) for flag in sorted(pattern.flags)):
            return None
        first, last = min(found), max(found)
        if last - first < MAX_WORDS:
            return tuple(range(first, last + 1))
        return (index,)

    def _companion(self, index: int, wanted: str) -> int | None:
        for child in self.syntax.children(index):
            token = self.tokens[child]
            if token.dep in {
                "prt",
                "advmod",
                "acomp",
                "oprd",
                "amod",
                "prep",
                "dobj",
                "xcomp",
                "ccomp",
                "dep",
                "attr",
            } and (self._is_a(child, wanted) or token.text.lower() == wanted):
                return child
        return None

    def _holds(self, condition: Condition, word_class: WordClass, index: int) -> list[int] | None:
        """Tokens that the condition adds to the trigger (often none); None where it does not hold."""
        related = [item for key in condition.keys for item in self._related(key, word_class, index)]
        if condition.wanted == {"*"}:
            return [] if bool(related) != condition.negative else None
        if condition.wanted == {"-"} or ("-" in condition.wanted and not related):
            return [] if bool(related) == condition.negative else None
        fitting = [(i, link) for i, link in related if any(self._is_a(i, name) for name in condition.wanted)]
        if condition.negative:
            return None if fitting else []
        if not fitting:
            return None
        head, link = fitting[0]
        joins = link is not None and self.grammar.lemma(head) in condition.wanted and word_class == "verbs"
        return [link, head] if joins and link is not None else []

    def _related(self, key: str, word_class: WordClass, index: int) -> list[tuple[int, int | None]]:
        """Heads that stand in the relation to the token, each with the preposition that links it."""
        grammar = self.grammar
        if key == "obj":
            return [(i, None) for i in grammar.patients(index)]
        if key == "subj":
            return [(i, None) for i in grammar.agents(index)]
        if key == "mod":
            return [(i, None) for i in self.syntax.children(index, *_MODIFIERS)]
        if key == "clause":
            return [(i, None) for i in self.syntax.children(index, "ccomp", "acl") if self._has_own_subject(i)]
        if key == "infinitive":
            return [(i, None) for i in self.syntax.children(index, "xcomp", "acl", "ccomp") if self._is_infinitive(i)]
        pairs = [(found, link) for word, link, found in grammar.prepositions(index) if word == key]
        if not pairs and word_class == "verbs":
            # The parser often hangs a verb's preposition on its object.
            objects = self.syntax.children(index, "dobj")
            pairs = [(found, link) for o in objects for word, link, found in grammar.prepositions(o) if word == key]
        return list(pairs)

    def _has_own_subject(self, verb: int) -> bool:
        return bool(self.syntax.children(verb, "nsubj", "nsubjpass", "expl")) and self.tokens[verb].dep != "relcl"

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens[i].tag == "TO" for i in self.syntax.children(verb, "aux"))

    def _is_a(self, index: int, name: str) -> bool:
        """Whether the token is the lemma, or belongs to the class, that a condition names."""
        lemma = self.grammar.lemma(index)
        if not name.isupper():
            return lemma == name or self.tokens[index].text.lower() == name
        if index in self._named or self.tokens[index].entity:
            kind = self._named.get(index) or _NAMED.get(self.tokens[index].entity[2:], "")
            if name in classes_of_name(kind):
                return True
        if lemma in _THING_PRONOUNS and name in _THINGS:
            return self._stands_for(index, name)
        if lemma in words("transparent_nouns") and lemma not in noun_class(name):
            inside = [i for word, _, i in self.grammar.prepositions(index) if word == "of"]
            return any(self._is_a(i, name) for i in inside)
        if name == "PERSON" and (lemma in _PERSONAL or lemma in words("roles")):
            return True
        return lemma in noun_class(name)

    def _stands_for(self, pronoun: int, name: str) -> bool:
        """Whether a noun of the class was used shortly before the pronoun."""
        members = noun_class(name)
        before = range(max(0, pronoun - _REACH), pronoun)
        return any(self.tokens[i].pos == "NOUN" and self.grammar.lemma(i) in members for i in before)

    def _flag(self, flag: str, index: int, code: str) -> bool:
        if flag == "arg":
            return self._has_argument(index) or self._refers_back(index, code)
        if flag == "told":
            return self._refers_back(index, code)
        if flag == "content":
            return bool(self._content(index))
        if flag == "attr":
            return self.tokens[index].dep == "attr"
        if flag == "period":
            return self._has_period(index)
        return True

    def _has_argument(self, noun: int) -> bool:
        """Whether a noun has a participant beside it, so that it tells of one event and not of a kind."""
        if self.syntax.children(noun, "poss"):
            return True
        if any(i in self._named for i in self.syntax.children(noun, *_MODIFIERS)):
            return True
        linked = {word for word, _, _ in self.grammar.prepositions(noun)}
        return bool(linked & words("event_prepositions")) or self._has_support_verb(noun)

    def _refers_back(self, noun: int, code: str) -> bool:
        """Whether a definite noun ("the threats") takes up an event of its type told before."""
        return self.is_definite(noun) and code in self._told

    def is_definite(self, noun: int) -> bool:
        """Whether the noun stands with "the", "this" or "that"."""
        return any(self.grammar.lemma(i) in _DEFINITE for i in self.syntax.children(noun, "det"))

    def _has_support_verb(self, noun: int) -> bool:
        return self.grammar.support_verb(noun) is not None

    def _has_period(self, index: int) -> bool:
        """Whether the token's clause holds a stretch of time ("from 2012 to 2018", "for six years")."""
        clause = self.grammar.clause(index)
        return any(self.grammar.clause(head) == clause for head in self._periods)
