"""What a rule for roles is, and what such rules share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.annotate.events.arguments import Site
from pipeline.lexicon import table
from pipeline.records import Role
from pipeline.rules import Example, Rule

Heads = Iterable[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule(Rule[[Site], Heads]):
    """A rule that finds the heads of phrases.

    Attributes:
        role: the role that it gives them.
        direct: whether it names subject, object or "of": whoever stands there undergoes it, of whatever kind.
        otherwise: whether it is for those alone who have no part by another rule.
    """

    role: Role
    direct: bool = False
    otherwise: bool = False


def role_rule(
    name: str,
    role: Role,
    meaning: str,
    find: Callable[[Site], Heads],
    *examples: tuple[str, str],
    direct: bool = False,
    otherwise: bool = False,
) -> RoleRule:
    """The rule, with its examples as text and phrase."""
    given = tuple(Example(text=text, words=words, gives=role) for text, words in examples)
    return RoleRule(
        step="role",
        name=name,
        role=role,
        meaning=meaning,
        find=find,
        examples=given,
        direct=direct,
        otherwise=otherwise,
    )


def under(site: Site, key: str) -> list[int]:
    """What stands under the prepositions of a list beside the trigger."""
    return [head for word, head in site.links if word in table("event_roles")[key]]


def coordinated(site: Site, heads: Heads) -> list[int]:
    """The heads, and those joined to them by "and" or commas."""
    return [each for head in heads for each in site.grammar.coordinated(head)]
