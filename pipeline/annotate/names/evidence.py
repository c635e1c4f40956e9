"""What the words of a name and those around it say of its type: evidence, whose weights are added up."""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.names import forms, people, places, things
from pipeline.annotate.names.companies import does_business, has_parts, is_business
from pipeline.annotate.names.cuts import Piece
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.sight import POSSESSIVE, Sight, Weights, type_rule
from pipeline.annotate.names.words import Word, bare
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries
from pipeline.rules import Example, Rule, decide, weigh

_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}

_WORKS = frozenset({"PRODUCT", "WORK_OF_ART"})

MODEL = 1.0
"""The language model's own guess; other weights are relative to it."""
UNSURE = 0.6  # its guess that a name is that of a product or a work, which it often gives to people and companies
PLAIN = 0.5  # two or three capitalized words that nothing else is known of


BUSINESS: Weights = {"organization": 3.0}  # "the airline X"
AFTER_NOUN: Weights = {"organization": 3.0}  # "the cartel X"
CAMEL: Weights = {"organization": 1.2}  # "WikiLeaks"
ITALIC: Weights = {"organization": 1.2}  # "*The Harbour Times*"
HAS: Weights = {"organization": 1.0}  # "X shares", "the CEO of X"
ACRONYM: Weights = {"organization": 0.6}
ARTICLE: Weights = {"organization": 0.6}  # "the ABC", which the model takes for a person
DOES: Weights = {"organization": 0.5}  # "X manufactures"

CAPITALS: Weights = {"place": 0.5}  # a city in capitals

# A capital inside a word, where it does not follow the prefix of a surname ("McKay", "DeVito").
_CAMEL = re.compile(r"^(?!Mac|Mc|De|Di|Du|Da|Le|La|Lo|Van|Von|Fitz|San|O['’])[A-Z][a-z]{2,}[A-Z]")

_PREFIXES = listed("name_words", "prefixes")

_EMPHASIS = frozenset({"*", "_"})


def votes_for(line: list[Word], piece: Piece, syntax: Clauses) -> dict[str, float]:
    """Weights for "person", "organization", "place" and "none" (a work, an event, a people)."""
    if _is_in_other_entity(line, piece.first):
        line = [replace(word, label="") for word in line]
    inside = line[piece.first : piece.last]
    sight = Sight(
        line=line,
        first=piece.first,
        last=piece.last,
        titled=piece.title is not None,
        syntax=syntax,
        inside=inside,
        text=" ".join(word.text for word in inside),
        head=syntax.head_of(inside[0].start, inside[-1].end),
    )
    found = [
        decide(forms.RULES, sight),
        *weigh(RULES, sight),
        *weigh(people.RULES, sight),
        *weigh(places.RULES, sight),
        decide(things.RULES, sight),
    ]
    votes: defaultdict[str, float] = defaultdict(float)
    for decision in found:
        if decision is not None:
            for kind, weight in decision.found.items():
                votes[kind] += weight
    return {kind: weight for kind, weight in sorted(votes.items()) if weight > 0}


def _is_in_other_entity(line: list[Word], first: int) -> bool:
    """Whether the model's entity is the possessor's ("Hill Party's Ana Ruiz"), or one with a prefix ("Pro-Lima")."""
    if not first or line[first].opens:
        return False
    prefixed = first > 1 and line[first - 1].text == "-" and bare(line[first - 2]) in _PREFIXES
    return prefixed or line[first - 1].text in POSSESSIVE


def _guess(sight: Sight) -> Weights | None:
    """The model's types of the words, by their share of the name."""
    labels = Counter(word.label for word in sight.inside if word.label)
    votes: defaultdict[str, float] = defaultdict(float)
    for label, count in labels.items():
        votes[_TYPES.get(label, "none")] += (UNSURE if label in _WORKS else MODEL) * count / len(sight.inside)
    return votes or None


