"""Why an entity is one: what the command says of it, from the files of a release alone."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from releases import edit, rows_of

from pipeline.__main__ import main
from pipeline.build import build
from pipeline.errors import ReleaseError
from pipeline.lexicon import table as vocabulary
from pipeline.schema import table
from pipeline.why import to_text, why

HEADLINE = "Harbour inquiry opens\n\nPORT SORREL – "
ARTICLES = {
    "one": f"{HEADLINE}Judge Ramiro Ortega Salinas opened the inquiry in the United States on Monday. "
    "Ortega said he would hear the Harbour Safety Board (HSB). The HSB had asked for it.\n",
    "two": f"{HEADLINE}Ramiro Ortega opened the inquiry on Monday. The HSB will be heard in the U.S. next week.\n",
    "three": f"{HEADLINE}Lawyers asked Ortega to wait. “The harbour is safe,” said Ortega. El Grande agreed.\n",
    "four": f"{HEADLINE}“I have seen the quay,” El Grande said on Monday. El Grande lives there.\n",
}
AUTHORITY = "name,aliases,type,wikidata\nMateo Rivas,El Grande,person,Q42\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of four articles, none of which has a licence, and an authority file."""
    folder = tmp_path_factory.mktemp("why")
    (folder / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "seeds" / "authority.csv").write_text(AUTHORITY, encoding="utf-8")
    build(folder / "seeds", folder / "release")
    return folder / "release"


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    """A copy of the release, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "release"))


@pytest.mark.parametrize(
    ("entity", "lines"),
    [
        # what it is, and where it is mentioned
        ("ramiro-ortega-salinas", ["Ramiro Ortega Salinas: person, ramiro-ortega-salinas"]),
        ("ramiro-ortega-salinas", ["  “Ortega”: 3 mentions in 2 articles"]),
        # a surname beside the full name in one article, and one that only other articles spell out
        (
            "ramiro-ortega-salinas",
            ["    joined with “Ramiro Ortega Salinas”: used for the same within one article (one at "],
        ),
        ("ramiro-ortega-salinas", ["    joined with “Ramiro Ortega”: a full name and its surname", "(three at 51)"]),
        # two forms of a full name
        ("ramiro-ortega-salinas", ["    joined with “Ramiro Ortega Salinas”: two forms of one person's full name"]),
        # a title, and the article that gives it
        ("ramiro-ortega-salinas", ["  “Judge”: one"]),
        # an abbreviation that one article explains and another does not
        ("harbour-safety-board", ["  “HSB”: 3 mentions in 2 articles"]),
        (
            "harbour-safety-board",
            ["    joined with “Harbour Safety Board”: a full name and its short form", "(two at "],
        ),
        # the usual names of a country need no rule
        ("united-states", ["    another way to write “United States” (two at "]),
        # what a curator knows, under a name that no article has
        ("mateo-rivas", ["  Wikidata: Q42, from the authority file"]),
        ("mateo-rivas", ["    joined with “Mateo Rivas”: the authority file lists both", "four at "]),
    ],
)
def test_an_entity_is_explained(entity: str, lines: list[str], built: Path) -> None:
    said = to_text(why(built, entity)).splitlines()
    assert [line for line in said if line.startswith(lines[0]) and all(part in line for part in lines)], said


def test_many_articles_are_counted(built: Path, release: Path) -> None:
    (row,) = [row for row in rows_of(built, "entity_titles") if row["title"] == "Judge"]
    more = [row | {"entity_title_id": article, "article_id": article} for article in ("four", "three", "two")]
    edit(release, "entity_titles", lambda rows: rows.extend(more))
    assert "  “Judge”: four, one, three and 1 more\n" in to_text(why(release, "ramiro-ortega-salinas"))
    more = [row | {"entity_title_id": str(number), "title": f"Judge {number:02}"} for number in range(30)]
    edit(release, "entity_titles", lambda rows: rows.extend(more))
    said = to_text(why(release, "ramiro-ortega-salinas"))
    assert "  “Judge 18”: one\n  and 11 more\narticles:\n" in said


def test_the_command_prints_it(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "ramiro-ortega-salinas", "--release", str(built)]) == 0
    assert capsys.readouterr().out == to_text(why(built, "ramiro-ortega-salinas"))


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("ortega", "ramiro-ortega-salinas"),  # a part of the id
        ("ramiro-ortega-salina", "ramiro-ortega-salinas"),  # a slip
        ("Harbour Safety Board", "harbour-safety-board"),  # the name
    ],
)
def test_an_unknown_entity_is_one_sentence_with_the_nearest(
    asked: str, near: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", asked, "--release", str(built)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"no entity '{asked}' (allowed: an entity_id of its table entities; did you mean '{near}'?)" in line


def test_what_is_no_release_is_refused(release: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not a release"):
        why(tmp_path / "gone", "ramiro-ortega-salinas")
    names = release / "data" / "entity_names.parquet"
    pq.write_table(pq.read_table(names).drop_columns(["rule"]), names)
    with pytest.raises(ReleaseError, match="no release of this version"):
        why(release, "ramiro-ortega-salinas")
    names.unlink()
    with pytest.raises(ReleaseError, match=r"entity_names\.parquet: no table of a release"):
        why(release, "ramiro-ortega-salinas")


def test_names_publish_nothing_of_withheld_articles_that_mentions_do_not(built: Path) -> None:
    assert all(row["text"] is None for row in rows_of(built, "articles"))
    mentions = {row["mention_id"]: row["text"] for row in rows_of(built, "mentions")}
    names = rows_of(built, "entity_names")
    assert [row for row in names if mentions[row["mention_id"]] != row["name"]] == []
    written = {row["name"] for row in names} | {row["name"] for row in rows_of(built, "entities")}
    assert {row["partner"] for row in names} - {None} <= written


def test_every_rule_is_said_in_words() -> None:
    (rule,) = [column for column in table("entity_names").columns if column.name == "rule"]
    assert set(rule.enum) == set(vocabulary("joins"))
