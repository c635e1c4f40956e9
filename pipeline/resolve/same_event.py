"""The evidence that two mentions of events tell of one event, for many pairs of mentions at once.

Weights are added up; pairs below the line are two events. The same person arrested, charged or freed is enough where
nothing contradicts; what can happen many times (meetings, threats) needs a common day, story or opponent too. The unit
is what LINE is counted in: half of it is one good reason, and so two good reasons, or one that is as good as two, make
one event.
"""

from pipeline.resolve.evidence import AGAINST, Evidence
from pipeline.resolve.mention_pairs import MentionPairs
from pipeline.resolve.sets import Truths
from pipeline.rules import Article, Example

# What all evidence together must weigh.
LINE = 2.0

# Two mentions without a date in articles this many days apart are less likely to be of one event.
LONG = 60
# Exact dates this many days apart may be two outlets' dates of one event, where the articles tell one story.
NEAR_DAYS = 3


def _same_person_once(pairs: MentionPairs) -> Truths:
    found: Truths = (pairs.shared_core > 0) & pairs.once
    return found


def _same_person(pairs: MentionPairs) -> Truths:
    found: Truths = (pairs.shared_core > 0) & ~pairs.once
    return found


def _other_company(pairs: MentionPairs) -> Truths:
    """Each has somebody whom the other lacks: A met B, and A met C."""
    company = pairs.mentions.company
    shared = company.common(pairs.ones, pairs.others)
    found: Truths = (company.sizes[pairs.ones] > shared) & (company.sizes[pairs.others] > shared) & ~pairs.once
    return found


def _other_actors(pairs: MentionPairs) -> Truths:
    """Both say who acts, nobody is the same, and the one is as real as the other is not."""
    return pairs.both(pairs.mentions.agents.sizes > 0) & ~pairs.same_agent & ~pairs.same_status


def _long_apart(pairs: MentionPairs) -> Truths:
    published = pairs.mentions.published
    long: Truths = pairs.days_apart(published) > LONG
    return pairs.known(published) & long & ~pairs.known(pairs.mentions.date)


def _alike(pairs: MentionPairs) -> Truths:
    """Whether two may be of one event for all their different words."""
    return (pairs.first_once & pairs.same_day) | pairs.same_people


def _told(pairs: MentionPairs) -> Truths:
    """Whether a story that tells of two such things mostly tells of one; of talks it may tell of many."""
    return pairs.both_actual & ~pairs.compared.talk[pairs.ones]


def _other_word(pairs: MentionPairs) -> Truths:
    broad = pairs.compared.broad[pairs.ones]
    return ~pairs.same_word & (broad | ~(_alike(pairs) | _told(pairs)))


def _other_word_apart(pairs: MentionPairs) -> Truths:
    return ~pairs.same_word & ~pairs.compared.broad[pairs.ones] & ~_alike(pairs) & _told(pairs)


def _is_one_on_near_days(pairs: MentionPairs) -> Truths:
    """Whether two outlets of one story date one event differently: the same person, the same actor or place."""
    mentions, day = pairs.mentions, pairs.compared.day
    near = pairs.known(day) & (pairs.days_apart(day) <= NEAR_DAYS)
    agreed = pairs.same_agent | pairs.same_place
    sizes, shared = mentions.core.sizes, pairs.shared_core
    same_core = (shared > 0) & (sizes[pairs.ones] == shared) & (sizes[pairs.others] == shared)
    told_alike = pairs.same(mentions.type) & pairs.both_actual
    found: Truths = near & ~pairs.same(mentions.article) & agreed & told_alike & pairs.first_once & same_core
    return found


def _other_date(pairs: MentionPairs) -> Truths:
    return ~pairs.dates_fit & ~_is_one_on_near_days(pairs)


def _near_date(pairs: MentionPairs) -> Truths:
    return ~pairs.dates_fit & _is_one_on_near_days(pairs)