def _plain(sight: Sight) -> Weights | None:
    """Two or three capitalized words of letters, by the share of them that the model has no type for."""
    if not 2 <= len(sight.inside) <= 3 or sight.inside[0].shouted or people.begins_with_given_name(sight):
        return None
    plain = all(word.text.isalpha() and word.text[:1].isupper() for word in sight.inside)
    unlabelled = sum(not word.label for word in sight.inside) / len(sight.inside)
    return {"person": PLAIN * unlabelled} if plain and unlabelled else None


def _is_camel(sight: Sight) -> bool:
    return _CAMEL.search(sight.inside[0].text) is not None


def _is_acronym(sight: Sight) -> bool:
    text = sight.inside[0].text
    acronym = text.isupper() and 2 <= len(text) <= 6 and place_weight(text) == 0
    return len(sight.inside) == 1 and acronym and not sight.inside[0].shouted


def _is_city_in_capitals(sight: Sight) -> bool:
    text = sight.inside[0].text
    return text.isupper() and len(text) > 3 and place_weight(text) > 0


def _is_article_before_acronym(sight: Sight) -> bool:
    alone = len(sight.inside) == 1 and sight.inside[0].text.isupper() and sight.label == "PERSON"
    return alone and sight.before().lower() == "the"


def _is_italic(sight: Sight) -> bool:
    return sight.before() in _EMPHASIS and sight.after() == sight.before()


def _is_after_small_head(sight: Sight) -> bool:
    return sight.before() in entries("lowercase_heads")


RULES: tuple[Rule[[Sight], Weights], ...] = (
    Rule(
        step="name type",
        name="model",
        meaning="the language model guesses the type",
        find=_guess,
        examples=(Example(text="Ada Lund met Mr. Brook. Kessler agreed.", words="Kessler", gives="person"),),
    ),
    type_rule(
        "capital inside",
        "a capital stands inside the word, as in names of companies",
        _is_camel,
        CAMEL,
        Example(text="The talks with MarTrail failed.", words="MarTrail", gives="organization"),
    ),
    type_rule(
        "acronym",
        "the name is a few capitals, and no place that the gazetteer knows",
        _is_acronym,
        ACRONYM,
        Example(text="He phoned the QRV.", words="QRV", gives="organization"),
    ),
    type_rule(
        "city in capitals",
        "a place that the gazetteer knows is in capitals",
        _is_city_in_capitals,
        CAPITALS,
        Example(text="The talks with JACKSON failed.", words="JACKSON", gives="place"),
    ),
    Rule(
        step="name type",
        name="plain words",
        meaning="the name is two or three capitalized words that nothing else is known of",
        find=_plain,
        examples=(Example(text="Marlow Tarn paid.", words="Marlow Tarn", gives="person"),),
    ),
    type_rule(
        "the acronym",
        "the name is capitals after “the”",
        _is_article_before_acronym,
        ARTICLE,
        Example(text="They met the LOTT again.", words="LOTT", gives="organization"),
    ),
    type_rule(
        "italics",
        "the name is in italics, as titles of newspapers are",
        _is_italic,
        ITALIC,
        Example(text="He wrote for *Quellan*.", words="Quellan", gives="organization"),
    ),
    type_rule(
        "after a small head",
        "a noun in small letters for a body precedes the name",
        _is_after_small_head,
        AFTER_NOUN,
        Example(text="The cartel Tarn was blamed.", words="Tarn", gives="organization"),
    ),
    type_rule(
        "called a business",
        "the name is called a business of some kind",
        is_business,
        BUSINESS,
        Example(text="The airline Quellan closed.", words="Quellan", gives="organization"),
        Example(text="Tarn, the carmaker, paid.", words="Tarn", gives="organization"),
        Example(text="Carmakers such as Tarn paid.", words="Tarn", gives="organization"),
    ),
    type_rule(
        "has parts",
        "the name has what companies have, as shares or a chief executive",
        has_parts,
        HAS,
        Example(text="Tarn shares fell.", words="Tarn", gives="organization"),
    ),
    type_rule(
        "does business",
        "the name does what companies do",
        does_business,
        DOES,
        Example(text="Kestrel manufactures tyres.", words="Kestrel", gives="organization"),
    ),
)
