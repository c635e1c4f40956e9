"""Sentences that tell an event with the words of one of its mentions."""

import pytest

from pipeline.resolve.inflection import participle, past
from pipeline.resolve.phrasing import Names
from pipeline.resolve.summaries import summary
from pipeline.resolve.tellings import Phrase, Telling

NAMES = Names(
    {
        "lund": ("person", "Ada Lund"),
        "stone": ("person", "Bo Stone"),
        "peru": ("place", "Peru"),
        "oslo": ("place", "Oslo"),
        "court": ("organization", "Supreme Court"),
    }
)


def about(words: str, link: str | None = None, *, tells: bool = True) -> Phrase:
    return Phrase(words=words, link=link, tells=tells)


THREE_MEN = Phrase(words="three men", plural=True)
CASES = [
    # what it is about, with the word that links it; the day comes first, as it is not that of what is threatened
    (
        ("threat", "actual", "2021-03-09", None, ["peru"], []),
        Telling(verb="threaten", about=about("close the border", "to")),
        "On 9 March 2021, Peru threatened to close the border",
    ),
    (
        ("refusal", "actual", None, None, ["lund"], []),
        Telling(verb="deny", about=about("the bridge was closed", "that")),
        "Ada Lund denied that the bridge was closed",
    ),
    # whoever is asked stands in the phrase
    (
        ("demand", "actual", None, None, ["lund"], []),
        Telling(verb="ask", about=about("the judge to dismiss the case"), patient=about("the judge", tells=False)),
        "Ada Lund asked the judge to dismiss the case",
    ),
    # the passive
    (
        ("charge", "actual", None, None, [], ["stone"]),
        Telling(verb="charge", direct=True, about=about("fraud", "with")),
        "Bo Stone was charged with fraud",
    ),
    # a noun that the type lists, with "a"
    (
        ("threat", "actual", None, None, ["peru"], []),
        Telling(noun="warning", counted=True, about=about("floods", "of")),
        "Peru issued a warning of floods",
    ),
    # one that it does not list
    (("statement", "actual", None, None, ["lund"], []), Telling(noun="news conference"), "Ada Lund made a statement"),
    (
        ("investigation", "actual", None, None, [], []),
        Telling(noun="investigation", about=about("the sale", "into")),
        "An investigation into the sale was carried out",
    ),
    # the noun with what describes it
    (
        ("restriction", "planned", None, None, [], []),
        Telling(noun="ban", itself=about("a total ban on imports")),
        "A total ban on imports could be imposed",
    ),
    # what somebody was
    (
        ("tenure", "actual", None, None, ["stone"], []),
        Telling(noun="defense minister"),
        "Bo Stone was defense minister",
    ),
    # nobody is named: common nouns tell
    (
        ("killing", "actual", None, "oslo", [], []),
        Telling(verb="kill", agent=about("two gunmen"), patient=THREE_MEN),
        "Two gunmen killed three men in Oslo",
    ),
    (("arrest", "actual", None, None, [], []), Telling(verb="arrest", patient=THREE_MEN), "Three men were arrested"),
    (
        ("arrest", "planned", None, None, [], []),
        Telling(verb="arrest", patient=THREE_MEN, fixed=True),
        "Three men were to be arrested",
    ),
    # nothing but "the company" is as good as nothing
    (("lawsuit", "actual", None, None, [], []), Telling(verb="sue", patient=about("the company", tells=False)), None),
    # the place stands in the phrase already
    (
        ("arrest", "actual", None, "oslo", [], []),
        Telling(verb="arrest", patient=about("a man in Oslo")),
        "A man in Oslo was arrested",
    ),
    # the verb of a mention that names other patients, or none, does not fit those of the event
    (
        ("dismissal", "actual", None, None, ["court"], ["stone"]),
        Telling(verb="grant", direct=False),
        "The Supreme Court dismissed the charges against Bo Stone",
    ),
    # a verb without object
    (
        ("departure", "actual", "2021-03", None, ["lund"], []),
        Telling(verb="resign", bare=True),
        "Ada Lund resigned in March 2021",
    ),
    # the verb's subject is the one it happens to
    (
        ("killing", "actual", None, None, [], ["lund"]),
        Telling(verb="drown", undergoes=True, direct=True),
        "Ada Lund drowned",
    ),
    # who alleges, who denies
    (
        ("crime", "alleged", None, None, ["stone"], []),
        Telling(verb="steal", patient=about("a boat"), source="prosecutors"),
        "Bo Stone stole a boat, according to prosecutors",
    ),
    (
        ("crime", "alleged", None, None, ["stone"], []),
        Telling(verb="steal", patient=about("a boat")),
        "Bo Stone allegedly stole a boat",
    ),
    (
        ("arrest", "denied", None, None, [], ["stone"]),
        Telling(verb="arrest", direct=True, source="the police"),
        "Bo Stone was not arrested, according to the police",
    ),
    # "its" is nobody's where nobody acts
    (
        ("aid", "actual", None, None, [], []),
        Telling(noun="help", about=about("its neighbours", "with", tells=False)),
        None,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[str(case[-1]) for case in CASES])
def test_an_event_is_told_with_the_words_of_a_mention(
    case: tuple[tuple[str, str, str | None, str | None, list[str], list[str]], Telling, str | None],
) -> None:
    (code, status, day, place, agents, patients), telling, expected = case
    event = {"type": code, "status": status, "date": day, "end_date": None, "place_id": place}
    assert summary(event, agents, patients, NAMES, telling) == expected


@pytest.mark.parametrize(
    ("verb", "before", "done"),
    [
        ("arrest", "arrested", "arrested"),
        ("charge", "charged", "charged"),  # "e"
        ("deny", "denied", "denied"),  # consonant and "y"
        ("destroy", "destroyed", "destroyed"),  # vowel and "y"
        ("ban", "banned", "banned"),  # doubled
        ("panic", "panicked", "panicked"),
        ("take", "took", "taken"),  # irregular
        ("call off", "called off", "called off"),  # the verb alone changes
        ("shut down", "shut down", "shut down"),
    ],
)
def test_forms_of_verbs(verb: str, before: str, done: str) -> None:
    assert (past(verb), participle(verb)) == (before, done)
