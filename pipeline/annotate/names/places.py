"""What speaks for a place, or for the team that is named after one: what stands beside the name, and its own words."""

from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.words import Word
from pipeline.lexicon import words as entries

# Weights of one piece of evidence; the language model's own guess counts 1.
STATE = 2.0  # "X, Ohio"
DATELINE = 2.0  # "X (AP)" at the start, in capitals
HOME = 1.2  # "a X man", "Ana Ruiz, 43, of X"
CALLED = 1.5  # "the state of X", "X province"
INSIDE = 0.6  # "in X", or "to X" where the gazetteer knows X

# From here on the gazetteer knows a state, a region or a country.
KNOWN_STATE = 3.0


def surroundings_weight(line: list[Word], first: int, last: int) -> float:
    """How strongly the words around the name `first` to `last` of the sentence say that it is a place's."""
    behind = [word.text for word in line[last : last + 2]]
    full_name = last - first > 1 and line[first].label == "PERSON"
    weight = STATE if behind[:1] == [","] and not full_name and _begins_state(line, last + 1) else 0.0
    if (behind and behind[0].lower() in entries("residents")) or _is_home(line, first):
        weight += HOME
    if first == 0 and line[0].text.isupper() and behind[:1] in (["("], ["—"], ["–"], ["-"]):
        weight += DATELINE * (place_weight(" ".join(word.text for word in line[:last])) > 0)
    if _is_called_place(line, first, behind):
        weight += CALLED
    return weight + INSIDE * (behind[:1] not in (["'s"], ["’s"]) and _is_inside(line, first, last))


def _is_inside(line: list[Word], first: int, last: int) -> bool:
    """Whether "in" stands before the name, or another preposition of place where the gazetteer knows the name."""
    before = line[first - 1].text if first else ""
    if before in {"in", "In"}:
        return True
    return before in entries("locatives") and place_weight(" ".join(word.text for word in line[first:last])) > 0


def _is_called_place(line: list[Word], first: int, behind: list[str]) -> bool:
    """Whether a noun for a state or another territory stands behind the name, or before it with "of"."""
    before = line[first - 2].text if first > 1 and line[first - 1].text == "of" else ""
    return before in entries("territories") or (bool(behind) and behind[0] in entries("territories"))


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
