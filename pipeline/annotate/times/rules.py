"""The table of rules for time expressions.

Of the expressions that begin at one place the longest wins; of rules that find the same span, the first.
"""

from pipeline.annotate.times.day_rules import DATED, SEEN
from pipeline.annotate.times.length_rules import LENGTHS, SETS
from pipeline.annotate.times.period_rules import LEANING, PERIODS
from pipeline.annotate.times.time_rule import TimeRule

RULES: tuple[TimeRule, ...] = (*DATED, *SEEN, *PERIODS, *LEANING, *SETS, *LENGTHS)
