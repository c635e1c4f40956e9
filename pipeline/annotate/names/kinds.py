"""Decides whether a form of a name is a person, an organization, a place, or no name: by the sum of its evidence."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.given import given_names
from pipeline.annotate.names.places import is_town_team
from pipeline.annotate.names.sight import Weights
from pipeline.lexicon import words
from pipeline.naming import is_form_of, person_key
from pipeline.records import EntityType
from pipeline.rules import Example, Rule, weigh

_ORDER: tuple[EntityType, ...] = ("person", "organization", "place")

# Evidence below this sum is a capital letter and little more.
ENOUGH = 0.5

# The first word of an organization's name, or the last of a team's, alone.
OPENING = 0.8
OPENED = 0.6  # what is left of the evidence that it is a person

# For each capital of a word that the document writes in small letters, too ("the Treaty", "a treaty").
COMMON = 0.8

# A bare surname whose full name the document gives: evidence once, and for the root of the number of mentions; and
# what is left of the gazetteer's word then.
SURNAME, SURNAME_EACH, DOUBTED = 1.0, 0.5, 0.3

# From here on the gazetteer's word is more than that of a city.
KNOWN_PLACE = 3.0

# A name that stands behind "in" so often, of all its mentions, is that of a place.
OFTEN_INSIDE, INSIDE = 0.25, 1.2

# No more than this speaks for an organization where the model alone does.
GUESS = 1.0

# What is left of the evidence that a single word is a person, where the document gives neither full name nor title:
# news introduces people in full. What says more than the model's guess counts as an introduction.
ALONE, FIRM = 0.6, 1.5


# A family's name of one syllable or two, and a given name of two, with a hyphen.
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The names of a document that are written alike.

    Attributes:
        names: all of them.
        surname: whether the document names somebody in full who has this surname.
        common: whether the document writes the words in small letters, too, and never says that they are a name.
        opens: whether an organization's longer name begins with them.
        many: how much the number of names counts: its root.
    """

    names: Sequence[Name]
    surname: bool
    common: bool
    opens: bool
    many: float

    @property
    def text(self) -> str:
        """The first of the names."""
        return self.names[0].text


FormRule = Rule[[Form, Weights], Weights]
"""Gives what it adds to the weights, or takes from them, from those that there are."""


def kinds(forms: dict[str, list[Name]], small: frozenset[str]) -> dict[str, EntityType | None]:
    """The type of each form; None where it is not the name of a person, organization or place.

    Args:
        forms: the names of a document by folded form.
        small: words that the document writes in small letters, too.
    """
    first = {form: _kind(members, surname=False, common=form in small) for form, members in forms.items()}
    shortened = {form for form in forms if _is_full_name(form, forms)}
    persons = {form for form in forms if first[form] == "person"} | shortened
    full = [key for form in sorted(persons) if len(key := person_key(form)) > 1]
    surnames = {part for key in full for part in key[1:] if len(part) > 1}
    firm = {person_key(form)[0] for form in persons if _is_firm(forms[form])}
    surnames |= {key[0] for key in full if len(key[0]) > 2 and _may_be_given(key[0], first, forms, firm)}
    surnames |= {form.split()[0] for form in persons if is_family_first(forms[form][0].text)}
    things = {form.split(" ", 1)[1] for form in forms if " " in form and form.split()[0] in words("thing_openers")}
    openings = {short for form, kind in first.items() if kind == "organization" for short in _short_forms(form, forms)}
    openings -= small
    return {
        form: _kind(members, surname=True, common=False)
        if form in surnames
        or form in shortened
        or any(is_form_of(person_key(form), key) for key in full if " " in form)
        else _kind(members, surname=False, common=form in small or form in things, opens=form in openings)
        for form, members in forms.items()
    }


def _may_be_given(word: str, first: dict[str, EntityType | None], forms: dict[str, list[Name]], firm: set[str]) -> bool:
    """Whether the first word of a person's full name, alone, means that person, as far as its own evidence goes."""
    if first.get(word) in {None, "person"}:
        return True
    guessed = word in firm and all(name.votes.get("organization", 0.0) <= GUESS for name in forms[word])
    return first[word] == "organization" and (word in given_names() or guessed)


def _is_firm(names: Sequence[Name]) -> bool:
    """Whether more than the model's guess and the like introduces a person."""
    return any(name.title or name.votes.get("person", 0.0) > FIRM for name in names)


def is_family_first(name: str) -> bool:
    """Whether a full name begins with that of the family, as a hyphen behind it or the name tells ("Han Seo-rin")."""
    parts = name.split()
    known = 2 <= len(parts) <= 3 and parts[0].lower() in words("family_names_first")
    return known or _FAMILY_FIRST.match(name) is not None


def _short_forms(form: str, forms: dict[str, list[Name]]) -> set[str]:
    """Words that an organization is often called by: its first one; the last one of a team that bears a town's name."""
    parts = form.split()
    return {parts[0], parts[-1]} if is_town_team(forms[form][0].text.split()) else {parts[0]}


def _is_full_name(form: str, forms: dict[str, list[Name]]) -> bool:
    """Whether two words look like given name and surname: the document goes on with the second alone.

    Organizations are shortened to their first word, or, as "Tarbert Times", to a noun for what they are.
    """
    given, _, surname = form.partition(" ")
    parts = forms[form][0].text.split()
    if len(parts) != 2 or surname not in forms or given in forms or parts[0].isupper():
        return False
    if not any(name.votes.get("person") for name in (*forms[form], *forms[surname])):
        return False
    others = words("organization_heads") | words("place_heads") | words("title_modifiers")
    placed = place_weight(parts[0]) > 0 or place_weight(parts[1]) >= 3 or place_weight(" ".join(parts)) > 0
    return not placed and surname not in others and given not in others


