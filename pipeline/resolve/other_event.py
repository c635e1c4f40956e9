"""The evidence that two mentions of events tell of two events, for many pairs of mentions at once.

What contradicts decides alone; the rest weighs against what speaks for one event (`same_event.py`).
"""

import numpy as np

from pipeline.resolve.evidence import AGAINST, Evidence
from pipeline.resolve.mention_pairs import NEWS, MentionPairs
from pipeline.resolve.sets import Truths
from pipeline.rules import Article, Example

# Two sentences with so many of their rare words in common tell of the same.
ALIKE = 0.2
# Two mentions without a date in articles this many days apart are less likely to be of one event, even if it happens to
# somebody once.
LONG = 60
# Exact dates this many days apart may be two outlets' dates of one event.
NEAR_DAYS = 3


def _unnamed(pairs: MentionPairs) -> Truths:
    """Whether nothing but their kind and story makes the two one: no person, no day and place, no words."""
    needed = np.where(pairs.compared.talk[pairs.ones], 2 * ALIKE, ALIKE)  # of one matter much is said
    told = (pairs.same_word & (pairs.wording >= needed)) | (pairs.same_day & pairs.same_place)
    return ~(told | pairs.same_people | (pairs.shared_core > 0))


def _other_date(pairs: MentionPairs) -> Truths:
    return ~pairs.dates_fit & ~_is_one_on_near_days(pairs)


def _is_one_on_near_days(pairs: MentionPairs) -> Truths:
    """Whether two outlets date one event differently: the same person, the same actor or place."""
    mentions, day = pairs.mentions, pairs.compared.day
    near = pairs.known(day) & (pairs.days_apart(day) <= NEAR_DAYS)
    agreed = pairs.same_agent | pairs.same_place
    sizes, shared = mentions.core.sizes, pairs.shared_core
    same_core = (shared > 0) & (sizes[pairs.ones] == shared) & (sizes[pairs.others] == shared)
    told_alike = pairs.same(mentions.type) & pairs.both_actual
    found: Truths = near & ~pairs.same(mentions.article) & agreed & told_alike & pairs.once & same_core
    return found


def _other_company(pairs: MentionPairs) -> Truths:
    """Each has somebody whom the other lacks: A met B, and A met C."""
    company = pairs.mentions.company
    shared = company.common(pairs.ones, pairs.others)
    found: Truths = (company.sizes[pairs.ones] > shared) & (company.sizes[pairs.others] > shared) & ~pairs.once
    return found


def _other_actors(pairs: MentionPairs) -> Truths:
    """Both say who acts, nobody is the same, and the one is as real as the other is not."""
    return _other_agents(pairs) & ~pairs.same_status


def _other_agents(pairs: MentionPairs) -> Truths:
    return pairs.both(pairs.mentions.agents.sizes > 0) & ~pairs.same_agent


def _back(pairs: MentionPairs) -> Truths:
    """Neither acts in both, and nobody undergoes both: A attacked B, and B attacked A."""
    apart = ~pairs.same_agent & (pairs.shared_core == 0)
    found: Truths = pairs.compared.conflict[pairs.ones] & pairs.same_people & apart
    return found


def _other_place(pairs: MentionPairs) -> Truths:
    return pairs.known(pairs.mentions.place) & ~pairs.same_place


def _long_apart(pairs: MentionPairs) -> Truths:
    published = pairs.mentions.published
    long: Truths = pairs.days_apart(published) > np.where(pairs.once, LONG, NEWS)
    return pairs.known(published) & long & ~pairs.known(pairs.mentions.date)


def _talk(pairs: MentionPairs) -> Truths:
    return pairs.compared.talk[pairs.ones] & ~pairs.same_day


def _other_word(pairs: MentionPairs) -> Truths:
    """Other words for it, unless two reports of what happened, or of the same people, tell of no broad type."""
    told = pairs.both_actual & ~pairs.compared.talk[pairs.ones]
    alike = told | pairs.same_people | (pairs.once & pairs.same_day)
    return ~pairs.same_word & (pairs.compared.broad[pairs.ones] | ~alike)


