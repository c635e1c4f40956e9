"""Headlines in capitals ("Driver Charged In Fatal Crash"), whose tags and parse mean little."""

from pipeline.annotate.events.patterns import Pattern, TriggerRule, patterns
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import table as vocabulary

# Share of the longer words that begin with a capital in such a headline.
_CAPITALIZED = 0.8
_LOOSE = frozenset({"*", "PERSON", "GROUP"})


class Headlines:
    """Finds the sentences of one document that are written in capitals."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self._known: dict[int, bool] = {}

    def is_one(self, sentence: int) -> bool:
        """Whether most words of the sentence are capitalized."""
        if sentence not in self._known:
            first, last = self.syntax.sentences[sentence].first, self.syntax.sentences[sentence].last
            long = [t.text for t in self.syntax.tokens[first:last] if len(t.text) > 3 and t.text.isalpha()]
            capitalized = sum(word[0].isupper() for word in long)
            self._known[sentence] = len(long) > 2 and capitalized >= _CAPITALIZED * len(long)
        return self._known[sentence]


def needs_no_grammar(pattern: Pattern) -> bool:
    """Whether the pattern asks at most for some object, so that the word alone may be trusted."""
    loose = all(c.keys == ("obj",) and not c.negative and c.wanted & _LOOSE for c in pattern.conditions)
    return loose and not pattern.companions and not pattern.flags - {"acts", "undergoes"}


def headline_patterns(form: str) -> tuple[TriggerRule, ...]:
    """The rules of the nouns, else of the verbs, that a lower-case word of a headline may be a form of."""
    table = patterns()
    nouns = table.get(("nouns", form), ()) or table.get(("nouns", form.removesuffix("s")), ())
    return nouns or tuple(
        rule for base in _bases(form) for rule in table.get(("verbs", base), ()) if needs_no_grammar(rule.pattern)
    )


def _bases(form: str) -> list[str]:
    """What a verb form may be inflected from: "charged", "dies", "shipping"."""
    bases = [
        form,
        *(
            form.removesuffix(ending) + put
            for ending, put in vocabulary("event_words")["verb_endings"]
            if form.endswith(ending)
        ),
    ]
    stripped = form.removesuffix("ed").removesuffix("ing")
    if len(stripped) > 2 and stripped[-1] == stripped[-2]:
        bases.append(stripped[:-1])
    return bases
