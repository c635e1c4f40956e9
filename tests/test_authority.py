"""The authority file: what its lines say, and the one sentence that a broken or contradicting line gives."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.build import Options, build
from pipeline.errors import SeedError
from pipeline.read.authority import read_authority
from pipeline.records import Authority

HEAD = "name,aliases,type,wikidata,note\n"


def lines(folder: Path, content: str) -> tuple[Authority, ...]:
    (folder / "authority.csv").write_text(content, encoding="utf-8")
    return read_authority(folder)


def test_a_folder_without_the_file_has_no_lines(tmp_path: Path) -> None:
    assert read_authority(tmp_path) == ()


def test_a_line_says_what_is_known(tmp_path: Path) -> None:
    found = lines(tmp_path, HEAD + "Ana Ruiz Peña,Ana Ruiz; La Jefa ;,person,Q42,checked\n\nOslo,,place,,\n")
    assert found == (
        Authority(
            place="authority.csv line 2",
            name="Ana Ruiz Peña",
            aliases=("Ana Ruiz", "La Jefa"),
            type="person",
            wikidata="Q42",
        ),
        Authority(place="authority.csv line 4", name="Oslo", type="place"),
    )


def test_columns_that_are_not_needed_may_be_left_out(tmp_path: Path) -> None:
    assert lines(tmp_path, "type,name\nplace,Oslo\n") == (
        Authority(place="authority.csv line 2", name="Oslo", type="place"),
    )


def test_one_name_may_be_a_person_and_a_place(tmp_path: Path) -> None:
    assert len(lines(tmp_path, "name,type\nLima,place\nLima,person\n")) == 2


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        # an unknown column
        ("name,type,wikidat\n", ["line 1", "'wikidat'", "did you mean 'wikidata'?"]),
        # a column that must be there
        ("name,aliases\n", ["line 1", "'type' is missing"]),
        # a cell too many
        ("name,type\nOslo,place,x\n", ["line 2", "3 cells for 2 columns"]),
        # an unknown type
        ("name,type\nOslo,city\n", ["line 2", "'city'", "person, organization, place"]),
        # no name
        ("name,type\n,place\n", ["line 2", "holds no letter"]),
        # an alias of marks alone
        ("name,type,aliases\nOslo,place,--\n", ["line 2", "'--'", "holds no letter"]),
        # no Wikidata item
        ("name,type,wikidata\nOslo,place,585\n", ["line 2", "'585'", "Q42"]),
        # a name on two lines
        ("name,type\nOslo,place\nOslo,place\n", ["line 3", "'Oslo'", "line 2"]),
        # an alias that is another line's name in another spelling
        ("name,type,aliases\nAna Peña,person,\nEva Ruiz,person,ANA PENA\n", ["line 3", "'ANA PENA'", "line 2"]),
        # an item on two lines
        ("name,type,wikidata\nOslo,place,Q585\nLima,place,Q585\n", ["line 3", "'Q585'", "'Oslo'", "line 2"]),
    ],
)
def test_a_line_that_cannot_be(content: str, parts: list[str], tmp_path: Path) -> None:
    with pytest.raises(SeedError) as caught:
        lines(tmp_path, content)
    message = str(caught.value)
    assert "\n" not in message
    assert all(part in message for part in ["authority.csv", *parts])


def test_a_release_follows_the_file_and_the_next_build_does_too(collection: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    build(collection, tmp_path / "before", options=Options(cache=cache))
    assert "dana-holloway" in entities(tmp_path / "before")
    lines(collection, HEAD + "Dana Marie Holloway,Dana Holloway,person,Q42,\n")
    for out in (tmp_path / "after", tmp_path / "again"):
        build(collection, out, options=Options(cache=cache))
        found = entities(out)
        assert found["dana-marie-holloway"] == ("Dana Marie Holloway", "Q42")
        assert "dana-holloway" not in found


def entities(release: Path) -> dict[str, tuple[str, str | None]]:
    """Name and Wikidata item of each entity of a release."""
    rows = pq.read_table(release / "data" / "entities.parquet").to_pylist()
    return {row["entity_id"]: (row["name"], row["wikidata"]) for row in rows}
