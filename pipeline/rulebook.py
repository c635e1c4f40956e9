"""All rules of all steps: what the table `rules` is made from, and what tests hold to the law of rules."""

from types import ModuleType
from typing import Any

from pipeline.rules import Rule

# The modules that hold a step's rules, each in its tuple `RULES`, in the order of the run.
MODULES: tuple[ModuleType, ...] = ()


def rules() -> tuple[Rule[..., Any], ...]:
    """The rules of all steps, in the order of the run and, in a step, in that in which they are tried."""
    return tuple(rule for module in MODULES for rule in module.RULES)
