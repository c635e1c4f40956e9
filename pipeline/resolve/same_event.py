"""The evidence that two mentions of events tell of one event, for many pairs of mentions at once.

Weights are added up, those of what speaks against it (`other_event.py`) and of the articles (`near_articles.py`) too;
pairs below the line are two events. What befalls somebody once in a story, as an arrest does, is enough where nothing
contradicts it; what can happen many times (meetings, threats) needs more that names it: a day, a place, an opponent,
rare words. The unit is what LINE is counted in: half of it is one good reason, and so two good reasons, or one that is
as good as two, make one event.
"""

from pipeline.resolve.evidence import Evidence
from pipeline.resolve.mention_pairs import MentionPairs
from pipeline.rules import Article, Example

# What all evidence together must weigh.
LINE = 2.0

RULES: tuple[Evidence[MentionPairs], ...] = (
    Evidence(
        step="same event",
        name="same person once",
        meaning=("what befalls somebody once in a story, as an arrest does, befalls the same one in both mentions"),
        # Enough alone: who is freed twice is freed on two days, and days tell that apart.
        weight=2.0,
        find=lambda pairs: (pairs.shared_core > 0) & pairs.once,
        examples=(
            Example(
                text="Nina Brandt was detained.",
                words="detained",
                gives="joined",
                others=(Article("Nina Brandt was arrested in Lima."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same person",
        meaning="what can happen to somebody many times happens to the same one in both mentions",
        weight=1.0,  # half of what is needed: one good reason
        find=lambda pairs: (pairs.shared_core > 0) & ~pairs.once,
        examples=(
            Example(
                text="Spain was bombed on March 9, 2021.",
                words="bombed",
                gives="joined",
                others=(Article("Spain was attacked on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same agent",
        meaning="somebody acts in both mentions",
        weight=0.75,  # less than a good reason, as a court or a state acts every day
        find=lambda pairs: pairs.same_agent,
        examples=(
            Example(
                text="Peru issued a warning on March 9, 2021.",
                words="issued",
                gives="joined",
                others=(Article("Peru made threats on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same day",
        meaning="both mentions are dated to the same day",
        weight=1.25,  # more than a good reason, as most things happen on few days
        find=lambda pairs: pairs.same_day,
        examples=(
            Example(
                text="A man was detained in Lima on March 9, 2021.",
                words="detained",
                gives="joined",
                others=(Article("In Lima, police arrested two robbers on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same period",
        meaning="the dates of the mentions can be of one event: the same month or year, or a day in it",
        weight=0.5,
        find=lambda pairs: pairs.known(pairs.mentions.date) & ~pairs.same_day,
        examples=(
            Example(
                text="Spain was attacked on March 9, 2021.",
                words="attacked",
                gives="joined",
                published="2021-03-10",
                others=(Article("Rebels attacked Spain in March 2021.", "2021-05-20"),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same place",
        meaning="both mentions tell of the same place",
        weight=0.75,  # less than a good reason, as much happens in a capital
        find=lambda pairs: pairs.same_place,
        examples=(
            Example(
                text="A man was detained in Lima on March 9, 2021.",
                words="detained",
                gives="joined",
                others=(Article("In Lima, police arrested two robbers on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same word",
        meaning="the words that tell of the event begin alike",
        weight=0.5,
        find=lambda pairs: pairs.same_word,
        examples=(
            Example(
                text="Spain was attacked on March 9, 2021.",
                words="attacked",
                gives="joined",
                published="2021-03-10",
                others=(Article("Rebels attacked Spain in March 2021.", "2021-05-20"),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same words",
        meaning="the sentences that tell of the two have rare words in common",
        weight=4.0,  # a quarter of their words in common are one good reason
        find=lambda pairs: pairs.wording,
        examples=(
            Example(
                text="A robber in a gorilla mask stole nine violins from the museum.",
                words="stole",
                gives="joined",
                others=(Article("Nine violins were stolen by somebody in a gorilla mask."),),
            ),
        ),
    ),
)
