"""What a build tells its maker: each thing that applies, with its cure, and nothing else."""

from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.build import Options, build
from pipeline.errors import ReleaseError

SPOKEN = "“The ferry will sail again on Monday,” Captain Lena Abbott told the council of Fenwick in a long meeting.\n"
ANON = "“The ferry will sail again on Monday.”\n\nThe council of Fenwick met for a long time in the old town hall.\n"
GERMAN = (
    "Die Fähre fährt am Montag wieder, sagte die Kapitänin dem Rat der Stadt nach einer langen Sitzung im Rathaus.\n"
)
ALL = "path,published,license,language\na.txt,2021-05-04,CC-BY-4.0,en\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        # nothing to say
        ({"a.txt": SPOKEN, "manifest.csv": ALL}, []),
        # each by itself
        ({"a.txt": SPOKEN, "manifest.csv": ALL.replace("CC-BY-4.0", "")}, ["1 of 1 quotations"]),
        ({"a.txt": SPOKEN, "manifest.csv": ALL.replace("2021-05-04", "")}, ["1 of 1 articles have no day"]),
        ({"a.txt": ANON, "manifest.csv": ALL}, ["1 of 1 direct quotations have no speaker"]),
        (
            {"a.txt": SPOKEN, "b.txt": GERMAN, "manifest.csv": ALL},
            ["1 of 2 articles have no day", "1 of 2 articles are not"],
        ),
        (
            {"a.txt": f"{SPOKEN}\nThe mayor called it “a gift and left the hall.\n", "manifest.csv": ALL},
            ["1 quotation marks in 1 articles have no partner"],
        ),
        # a first folder: no manifest at all
        ({"a.txt": SPOKEN, "c.txt": SPOKEN}, ["2 of 2 quotations", "2 of 2 articles have no day"]),
    ],
)
def test_what_is_said(
    files: dict[str, str], said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    for name, text in files.items():
        (seeds / name).write_text(text, encoding="utf-8")
    assert main(["build", "--seeds", str(seeds), "--out", str(out), "--no-cache"]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("- ")]
    assert [line[2 : 2 + len(start)] for line, start in zip(lines, said, strict=True)] == said
    readme = (out / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in lines)
    if said:
        with pytest.raises(ReleaseError, match="strict: nothing was published"):
            build(seeds, tmp_path / "strict", options=Options(strict=True))
    assert (tmp_path / "strict").exists() is False
