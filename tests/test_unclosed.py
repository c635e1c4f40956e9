"""Marks that never close: the narrator's words are nobody's, and where nothing tells the end there is no row."""

import pytest
from quoted import annotated, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who speaks follows a comma, before and after the verb
        (
            "“The bridge was closed in time, said Ada Lund, the engineer. “Nobody was on it.”",
            ["direct: The bridge was closed in time, | Ada Lund | said", "direct: Nobody was on it. | Ada Lund | said"],
        ),
        (
            '"We had no choice, the director, Tomas Brook, said. "Fuel has become dear."',
            [
                "direct: We had no choice, | the director, Tomas Brook | said",
                "direct: Fuel has become dear. | the director, Tomas Brook | said",
            ],
        ),
        # single marks at the start of a paragraph, too
        (
            "‘It is our last winter here, the keeper, Tomas Brook, wrote in a letter.",
            ["direct: It is our last winter here, | the keeper, Tomas Brook | wrote"],
        ),
        # a question, and a next paragraph that opens with a mark of its own
        (
            '"Why was nobody told? asked Ada Lund, a nurse.\n\n"We did tell them," Brook replied.',
            ["direct: Why was nobody told? | Ada Lund | asked", "direct: We did tell them, | Brook | replied"],
        ),
        # “according to”
        (
            "“The roof leaks in three places, according to Ada Lund.",
            ["direct: The roof leaks in three places, | Ada Lund | according to"],
        ),
        # whoever is quoted may tell what he said himself, and what others did
        (
            "“It was late, I said, when we left.\n\n“Then people started to sing,” said Ada Lund.",
            [
                "direct: It was late, I said, when we left. | - | -",
                "direct: Then people started to sing, | Ada Lund | said",
            ],
        ),
        # one sentence up to the end of its paragraph
        ("Ada Lund wrote: “The bridge is not safe", ["direct: The bridge is not safe | Ada Lund | wrote"]),
        # nothing tells which of two sentences is still hers
        ("“I will not sign this paper. Ada Lund left Harwick on Friday.", []),
        # a part of a sentence may end anywhere, and so may what is told with it
        ("Brook called the plan “a gift to the shipowners and walked out.", []),
        # words before a mark that was never opened are no indirect report
        ("We looked everywhere and found nothing,” Brook told reporters.", []),
        # a paragraph that the next one goes on with
        (
            "“We waited for years. Nobody came.\n\n“Then it rained,” said Ada Lund.",
            ["direct: We waited for years. Nobody came. | - | -", "direct: Then it rained, | Ada Lund | said"],
        ),
    ],
)
def test_what_an_unclosed_mark_opens(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” Lund said. “Go home.”", 0),
        # a mark that opens and one that closes, each without the other, and one that the narrator ends
        ("Brook called it “a gift and left. It is late.", 1),
        ("It is late,” Lund said.", 1),
        ("“It is late, said Ada Lund.", 1),
        # a paragraph that the next one goes on with has its mark on purpose
        ("“It is late.\n\n“Go home,” Lund said.", 0),
    ],
)
def test_marks_without_a_partner_are_counted(text: str, expected: int) -> None:
    assert annotated(text).unpaired_marks == expected
