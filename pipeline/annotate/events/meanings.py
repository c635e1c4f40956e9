"""What a trigger pattern says, in words: the meaning of its rule."""

from pipeline.event_types import WordClass
from pipeline.lexicon import table

_SINGULAR = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
# What stands in a relation: anything, and one of the words that the pattern gives.
_RELATIONS = {
    "obj": ("an object", "{} as its object"),
    "subj": ("a subject", "{} as its subject"),
    "poss": ("a possessor", "{} as its possessor"),
    "mod": ("a modifier", "{} as its modifier"),
    "clause": ("a “that” clause or quotation", "{} as the verb of its clause"),
    "infinitive": ("an infinitive", "{} as its infinitive"),
    "verb": ("a verb that it is object or predicate noun of", "{} as the verb that it is object or predicate noun of"),
    "joined": ("a word joined to it", "{} joined to it"),
    "under": ("a preposition before it", "{} before it"),
}
_FLAGS = {
    "arg": "with a participant beside it",
    "attr": "as a predicate noun",
    "period": "with a stretch of time beside it",
    "told": "where it takes up such an event told before",
}

_TAILS = {"acts": ", in which its {} acts", "undergoes": ", which its {} undergoes"}


def meaning(word_class: WordClass, line: str, event: str) -> str:
    """The sentence for a pattern of the lexicon, whose type is named by the phrase `event`."""
    head, *rest = line.split(" ")
    said = f"the {_SINGULAR[word_class]} “{head}”" if head.islower() else f"the word for {_thing(head)}"
    parts = [part for part in (_part(item) for item in rest) if part]
    told = "the event that it decides on or grants" if "content" in rest else event
    owner = "subject" if word_class == "verbs" else "possessor"
    does = next((_TAILS[flag] for flag in rest if flag in _TAILS), "")
    return f"{' '.join([said, _series(parts, 'and')]).strip()} tells of {told}{does.format(owner)}"


def _part(item: str) -> str:
    """What one part of a pattern asks for."""
    if item.startswith("+"):
        return f"with {_thing(item[1:])} beside it"
    key, colon, values = item.partition(":")
    if not colon:
        return _FLAGS.get(key, "")
    negative, names = values.startswith("!"), values.removeprefix("!").split("|")
    after = _series([f"“{word}”" for word in key.split("/")], "or")
    anything, one_of = _RELATIONS.get(key, (f"a phrase after {after}", f"{{}} after {after}"))
    things = [_thing(name) for name in names if name != "-"]
    if names == ["-"] or (names == ["*"] and negative):
        return f"without {anything}"
    if names == ["*"]:
        return f"with {anything}"
    said = one_of.format(_series(things, "or"))
    if negative:
        return f"without {said}"
    return f"with {said} or without {anything}" if "-" in names else f"with {said}"


def _thing(name: str) -> str:
    """A word in quotation marks; a class in the words of the lexicon."""
    return table("event_nouns")["words"][name] if name.isupper() else f"“{name}”"


def _series(things: list[str], link: str) -> str:
    """The things with commas between them, and the link before the last."""
    return f" {link} ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)
