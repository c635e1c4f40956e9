"""Why a row is there: what the command says of it, from the files of a release alone."""

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from releases import edit, rows_of

from pipeline.__main__ import main
from pipeline.build import build
from pipeline.errors import ReleaseError
from pipeline.why import to_json, to_text, why

HEADLINE = "Harbour inquiry opens\n\nPORT SORREL – "
ARTICLES = {
    "one": f"{HEADLINE}Judge Ramiro Ortega Salinas opened the inquiry in the United States on Monday. "
    "Ortega said he would hear the Harbour Safety Board (HSB). The HSB had asked for it.\n",
    "two": f"{HEADLINE}Ramiro Ortega opened the inquiry on Monday. The HSB will be heard in the U.S. next week.\n",
    "three": f"{HEADLINE}Lawyers asked Ortega to wait. “The harbour is safe,” said Ortega. El Grande agreed.\n",
    "four": f"{HEADLINE}“I have seen the quay,” El Grande said on Monday. El Grande lives there.\n",
    "five": "Ada Quell was arrested in Port Sorrel on May 3, 2021. A judge charged Quell with theft.\n",
    "six": "The arrest of Ada Quell on May 3, 2021 surprised Port Sorrel. Quell was charged with theft.\n",
}
MANIFEST = "path,license\nthree.txt,CC-BY-4.0\n"
PACKAGE = 'full_text_licenses = ["CC-BY-4.0"]\n'
AUTHORITY = "name,aliases,type,wikidata\nMateo Rivas,El Grande,person,Q42\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of six articles, one of which has a licence, and an authority file."""
    folder = tmp_path_factory.mktemp("why")
    (folder / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "seeds" / "authority.csv").write_text(AUTHORITY, encoding="utf-8")
    (folder / "seeds" / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    (folder / "seeds" / "package.toml").write_text(PACKAGE, encoding="utf-8")
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
            [
                "    joined with “Ramiro Ortega Salinas”: names that are used for the same within one article",
                "(one at ",
            ],
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
        ("mateo-rivas", ["    joined with “Mateo Rivas”: the authority file lists both names", "four at "]),
    ],
)
def test_an_entity_is_explained(entity: str, lines: list[str], built: Path) -> None:
    said = to_text(why(built, entity)).splitlines()
    assert [line for line in said if line.startswith(lines[0]) and all(part in line for part in lines)], said


def id_of(release: Path, name: str, column: str, **where: str) -> str:
    """The id of the only row of a table with these values."""
    (row,) = [row for row in rows_of(release, name) if all(row[key] == value for key, value in where.items())]
    return str(row[column])


@pytest.mark.parametrize(
    ("name", "column", "where", "lines"),
    [
        # a quote: its words, which the article's rights may withhold, its cue, and whose they are
        (
            "quotes",
            "quote_id",
            {"article_id": "three", "kind": "direct"},
            ["  “The harbour is safe,”", "  cue: “said” at ", "  Ramiro Ortega Salinas: person, ramiro-ortega-salinas"],
        ),
        # all pieces of a quotation
        ("quotes", "quotation_id", {"article_id": "one"}, ["  words that the article's rights withhold"]),
        # a statement, and the quotes that it is made of
        (
            "statements",
            "statement_id",
            {"text": "The harbour is safe,"},
            ["  1 quote in 1 article", "  Ramiro Ortega Salinas: “The harbour is safe,” (three at "],
        ),
        # an expression that nobody can date without the day of publication
        (
            "date_mentions",
            "date_mention_id",
            {"article_id": "two", "text": "Monday"},
            ["  the article was published on"],
        ),
        # a mention, and the entity that it leads to
        (
            "mentions",
            "mention_id",
            {"article_id": "three", "text": "El Grande"},
            ["  mentions Mateo Rivas: person, mateo-rivas (`why` has its names)"],
        ),
        # a rule: what it means, its example, and what it decided here
        (
            "rules",
            "rule",
            {"rule": "time/weekday"},
            ["time/weekday: a weekday, ", "  finds there: “Thursday” gives “2021-03-18”", "  3 rows of date_mentions"],
        ),
        # an article: what is known of it and what is not
        (
            "articles",
            "article_id",
            {"path": "two.txt"},
            ["  headline: Harbour inquiry opens", "regions: ", "event mentions: "],
        ),
    ],
)
def test_a_row_is_explained(name: str, column: str, where: dict[str, str], lines: list[str], built: Path) -> None:
    explanation = why(built, id_of(built, name, column, **where))
    said = to_text(explanation).splitlines()
    assert [start for start in lines if not any(line.startswith(start) for line in said)] == [], said
    assert json.loads(to_json(explanation))["kind"] == explanation.kind


def test_an_event_is_explained_by_its_mentions(built: Path) -> None:
    (event, *_) = [row for row in rows_of(built, "events") if row["article_count"] == 2]
    said = to_text(why(built, event["event_id"]))
    mentions = [row for row in rows_of(built, "event_mentions") if row["event_id"] == event["event_id"]]
    assert all(f"{row['event_mention_id']}: “{row['trigger']}”, {row['type']}\n" in said for row in mentions)
    dated = ", ".join(row["event_mention_id"] for row in mentions if row["date"] == event["date"])
    assert f"of such the one given most often: that of {dated}\n" in said
    alone = to_text(why(built, mentions[0]["event_mention_id"]))
    assert mentions[0]["event_mention_id"] in alone
    assert mentions[1]["event_mention_id"] not in alone


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
def test_an_unknown_id_is_one_sentence_with_the_nearest(
    asked: str, near: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["why", asked, "--release", str(built)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"nothing has the id '{asked}' (allowed: what its tables have as entity_id, article_id, " in line
    assert line.endswith(f"; did you mean '{near}'?)")


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
    assert sum(row["text"] is not None for row in rows_of(built, "articles")) == 1
    mentions = {row["mention_id"]: row["text"] for row in rows_of(built, "mentions")}
    names = rows_of(built, "entity_names")
    assert [row for row in names if mentions[row["mention_id"]] != row["name"]] == []
    written = {row["name"] for row in names} | {row["name"] for row in rows_of(built, "entities")}
    assert {row["partner"] for row in names} - {None} <= written


def test_every_rule_that_joined_names_is_in_the_table_of_rules(built: Path) -> None:
    codes = {row["rule"] for row in rows_of(built, "rules")}
    joined = {row["rule"] for row in rows_of(built, "entity_names")} - {None}
    assert joined <= codes
    assert {"join/same article", "join/surname", "join/full name", "join/short name", "join/authority"} <= joined
