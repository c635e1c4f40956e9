"""Relatives of one name: father and son are two people, told by "Jr.", by "the elder" or by a word of kinship."""

import re

from pipeline.annotate.names.candidates import Name
from pipeline.lexicon import listed, table, words
from pipeline.naming import fold, generation, of_other_generation, person_key

KIN = "kin"
"""The generation of who bears another's name and is called a relative of theirs."""

_OWNERS = listed("name_words", "determiners")
_KINSHIP = re.compile(r"(\S+)\s+(?:late\s+)?([\w-]+),?\s+$")
_BEFORE = re.compile(r"([\w-]+)\s+$")

# A sentence ends before a name.
_END = re.compile(r"[.!?][\"”’)]*\s+[A-Z]|\n")


def generations(names: list[Name], text: str) -> dict[int, str]:
    """The generation of names by their start, where the name or what stands before it tells one."""
    found = {name.start: told for name in names if (told := generation(name.text))}
    surnames = {person_key(name.text)[-1] for name in names if name.start in found}
    earlier: dict[tuple[str, ...], Name] = {}
    for name in names:
        key = person_key(name.text)
        if name.start not in found and key:
            told = _elder(name, text) if key[-1] in surnames else ""
            if len(key) > 1 and _is_kin(name, text) and _has_namesake(name, earlier.get(key), found, text):
                told = KIN
            if told:
                found[name.start] = told
        earlier[key] = name
    return found


def _elder(name: Name, text: str) -> str:
    """The generation that "the elder" or "the younger" tells before a surname."""
    before = _BEFORE.search(text, max(name.start - 20, 0), name.start)
    told: str = table("name_words")["relatives"].get(fold(before.group(1)), "") if before else ""
    return told


def _is_kin(name: Name, text: str) -> bool:
    """Whether the name is introduced as a relative's: "his grandfather, Conrad Tarn"."""
    before = _KINSHIP.search(text, max(name.start - 60, 0), name.start)
    return before is not None and before.group(1).lower() in _OWNERS and before.group(2).lower() in words("kinship")


def _has_namesake(name: Name, before: Name | None, found: dict[int, str], text: str) -> bool:
    """Whether the relative has the same name: one with a generation, or one that the same sentence has before."""
    if before is None:
        return False
    told = found.get(before.start, "") not in {"", KIN}
    return told or _END.search(text, before.end, name.start) is None


def differ(one: str, other: str) -> bool:
    """Whether two generations are those of two people; who is called a relative is nobody else."""
    return of_other_generation(one, other) or (KIN in {one, other} and one != other)