RULES: tuple[Evidence[MentionPairs], ...] = (
    Evidence(
        step="same event",
        name="unnamed",
        meaning="nothing names the happening but its kind: no person, no day and place, not its own word with others",
        weight=AGAINST,
        find=_unnamed,
        examples=(
            Example(
                text="There was a protest in Lima.",
                words="protest",
                others=(Article("A protest in Lima was loud."),),
            ),
            Example(
                text="Rosa Calder and Leo Hartmann live in Lima. A protest on March 9, 2021 drew thousands.",
                words="protest",
                others=(
                    Article("Rosa Calder and Leo Hartmann live in Lima. On March 9, 2021, a protest was peaceful."),
                ),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other date",
        meaning="the mentions are dated to two days, months or years: two events",
        weight=AGAINST,
        find=_other_date,
        examples=(
            Example(
                text="Nina Brandt was arrested on March 9, 2021.",
                words="arrested",
                others=(Article("Nina Brandt was arrested on May 4, 2019."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="denied",
        meaning="one mention denies that it happened, the other does not: two events",
        weight=AGAINST,
        find=lambda pairs: pairs.one_denied,
        examples=(
            Example(
                text="Nina Brandt was not arrested on March 9, 2021.",
                words="arrested",
                others=(Article("Nina Brandt was arrested on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other company",
        meaning="each mention names somebody whom the other does not: A met B, and A met C",
        weight=-1.5,  # outweighs the one they share, and whatever else is at hand but the day
        find=_other_company,
        examples=(
            Example(
                text="Ada Lund held talks with Leo Hartmann on March 9, 2021.",
                words="talks",
                others=(Article("Ada Lund met Rosa Calder on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other actors",
        meaning=("one mention tells what one party did, the other what another plans, claims or denies: two events"),
        weight=AGAINST,
        find=_other_actors,
        examples=(
            Example(
                text=("Spain arrested Nina Brandt in Lima, it was reported. Peru allegedly detained Nina Brandt."),
                words="detained",
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="back",
        meaning="whoever acts in one mention is acted on in the other: one attacks, the other strikes back",
        weight=AGAINST,
        find=_back,
        examples=(
            Example(
                text="Peru attacked Spain on March 9, 2021.",
                words="attacked",
                others=(Article("Spain attacked Peru on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other agents",
        meaning="each mention says who acts, and nobody is the same",
        weight=-1.0,
        find=lambda pairs: _other_agents(pairs) & ~pairs.once,
        examples=(
            Example(
                text="Peru bombed Lima on March 9, 2021.",
                words="bombed",
                others=(Article("Spain bombed Lima on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other place",
        meaning="the mentions tell of two places, of which one may be in the other",
        weight=-1.5,
        find=_other_place,
        examples=(
            Example(
                text="Nina Brandt was detained in Peru.",
                words="detained",
                others=(Article("Nina Brandt was arrested in Lima."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="long apart",
        meaning="a mention has no date, and the articles were published more than two months apart",
        weight=-1.0,  # a good reason against
        find=_long_apart,
        examples=(
            Example(
                text="Nina Brandt was detained.",
                words="detained",
                published="2021-09-10",
                others=(Article("Nina Brandt was arrested.", "2021-03-10"),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="talk",
        meaning="what parties say to each other they say often",
        weight=-0.75,
        find=_talk,
        examples=(
            Example(
                text="Leo Hartmann was criticized in March 2021.",
                words="criticized",
                published="2021-03-10",
                others=(Article("Critics criticized Leo Hartmann in March 2021.", "2021-05-20"),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other word",
        meaning=("the words for the event differ, and so do the people, or the type holds many different things"),
        weight=-1.5,
        find=_other_word,
        examples=(
            Example(
                text="There was a robbery in Lima on March 9, 2021. There was a burglary in Lima on March 9, 2021.",
                words="burglary",
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other status",
        meaning="one mention tells what happened, the other what is planned or claimed",
        weight=-0.25,  # what was planned often happens
        find=lambda pairs: ~pairs.same_status,
        examples=(
            Example(
                text="Nina Brandt will be detained.", words="detained", others=(Article("Nina Brandt was arrested."),)
            ),
        ),
    ),
)
