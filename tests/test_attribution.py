"""Who says what: attribution of marked words and reported clauses, on invented sentences.

A case is a text and the rows expected of it, written `kind: words | speaker | cue`; `-` stands for none.
"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quoted import annotated, rows, written

from pipeline.annotate import annotate
from pipeline.annotate.coreference.references import SpeakerResolver
from pipeline.annotate.language import analyse
from pipeline.annotate.quotes import annotate_quotes
from pipeline.annotate.syntax import Syntax
from pipeline.records import Annotations, Document, Facts, Mention, Quote, Referent, Region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # cue behind the words
        ("“The bridge is closed,” Ada Lund said.", ["direct: The bridge is closed, | Ada Lund | said"]),
        # inverted order, with an apposition that is no part of the speaker phrase
        (
            "“The bridge is closed,” said Ada Lund, the mayor of Harwick.",
            ["direct: The bridge is closed, | Ada Lund | said"],
        ),
        # apposition between speaker and cue
        (
            "“The bridge is closed,” Ada Lund, the mayor of Harwick, told reporters.",
            ["direct: The bridge is closed, | Ada Lund | told"],
        ),
        # a description and the name behind it are one designation
        (
            "“The bridge is closed,” the town's engineer, Ada Lund, said.",
            ["direct: The bridge is closed, | the town's engineer, Ada Lund | said"],
        ),
        # a document speaks, not the common noun that owns it
        (
            "She came after the newspaper’s editorial telling her to leave her “playground” and visit “the saddest.”",
            [
                "indirect: to leave her | the newspaper’s editorial | telling",
                "partial: playground | the newspaper’s editorial | telling",
                "partial: the saddest. | the newspaper’s editorial | telling",
            ],
        ),
        # parts that hyphens join, of a name, an age and a title
        ("“We voted,” Smith-Jones said.", ["direct: We voted, | Smith-Jones | said"]),
        ("“We voted,” the 52-year-old said.", ["direct: We voted, | the 52-year-old | said"]),
        ("The vice-chairman called it “a ruin.”", ["partial: a ruin. | The vice-chairman | called"]),
        # an answer belongs to whoever gives it; a paragraph alone to whoever reports in the sentence before it
        (
            "“Only if we must,” was the answer of the owner, Gita Rao.",
            ["direct: Only if we must, | the owner, Gita Rao | -"],
        ),
        (
            "“Nobody is left out,” Lund said. Tomas Brook said the money would last.\n\n“After that we must ask.”",
            [
                "direct: Nobody is left out, | Lund | said",
                "indirect: the money would last | Tomas Brook | said",
                "direct: After that we must ask. | Tomas Brook | -",
            ],
        ),
        # whoever is quoted speaks, not who passes it on
        (
            "“The mayor lied,” Petra Holm quoted the auditor, Sven Ruud, as saying.",
            ["direct: The mayor lied, | the auditor, Sven Ruud | quoted"],
        ),
        # two speakers in one sentence: joined by "but", and on two sides of a semicolon
        (
            "“We paid for the seed,” said farmer Ed Marsh, and “we paid for the rain,” joked the owner, Gita Rao.",
            [
                "direct: We paid for the seed, | farmer Ed Marsh | said",
                "direct: we paid for the rain, | the owner, Gita Rao | joked",
            ],
        ),
        (
            "Lund called the plan “bold”; Brook called it “a ruin”.",
            ["partial: bold | Lund | called", "partial: a ruin | Brook | called"],
        ),
        # an apposition that commas close is no speaker, nor is a state, a day or whom an imperative addresses
        (
            "Meg Tandy, a former candidate for governor who runs a bank, labeled Brook “unfit.”",
            ["partial: unfit. | Meg Tandy | labeled"],
        ),
        (
            "Stacy Baker of Columbia, South Carolina says the town can win.",
            ["indirect: the town can win | Stacy Baker of Columbia | says"],
        ),
        ("Tell us, who will pay for the bridge?", []),
        # cue before the words
        ("The mayor said: “The bridge is closed.”", ["direct: The bridge is closed. | The mayor | said"]),
        # addressee and time between cue and words
        (
            "Lund told reporters on Monday, “The bridge is closed.”",
            ["direct: The bridge is closed. | Lund | told"],
        ),
        # a second piece without a cue of its own, and one word of it
        (
            "“The bridge is closed,” Lund said. “It stays closed. Really.”",
            ["direct: The bridge is closed, | Lund | said", "direct: It stays closed. Really. | Lund | said"],
        ),
        # a cue between two halves of one sentence
        (
            "“The bridge,” Lund said, “is closed until spring.”",
            ["partial: The bridge, | Lund | said", "direct: is closed until spring. | Lund | said"],
        ),
        # two speakers joined
        (
            "“We are ready,” Lund and Tomas Brook said.",
            ["direct: We are ready, | Lund and Tomas Brook | said"],
        ),
        # according to, behind and before
        (
            "The bridge is “a ruin,” according to the engineer.",
            ["indirect: The bridge is | the engineer | according to", "partial: a ruin, | the engineer | according to"],
        ),
        # a document speaks
        (
            "“The bridge is unsafe,” the report says.",
            ["direct: The bridge is unsafe, | the report | says"],
        ),
        # an institution speaks
        ("“The bridge is unsafe,” the town council said.", ["direct: The bridge is unsafe, | the town council | said"]),
        # words inside a clause: a name given by somebody
        ("Lund called the plan a “disgrace” on Monday.", ["partial: disgrace | Lund | called"]),
        # a participle shares the speaker of the main verb
        (
            "Lund attacked the plan on Monday, calling it “a disgrace.”",
            ["partial: a disgrace. | Lund | calling"],
        ),
        # what one might say is nobody's words
        (
            "“We cannot just say, ‘Sell the boat,’” Brook said.",
            ["direct: We cannot just say, ‘Sell the boat,’ | Brook | said"],
        ),
        # what a crowd calls, by whomever
        ("Chants of “Keep the ferry!” filled the square.", ["partial: Keep the ferry! | - | -"]),
        # a participle behind a comma goes with who acts, whatever stands between
        (
            "Lund rejected the notion that the bridge was old, saying it was “a jewel.”",
            ["indirect: it was | Lund | saying", "partial: a jewel. | Lund | saying"],
        ),
        # a clause inside a sentence without a cue: who acts there, not who spoke before
        (
            "“It rained,” Lund said. Brook spent the day with a crew that “never slept at all.”",
            ["direct: It rained, | Lund | said", "direct: never slept at all. | Brook | -"],
        ),
        # what something is taken for, by whatever verb
        ("The inspectors rated the claim as “half true.”", ["partial: half true. | The inspectors | rated"]),
        # a speaker whom the parse takes for something else: a modified noun, an adverb
        (
            "That prompted the town to call a debate in May; one lawmaker called Brook “the prince of the ferries.”",
            ["partial: the prince of the ferries. | one lawmaker | called"],
        ),
        (
            "Informed of the anti-ferry lean, Early described it as “news to me.”",
            ["partial: news to me. | Early | described"],
        ),
        # who uses a phrase
        ("Lund has used the phrase “dead wood” for years.", ["partial: dead wood | Lund | phrase"]),
        # put it, and put
        ("“We lost,” as Lund put it.", ["direct: We lost, | Lund | put it"]),
        # who blames uses the words
        (
            "Lund mocked Brook for his “toy bridge.”",
            ["partial: toy bridge. | Lund | mocked"],
        ),
        # a stage direction between quoted paragraphs
        (
            "“It was late,” Lund said. “We left.”\n\n“(CROSSTALK.)”",
            ["direct: It was late, | Lund | said", "direct: We left. | Lund | said"],
        ),
        # nested words are a row where they report speech
        (
            "“My father told me, ‘Never sell the boat,’” Brook said.",
            [
                "direct: My father told me, ‘Never sell the boat,’ | Brook | said",
                "direct: Never sell the boat, | My father | told",
            ],
        ),
        # coordinated fragments have one speaker
        (
            "Brook said the council was “rude” and “slow.”",
            [
                "indirect: the council was | Brook | said",
                "partial: rude | Brook | said",
                "partial: slow. | Brook | said",
            ],
        ),
        # a quotation over two paragraphs
        (
            "“The bridge is closed,” Lund said. “It is old.\n\n“It will stay closed.”",
            [
                "direct: The bridge is closed, | Lund | said",
                "direct: It is old. | Lund | said",
                "direct: It will stay closed. | Lund | said",
            ],
        ),
        # a paragraph that is only a quotation goes on with the speaker before
        (
            "“The bridge is closed,” Lund said.\n\n“It will stay closed for a year.”",
            [
                "direct: The bridge is closed, | Lund | said",
                "direct: It will stay closed for a year. | Lund | said",
            ],
        ),
        # a paragraph announced by a colon
        (
            "Ada Lund then took the floor:\n\n“The bridge is closed for a year.”",
            ["direct: The bridge is closed for a year. | Ada Lund | -"],
        ),
        # a long apposition with an age and a place
        (
            "“The bridge is closed,” Ada Lund, 47, a teacher from Harwick, said.",
            ["direct: The bridge is closed, | Ada Lund | said"],
        ),
        # a relative pronoun speaks for what it stands for
        (
            "The letter was sent by Ada Lund, who wrote that the bridge was “a ruin.”",
            ["indirect: the bridge was | who | wrote", "partial: a ruin. | who | wrote"],
        ),
        # signed lines
        (
            "“We are tired of it.” ― Ada Lund\n“It was a bad night.” — Tomas Brook, 31",
            ["direct: We are tired of it. | Ada Lund | -", "direct: It was a bad night. | Tomas Brook | -"],
        ),
        # a subject that the parse takes for a noun with a participle, behind an apposition or behind the words
        ("Brook, a Lund ally, called the standards “strong.”", ["partial: strong. | Brook | called"]),
        # a subject before a relative clause
        (
            "One guest, who like others spoke in private to discuss the meeting, said the bridge would be “a ruin.”",
            ["indirect: the bridge would be | One guest | said", "partial: a ruin. | One guest | said"],
        ),
        # a subject behind the verb that the parse takes for its object
        (
            "“The bridge is closed,” read the email. “And it will stay closed.”",
            [
                "direct: The bridge is closed, | the email | read",
                "direct: And it will stay closed. | the email | read",
            ],
        ),
        # a noun of speech that is itself spoken of
        (
            "Lund on Tuesday called Brook's remarks about the judge “shameful.”",
            ["partial: shameful. | Lund | called"],
        ),
        # the speaker phrase ends before a participle that is the cue
        (
            "When Lund defended his remarks calling the council “strong,” people left.",
            ["partial: strong, | Lund | calling"],
        ),
        # a participle goes on with the speaker of the report before it, not with the subject inside that report
        (
            "Lund said Brook will have to choose, saying, “At some point she has to come out.”",
            [
                "indirect: Brook will have to choose | Lund | said",
                "direct: At some point she has to come out. | Lund | saying",
            ],
        ),
        # a relative clause has a speaker of its own inside a report
        (
            "Lund said the ferry, which Brook called “a ruin,” was sold.",
            [
                "indirect: the ferry, which Brook called | Lund | said",
                "partial: a ruin, | Brook | called",
            ],
        ),
        # two fragments in one sentence without a cue between
        (
            "Lund described the plan as “a disgrace” that would make the bridge “a ruin.”",
            ["partial: a disgrace | Lund | described", "partial: a ruin. | Lund | described"],
        ),
        # whoever acts in the sentence before speaks
        (
            "“It rained,” Lund said. Tomas Brook shook his head. “It was much better than in May.”",
            [
                "direct: It rained, | Lund | said",
                "direct: It was much better than in May. | Tomas Brook | -",
            ],
        ),
        # a name before the colon, although the subject cannot speak
        (
            "The timing does not surprise Tomas Brook: “The bridge was always late in the year.”",
            ["direct: The bridge was always late in the year. | Tomas Brook | -"],
        ),
        # a question without a verb is a second piece
        (
            "“It is closed,” she writes. “So, who?”",
            ["direct: It is closed, | she | writes", "partial: So, who? | she | writes"],
        ),
        # a paper that reports what somebody did: the words are the paper's
        (
            "Reuters reports that Tomas Brook “expressed doubts.”",
            ["indirect: Tomas Brook | Reuters | reports", "direct: expressed doubts. | Reuters | reports"],
        ),
        # a particle with a noun of its own is none
        (
            "Lund said that once the council goes on recess, “I will do as much as I can.”",
            [
                "indirect: once the council goes on recess | Lund | said",
                "direct: I will do as much as I can. | Lund | said",
            ],
        ),
        # a conversation quoted line by line, with labels that do not belong to the words
        (
            "Part of the talk:\n\n“LUND: It rained all day.\n\n“BROOK: The road was wet.\n\n“We stayed there.”",
            [
                "direct: It rained all day. | LUND | -",
                "direct: The road was wet. | BROOK | -",
                "direct: We stayed there. | BROOK | -",
            ],
        ),
        # a statement's issuer speaks
        (
            "Lund issued a statement saying, “The bridge is closed.”",
            ["direct: The bridge is closed. | Lund | saying"],
        ),
    ],
)
def test_marked_words(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # a nickname
        "The boxer, known as “The Anvil,” lost in May.",
        # a term
        "The so-called “night tax” was dropped in May.",
        # a programme
        "Lund will appear on “Morning Light” in May.",
        # a title of a work
        "Her novel “The Long Ferry” won a prize in May.",
        # a heading between paragraphs
        "The ferry was sold in May.\n\n‘The Bridge Is Not Safe.’\n\nIt rained in June.",
        # irony, with nobody who says it
        "The “improvements” have made the road worse.",
        # a book that somebody speaks in, a series, a pen name
        "In her memoir, “The Long Ferry,” Lund says little.",
        "Lund is the star of the television series, “Morning Light.”",
        "Brook wrote under the pseudonym “Captain Harwick.”",
        # something with a name
        "A blog called “The Daily Ferry” was closed in May.",
        # a name behind an article
        "The tax, known as the “window toll,” was dropped in May.",
        # words about the speaker, before the cue and behind it
        "The mayor, one of the “old guard,” spoke for an hour.",
        "Lund, a member of the “ferry party,” agreed.",
        # a fragment whose sentence speaks of something else behind it
        "The “super ferry” was sold in May, and Lund said nothing.",
        # verbs with another sense
        "The town put on a “show” in May.",
        "The council held on to the “old” bridge.",
        # no marks, no cue
        "The bridge was closed in May because of rust.",
        # thoughts are no speech
        "Lund believed that the bridge was safe.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # content clause with and without "that"
        ("Lund said that the bridge was closed.", ["indirect: the bridge was closed | Lund | said"]),
        ("Officials said the bridge was closed.", ["indirect: the bridge was closed | Officials | said"]),
        # negation and modality stay inside
        ("Lund denied that the bridge could fall.", ["indirect: the bridge could fall | Lund | denied"]),
        # the cue clause behind, and in the middle
        ("The bridge was closed, Lund said.", ["indirect: The bridge was closed | Lund | said"]),
        (
            "The bridge, Lund said, was closed for good.",
            ["indirect: The bridge | Lund | said", "indirect: was closed for good | Lund | said"],
        ),
        # according to
        (
            "According to two engineers, the bridge was closed in May.",
            ["indirect: the bridge was closed in May | two engineers | According to"],
        ),
        # an infinitive of a promise or threat
        ("Lund promised to open the bridge in May.", ["indirect: to open the bridge in May | Lund | promised"]),
        # who is accused or blamed, and of what
        (
            "Lund accused the council of hiding the report.",
            ["indirect: the council of hiding the report | Lund | accused"],
        ),
        (
            "The mayor criticized Brook for hiding the report.",
            ["indirect: Brook for hiding the report | The mayor | criticized"],
        ),
        # what something is said to be
        ("Lund called the new plan a disgrace on Monday.", ["indirect: the new plan a disgrace | Lund | called"]),
        (
            "Brook described the ferry as a ruin of the last century.",
            ["indirect: the ferry as a ruin of the last century | Brook | described"],
        ),
        # who is called on
        ("The union called on the council to resign.", ["indirect: to resign | The union | called on"]),
        # a noun of speech as the subject, and as the object of a verb that says nothing itself
        (
            "Lund’s argument was that the bridge should stay open.",
            ["indirect: the bridge should stay open | Lund | argument"],
        ),
        ("Brook made the claim that the bridge was safe.", ["indirect: the bridge was safe | Brook | claim"]),
        # nobody is said to speak
        ("She was told that the bridge was closed.", ["indirect: the bridge was closed | - | told"]),
        (
            "Asked whether the bridge was safe, Brook declined to answer.",
            ["indirect: whether the bridge was safe | - | Asked"],
        ),
        # as a paper reported
        (
            "As the Harwick Post reported, the bridge was closed in May.",
            ["indirect: the bridge was closed in May | the Harwick Post | reported"],
        ),
        # in somebody's words
        (
            "In the engineer's words, the bridge is safe.",
            ["indirect: the bridge is safe | the engineer | In the engineer's words"],
        ),
        # part of a document
        (
            "An average of recent polls shows that voters like the ferry.",
            ["indirect: voters like the ferry | An average of recent polls | shows"],
        ),
        # according to, behind two verbs, and behind a verb with a clause of its own
        (
            "He returned on Wednesday for a lunch and said little, according to a guest.",
            [
                "indirect: He returned on Wednesday for a lunch and said little | a guest | according to",
            ],
        ),
        (
            "Workers would see their incomes increase in May, according to a fact sheet.",
            ["indirect: Workers would see their incomes increase in May | a fact sheet | according to"],
        ),
        # what stood before a colon is not reported
        (
            "But the news was bad: Lund said the bridge was closed.",
            ["indirect: the bridge was closed | Lund | said"],
        ),
        # a noun of speech with its clause
        (
            "Brook rejected Lund's claim that the bridge was safe.",
            ["indirect: the bridge was safe | Lund | claim"],
        ),
        # an unquoted piece and a quoted one have one cue
        (
            "Brook said that the council had decided “in secret.”",
            ["indirect: the council had decided | Brook | said", "partial: in secret. | Brook | said"],
        ),
        # of two reports the outer one is the row
        (
            "Lund said Brook had told her the bridge was safe.",
            ["indirect: Brook had told her the bridge was safe | Lund | said"],
        ),
        # the narrator's aside does not belong to the report; what the speaker adds does
        (
            "Lund said the road led to the bridge, which fell a year later.",
            ["indirect: the road led to the bridge | Lund | said"],
        ),
        (
            "Lund said the bridge was closed, while traffic went on elsewhere.",
            ["indirect: the bridge was closed, while traffic went on elsewhere | Lund | said"],
        ),
        # the cue of a denial says so
        ("Lund did not say that the bridge was safe.", ["indirect: the bridge was safe | Lund | did not say"]),
        (
            "Officials have never said whether it was safe.",
            ["indirect: whether it was safe | Officials | have never said"],
        ),
        # a report that goes on behind its cue, and one that begins there
        (
            "“It is our bad luck,” Lund said, that the council had no other bridge.",
            ["direct: It is our bad luck, | Lund | said", "indirect: the council had no other bridge | Lund | said"],
        ),
        ("Brook was so tired he said the council should vote.", ["indirect: the council should vote | he | said"]),
        # what is proposed, and what is warned against
        ("Brook proposed closing the bridge in May.", ["indirect: closing the bridge in May | Brook | proposed"]),
        ("The mayor warned against closing the bridge.", ["indirect: closing the bridge | The mayor | warned"]),
        # what is called for
        ("Lund called for the council to resign.", ["indirect: the council to resign | Lund | called"]),
        # a promise as a noun
        ("Voters remember Lund's promise to mend the bridge.", ["indirect: to mend the bridge | Lund | promise"]),
        # what somebody puts into words
        (
            "Lund expressed concern that the bridge was unsafe.",
            ["indirect: the bridge was unsafe | Lund | concern"],
        ),
        # what is blamed on somebody, but not when
        ("Lund blamed Brook for the delay.", ["indirect: Brook for the delay | Lund | blamed"]),
        ("Lund attacked the council on Monday.", []),
        # who is asked, told or ordered, with nobody who asks
        ("Brook was asked to open the books.", ["indirect: to open the books | - | asked"]),
        ("Asked why the bridge was closed, Brook laughed.", ["indirect: why the bridge was closed | - | Asked"]),
        # as a paper reported, inside the sentence
        (
            "But in May, as the Harwick Post reported, the bridge was closed.",
            [
                "indirect: But in May | the Harwick Post | reported",
                "indirect: the bridge was closed | the Harwick Post | reported",
            ],
        ),
        # a document that a relative pronoun stands for
        (
            "Lund cited a report that shows the bridge is safe.",
            ["indirect: the bridge is safe | that | shows"],
        ),
    ],
)
def test_reported_clauses(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_pieces_of_one_attribution_are_one_quotation() -> None:
    text = "Brook said that the council had decided “in secret.” “It is late,” Lund said. “Go home.”"
    quotations = [quote.quotation for quote in annotated(text).quotes]
    first, second = text.index("the council"), text.index("It is late")
    assert quotations == [first, first, second, second]


def keys(quote: Quote) -> tuple[int, ...]:
    """Those who speak."""
    return tuple(speaker.referent for speaker in quote.speakers)


def test_speaker_is_resolved_and_becomes_a_mention() -> None:
    text = "Ada Lund spoke. “The bridge is closed,” Lund said. Brook said it was not."
    first, second = text.index("Ada Lund"), text.index("Lund said")
    lund = Referent(key=first, type="person", name="Ada Lund", names=("Ada Lund", "Lund"))
    mentions = (
        Mention(start=first, end=first + 8, kind="name", referent=first),
        Mention(start=second, end=second + 4, kind="name", referent=first),
    )
    result = annotated(text, mentions=mentions, referents=(lund,))
    assert [keys(quote) for quote in result.quotes] == [(first,), ()]
    assert result.mentions == mentions


@pytest.mark.parametrize(
    ("phrase", "source", "speakers"),
    [
        # a name
        ("Ada Lund", "Ada Lund", ["Ada Lund"]),
        # "who" stands for a name elsewhere
        ("who", "Ada Lund", ["Ada Lund"]),
        # the phrase names somebody else alone: who is meant is not clear
        ("her Gazette column", "Ada Lund", []),
    ],
)
def test_who_speaks_is_not_somebody_else_than_the_phrase_names(phrase: str, source: str, speakers: list[str]) -> None:
    text = "Ada Lund, who left, wrote it in her Gazette column."
    document = Document(article_id="a", path="a.txt", text=text, sha256="")
    starts = {name: text.index(name) for name in ("Ada Lund", "Gazette")}
    referents = tuple(Referent(key=k, type="person", name=n, names=(n,)) for n, k in starts.items())
    mentions = tuple(Mention(start=k, end=k + len(n), kind="name", referent=k) for n, k in starts.items())
    regions = (Region(start=0, end=len(text), kind="body"),)
    analysed = analyse([(document, Annotations(facts=Facts(language="en"), regions=regions))])[0]
    annotations = replace(analysed, mentions=mentions, referents=referents)
    shown, meant = ((text.index(words), text.index(words) + len(words)) for words in (phrase, source))
    found = SpeakerResolver(Syntax(document, annotations), annotations).of_phrase(shown, meant, None)
    assert [speaker.referent for speaker in found] == [starts[name] for name in speakers]


LONG = "Ada Lund of the Hill Ward" + " and the Mill Guild" * 9


@pytest.mark.parametrize(
    "text",
    [
        # cue before the words, behind them, and without marks
        f"{LONG} said: “The bridge is closed.”",
        f"“The bridge is closed,” said {LONG}.",
        f"{LONG} said that the bridge was closed.",
    ],
)
def test_a_speaker_phrase_is_short(text: str) -> None:
    """What is withheld of an article cannot come out in it."""
    spans = [quote.speaker for quote in annotated(text).quotes]
    assert spans
    assert all(span and 0 < len(text[slice(*span)].split()) <= 20 for span in spans)


def test_relative_pronoun_speaks_for_both_and_is_no_mention() -> None:
    text = "It was signed by Ada Lund and Tomas Brook, who said it was closed. Ada Lund, who wrote it was old, left."
    names = ["Ada Lund", "Tomas Brook"]
    first, second = (text.index(name) for name in names)
    again = text.rindex("Ada Lund")
    referents = tuple(
        Referent(key=key, type="person", name=name, names=(name,))
        for key, name in zip((first, second), names, strict=True)
    )
    mentions = (
        Mention(start=first, end=first + 8, kind="name", referent=first),
        Mention(start=second, end=second + 11, kind="name", referent=second),
        Mention(start=again, end=again + 8, kind="name", referent=first),
    )
    result = annotated(text, mentions=mentions, referents=referents)
    assert [keys(quote) for quote in result.quotes] == [(first, second), (first,)]
    assert result.mentions == mentions


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        # a person and what he is reported to say
        ("Ada Lund: Bridge will stay closed", ["indirect: Bridge will stay closed | Ada Lund | :"]),
        # a document
        ("Report: Bridge was never safe", ["indirect: Bridge was never safe | Report | :"]),
        # a topic is nobody who speaks
        ("Ferry: Bridge will stay closed", []),
        # a question that the article answers
        ("Ada Lund: What will happen now", []),
        # no finite verb, no report
        ("Ada Lund: A life in pictures", []),
    ],
)
def test_headlines(headline: str, expected: list[str]) -> None:
    lund = Referent(key=0, type="person", name="Ada Lund", names=("Ada Lund",))
    mentions = (Mention(start=0, end=8, kind="name", referent=0),) if headline.startswith("Ada Lund") else ()
    document = Document(article_id="a", path="a.txt", text=headline, sha256="0" * 64)
    regions = (Region(start=0, end=len(headline), kind="headline"),)
    parsed = analyse([(document, Annotations(facts=Facts(language="en"), regions=regions))])[0]
    found = annotate_quotes(document, replace(parsed, mentions=mentions, referents=(lund,)))
    assert [written(headline, quote) for quote in found.quotes] == expected


def test_partner_in_a_joint_statement_speaks_too() -> None:
    text = "In a joint statement with Tomas Brook, Ada Lund said the bridge was closed."
    first, second = text.index("Tomas Brook"), text.index("Ada Lund")
    referents = (
        Referent(key=first, type="person", name="Tomas Brook", names=("Tomas Brook",)),
        Referent(key=second, type="person", name="Ada Lund", names=("Ada Lund",)),
    )
    mentions = (
        Mention(start=first, end=first + 11, kind="name", referent=first),
        Mention(start=second, end=second + 8, kind="name", referent=second),
    )
    [quote] = annotated(text, mentions=mentions, referents=referents).quotes
    assert keys(quote) == (second, first)


SENTENCES = st.sampled_from(
    [
        "“The bridge is closed,” Lund said.",
        "Officials said the road “was never safe.”",
        "“It is old.",
        "\n\n",
        "The mayor told reporters: “My aide said ‘go home’ twice.”",
        "According to Brook, the ferry sank.",
        "“Why?”",
        "LUND: It rained. (Laughter) He said it was “cold.”",
        "The so-called “night tax” fell.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=7).map(" ".join))
def test_rows_are_spans_that_nest_or_stand_apart(text: str) -> None:
    quotes = annotated(text).quotes
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    starts = {quote.start for quote in quotes}
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
        assert quote.quotation in starts
        assert quote.quotation <= quote.start
        for span in (quote.speaker, quote.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    for number, one in enumerate(quotes):
        for other in quotes[number + 1 :]:
            nested = other.end <= one.end and one.kind in {"turn", "direct", "partial"}
            assert one.end <= other.start or nested


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # voices in a list, with ages and trades
        (
            "We asked at the market.\n\n- Mayor Ada Lund: “We will rebuild.”\n- Teacher Tomas Brook, 52: “Never.”",
            ["Ada Lund", "Tomas Brook"],
        ),
        ("We asked at the market.\n\nIda Holm (19), student: “I like it.”", ["Ida Holm"]),
        # a heading that introduces a letter
        ("From the desk of Ada Lund, mayor:\n\n“We will rebuild.”", ["Ada Lund"]),
        # to whom a letter is addressed is not who speaks
        ("To Ada Lund:\n\n“We will rebuild the bridge.”", []),
        # headlines
        ("Mayor Lund: ‘No cuts to schools’\n\nMayor Ada Lund spoke on Friday.", ["Ada Lund"]),
        ("“The bank is sound”: Minister Lund\n\nMinister Ada Lund spoke on Friday.", ["Ada Lund"]),
        # the site that a post is on is not who writes it
        ("In a post on X, formerly Twitter, Mayor Ada Lund wrote: “We open on Monday.”", ["Ada Lund"]),
        # "the statement" is that of whoever put it out
        ("Ada Lund issued a statement on Friday. The statement said the bridge was closed.", ["Ada Lund"]),
        ("The statement said the bridge was closed.", []),
        ("Ada Lund shot back in an article stating that the bridge was closed.", ["Ada Lund"]),
        # whoever finds fault with a statement has not put it out
        ("Ada Lund criticized a statement on Friday. The statement said the bridge was closed.", []),
        # of two whose countries are named, both
        ("Ada Lund of Peru and Tomas Brook of Chile said the talks had failed.", ["Ada Lund", "Tomas Brook"]),
        ("“It was late,” said Ada Lund and her husband, Tomas Brook.", ["Ada Lund", "Tomas Brook"]),
        # "it" and "the company" are the organization that speaks before; but not in "it is said"
        ("The Harwick Boat Club apologized on Friday. It said the ferry was late.", ["Harwick Boat Club"]),
        ("The Harwick Boat Club apologized on Friday. It is easy to call the club “a ruin.”", []),
        # words right behind the verb that says them are the speaker's, whoever reports that
        ("Ada Lund said, “No comment,” the Harwick Herald reported.", ["Ada Lund"]),
        # an age
        ("Tomas Brook, 61, met Ida Lund, 34. “I am glad,” the 34-year-old said.", ["Ida Lund"]),
        ("Ada Lund said a man was held. “I am sorry,” the 34-year-old said.", ["Ada Lund"]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str]) -> None:
    annotations = annotate(Document(article_id="a", path="a.txt", text=text, sha256=""))
    names = {referent.key: referent.name for referent in annotations.referents}
    found = [names[speaker.referent] for quote in annotations.quotes for speaker in quote.speakers]
    assert list(dict.fromkeys(found)) == speakers
