"""`explain`: what a text is taken for, and which rules decided, for people and for tools."""

import json
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.rules import Decision, Example, Rule, Trial, decide, watched

SENTENCE = "“The bridge is safe,” said Ada Lund, 43, who was arrested in Lima on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "text: language en, published 2024-05-31",  # what is known
        "15  arrested  arrest  VERB   VBN  relcl      Lund",  # the parse, a token a line
        "  “Lima”: place Lima (name)",
        "  “Monday”: DATE 2024-05-27",  # counted from the day of publication
        "  “The bridge is safe,”: direct",
        "    cue “said”",
        "    speaker “Ada Lund”",
        "      person Ada Lund",
        "      person +3: an age follows the name",  # what voted for the type
        "  “arrested”: arrest, actual",
        "    patient “Ada Lund”: Ada Lund",
    ],
)
def test_a_sentence_is_explained(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", SENTENCE, "--published", "2024-05-31"]) == 0
    assert line in capsys.readouterr().out.splitlines()


def test_it_tells_why_words_are_no_event(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "The senator fought Ada Lund in the debate."]) == 0
    assert "  trigger “fought”: attack in words → figure of speech" in capsys.readouterr().out.splitlines()


def test_tools_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", SENTENCE, "--published", "2024-05-31", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (event,) = told["events"]
    assert (event["words"], event["type"], event["date"], event["expression"]) == (
        "arrested",
        "arrest",
        "2024-05-27",
        "Monday",
    )
    assert [part["entity"] for part in event["participants"]] == ["Ada Lund"]
    assert "".join(token["words"] for token in told["sentences"][0]["tokens"]) == SENTENCE.replace(" ", "")


def test_a_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quay.txt").write_text(
        "Quay opens\n\nBy Tom Brook\n\nAda Lund opened the quay in Lima.\n", encoding="utf-8"
    )
    assert main(["explain", str(tmp_path / "quay.txt")]) == 0
    out = capsys.readouterr().out
    assert "  byline: “By Tom Brook”\n" in out
    assert "  “Ada Lund”: person Ada Lund (name)\n" in out


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("gone.txt", "gone.txt: no such text file (known: "),
        (".", ".: no such text file"),  # a folder
        ("notes.pdf", "notes.pdf: no such text file"),  # no reader for it
        ("…", "TEXT: no words in it; give a sentence, or the path of a text file"),
    ],
)
def test_what_is_no_text_is_one_sentence(asked: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", asked]) == 1
    assert says in capsys.readouterr().err


def test_a_day_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["explain", "Ada spoke.", "--published", "31.05.2024"])
    assert "'31.05.2024' is not a date; write it as 2024-05-31" in capsys.readouterr().err


def _even(number: int) -> str | None:
    return "even" if number % 2 == 0 else None


def _large(number: int) -> str | None:
    return "large" if number > 10 else None


EXAMPLE = (Example(text="Two.", words="Two"),)
RULES = (
    Rule(step="number", name="even", meaning="the number is even", find=_even, examples=EXAMPLE),
    Rule(step="number", name="large", meaning="the number is large", find=_large, examples=EXAMPLE),
)


def test_a_watcher_is_told_of_each_decision_and_changes_none() -> None:
    made: list[Trial] = []
    with watched(made.append):
        found = [decide(RULES, number) for number in (12, 11, 9)]
    assert found == [Decision("number/even", "even"), Decision("number/large", "large"), None]
    both = ["number/even", "number/large"]
    assert [list(trial.tried) for trial in made] == [["number/even"], both, both]
    assert [trial.decision and trial.decision.rule for trial in made] == ["number/even", "number/large", None]
    assert decide(RULES, 12) == found[0]
    assert len(made) == 3


def test_a_token_without_end_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", f"Ada Lund read {'x' * 5000} aloud."]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) < 200


def test_a_long_sentence_is_no_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", f"Ada Lund said {'that the ferry was late, ' * 20}and left."]) == 0
    assert "Ada Lund" in capsys.readouterr().out
