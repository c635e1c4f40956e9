"""What the words of a name and those around it say of its type, as weights that are summed over the document."""

import functools
import itertools
import re
from collections import Counter, defaultdict
from dataclasses import replace

from pipeline.annotate.coreference.pronouns import sex_of
from pipeline.annotate.names.companies import POSSESSIVE, apposed, company_weight, thing_weight
from pipeline.annotate.names.cuts import Piece, is_institution
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.places import is_town_team, surroundings_weight
from pipeline.annotate.names.words import Word, bare, is_role_text, is_team
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import table
from pipeline.lexicon import words as entries
from pipeline.naming import fold, full_institution

Votes = defaultdict[str, float]

_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}

_WORKS = frozenset({"PRODUCT", "WORK_OF_ART"})

# Weights of one piece of evidence; the model's own guess counts 1.
MODEL = 1.0
UNSURE = 0.6  # its guess that a name is that of a product or a work, which it often gives to people and companies
TITLE = 3.0  # "Gen." before it, "Jr." behind it
HEAD, PLACE_HEAD = 3.0, 2.0  # "Ministry", "Airport"
INSTITUTION = 4.0
ACRONYM = 0.6
ARTICLE = 0.6  # "the ABC", which the model takes for a person
CAMEL = 1.2  # "WikiLeaks"
ITALIC = 1.2  # "*The Harbour Times*"
DATELINE = 0.5  # a city in capitals
AGE = 3.0  # ", 43,"
ROLE = 2.0  # ", a lawyer,"
RELATIVE = 0.7  # "who"
GIVEN_NAME = 1.0
INITIAL = 2.0  # "Ana K. Ruiz"
PLAIN = 0.5  # two or three capitalized words that nothing else is known of
LABEL = 2.0  # "DOE:" at the start of a turn
PRONOUN = 0.4  # "he" or "she" behind it, and no other person in the sentence
SPEAKS = 0.5


# A capital inside a word, where it does not follow the prefix of a surname ("McKay", "DeVito").
_CAMEL = re.compile(r"^(?!Mac|Mc|De|Di|Du|Da|Le|La|Lo|Van|Von|Fitz|San|O['’])[A-Z][a-z]{2,}[A-Z]")

_INITIAL = re.compile(r"[A-Z]\.$")

_EMPHASIS = frozenset({"*", "_"})


def votes_for(line: list[Word], piece: Piece, syntax: Syntax) -> dict[str, float]:
    """Weights for "person", "organization", "place" and "none" (a work, an event, a people)."""
    votes: Votes = defaultdict(float)
    if piece.first and line[piece.first - 1].text in POSSESSIVE and not line[piece.first].opens:
        line = [replace(word, label="") for word in line]  # the entity is the possessor's ("Hill Party's Ana Ruiz")
    inside = line[piece.first : piece.last]
    for label, count in Counter(word.label for word in inside if word.label).items():
        votes[_TYPES.get(label, "none")] += (UNSURE if label in _WORKS else MODEL) * count / len(inside)
    if piece.title is not None:
        votes["person"] += TITLE
    _by_form(line, piece, votes)
    _by_neighbours(line, piece, votes)
    _by_syntax(inside, syntax, votes)
    votes["organization"] += company_weight(line, piece.first, piece.last, syntax)
    votes["none"] += thing_weight(line, piece.first, piece.last, syntax)
    return {kind: weight for kind, weight in sorted(votes.items()) if weight > 0}


