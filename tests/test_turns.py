"""Transcripts: labels, turns, stage directions and what is reported inside a turn."""

import pytest
from quoted import annotated, rows

from pipeline.annotate import annotate
from pipeline.annotate.quotes.turns import find_turns
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Document, Metadata


def found(text: str, *, is_transcript: bool = False) -> list[tuple[str | None, list[str]]]:
    blocks = list(paragraphs(text))
    return [
        (text[slice(*turn.label)] if turn.label else None, [text[slice(*piece)] for piece in turn.pieces])
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
        # emphasis, times and the chevrons of subtitles before a label
        (
            "**LUND:** Hello.\n\n[00:01:12] **BROOK:** Yes, *there*.\n\n>> LUND: Bye.",
            [("LUND", ["Hello."]), ("BROOK", ["Yes, *there*."]), ("LUND", ["Bye."])],
        ),
        (
            "00:12 Ada Lund: Hello.\n00:15 Tomas Brook: Yes.\n00:20 Ada Lund: Why?\n00:31 Tomas Brook: No.",
            [("Ada Lund", ["Hello."]), ("Tomas Brook", ["Yes."]), ("Ada Lund", ["Why?"]), ("Tomas Brook", ["No."])],
        ),
        # letters for question and answer; an initial is none of them
        (
            "Q. Is it safe?\nA. Yes.\nIt is.\n\nQ (inaudible): Who says so?\nA. Lund does.",
            [("Q", ["Is it safe?"]), ("A", ["Yes.\nIt is."]), ("Q", ["Who says so?"]), ("A", ["Lund does."])],
        ),
        ("A. Brook came.\n\nA. Brook left.\n\nA. Brook wrote.\n\nA. Brook slept.", []),
        # labels in small letters that come back; not those of a list
        (
            "lund: it rained.\nbrook: yes.\nlund: and then?\nbrook: snow.",
            [("lund", ["it rained."]), ("brook", ["yes."]), ("lund", ["and then?"]), ("brook", ["snow."])],
        ),
        ("flour: two cups.\nsugar: one cup.\nflour: half a cup.\nmilk: none.", []),
        # questions in bold, and what stands below each; a label inside
        (
            "**Ada Lund: Is it safe?**\n\nYes.\n\nIt is.\n\n**Who says so?**\n\nI do. [laughs] We all do.",
            [
                ("Ada Lund", ["Is it safe?"]),
                (None, ["Yes.\n\nIt is."]),
                ("Ada Lund", ["Who says so?"]),
                (None, ["I do.", "We all do."]),
            ],
        ),
        # a question in bold alone is a heading
        ("**Is it safe?**\n\nNobody knows.", []),
        # a colon inside a sentence is no label
        ("LUND said it twice: No.\n\nBROOK had one word: Yes.", []),
    ],
)
def test_labels_and_pieces(text: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert found(text) == expected


def test_known_transcript_needs_one_label() -> None:
    assert found("Brook: Hello.", is_transcript=True) == [("Brook", ["Hello."])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # stage directions, on lines of their own and between words
        ("ADA LUND: We left. (CROSSTALK) Why?\n\n(BEGIN VIDEO CLIP)\n\nTOMAS BROOK: No.", ["ADA LUND", "TOMAS BROOK"]),
        ("ADA LUND: We left.\n\nCOMMERCIAL BREAK\n\nTOMAS BROOK: No. [LAUGHTER]", ["ADA LUND", "TOMAS BROOK"]),
        # whoever is not known, and what parentheses add to a label
        ("ADA LUND: Who?\n\nUNIDENTIFIED MALE: I.\n\nREP. GRETA HOLM (D-MN): We.", ["ADA LUND", "GRETA HOLM"]),
        # a surname that the parse takes for a verb
        ("ADA LUND: Why?\n\nADA MAY: It rained.", ["ADA LUND", "ADA MAY"]),
        # the letter before an answer's first word
        ("Q. Will it open?\nA. Yes.\n\nQ. Why?\nA. Brook said so.", ["Brook"]),
    ],
)
def test_names_in_transcripts(text: str, names: list[str]) -> None:
    found = annotate(
        Document(article_id="a", path="a.txt", text=text, sha256="0" * 64, manifest=Metadata(language="en"))
    )
    assert [text[m.start : m.end] for m in found.mentions if m.kind == "name"] == names


def test_the_answers_are_those_of_the_one_person_named_above() -> None:
    text = "Ada Lund met Tomas Brook.\n\n**Ada Lund: Is it safe?**\n\nYes.\n\n**Since when?**\n\nMay."
    people = [(0, 8), (13, 24)]
    turns = find_turns(text, list(paragraphs(text)), is_transcript=False, people=people)
    assert [text[slice(*turn.label)] if turn.label else None for turn in turns] == ["Ada Lund", "Tomas Brook"] * 2


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
