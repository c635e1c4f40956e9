"""The rules for whom a phrase stands for, in the order in which they are tried."""

from collections.abc import Callable, Iterable

from pipeline.annotate.clauses.words import is_relative_pronoun
from pipeline.annotate.coreference.phrases import Phrase
from pipeline.annotate.coreference.pronouns import sex_of
from pipeline.annotate.coreference.titles import holders, named_lately
from pipeline.lexicon import listed, table
from pipeline.records import Mention
from pipeline.rules import Decision, Example, Rule, decide

Keys = tuple[int, ...]

_POINTING = listed("name_words", "pointing")
_IT = listed("reference_words", "bodies")
_AGES = sorted(listed("reference_words", "age_endings"))


def referents(phrase: Phrase) -> Decision[Keys] | None:
    """Keys of the referents that the phrase stands for in the order of the text, without doubles, and the rule.

    None where the evidence is not clear. "I", "we" and "you" depend on who speaks and are left to the caller.
    """
    return decide(RULES, phrase) if phrase.tokens else None


def _partner(phrase: Phrase) -> Keys | None:
    """With whom somebody makes a joint statement."""
    return _meant(phrase, phrase.meant) if phrase.meant is not None and phrase.role == "partner" else None


def _antecedent(phrase: Phrase) -> Keys | None:
    """What a relative pronoun stands for."""
    return _meant(phrase, phrase.meant) if phrase.meant is not None and _is_relative(phrase) else None


def _owner(phrase: Phrase) -> Keys | None:
    """Whose statement it is that speaks: the mayor's letter."""
    is_statement = phrase.role == "phrase" and not _is_relative(phrase)
    return _meant(phrase, phrase.meant) if phrase.meant is not None and is_statement else None


def _is_relative(phrase: Phrase) -> bool:
    return is_relative_pronoun(phrase.discourse.syntax.tokens[phrase.tokens[0]])


def _meant(phrase: Phrase, span: tuple[int, int]) -> Keys | None:
    found = referents(Phrase(discourse=phrase.discourse, start=span[0], end=span[1]))
    return None if found is None else found.found


def _person(phrase: Phrase) -> Keys | None:
    """The person whom "he" or "she" means."""
    sex = sex_of(phrase.text)
    return phrase.discourse.antecedents.person(phrase.tokens[0], sex) or None if sex else None


def _people(phrase: Phrase) -> Keys | None:
    """The people whom "they" means."""
    is_plural = phrase.text in table("pronouns")["plural"]
    return phrase.discourse.antecedents.together(phrase.tokens[0], None) or None if is_plural else None


def _body(phrase: Phrase) -> Keys | None:
    """The organization that speaks as "it" or "the company"."""
    stands_for_body = phrase.speaks and phrase.text in _IT
    return phrase.discourse.antecedents.body(phrase.tokens[0]) or None if stands_for_body else None


def _named(phrase: Phrase) -> Keys | None:
    """The names that the phrase begins with, after titles, and those that the parse joins to them."""
    if _keys(phrase, phrase.is_listed) is None:
        return None
    return _keys(phrase, lambda name: phrase.is_listed(name) or phrase.is_joined(name))


def _joined(phrase: Phrase) -> Keys | None:
    """The name that is the head of the phrase, in apposition to the head or joined to it."""
    return _keys(phrase, phrase.is_joined)


def _keys(phrase: Phrase, is_meant: Callable[[Mention], bool]) -> Keys | None:
    return tuple(dict.fromkeys(name.referent for name in phrase.names if is_meant(name))) or None


def _counted(phrase: Phrase) -> Keys | None:
    """As many people as the phrase counts: the two prosecutors."""
    number = table("pronouns")["counts"].get(phrase.text.removeprefix("the ").split()[0])
    if number is None or phrase.names:
        return None
    return phrase.discourse.antecedents.together(phrase.tokens[0], number) or None


def _aged(phrase: Phrase) -> Keys | None:
    """The person whose age the phrase tells: the 34-year-old."""
    pointer, _, told = phrase.text.partition(" ")
    age = next((told.removesuffix(end) for end in _AGES if told.endswith(end)), "")
    if pointer not in _POINTING or not age.isdigit():
        return None
    return phrase.discourse.antecedents.aged(phrase.tokens[0], age) or None


def _titled(phrase: Phrase) -> Keys | None:
    """The one person to whom the document gave the title that the phrase consists of: the general."""
    held = holders(phrase)
    return held if len(held) == 1 else None


def _lately(phrase: Phrase) -> Keys | None:
    """The one of several holders of a title who is named in the sentences just before."""
    return named_lately(phrase, holders(phrase)) or None


