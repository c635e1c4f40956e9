"""The rules for whose words stand in quotation marks, in the order in which they are tried."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.annotate.quotes import cued, excerpts, naming, uncued
from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.annotate.quotes.marked import NO_REPORT, Attribution, Marked
from pipeline.rules import Decision, Example, Rule, decide

Span = tuple[int, int]


def attribute(
    context: QuoteContext, cues: Mapping[int, Cue], pieces: Sequence[tuple[Span, Span]]
) -> dict[int, Decision[Attribution]]:
    """The attribution of every stretch that reports words, by the stretch's index.

    Args:
        context: the document.
        cues: its cues by the index of their token.
        pieces: the pieces of its turns in text order, each with the label of its turn.
    """
    found: dict[int, Decision[Attribution]] = {}
    for number in range(len(context.stretches)):
        marked = Marked(context=context, cues=cues, number=number, found=found, pieces=pieces)
        decision = decide(RULES, marked) if marked.inside else None
        if decision is not None and decision.found is not NO_REPORT:
            found[number] = decision
    return found


Find = Callable[[Marked], Attribution | None]


def _rule(name: str, meaning: str, find: Find, *examples: Example) -> Rule[[Marked], Attribution]:
    return Rule(step="quote", name=name, meaning=meaning, find=find, examples=examples)


def _no_report(name: str, meaning: str, find: Find, *examples: Example) -> Rule[[Marked], Attribution]:
    """A rule that finds that marks hold no report."""
    return Rule(step="quote", name=name, meaning=meaning, find=find, examples=examples, forbids=True)


RULES: tuple[Rule[[Marked], Attribution], ...] = (
    # Marks that hold no report.
    _no_report(
        "stage direction",
        "a stage direction is nobody's words",
        naming.stage_direction,
        Example(text="“It was late,” Lund said. “(Laughter)” “We left.”", words="(Laughter)"),
    ),
    _rule(
        "shout",
        "words after a noun such as “chant” are what a crowd calls, or whoever the noun belongs to",
        cued.shouted,
        Example(text="Chants of “Keep the ferry!” filled the square.", words="Keep the ferry!"),
        Example(text="The chant “Save The Old Ferry” filled the square.", words="Save The Old Ferry"),
    ),
    _no_report(
        "name after a phrase",
        "words after a phrase such as “so-called” or “known as” are a name",
        naming.named_by_phrase,
        Example(text="Lund criticized the so-called “night tax” on Friday.", words="night tax"),
    ),
    _no_report(
        "name after a verb",
        "words after a verb that gives a name are that name",
        naming.named_by_verb,
        Example(text="Lund said the ferry, named “the old lady,” was sold.", words="the old lady,"),
    ),
    _no_report(
        "name of what is called",
        "words after “called” are a name where nobody is said to call",
        naming.called,
        Example(text="Lund reported a blog called “the daily ferry” to the police.", words="the daily ferry"),
    ),
    _no_report(
        "title after a noun",
        "words in capitals after the noun of a work or programme are its title",
        naming.title_after_noun,
        Example(text="Lund praised the novel “The Long Ferry” on Friday.", words="The Long Ferry"),
    ),
    _no_report(
        "title after a preposition",
        "words in capitals after a preposition or possessive are a title",
        naming.title_of,
        Example(text="Lund said on “Morning Light” that the bridge was closed.", words="Morning Light"),
    ),
    _no_report(
        "title in a phrase",
        "words in capitals after an article, adjective or noun are a title where no cue is near",
        naming.title_in_phrase,
        Example(text="The “Harwick Files” were published on Friday, according to Lund.", words="Harwick Files"),
    ),
    # Who is named beside the marks.
    _rule(
        "signature",
        "the name after a dash at the end of the line has signed the words",
        uncued.signed,
        Example(text="“We are tired of it.” — Ada Lund", words="We are tired of it.", gives="Ada Lund"),
    ),
    _rule(
        "heading with a name",
        "the name behind a colon after words that open their line speaks",
        uncued.headed,
        Example(text="“We are tired of it”: Governor Ada Lund", words="We are tired of it", gives="Governor Ada Lund"),
    ),
    _rule(
        "label",
        "the label that stands inside the marks names who speaks",
        excerpts.labelled,
        Example(
            text="Part of the talk:\n\n“LUND: It rained all day.”\n\n“BROOK: The road was wet.”",
            words="The road was wet.",
            gives="BROOK",
        ),
    ),
    _rule(
        "same sentence",
        "a fragment without a cue of its own belongs to the fragment before it in the sentence",
        uncued.in_same_sentence,
        Example(
            text="The mayor, Lund said, had sat in the council for “many long years” and passed “not one law.”",
            words="not one law.",
            gives="Lund",
        ),
    ),
    # Words inside other marks.
    _rule(
        "nested after a cue",
        "words inside other marks belong to the cue of speech before them that says they were said",
        cued.nested_after,
        Example(
            text="“My father told me, ‘Never sell the boat,’” Brook said.",
            words="Never sell the boat,",
            gives="My father",
        ),
    ),
    _rule(
        "nested under a cue",
        "words inside other marks belong to the cue of speech that governs them in the parse",
        cued.nested_under,
        Example(
            text="“The plan was ‘a ruin,’ the engineer told us,” Brook said.", words="a ruin,", gives="the engineer"
        ),
    ),
    _no_report(
        "nested",
        "words inside other marks that nothing reports are no report",
        cued.nested,
        Example(text="“We cannot just say, ‘Sell the boat,’” Brook said.", words="Sell the boat,"),
    ),
    # Cues.
    _no_report(
        "not said",
        "words that somebody does not say, or nobody says, are no report",
        cued.unsaid,
        Example(text="Lund refused to call the plan “a ruin.”", words="a ruin."),
    ),
    _rule(
        "adjoining",
        "a sentence in marks in mid-sentence belongs to the cue right before it",
        cued.adjoining,
        Example(
            text="When people ask, “Where is the ferry?” I say nothing.", words="Where is the ferry?", gives="people"
        ),
    ),
    _rule(
        "answer",
        "words that are said to be somebody's answer or reply are those of whoever it belongs to",
        cued.answered,
        Example(
            text="Would the union strike? “Only if we must,” was the answer of its president, Ada Lund.",
            words="Only if we must,",
            gives="its president, Ada Lund",
        ),
    ),
    _rule(
        "trailing",
        "words belong to the cue whose clause follows them directly",
        cued.trailing,
        Example(
            text="Lund said that the town had lost its heart: “The bridge is no longer ours,” Brook claimed.",
            words="The bridge is no longer ours,",
            gives="Brook",
        ),
    ),
    _rule(
        "trailing unlisted",
        "words belong to the verb that follows them directly and has them as its clause, although it is no listed cue",
        cued.trailing_unlisted,
        Example(
            text="“The bridge will always stay closed,” an angry Lund sniffed.",
            words="The bridge will always stay closed,",
            gives="an angry Lund",
        ),
    ),
    _rule(
        "outer report",
        "words in a report that stands inside another report belong to the outer one",
        cued.outer_report,
        Example(text="Lund said that Brook told him the ferry was “a ruin.”", words="a ruin.", gives="Lund"),
        Example(
            text="Lund said that if the council had not agreed to the plan, “the town would have lost the ferry.”",
            words="the town would have lost the ferry.",
            gives="Lund",
        ),
        Example(
            text="Lund said she recalled thinking, “This is the end of the ferry.”",
            words="This is the end of the ferry.",
            gives="Lund",
        ),
    ),
    _rule(
        "verb of a noun",
        "words said of a noun of speech belong to the verb that says them, not to the noun",
        cued.verb_of_noun,
        Example(text="Lund called Brook's remarks about the judge “shameful.”", words="shameful.", gives="Lund"),
    ),
    _rule(
        "leading",
        "words belong to the cue shortly before them",
        cued.leading,
        Example(text="Lund's slogan is “I am with you.”", words="I am with you.", gives="Lund"),
    ),
    _rule(
        "governing",
        "words belong to the nearest cue that governs them in the parse",
        cued.governing,
        Example(
            text="Lund labeled the plan for a new bridge over the river at Harwick “outrageous.”",
            words="outrageous.",
            gives="Lund",
        ),
    ),
    _rule(
        "judged as",
        "words after “as” belong to whoever takes something for that, by whatever verb",
        cued.judged,
        Example(text="The inspectors rated the claim as “half true.”", words="half true.", gives="The inspectors"),
    ),
    _rule(
        "earlier in the sentence",
        "words belong to the nearest cue before them in their sentence",
        cued.earlier_in_sentence,
        Example(
            text="According to Lund, the money will keep the ferry running in Harwick and in all the towns along the"
            " coast “for the long term.”",
            words="for the long term.",
            gives="Lund",
        ),
    ),
    _rule(
        "later in the sentence",
        "words belong to the first cue after them in their sentence that may speak of them",
        cued.later_in_sentence,
        Example(text="The town is paying “dozens” of workers, according to Lund.", words="dozens", gives="Lund"),
    ),
    # Without a cue.
    _rule(
        "continued",
        "a paragraph that goes on with a quotation left open belongs to its speaker",
        uncued.continued,
        Example(
            text="“The bridge is closed,” Lund said. “It is old.\n\n“Never again!”", words="Never again!", gives="Lund"
        ),
    ),
    _rule(
        "introduced by name",
        "the name in a line without a verb that ends in a colon speaks",
        uncued.introduced_by_name,
        Example(
            text="What people say – Ada Lund:\n\n“The bridge is closed for a year.”",
            words="The bridge is closed for a year.",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "introduced by a cue",
        "words announced by a colon belong to the cue in the sentence before it",
        uncued.introduced_by_cue,
        Example(
            text="The council was silent when Ada Lund answered it:\n\n“The bridge is closed for a year.”",
            words="The bridge is closed for a year.",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "introduced by the subject",
        "the subject of the sentence that a colon ends speaks",
        uncued.introduced_by_subject,
        Example(
            text="“It rained,” Brook said. Ada Lund took the floor:\n\n“The bridge is closed for a year.”",
            words="The bridge is closed for a year.",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "subject of the sentence before",
        "a sentence in marks belongs to the subject of the unquoted sentence before it in its paragraph",
        uncued.acting_before,
        Example(
            text="“It rained,” Lund said. Tomas Brook shook his head. “It was much better than in May.”",
            words="It was much better than in May.",
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "subject of the sentence",
        "a clause in marks belongs to the subject of the sentence that it stands in",
        uncued.acting_around,
        Example(
            text="“It rained,” Lund said. Brook spent the day with a crew that “never slept at all.”",
            words="never slept at all.",
            gives="Brook",
        ),
    ),
    _rule(
        "second piece",
        "a further sentence belongs to the words before it in its paragraph",
        uncued.second_sentence,
        Example(text="“The bridge is closed,” Lund said. “It stays closed.”", words="It stays closed.", gives="Lund"),
    ),
    _rule(
        "exclamation",
        "a question or exclamation without a verb belongs to the words before it in its paragraph",
        uncued.exclaimed,
        Example(text="“It is closed,” she writes. “So, who?” Nobody knows.", words="So, who?", gives="she"),
    ),
    _no_report(
        "heading",
        "a title alone in a sentence is a heading",
        naming.heading,
        Example(
            text="The ferry was sold in May, Lund said.\n\n‘The Bridge Is Not Safe’\n\nIt rained in June.",
            words="The Bridge Is Not Safe",
        ),
    ),
    _rule(
        "turn",
        "a sentence in marks inside a transcript's turn belongs to the speaker of the turn",
        uncued.in_turn,
        Example(
            text="ADA LUND, HOST: It rained.\n\nBROOK: “We stayed at home all day.”\n\nLUND: Why?",
            words="We stayed at home all day.",
            gives="BROOK",
        ),
    ),
    _rule(
        "report in the paragraph before",
        "a paragraph that is only a quotation belongs to whoever reports in the sentence before it",
        uncued.reporting_in_paragraph_before,
        Example(
            text="“Nobody gets left out,” Ada Lund said. Tomas Brook, her deputy, said the money would last until May."
            "\n\n“After that we will have to ask the county.”",
            words="After that we will have to ask the county.",
            gives="Tomas Brook",
        ),
    ),
    _rule(
        "paragraph",
        "a paragraph that is only a quotation belongs to the words before it",
        uncued.next_paragraph,
        Example(
            text="“The bridge is closed,” Lund said. The council was silent.\n\n“It will stay closed for a year.”",
            words="It will stay closed for a year.",
            gives="Lund",
        ),
    ),
    _rule(
        "subject of the paragraph before",
        "a paragraph that is only a quotation belongs to the subject of the sentence before it",
        uncued.acting_in_paragraph_before,
        Example(
            text="Ada Lund looked at the bridge for a while.\n\n“It will stay closed for a year.”",
            words="It will stay closed for a year.",
            gives="Ada Lund",
        ),
    ),
    _rule(
        "unattributed",
        "a sentence in marks that nobody is said to say is kept without a speaker",
        uncued.by_nobody,
        Example(
            text="The bridge has a sign.\n\n“It will stay closed for a year.”", words="It will stay closed for a year."
        ),
    ),
)