RULES: tuple[Evidence[MentionPairs], ...] = (
    Evidence(
        step="same event",
        name="same person once",
        meaning=("what befalls somebody once in a story, as an arrest does, befalls the same one in both mentions"),
        # Enough alone: who is freed twice is freed on two days, and days tell that apart.
        weight=2.0,
        find=_same_person_once,
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
        find=_same_person,
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
        name="other person",
        meaning="what can happen many times happens to one in one mention, and to another in the other",
        weight=-1.5,  # outweighs the day or the story
        find=lambda pairs: pairs.strangers & ~pairs.once,
        examples=(
            Example(
                text="Ada Lund met Rosa Calder on March 9, 2021.",
                words="met",
                others=(Article("Ada Lund met Leo Hartmann on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="strangers",
        meaning="what befalls somebody once in a story befalls two different ones: two events",
        weight=AGAINST,
        find=lambda pairs: pairs.strangers & pairs.once,
        examples=(
            Example(
                text="Leo Hartmann was apprehended, Rosa Calder, Ada Lund and Mia Torres said.",
                words="apprehended",
                published="2021-05-15",
                others=(
                    Article(
                        "Nina Brandt was arrested on March 9, 2021, Rosa Calder, Ada Lund and Mia Torres said.",
                        "2021-03-20",
                    ),
                    Article("Nina Brandt and Leo Hartmann were detained on March 9, 2021.", "2021-03-10"),
                ),
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
        name="same day",
        meaning="both mentions are dated to the same day",
        weight=1.25,  # more than a good reason, as most things happen on few days
        find=lambda pairs: pairs.same_day,
        examples=(
            Example(
                text="A man was detained in Lima on March 9, 2021.",
                words="detained",
                gives="joined",
                others=(Article("A man was arrested in Lima on March 9, 2021."),),
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
                text="Nina Brandt was detained in Peru on March 9, 2021.",
                words="detained",
                gives="joined",
                others=(Article("Nina Brandt was arrested in Lima in March 2021."),),
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
        name="near date",
        meaning=("the mentions are dated a few days apart, and their articles tell of different matters: two events"),
        weight=AGAINST,
        scope="apart",
        find=_near_date,
        examples=(
            Example(
                text=(
                    "Nina Brandt was detained in Lima on March 10, 2021. Karl Nyman and Tove Hagen were "
                    "injured. Eva Sandor died. Hugo Prince was injured. Vera Kolb was injured. Leif "
                    "Strand was wounded."
                ),
                words="detained",
                others=(
                    Article(
                        "Nina Brandt was arrested in Lima on March 9, 2021. Olaf Berg and Petra Voss were "
                        "sentenced. Ines Falk and Jon Dahl were sentenced."
                    ),
                    Article("Olaf Berg and Petra Voss were sentenced. Ines Falk and Jon Dahl were sentenced."),
                ),
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
        name="same place",
        meaning="both mentions tell of the same place",
        weight=0.75,  # less than a good reason, as much happens in a capital
        find=lambda pairs: pairs.same_place,
        examples=(
            Example(
                text="A man was detained in Lima on March 9, 2021.",
                words="detained",
                gives="joined",
                others=(Article("A man was arrested in Lima on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other place",
        meaning="the mentions tell of two places, of which one may be in the other",
        weight=-0.5,
        find=lambda pairs: pairs.known(pairs.mentions.place) & ~pairs.same_place,
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
        name="other status",
        meaning="one mention tells what happened, the other what is planned or claimed",
        weight=-0.25,  # what was planned often happens
        find=lambda pairs: ~pairs.same_status,
        examples=(
            Example(
                text="Nina Brandt may be detained.", words="detained", others=(Article("Nina Brandt was arrested."),)
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
        name="same word",
        meaning="the words that tell of the event begin alike",
        weight=0.5,
        find=lambda pairs: pairs.same_word,
        examples=(
            Example(
                text="Peru attacked the fleet. The fleet was attacked near Lima.", words="attacked", gives="joined"
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
                text=("There was a robbery in Lima on March 9, 2021. There was a burglary in Spain on March 9, 2021."),
                words="burglary",
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="other word elsewhere",
        meaning="the words for the event differ, and so do the people and the matters of the articles",
        weight=-1.5,
        scope="apart",
        find=_other_word_apart,
        examples=(
            Example(
                text="There was a shooting in Lima on March 9, 2021.",
                words="shooting",
                others=(Article("There was an attack in Lima on March 9, 2021."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="once in a story",
        meaning=(
            "what befalls somebody once in a story has happened in both mentions, and the articles tell one story"
        ),
        weight=0.5,
        scope="together",
        find=lambda pairs: pairs.first_once & pairs.both_actual,  # of plans a story may tell of many
        examples=(
            Example(
                text="Police arrested Nina Brandt. A suspect was detained in Lima.", words="arrested", gives="joined"
            ),
        ),
    ),
)