def _labelled(phrase: Phrase) -> Keys | None:
    """The one person whose name ends in the words of a label, or in those behind its titles: SEN. LUND."""
    if phrase.role != "label":
        return None
    label = phrase.text.casefold().split()
    for first in range(len(label)):
        people = [person.key for person in phrase.discourse.people if _ends_in(person.names, label[first:])]
        if people:
            return tuple(people) if len(people) == 1 else None
    return None


def _ends_in(names: Iterable[str], words: list[str]) -> bool:
    return any(name.casefold().split()[-len(words) :] == words for name in names)


def _rule(name: str, meaning: str, find: Callable[[Phrase], Keys | None], *examples: Example) -> Rule[[Phrase], Keys]:
    return Rule(step="reference", name=name, meaning=meaning, find=find, examples=examples)


_CLOSED = "the bridge was closed"

RULES: tuple[Rule[[Phrase], Keys], ...] = (
    _rule(
        "partner",
        "whoever a joint statement is made with speaks, too",
        _partner,
        Example(
            text="In a joint statement with Tomas Brook, Ada Lund said the bridge was closed.",
            words=_CLOSED,
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "relative pronoun",
        "a relative pronoun stands for its antecedent",
        _antecedent,
        Example(text="Ada Lund, who said the bridge was closed, left.", words=_CLOSED, gives="Ada Lund"),
        Example(
            text="It was signed by Ada Lund and Tomas Brook, who said the bridge was closed.",
            words=_CLOSED,
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "owner of a statement",
        "a statement, letter or reply stands for whoever it is by or from",
        _owner,
        Example(text="Ada Lund's letter said that the bridge was closed.", words=_CLOSED, gives="Ada Lund"),
    ),
    _rule(
        "pronoun",
        "“he” or “she” stands for the person named before it who fits best by sex, nearness and part of the sentence",
        _person,
        Example(text="Ada Lund left on Friday. She said the bridge was closed.", words=_CLOSED, gives="Ada Lund"),
    ),
    _rule(
        "plural pronoun",
        "“they” stands for the people last named side by side",
        _people,
        Example(
            text="Ada Lund and Tomas Brook left on Friday. They said the bridge was closed.",
            words=_CLOSED,
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "organization",
        "“it” or “the company” that speaks stands for the only organization that is a subject in the sentences before",
        _body,
        Example(
            text="The Harwick Boat Club apologized on Friday. It said the bridge was closed.",
            words=_CLOSED,
            gives="Harwick Boat Club",
        ),
    ),
    _rule(
        "name",
        "a phrase stands for the names that it begins with, after titles, and for those joined to them",
        _named,
        Example(
            text="Republican Senator Ada Lund and Democrat Tomas Brook told reporters the bridge was closed.",
            words=_CLOSED,
            gives="Ada Lund",
        ),
    ),
    _rule(
        "head of the phrase",
        "a phrase stands for the name that is its head, and for those in apposition to its head or joined to it",
        _joined,
        Example(text="The Gazette's Ada Lund said the bridge was closed.", words=_CLOSED, gives="Ada Lund"),
        Example(text="His lawyer in Peru, Ada Lund, said the bridge was closed.", words=_CLOSED, gives="Ada Lund"),
    ),
    _rule(
        "number of people",
        "a phrase with a number stands for as many people last named side by side",
        _counted,
        Example(
            text="Ada Lund and Tomas Brook left on Friday. The two teachers said the bridge was closed.",
            words=_CLOSED,
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "age",
        "a phrase that tells an age stands for the person with that age, else for the only one named just before",
        _aged,
        Example(
            text="Ada Lund filed the suit on Friday. The 34-year-old said the bridge was closed.",
            words=_CLOSED,
            gives="Ada Lund",
        ),
        Example(
            text="Tomas Brook, 61, met Ada Lund, 34. The 34-year-old said the bridge was closed.",
            words=_CLOSED,
            gives="Ada Lund",
        ),
    ),
    _rule(
        "title",
        "a title alone stands for the one person to whom the article gives it",
        _titled,
        Example(
            text="Judge Ada Lund met Tomas Brook. The judge said the bridge was closed.",
            words=_CLOSED,
            gives="Ada Lund",
        ),
    ),
    _rule(
        "title of the last named",
        "a title alone that several people have stands for the one of them named in the sentences just before",
        _lately,
        Example(
            text="Judge Tomas Brook was late. It rained. The ferry left. The town slept. Judge Ada Lund arrived. The"
            " judge said the bridge was closed.",
            words=_CLOSED,
            gives="Ada Lund",
        ),
    ),
    _rule(
        "label",
        "a label stands for the one person whose name ends in it",
        _labelled,
        Example(
            text="HOST ADA LUND: Welcome back.\n\nTOMAS BROOK: Good evening.\n\nLUND: It is late.",
            words="It is late.",
            gives="ADA LUND",
        ),
    ),
)
