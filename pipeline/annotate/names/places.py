"""What speaks for a place, or for the team that is named after one: what stands beside the name, and its own words."""

from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.words import Word
from pipeline.lexicon import words as entries

# Weights of one piece of evidence; the language model's own guess counts 1.
STATE = 2.0  # "X, Ohio"
HOME = 1.2  # "a X man", "Ana Ruiz, 43, of X"
INSIDE = 0.6  # "in X"

# From here on the gazetteer knows a state, a region or a country.
KNOWN_STATE = 3.0


def surroundings_weight(line: list[Word], first: int, last: int) -> float:
    """How strongly the words around the name `first` to `last` of the sentence say that it is a place's."""
    behind = [word.text for word in line[last : last + 2]]
    full_name = last - first > 1 and line[first].label == "PERSON"
    weight = STATE if behind[:1] == [","] and not full_name and _begins_state(line, last + 1) else 0.0
    if (behind and behind[0].lower() in entries("residents")) or _is_home(line, first):
        weight += HOME
    if first and line[first - 1].text in {"in", "In"} and behind[:1] not in (["'s"], ["’s"]):
        weight += INSIDE
    return weight


def _is_home(line: list[Word], first: int) -> bool:
    """Whether the name says where a person is from: behind "of", and a person's name or age."""
    if first < 3 or line[first - 1].text != "of":
        return False
    if line[first - 2].label == "PERSON":
        return line[first].label in {"PERSON", ""}
    return line[first - 2].text == "," and (line[first - 3].label == "PERSON" or line[first - 3].text.isdigit())


def _begins_state(line: list[Word], at: int) -> bool:
    """Whether a state, region or country is named at the position, by up to three words."""
    return any(
        place_weight(" ".join(word.text for word in line[at:end])) >= KNOWN_STATE
        for end in range(at + 1, min(at + 3, len(line)) + 1)
    )


def is_town_team(parts: list[str]) -> bool:
    """Whether the words are a town, state or country and a plural, as teams are called ("Lima Hornets")."""
    town, final = " ".join(parts[:-1]), parts[-1]
    plural = final[:1].isupper() and final.lower().endswith("s") and not final.lower().endswith("ss")
    if not town or not plural or final.lower() in entries("place_heads"):
        return False
    return place_weight(town) > 0 and place_weight(f"{town} {final}") == 0
