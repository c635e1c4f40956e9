"""In a report on a match, a country that plays is its team: an organization, not a place."""

from dataclasses import replace

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import words

# A report on a match uses this many different words of sport, and this share of its tokens are such words.
DIFFERENT, SHARE = 6, 0.015

# More than the gazetteer's word for a country.
PLAYS = 6.0


def with_teams(names: list[Name], syntax: Syntax) -> list[Name]:
    """The names; in a report on a match, countries that no preposition of place precedes are counted as teams."""
    if not _is_match_report(syntax):
        return names
    return [_as_team(name, syntax) if place_weight(name.text) >= 3 else name for name in names]


def _is_match_report(syntax: Syntax) -> bool:
    found = [token.lemma for token in syntax.tokens if token.lemma in words("sports")]
    return len(set(found)) >= DIFFERENT and len(found) >= SHARE * len(syntax.tokens)


def _as_team(name: Name, syntax: Syntax) -> Name:
    index = syntax.at(name.start)
    before = syntax.tokens[index - 1].text.lower() if index else ""
    if before in words("locatives"):
        return name
    return replace(name, votes=name.votes | {"organization": name.votes.get("organization", 0.0) + PLAYS})
