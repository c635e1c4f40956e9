"""What speaks for a place, or for the team that is named after one: what is beside the name, and its own words."""

from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.sight import GENITIVES, Sight
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries

INSIDE = listed("name_words", "inside_openers")

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