def _by_form(line: list[Word], piece: Piece, votes: Votes) -> None:
    inside = line[piece.first : piece.last]
    text = " ".join(word.text for word in inside)
    last = bare(inside[-1])
    if text in entries("institutions") or full_institution(text) != text:
        votes["organization"] += INSTITUTION
    elif (
        is_team(last)
        or (is_town_team([word.text for word in inside]) and inside[-1].label != "PERSON")
        or last in entries("lowercase_heads")
        or (len(inside) > 1 and bare(inside[0]) in entries("organization_openers"))
    ):
        votes["organization"] += HEAD
    elif is_institution(line, piece.first, piece.last):
        head = _head(inside)
        placed = head in entries("place_heads") and head not in entries("organization_heads")
        votes["place" if placed else "organization"] += PLACE_HEAD if placed else HEAD
    elif any(bare(word) in entries("place_openers") and word.label != "PERSON" for word in inside[:-1]):
        votes["place"] += PLACE_HEAD
    _by_letters(inside, votes)
    behind_article = piece.first > 0 and line[piece.first - 1].text.lower() == "the"
    if behind_article and len(inside) == 1 and inside[0].text.isupper() and inside[0].label == "PERSON":
        votes["organization"] += ARTICLE


def _head(inside: list[Word]) -> str:
    """The word for what is named: the one before "of" ("Church of the Harbour"), else the last ("Harbour Church")."""
    before = next((word for word, following in itertools.pairwise(inside) if following.text == "of"), None)
    known = entries("organization_heads") | entries("place_heads")
    return bare(before) if before is not None and bare(before) in known else bare(inside[-1])


def _by_letters(inside: list[Word], votes: Votes) -> None:
    text = inside[0].text
    acronym = text.isupper() and 2 <= len(text) <= 6 and place_weight(text) == 0
    if _CAMEL.search(text):
        votes["organization"] += CAMEL
    if len(inside) == 1 and acronym and not inside[0].shouted:
        votes["organization"] += ACRONYM
    elif text.isupper() and len(text) > 3 and place_weight(text) > 0:
        votes["place"] += DATELINE
    if len(inside) > 1 and bare(inside[-1]) in entries("name_suffixes"):
        votes["person"] += TITLE
    if len(inside) == 3 and _INITIAL.match(inside[1].text) and text.istitle():
        votes["person"] += INITIAL
    if len(inside) > 1 and fold(text) in given_names() and all(word.text[:1].isupper() for word in inside):
        votes["person"] += GIVEN_NAME
    elif 2 <= len(inside) <= 3 and not inside[0].shouted:
        unlabelled = sum(not word.label for word in inside) / len(inside)
        votes["person"] += PLAIN * unlabelled * all(word.text.isalpha() and word.text[:1].isupper() for word in inside)


@functools.cache
def given_names() -> frozenset[str]:
    """Frequent given names, and those whose short forms the lexicon lists, with these."""
    listed = {name for full, shorts in table("given_names").items() for name in (full, *shorts)}
    return entries("common_given_names") | listed


@functools.cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(table("cue_verbs")["clause"])


def _by_neighbours(line: list[Word], piece: Piece, votes: Votes) -> None:
    after = [word.text for word in line[piece.last : piece.last + 3]]
    if len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) == 2:
        votes["person"] += AGE
    if piece.first == 0 and after[:1] == [":"] and all(word.text.isupper() for word in line[: piece.last]):
        votes["person"] += LABEL
    others = [word for word in line if word.label == "PERSON" and word not in line[piece.first : piece.last]]
    if not others and any(sex_of(word.text) for word in line[piece.last :]):
        votes["person"] += PRONOUN
    if "who" in after[:2]:
        votes["person"] += RELATIVE
    votes["place"] += surroundings_weight(line, piece.first, piece.last)
    if piece.first and line[piece.first - 1].text in _EMPHASIS and after[:1] == [line[piece.first - 1].text]:
        votes["organization"] += ITALIC
    if piece.first and line[piece.first - 1].text in entries("lowercase_heads"):
        votes["organization"] += HEAD


def _by_syntax(inside: list[Word], syntax: Syntax, votes: Votes) -> None:
    head = syntax.head_of(inside[0].start, inside[-1].end)
    if head is None:
        return
    token = syntax.tokens[head]
    if any(is_role_text(syntax.tokens[index].text) for index in apposed(head, syntax)):
        votes["person"] += ROLE
    if token.dep == "nsubj" and syntax.tokens[token.head].lemma in _speech_verbs():
        votes["person"] += SPEAKS