def _kind(names: Sequence[Name], *, surname: bool, common: bool, opens: bool = False) -> EntityType | None:
    form = Form(
        names=names,
        surname=surname,
        common=common and not any(name.text.isupper() or name.title for name in names),
        opens=opens,
        many=len(names) ** 0.5,
    )
    votes = _summed(names)
    for rule in RULES:
        for decision in weigh((rule,), form, votes):
            for kind, change in decision.found.items():
                votes[kind] += change
    best = max(_ORDER, key=lambda kind: votes[kind])
    return best if votes[best] > votes["none"] and votes[best] >= ENOUGH * len(names) ** 0.25 else None


def _in_gazetteer(form: Form, _: Weights) -> Weights | None:
    weight = place_weight(form.text)
    return {"place": weight * form.many * (DOUBTED if form.surname else 1.0)} if weight else None


def _is_often_inside(form: Form, votes: Weights) -> Weights | None:
    inside = sum(name.inside for name in form.names)
    doubtful = votes["none"] >= votes["place"] or form.text.isupper()
    return {"place": INSIDE} if inside and inside >= OFTEN_INSIDE * len(form.names) and not doubtful else None


def _is_common_word(form: Form, _: Weights) -> Weights | None:
    return {"none": COMMON * form.many} if form.common else None


def _opens_name(form: Form, votes: Weights) -> Weights | None:
    if not form.opens:
        return None
    return {"organization": OPENING + SURNAME_EACH * form.many, "person": votes["person"] * (OPENED - 1.0)}


def _is_surname(form: Form, _: Weights) -> Weights | None:
    return {"person": SURNAME + SURNAME_EACH * form.many} if form.surname else None


def _is_doubted_place(form: Form, votes: Weights) -> Weights | None:
    """What is left of a place where the document has a person of that surname."""
    sure = any(name.located for name in form.names) or place_weight(form.text) >= KNOWN_PLACE
    return {"place": votes["place"] * (DOUBTED - 1.0)} if form.surname and not sure and votes["place"] else None


def _is_doubted_body(form: Form, votes: Weights) -> Weights | None:
    """What is left of an organization with the surname of a person whom the document names, if the model doubts it."""
    guessed = votes["person"] - SURNAME - SURNAME_EACH * form.many >= GUESS
    if not form.surname or not guessed or form.opens or " " in form.text or form.text.isupper():
        return None
    return {"organization": votes["organization"] * (DOUBTED - 1.0)} if votes["organization"] else None


def _is_alone(form: Form, votes: Weights) -> Weights | None:
    """What is left of a person of one word, whom nothing but the model's guess and the like introduces."""
    firm = _is_firm(form.names) or any(" " in name.text for name in form.names)
    return {"person": votes["person"] * (ALONE - 1.0)} if not form.surname and not firm and votes["person"] else None


def _rule(name: str, meaning: str, find: Callable[[Form, Weights], Weights | None], *examples: Example) -> FormRule:
    return Rule(step="name type", name=name, meaning=meaning, find=find, examples=examples)


RULES: tuple[FormRule, ...] = (
    _rule(
        "gazetteer",
        "the gazetteer knows a place of this name",
        _in_gazetteer,
        Example(text="Trains from Oslo stopped.", words="Oslo", gives="place"),
    ),
    _rule(
        "often inside",
        "“in” stands before the name in a good part of its mentions",
        _is_often_inside,
        Example(text="Ana Ruiz works in Northvale Tarn.", words="Northvale Tarn", gives="place"),
    ),
    _rule(
        "common word",
        "the document writes the word in small letters, too",
        _is_common_word,
        Example(text="The Varnum was signed. A varnum helps.", words="Varnum", gives=""),
    ),
    _rule(
        "short form of a body",
        "the name is that of an organization, or the first word of one",
        _opens_name,
        Example(text="Tarn Corporation paid. Then Tarn left.", words="Tarn", gives="organization"),
    ),
    _rule(
        "surname",
        "the name is that of a person whom the document names in full, or the surname of one",
        _is_surname,
        Example(text="Ada Tarn left. Then Tarn paid.", words="Tarn", gives="person"),
    ),
    _rule(
        "surname before place",
        "what names a person in full is less likely a place",
        _is_doubted_place,
        Example(text="Ada Houston won. Houston is cold. Houston won.", words="Houston", gives="person"),
    ),
    _rule(
        "surname before body",
        "what names a person in full, for the model here and there, too, is less likely an organization",
        _is_doubted_body,
        Example(text="Ada Bloomberg won. Then Bloomberg paid. Bloomberg left.", words="Bloomberg", gives="person"),
    ),
    _rule(
        "alone",
        "a single word that nothing introduces is less likely a person",
        _is_alone,
        Example(text="Marlow agreed.", words="Marlow", gives=""),
    ),
)


def _summed(names: Sequence[Name]) -> defaultdict[str, float]:
    """The evidence of all mentions: the root of the sum of squares of the weights for each type.

    The model tends to repeat its error for a name, so that one word that tells the type outweighs several guesses.
    """
    squares: defaultdict[str, float] = defaultdict(float)
    for name in names:
        for kind, weight in name.votes.items():
            squares[kind] += weight**2
    return defaultdict(float, {kind: square**0.5 for kind, square in squares.items()})
