"""Transcripts: labels, turns, stage directions and what is reported inside a turn."""

import pytest
from quoted import annotated, rows

from pipeline.annotate.quotes.turns import find_turns
from pipeline.annotate.syntax import paragraphs


def found(text: str, *, is_transcript: bool = False) -> list[tuple[str, list[str]]]:
    blocks = list(paragraphs(text))
    return [
        (text[slice(*turn.label)], [text[slice(*piece)] for piece in turn.pieces])
        for turn in find_turns(text, blocks, is_transcript=is_transcript)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full name and role first, surname later
        (
            "ADA LUND, HOST: Good morning.\n\nBROOK: Hello.\n\nLUND: How are you?",
            [("ADA LUND", ["Good morning."]), ("BROOK", ["Hello."]), ("LUND", ["How are you?"])],
        ),
        # a turn runs over paragraphs until the next label
        (
            "LUND: It rained.\n\nThe road was wet.\n\nBROOK: Yes.",
            [("LUND", ["It rained.\n\nThe road was wet."]), ("BROOK", ["Yes."])],
        ),
        # stage directions are no words; an acronym is none of them
        (
            "LUND: It rained. (Laughter) We went (with the BBC and the CIO) home.\n\nBROOK: (Speaking Spanish).",
            [("LUND", ["It rained.", "We went (with the BBC and the CIO) home."]), ("BROOK", [])],
        ),
        # an acronym in parentheses stays
        (
            "LUND: The Harbour Guard (HG) came.\n\nBROOK: Yes.",
            [("LUND", ["The Harbour Guard (HG) came."]), ("BROOK", ["Yes."])],
        ),
        # a sound cue at a line's start ends the turn
        (
            "LUND: It rained.\n\n(SOUNDBITE OF BELLS) Edited in Harwick.\n\nBROOK: Yes.",
            [("LUND", ["It rained."]), ("BROOK", ["Yes."])],
        ),
        # title and number in the label
        (
            "SEN. BROOK (Harwick): No.\n\nUNIDENTIFIED MAN #2: Why?",
            [("SEN. BROOK", ["No."]), ("UNIDENTIFIED MAN #2", ["Why?"])],
        ),
        # labels in title case count when they come back
        (
            "Lund: Hello.\n\nBrook: Hello.\n\nLund: Bye.\n\nBrook: Bye.",
            [("Lund", ["Hello."]), ("Brook", ["Hello."]), ("Lund", ["Bye."]), ("Brook", ["Bye."])],
        ),
        # one rubric in capitals makes no transcript
        ("UPDATE: The bridge is open.\n\nHARWICK: It rained.", []),
        # fields of a form make none either
        ("Name: Ada Lund\nAge: 47\nCity: Harwick\nJob: teacher", []),
        # a colon inside a sentence is no label
        ("LUND said it twice: No.\n\nBROOK had one word: Yes.", []),
    ],
)
def test_labels_and_pieces(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(text) == expected


def test_known_transcript_needs_one_label() -> None:
    assert found("Brook: Hello.", is_transcript=True) == [("Brook", ["Hello."])]


def test_reports_inside_a_turn_are_rows_of_their_own() -> None:
    text = "ADA LUND, HOST: It rained. (Laughter) Brook says it was “cold.”\n\nBROOK: Yes."
    assert rows(text, "transcript") == [
        "turn: It rained. | ADA LUND | -",
        "turn: Brook says it was “cold.” | ADA LUND | -",
        "indirect: it was | Brook | says",
        "partial: cold. | Brook | says",
        "turn: Yes. | BROOK | -",
    ]
    pieces = annotated(text, "transcript").quotes
    assert pieces[0].quotation == pieces[1].quotation == pieces[0].start


def test_marked_words_of_a_turn_are_its_speakers() -> None:
    text = "ADA LUND, HOST: It rained.\n\nBROOK: “We stayed at home all day.”"
    assert rows(text, "transcript") == [
        "turn: It rained. | ADA LUND | -",
        "turn: “We stayed at home all day.” | BROOK | -",
        "direct: We stayed at home all day. | BROOK | -",
    ]
