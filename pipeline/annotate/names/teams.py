"""In a report on a match, a country that plays is its team; in any on sport, "the Hornets" are one: organizations."""

from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_plural
from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.lexicon import words

# A report on a match uses this many different words of sport, and this share of its tokens are such words.
DIFFERENT, SHARE = 6, 0.015

# A report on sport of any kind uses this many.
SPORTING = 2

# More than the gazetteer's word for a country; and what "the Hornets" tells.
PLAYS, PLURAL = 6.0, 1.0


def with_teams(names: list[Name], syntax: Clauses) -> list[Name]:
    """The names; in a report on a match, countries that no preposition of place precedes are counted as teams."""
    found = [token.lemma.lower() for token in syntax.tokens if token.lemma.lower() in words("sports")]
    sporting = len(set(found)) >= SPORTING
    names = [
        _counted(name, PLURAL) if _is_plural(name, syntax) and (sporting or _is_before_player(name, syntax)) else name
        for name in names
    ]
    if len(set(found)) >= DIFFERENT and len(found) >= SHARE * len(syntax.tokens):
        names = [_counted(name, PLAYS) if _plays(name, syntax) else name for name in names]
    return names


def _is_plural(name: Name, syntax: Clauses) -> bool:
    """Whether the name is a plural behind "the", or begins its sentence ("Hornets lose")."""
    index = syntax.at(name.start)
    plural = " " not in name.text and name.text.lower().endswith("s") and not name.text.lower().endswith("ss")
    if index is None or not plural or place_weight(name.text) > 0:
        return False
    first = syntax.sentences[syntax.tokens[index].sentence].first == index
    return (first and is_plural(syntax.tokens[index])) or syntax.tokens[index - 1].text.lower() == "the"


def _is_before_player(name: Name, syntax: Clauses) -> bool:
    """Whether a word of sport stands right behind the name ("Hornets quarterback")."""
    behind = syntax.within(name.end, len(syntax.text))[:3]
    return any(syntax.tokens[index].lemma.lower() in words("sports") for index in behind)


def _plays(name: Name, syntax: Clauses) -> bool:
    """Whether the name is that of a country or state, without a preposition of place before it."""
    index = syntax.at(name.start)
    before = syntax.tokens[index - 1].text.lower() if index else ""
    return place_weight(name.text) >= 3 and before not in words("locatives")


def _counted(name: Name, weight: float) -> Name:
    return replace(name, votes=name.votes | {"organization": name.votes.get("organization", 0.0) + weight})
