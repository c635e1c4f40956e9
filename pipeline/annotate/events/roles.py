"""The rules for who took part in an event, and in which role.

All rules apply, as an event has several participants; of two that give one referent the same role, the first is named.
"""

from collections.abc import Iterator

from pipeline.annotate.events.arguments import Argument, Site
from pipeline.annotate.events.noun_roles import NOUN_RULES
from pipeline.annotate.events.role_rule import Heads, RoleRule
from pipeline.annotate.events.verb_roles import VERB_RULES
from pipeline.rules import Example


def arguments(site: Site, *, otherwise: bool = False) -> Iterator[Argument]:
    """The phrases that say who took part; one may play several roles.

    Args:
        site: the trigger.
        otherwise: whether to ask the rules for those who have no part by another rule.
    """
    for rule in (rule for rule in RULES if rule.otherwise == otherwise):
        for head in rule.find(site) or ():
            yield Argument(head=head, role=rule.role, rule=rule.code)


def _named_within(site: Site) -> Heads:
    tokens, named = site.grammar.tokens, site.named
    for index in site.grammar.without_clauses(site.index):
        mention = named.starting.get(tokens[index].start)
        if mention is not None and mention.referent not in named.places:
            yield index


RULES: tuple[RoleRule, ...] = (
    *VERB_RULES,
    *NOUN_RULES,
    RoleRule(
        step="role",
        name="named within",
        role="other",
        meaning="a person or body named in the phrases below the event takes part in a way that no other rule says",
        find=_named_within,
        examples=(
            Example(
                text="A man opened fire on Ada Lund.",
                words="Ada Lund",
                gives="other",
            ),
        ),
        otherwise=True,
    ),
)
