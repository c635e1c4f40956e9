"""What a name is called by its own words: "Ministry", "Airport", a well-known institution; the first rule decides."""

import itertools

from pipeline.annotate.names.cuts import is_institution
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.places import KNOWN_STATE, is_town_team
from pipeline.annotate.names.sight import Sight, Weights, type_rule
from pipeline.annotate.names.words import Word, bare, is_team
from pipeline.lexicon import words as entries
from pipeline.naming import full_institution
from pipeline.rules import Example

INSTITUTION: Weights = {"organization": 4.0}
ORGANIZATION: Weights = {"organization": 3.0}  # "Ministry"
PLACE: Weights = {"place": 2.0}  # "Airport"


def _is_known(sight: Sight) -> bool:
    return sight.text in entries("institutions") or full_institution(sight.text) != sight.text


def _is_team(sight: Sight) -> bool:
    return is_team(sight.final)


def _is_town_team(sight: Sight) -> bool:
    return is_town_team([word.text for word in sight.inside]) and sight.inside[-1].label != "PERSON"


def _has_small_head(sight: Sight) -> bool:
    return sight.final in entries("lowercase_heads")


def _opens_organization(sight: Sight) -> bool:
    return len(sight.inside) > 1 and bare(sight.inside[0]) in entries("organization_openers")


def _is_placed(sight: Sight) -> bool:
    """Whether the noun for what is named is one for a place and not also for a body."""
    head = _head(sight.inside)
    return _is_institution(sight) and head in entries("place_heads") and head not in entries("organization_heads")


def _is_institution(sight: Sight) -> bool:
    return is_institution(sight.line, sight.first, sight.last) and place_weight(sight.text) < KNOWN_STATE


def _opens_place(sight: Sight) -> bool:
    return any(bare(word) in entries("place_openers") and word.label != "PERSON" for word in sight.inside[:-1])


def _head(inside: list[Word]) -> str:
    """The word for what is named: the one before "of" ("Church of the Harbour"), else the last ("Harbour Church")."""
    before = next((word for word, following in itertools.pairwise(inside) if following.text == "of"), None)
    known = entries("organization_heads") | entries("place_heads")
    return bare(before) if before is not None and bare(before) in known else bare(inside[-1])


RULES = (
    type_rule(
        "known institution",
        "the name is that of a well-known institution",
        _is_known,
        INSTITUTION,
        Example(text="A report by the White House came late.", words="White House", gives="organization"),
    ),
    type_rule(
        "numbered team",
        "the name ends like that of a team that is called after a year",
        _is_team,
        ORGANIZATION,
        Example(text="The Varnum 86ers lost.", words="Varnum 86ers", gives="organization"),
    ),
    type_rule(
        "town's team",
        "the name is that of a town and a plural, as teams are called",
        _is_town_team,
        ORGANIZATION,
        Example(text="Fans cheered the Oslo Herons.", words="Oslo Herons", gives="organization"),
    ),
    type_rule(
        "small head",
        "the name ends in a noun in small letters for a body",
        _has_small_head,
        ORGANIZATION,
        Example(text="Police blamed the Quellan clan.", words="Quellan clan", gives="organization"),
    ),
    type_rule(
        "opener of a body",
        "the name begins with a word that begins names of bodies",
        _opens_organization,
        ORGANIZATION,
        Example(text="Banco Quellan paid.", words="Banco Quellan", gives="organization"),
    ),
    type_rule(
        "noun for a place",
        "the name holds a noun for a kind of place",
        _is_placed,
        PLACE,
        Example(text="She walked along Marlow Street.", words="Marlow Street", gives="place"),
    ),
    type_rule(
        "noun for a body",
        "the name holds a noun for a kind of organization",
        _is_institution,
        ORGANIZATION,
        Example(text="They thanked Houston Union for it.", words="Houston Union", gives="organization"),
    ),
    type_rule(
        "opener of a place",
        "the name begins with a word that begins names of places",
        _opens_place,
        PLACE,
        Example(text="Port Marlow paid.", words="Port Marlow", gives="place"),
    ),
)
