"""What speaks for a place, or for the team that is named after one: what is beside the name, and its own words."""

from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.sight import GENITIVES, Sight, Weights, is_called, type_rule
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries
from pipeline.rules import Example, Rule

INSIDE = listed("name_words", "inside_openers")
_BASED = listed("name_words", "based")

STATE: Weights = {"place": 2.0}  # "X, Ohio"
DATELINE: Weights = {"place": 2.0}  # "X (AP)" at the start, in capitals
CALLED: Weights = {"place": 1.5}  # "the state of X", "X province"
HOME: Weights = {"place": 1.2}  # "a X man", "Ana Ruiz, 43, of X"
BEHIND_IN: Weights = {"place": 0.6}  # "in X", or "to X" where the gazetteer knows X
BASED: Weights = {"place": 2.0}  # "a X-based company"
OWNED: Weights = {"place": 1.2}  # "the mayor of X"
LANDSCAPE: Weights = {"place": 1.5}  # "the X mountains"
SAID: Weights = {"place": 2.0}  # "X, a town in the north"

# From here on the gazetteer knows a state, a region or a country.
KNOWN_STATE = 3.0


def is_inside(sight: Sight) -> bool:
    """Whether "in" stands before the name, or another preposition of place where the gazetteer knows the name."""
    if sight.after() in GENITIVES:
        return False
    if sight.before() in INSIDE:
        return True
    return sight.before() in entries("locatives") and place_weight(sight.text) > 0


def is_called_place(sight: Sight) -> bool:
    """Whether a noun for a state or another territory follows the name, or precedes it with "of"."""
    before = sight.before(2) if sight.before() == "of" else ""
    return before in entries("territories") or sight.after() in entries("territories")


def is_home(sight: Sight) -> bool:
    """Whether the name says where a person is from: "a X man", "Ana Ruiz, 43, of X"."""
    if sight.after().lower() in entries("residents"):
        return True
    line, first = sight.line, sight.first
    if first < 3 or line[first - 1].text != "of":
        return False
    if line[first - 2].label == "PERSON":
        return line[first].label in {"PERSON", ""}
    return line[first - 2].text == "," and (line[first - 3].label == "PERSON" or line[first - 3].text.isdigit())


def is_before_state(sight: Sight) -> bool:
    """Whether a comma and a state, region or country, of up to three words, follow the name; it is no full name."""
    if sight.after() != "," or (len(sight.inside) > 1 and sight.label == "PERSON"):
        return False
    line, at = sight.line, sight.last + 1
    return any(
        place_weight(" ".join(word.text for word in line[at:end])) >= KNOWN_STATE
        for end in range(at + 1, min(at + 3, len(line)) + 1)
    )


def is_dateline(sight: Sight) -> bool:
    """Whether the sentence begins with the name in capitals and a dash or parenthesis, and the gazetteer knows it."""
    begins = sight.first == 0 and sight.line[0].text.isupper() and sight.after() in {"(", "—", "–", "-"}
    return begins and place_weight(sight.text) > 0


def is_town_team(parts: list[str]) -> bool:
    """Whether the words are a town, state or country and a plural, as teams are called ("Lima Hornets")."""
    town, final = " ".join(parts[:-1]), parts[-1]
    plural = final[:1].isupper() and final.lower().endswith("s") and not final.lower().endswith("ss")
    if not town or not plural or final.lower() in entries("place_heads"):
        return False
    return place_weight(town) > 0 and place_weight(f"{town} {final}") == 0


def _is_based(sight: Sight) -> bool:
    """Whether a hyphen and "based", "born" or the like follow the name."""
    return sight.after() == "-" and sight.after(2) in _BASED


def _has_places(sight: Sight) -> bool:
    """Whether the name has what towns and countries have: "the mayor of X", "north of X"."""
    return sight.before() == "of" and sight.before(2).lower() in entries("place_owners")


def _is_landscape(sight: Sight) -> bool:
    """Whether a noun for a landscape follows the name ("the X mountains")."""
    return sight.after() in entries("landscapes")


def _is_said_place(sight: Sight) -> bool:
    """Whether the parse has a noun for a settlement or landscape in apposition to the name, or has the name be one."""
    return is_called(sight, entries("territories") | entries("landscapes"))


RULES: tuple[Rule[[Sight], Weights], ...] = (
    type_rule(
        "before a state",
        "a comma and a state, region or country follow the name",
        is_before_state,
        STATE,
        Example(text="Marlow, Ohio, flooded.", words="Marlow", gives="place"),
    ),
    type_rule(
        "home",
        "the name says where a person is from",
        is_home,
        HOME,
        Example(text="A Quellan man was fined.", words="Quellan", gives="place"),
    ),
    type_rule(
        "dateline",
        "the name opens the text in capitals, and the gazetteer knows it",
        is_dateline,
        DATELINE,
        Example(text="LINCOLN (AP) — The bridge closed on Monday.", words="LINCOLN", gives="place"),
    ),
    type_rule(
        "called a territory",
        "the name is called a state, province or the like",
        is_called_place,
        CALLED,
        Example(text="Marlow province voted.", words="Marlow", gives="place"),
    ),
    type_rule(
        "inside",
        "a preposition of place precedes the name",
        is_inside,
        BEHIND_IN,
        Example(text="In Tarn, shops closed.", words="Tarn", gives="place"),
    ),
    type_rule(
        "based",
        "“-based”, “-born” or the like follows the name",
        _is_based,
        BASED,
        Example(text="A Marlow-based company was fined.", words="Marlow", gives="place"),
    ),
    type_rule(
        "has a mayor",
        "the name has what towns and countries have, as a mayor or a north",
        _has_places,
        OWNED,
        Example(text="They live north of Tarn.", words="Tarn", gives="place"),
    ),
    type_rule(
        "landscape",
        "a noun for a landscape follows the name",
        _is_landscape,
        LANDSCAPE,
        Example(text="The Marlow mountains are high.", words="Marlow", gives="place"),
    ),
    type_rule(
        "said to be a place",
        "the name is said to be a town, a region or the like, in apposition or by “is”",
        _is_said_place,
        SAID,
        Example(text="Marlow, a town in the north, flooded.", words="Marlow", gives="place"),
    ),
)
