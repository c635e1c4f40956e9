"""What keeps the rules of the quotes step from deciding: a text for each condition, with the rows that it gives."""

import pytest
from quoted import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words inside other marks: what somebody may, never did, or would have said
        (
            "“It is easy for her to go out and say ‘I am the only one,’” Brook said.",
            ["direct: It is easy for her to go out and say ‘I am the only one,’ | Brook | said"],
        ),
        (
            "“She never said ‘sell the boat,’” Brook recalled.",
            ["direct: She never said ‘sell the boat,’ | Brook | recalled"],
        ),
        (
            "“If she had said ‘sell the boat,’ we would have left,” Brook recalled.",
            ["direct: If she had said ‘sell the boat,’ we would have left, | Brook | recalled"],
        ),
        # a cue outside the outer marks does not report the inner ones
        (
            "“The problem is, ‘unacceptable’ does not begin to describe it,” Lund added.",
            ["direct: The problem is, ‘unacceptable’ does not begin to describe it, | Lund | added"],
        ),
        # a fragment belongs to the cue before it, not to the one after it
        (
            "Lund told reporters that he had met Brook to express the town's “surprise and anger” that it was late.",
            [
                "indirect: he had met Brook to express the town's | Lund | told",
                "partial: surprise and anger | Lund | told",
                "indirect: it was late | Lund | told",
            ],
        ),
        (
            "Lund said talks “will go on” but added that they were slow.",
            [
                "indirect: talks | Lund | said",
                "direct: will go on | Lund | said",
                "indirect: they were slow | Lund | added",
            ],
        ),
        # a participle after a sentence goes with the cue before it
        (
            "Lund said of the vote, “I do not like it,” adding that the council was angry.",
            ["direct: I do not like it, | Lund | said", "indirect: the council was angry | Lund | adding"],
        ),
        # the subject of a passive is not what is said
        (
            "Lund knew if Brook's account had been “successfully robbed.”",
            ["partial: successfully robbed. | Lund | knew"],
        ),
        # a noun of speech introduces words close to it only
        (
            "Lund dismissed criticism of Brook's comments about the old crew as “mere talk.”",
            ["partial: mere talk. | Lund | dismissed"],
        ),
        # words in a relative clause belong to the report around it
        (
            "Lund denied it, saying that those who thought so should “look for a doctor.”",
            ["indirect: those who thought so should | Lund | saying", "partial: look for a doctor. | Lund | saying"],
        ),
        # what somebody acts as is no judgement
        ("The mayor acted as “judge and jury” in May.", []),
        # a fragment with a cue of its own, and one in the next sentence, do not go with the one before
        (
            "Lund said the plan was “rude” and accused Brook of “meddling.”",
            [
                "indirect: the plan was | Lund | said",
                "partial: rude | Lund | said",
                "partial: meddling. | Lund | accused",
            ],
        ),
        ("Lund called the bridge “a ruin.” Next came the “law and order” issue.", ["partial: a ruin. | Lund | called"]),
        # a title before a colon introduces sentences only
        ("Mayor Lund: “No cuts before June”", []),
        # two names before a colon speak together
        (
            "This did not surprise Ada Lund and Tomas Brook: “The bridge was always late in the year.”",
            ["direct: The bridge was always late in the year. | Ada Lund and Tomas Brook | -"],
        ),
        # a sentence inside another is not announced by the one before
        (
            "Lund asked for help. Brook sent a page with the line “The ferry was sold in May” to the town.",
            ["direct: The ferry was sold in May | - | -"],
        ),
        # a word in marks, and what is written on a shirt, is no second piece
        ("“It is closed,” Lund said. Then he turned to the “little” ferry.", ["direct: It is closed, | Lund | said"]),
        ("“It is closed,” Lund said. Brook wore a “go home!” shirt.", ["direct: It is closed, | Lund | said"]),
        # a crosshead, and a sentence inside another one, is no paragraph of a quotation
        (
            "“It is closed,” Lund said.\n\n“A healthy ferry.”\n\nThe town slept.",
            ["direct: It is closed, | Lund | said"],
        ),
        (
            "“It is closed,” Lund said.\n\nThe sign at the gate — “It will stay closed for a year” — was new.",
            ["direct: It is closed, | Lund | said", "direct: It will stay closed for a year | - | -"],
        ),
        # nor do they belong to the subject before them
        ("Ada Lund looked at the bridge.\n\n“A very hard choice.”\n\nThe town slept.", []),
        (
            "Ada Lund looked at the bridge.\n\n“It will stay closed for a year” was written on a sign.",
            ["direct: It will stay closed for a year | - | -"],
        ),
        # what nobody says is a row only where it is a sentence
        ("The town slept.\n\n“Pretty cool working there now.”\n\nIt rained.", []),
        ("There was a page that the sign “fell” in May.", []),
    ],
)
def test_words_in_marks_that_a_rule_leaves_to_others(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an article before a name
        (
            "Police say the gang, known as the “night owls,” ran the docks.",
            ["indirect: the gang, known as the “night owls,” ran the docks | Police | say"],
        ),
        # what somebody called something is no name
        ("There is a charge that Lund, for one, has called “cheap talk.”", ["partial: cheap talk. | Lund | called"]),
        ("The bridge was called “a sad ruin” by Lund.", ["partial: a sad ruin | Lund | called"]),
        # what something is taken for is no title
        ("Lund described it as “Hope.”", ["partial: Hope. | Lund | described"]),
        # a title begins with a capital; its small words and clitics need none
        ("Lund complained of “the Long Ferry.”", ["partial: the Long Ferry. | Lund | complained"]),
        ("Lund said on “Meet the Town” that it was closed.", ["indirect: it was closed | Lund | said"]),
        ("Lund said on “Isn’t It Late” that the bridge was closed.", ["indirect: the bridge was closed | Lund | said"]),
    ],
)
def test_names_and_what_is_none(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # to speak of speaking is no report
        ("Lund declined to comment.", []),
        # what is not said is none
        ("Lund did not call the plan a disgrace.", []),
        # a day is nothing to be blamed for, nor is how long it takes
        ("Lund criticized Brook on Monday.", []),
        ("Lund attacked Brook for hours on Friday.", []),
        # an event says nothing
        ("The arrest threatened to close the bridge.", []),
        ("The arrest showed that the bridge was unsafe.", []),
        ("The storm called for the council to wait.", []),
        ("The flood accused the council of hiding it.", []),
        # the story goes on in the past; what is reported too in its own tense
        ("Lund said it was late, and the council left the room.", ["indirect: it was late | Lund | said"]),
        # a further report is one of its own
        (
            "Lund suggested that it was late and accused Brook of waste.",
            ["indirect: it was late | Lund | suggested", "indirect: Brook of waste | Lund | accused"],
        ),
        # what the speaker adds is a report of its own
        (
            "Brook said he would wait, adding that the bridge was closed.",
            ["indirect: he would wait | Brook | said", "indirect: the bridge was closed | Brook | adding"],
        ),
        # a report inside “according to” is the inner speaker's
        ("According to Lund, Brook said the bridge was closed.", ["indirect: the bridge was closed | Brook | said"]),
    ],
)
def test_clauses_that_are_not_reported(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words that somebody does not say, before and after what says so
        ("Lund never called him “a liar.”", []),
        ("Lund did not say “sorry,” and nobody said “thanks.”", []),
        ("Without saying “sorry,” Brook left the room.", []),
        ("Lund stopped short of calling the plan “a shame.”", []),
        ("Neither Lund nor Brook said “sorry.”", []),
        # what would have been said
        ("Lund could have said “no,” but she kept silent.", []),
        ("If Brook says “stop,” the men will stop.", []),
        # the denial is a report, and holds what was not said
        ("Lund denied calling the camp “a jail.”", ["indirect: calling the camp “a jail.” | Lund | denied"]),
        ("Lund denied that Brook had said “stop.”", ["indirect: Brook had said “stop.” | Lund | denied"]),
        ("She never said “burn it,” her office said.", ["indirect: She never said “burn it,” | her office | said"]),
        # a verb of refusing that stands behind tells nothing of what was said before
        ("Lund, having said “stop,” refused.", ["direct: stop, | Lund | -"]),
        # what is denied in words of one's own
        ("Lund denied “any part in the fire.”", ["partial: any part in the fire. | Lund | denied"]),
        # words said after a refusal
        (
            "Lund did not say when, but “it will open,” he added.",
            ["indirect: Lund did not say when | he | added", "direct: it will open, | he | added"],
        ),
        # "not only" denies nothing
        ("Lund not only said it was “a ruin.”", ["indirect: it was | Lund | said", "partial: a ruin. | Lund | said"]),
        # the cue of what is not told says so
        ("Lund refused to say whether he had won.", ["indirect: whether he had won | Lund | refused to say"]),
        ("Lund has yet to say whether he will run.", ["indirect: whether he will run | Lund | has yet to say"]),
        ("Lund would neither confirm nor deny that he left.", ["indirect: he left | Lund | nor deny"]),
        ("Lund declined to comment on why the bridge was closed.", []),
        ("Nobody said that the bridge was closed.", []),
    ],
)
def test_words_that_are_not_said(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles and names stay in the clause, with their marks
        ("Lund said the film “Broken Harbor” was long.", ["indirect: the film “Broken Harbor” was long | Lund | said"]),
        (
            "Lund said “Broken Harbor” was her film.",
            ["partial: Broken Harbor | Lund | said", "indirect: was her film | Lund | said"],
        ),
        (
            "Brook told us that he had read the novel “The Long Ferry.”",
            ["indirect: he had read the novel “The Long Ferry.” | Brook | told"],
        ),
        ("Lund said the bus “Ada” was late.", ["indirect: the bus “Ada” was late | Lund | said"]),
        # a word that is said is none of them
        (
            "Lund said the word “Never” was his.",
            ["indirect: the word | Lund | said", "partial: Never | Lund | said"],
        ),
        # a further report of the same person
        (
            "Lund noted that the investigation was ongoing and warned that nobody should go near the bridge.",
            [
                "indirect: the investigation was ongoing | Lund | noted",
                "indirect: nobody should go near the bridge | Lund | warned",
            ],
        ),
        (
            "Lund told us that Brook had signed the papers, and insisted that no one was hurt.",
            ["indirect: Brook had signed the papers | Lund | told", "indirect: no one was hurt | Lund | insisted"],
        ),
        # what somebody is asked before he speaks
        (
            "Asked whether he would dismiss the writer under these circumstances, Lund said, “Probably.”",
            [
                "indirect: whether he would dismiss the writer under these circumstances | - | Asked",
                "partial: Probably. | Lund | said",
            ],
        ),
        # a second verb of the same report
        (
            "Brook said the ferry was old and would be sold.",
            ["indirect: the ferry was old and would be sold | Brook | said"],
        ),
        (
            "Brook said that Lund had left and told nobody that she was ill.",
            ["indirect: Lund had left and told nobody that she was ill | Brook | said"],
        ),
    ],
)
def test_where_a_report_ends(text: str, expected: list[str]) -> None:
    assert rows(text) == expected
