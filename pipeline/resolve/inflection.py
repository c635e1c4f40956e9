"""The past tense and the participle of English verbs."""

from pipeline.lexicon import listed, table

_VOWELS = frozenset("aeiou")


def past(verb: str) -> str:
    """The past tense of a verb, by its plain form: "arrested", "called off"."""
    return _form(verb, 0)


def participle(verb: str) -> str:
    """The past participle of a verb, by its plain form: "arrested", "taken"."""
    return _form(verb, 1)


def _form(verb: str, place: int) -> str:
    first, *rest = verb.split(" ")
    irregular = table("verb_forms")["irregular"].get(first)
    return " ".join([irregular[place] if irregular else _with_ending(first), *rest])


def _with_ending(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    if verb.endswith("c"):
        return f"{verb}ked"
    return f"{verb}{verb[-1] if verb in listed('verb_forms', 'doubling', 'verbs') else ''}ed"
