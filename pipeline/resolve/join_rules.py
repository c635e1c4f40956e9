"""The rules that join names across articles, in the order in which they are applied."""

from collections.abc import Mapping

from pipeline.naming import Key
from pipeline.resolve.groups import Groups
from pipeline.resolve.misspellings import misspelled
from pipeline.resolve.name_pairs import (
    country_left_out,
    full_name,
    in_authority,
    kind_left_out,
    last_word,
    other_type,
    region_left_out,
    short_name,
    surname,
    word_before,
)
from pipeline.resolve.signatures import Joins, Names, Signature
from pipeline.rules import Article, Example, Rule

# The rule of what a curator says, under names that no article has, too.
AUTHORITY = "join/authority"


def _in_one_article(name: str, fullest: str) -> str | None:
    """The fullest name that the article has for the same; the query `entity_names` finds it in columns."""
    return fullest if name != fullest else None


SAME_ARTICLE: Rule[[str, str], str] = Rule(
    step="join",
    name="same article",
    meaning="names that are used for the same within one article",
    find=_in_one_article,
    examples=(Example(text="Judge Ramiro Ortega laughed. Ortega sang.", words="Ortega"),),
)


def linked(found: Mapping[Key, Signature], pins: Mapping[Key, str]) -> Groups[Key]:
    """Groups of the signatures' keys; those that a curator has pinned to one line are one group, others never.

    Nor are those of different generations, as a father and a son of one name.
    """
    names = Names(found, pins)
    groups = Groups(found, pins, {key: one.generation for key, one in found.items() if one.generation})
    for rule in RULES:
        for one, partner in rule.find(names, groups) or ():
            groups.join(one, partner, rule.code)
    return groups


RULES: tuple[Rule[[Names, Groups[Key]], Joins], ...] = (
    Rule(
        step="join",
        name="authority",
        meaning="the authority file lists both names",
        find=in_authority,
        examples=(
            Example(
                text="El Grande laughed.",
                words="El Grande",
                gives="joined",
                others=(Article("Mateo Rivas sang."),),
                authority="Mateo Rivas,El Grande,person",
            ),
        ),
    ),
    Rule(
        step="join",
        name="word before the name",
        meaning="a person's name, with a word of an organization before it and without",
        find=word_before,
        examples=(
            Example(
                text="Hornets Ana Ruiz scored. The Hornets won.",
                words="Hornets Ana Ruiz",
                gives="joined",
                others=(
                    Article("Steelers Ana Ruiz scored. The Steelers won."),
                    Article("Ana Ruiz sang."),
                    Article("Ana Ruiz scored."),
                ),
            ),
        ),
    ),
    Rule(
        step="join",
        name="full name",
        meaning="two forms of one person's full name",
        find=full_name,
        examples=(
            Example(
                text="Bill Brandt laughed.",
                words="Bill Brandt",
                gives="joined",
                others=(Article("William Brandt sang."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="surname",
        meaning=(
            "a full name and its surname; where several have it, the title or the number of mentions tells who is meant"
        ),
        find=surname,
        examples=(
            Example(
                text="“The harbour is safe,” said Ortega.",
                words="Ortega",
                gives="joined",
                others=(Article("Judge Ramiro Ortega laughed."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="country left out",
        meaning="one body, with its country and without",
        find=country_left_out,
        examples=(
            Example(
                text="The Justice Department sued.",
                words="Justice Department",
                gives="joined",
                others=(Article("The US Department of Justice sued."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="last word",
        meaning="names with the same initials that differ in the last word alone",
        find=last_word,
        examples=(
            Example(
                text="The Grain Control Agency was founded.",
                words="Grain Control Agency",
                gives="joined",
                others=(Article("The Grain Control Administration was founded."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="short name",
        meaning=("a full name and its short form, which an article gives beside it, or whose letters are its initials"),
        find=short_name,
        examples=(
            Example(
                text="The HSB was founded.",
                words="HSB",
                gives="joined",
                others=(Article("The Harbour Safety Board was founded."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="kind left out",
        meaning="one name, with the word for what it is and without",
        find=kind_left_out,
        examples=(
            Example(
                text="Gunmen of Tarbert fled, as Tarbert said in a statement.",
                words="Tarbert",
                gives="joined",
                others=(Article("The Tarbert Cartel was founded."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="region left out",
        meaning="one place, with the region or the name that belongs to it and without",
        find=region_left_out,
        examples=(
            Example(
                text="They live in the Eastern District.",
                words="Eastern District",
                gives="joined",
                others=(Article("They live in the Eastern District of Lima."),),
            ),
        ),
    ),
    Rule(
        step="join",
        name="misspelled",
        meaning="names that are alike but for one letter, of which one is met far more often",
        find=misspelled,
        examples=(
            Example(
                text="Carol Wintre laughed.",
                words="Carol Wintre",
                gives="joined",
                others=(
                    Article("Carol Winter laughed."),
                    Article("Carol Winter sang."),
                    Article("Carol Winter danced."),
                ),
            ),
        ),
    ),
    Rule(
        step="join",
        name="other type",
        meaning="the same word or words, which some articles take for another type",
        find=other_type,
        examples=(
            Example(
                text="Guards at Veltrona laughed.",
                words="Veltrona",
                gives="joined",
                others=(
                    Article("Shares of Veltrona rose."),
                    Article("Shares of Veltrona fell."),
                    Article("Shares of Veltrona slid."),
                    Article("Shares of Veltrona soared."),
                ),
            ),
        ),
    ),
)
