"""What speaks for a company or another body: what a name is called, has and does."""

from pipeline.annotate.clauses.parts import is_subject
from pipeline.annotate.names.sight import POSSESSIVE, Sight, is_called
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries


def is_business(sight: Sight) -> bool:
    """Whether the name is called a business: "the airline X", "X, the carmaker", "X is a carmaker", "firms like X"."""
    nouns = entries("businesses") - (entries("roles") if sight.label == "PERSON" else frozenset())
    return sight.before().lower() in nouns or is_called(sight, nouns) or _is_example(sight, nouns)


def _is_example(sight: Sight, nouns: frozenset[str]) -> bool:
    """Whether the name is given as an example of several of the nouns ("carmakers like X", "firms such as X")."""
    before = [word.text.lower() for word in sight.line[max(sight.first - 3, 0) : sight.first]]
    openers = [opener.split() for opener in sorted(listed("name_words", "example_openers"))]
    length = next((len(opener) for opener in openers if before[-len(opener) :] == opener), 0)
    plural = before[-length - 1] if 0 < length < len(before) else ""
    return plural.endswith("s") and plural.removesuffix("s") in nouns


def has_parts(sight: Sight) -> bool:
    """Whether the name has what companies have: "X shares", "X's chairman", "the shares of X"."""
    owned = sight.after(2) if sight.after() in POSSESSIVE else sight.after()
    if owned.lower() in entries("company_parts"):
        return True
    return sight.before() == "of" and sight.before(2).lower() in entries("company_parts")


def does_business(sight: Sight) -> bool:
    """Whether the name is the subject of what companies do: "X manufactures"."""
    if sight.head is None or not is_subject(sight.syntax.tokens[sight.head]):
        return False
    return sight.syntax.tokens[sight.syntax.tokens[sight.head].head].lemma in entries("company_verbs")
