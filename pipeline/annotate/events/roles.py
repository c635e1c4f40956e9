"""The rules for who took part in an event, and in which role.

All rules apply, as an event has several participants; of two that give one referent the same role, the first is named.
"""

from collections.abc import Iterator

from pipeline.annotate.events.arguments import Argument, Site
from pipeline.annotate.events.noun_roles import NOUN_RULES
from pipeline.annotate.events.role_rule import Heads, RoleRule, coordinated, role_rule, under
from pipeline.annotate.events.verb_roles import VERB_RULES


def arguments(site: Site, *, otherwise: bool = False) -> Iterator[Argument]:
    """The phrases that say who took part; one may play several roles.

    Args:
        site: the trigger.
        otherwise: whether to ask the rules for those who have no part by another rule.
    """
    for rule in (rule for rule in RULES if rule.otherwise == otherwise):
        for head in rule.find(site) or ():
            yield Argument(head=head, role=rule.role, rule=rule.code, direct=rule.direct)


def _party(site: Site) -> Heads:
    # "charged with", "blamed for": what somebody is held to have done
    return () if site.type.accuses else coordinated(site, under(site, "party"))


RULES: tuple[RoleRule, ...] = (
    *VERB_RULES,
    *NOUN_RULES,
    role_rule(
        "party",
        "other",
        "whoever stands under “about”, “against”, “for” or “with” beside the event is a party to it, where no other "
        "rule says more",
        _party,
        ("Ada Lund came. The council voted for her.", "her"),
        otherwise=True,
    ),
)
