"""Vocabulary is checked when it is read: each fault is one sentence with its file and line."""

import functools
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from pipeline import event_types, lexicon
from pipeline.errors import LexiconError
from pipeline.lexicon import notation
from pipeline.lexicon.files import HOME, Source, names, read
from pipeline.lexicon.lists import APART, read_list
from pipeline.lexicon.places import line_of
from pipeline.lexicon.tables import read_table

TABLES = [name for name in names() if name.endswith(".toml")]
SCHEMAS = sorted(Path(str(HOME)).joinpath("schemas").glob("*.json"))
TYPE = {
    "definition": "A walk",
    "possessive": "agent",
    "summary": {"past": "walked", "base": "walk", "object": "", "noun": "a walk"},
}


def told(source: Source) -> str:
    """What is said of a faulty file: one sentence, below the place."""
    with pytest.raises(LexiconError) as caught:
        (read_table if source.place.endswith(".toml") else read_list)(source)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def changed(name: str, old: str, new: str) -> Source:
    """A file of the vocabulary in which something stands otherwise."""
    source = read(name)
    assert old in source.text
    return source._replace(text=source.text.replace(old, new, 1))


def test_all_vocabulary_is_sound() -> None:
    lexicon.check_vocabulary()
    assert {"languages.txt", "roles.txt", "times.toml", "event_types/justice.toml"} <= set(names())


JUSTICE = "event_types/justice.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (JUSTICE, "possessive =", "posessive =", "unknown key 'posessive' in [arrest]; known are about, accuses, "),
        (JUSTICE, "possessive =", "posessive =", "(did you mean 'possessive'?)"),
        (
            JUSTICE,
            '"patient"',
            '"patien"',
            "'patien' is no value of 'possessive' in [arrest]; known are agent, ",
        ),
        (JUSTICE, "[arrest.summary]", "[arrest.sumary]", "unknown key 'sumary' in [arrest]; "),
        (JUSTICE, '"arrested"', "7", "'past' in [arrest.summary] must be text in quotation marks, not 7"),
        (JUSTICE, "once = true", 'once = "yes"', "'once' in [arrest] must be true or false, not 'yes'"),
        (JUSTICE, "once = true", 'family = "verdikt"', "unknown event type 'verdikt'; known are "),
        (JUSTICE, "once = true", 'figurative = { arrest = "atack" }', "(did you mean 'attack'?)"),
        (JUSTICE, '["person"]', '["person", "person"]', "'person' stands twice in 'patients' in [arrest]"),
        (JUSTICE, '"detain obj:*"', '"detain objj:*"', "unknown relation or preposition 'objj'; known are "),
        (JUSTICE, "obj:PERSON", "obj:PERSONS", "unknown class 'PERSONS'; known are "),
        (JUSTICE, "obj:PERSON", "obj:PERSONS", "(did you mean 'PERSON'?), in the pattern 'capture obj:PERSONS"),
        (JUSTICE, '"detention arg"', '"detention argg"', "unknown flag 'argg'; known are acts, arg, attr, content, "),
        (JUSTICE, '"detain obj:*"', '"detain  obj:*"', "one blank stands between the parts of a pattern"),
        (JUSTICE, '"detain obj:*" =', '"arrest" =', '"arrest" stands twice'),
        (JUSTICE, "*arrested*", "arrested", "one pair of stars must mark the words of the event in 'Police arrested "),
        (
            JUSTICE,
            '"Police *arrested* the treasurer on Monday."',
            '""',
            "one pair of stars must mark the words of the ",
        ),
        (JUSTICE, "once = true", "once = true\nonce = true", "once stands twice"),
        (JUSTICE, "once = true", "once = yes", "no TOML: Invalid value"),
        ("event_nouns.toml", "[nouns]\nPERSON", "[nouns]\nPerson", "'Person' in 'nouns': a class is written in capi"),
        ("event_types.toml", '"contact"', '"contcat"', "'contcat'; known are business, conflict, contact, "),
        ("event_types.toml", "flags =", "flag =", "unknown key 'flag' in [notation]; "),
        ("event_nouns.toml", "[words]\nPERSON", "[words]\nPERSN", "unknown class 'PERSN'; "),
        ("event_nouns.toml", '= ["person"]', '= ["persons"]', "'persons' is no value of 'PERSON' in [names]; "),
        ("event_nouns.toml", "[nouns]", "[noun]", "unknown key 'noun'; known are names, nouns, words"),
        ("event_status.toml", "modals =", "modal =", "unknown key 'modal' in [planned]; "),
        ("event_status.toml", '"verdict"]', '"verdickt"]', "unknown event type 'verdickt'; "),
        ("cue_verbs.toml", "question = [", "questions = [", "unknown key 'questions'; known are charge, "),
        ("cue_verbs.toml", '"admit",', '"admit", "admit",', "'admit' stands twice in 'clause'"),
        ("gendered.toml", "male =", "mail =", "unknown key 'mail'; known are female, male (did you mean 'male'?)"),
        ("pronouns.toml", "both = 2", 'both = "2"', "'both' in [counts] must be a whole number, not '2'"),
        ("pronouns.toml", "[counts]", "[count]", "unknown key 'count'; "),
        ("gendered.toml", '"actress"', '"actor", "actress"', "'actor' in 'female' stands in 'male' too; keep one"),
        ("structure.toml", "holds =", "hold =", "unknown key 'hold' in [furniture]; "),
        ("times.toml", "[weekdays]", "[weekday]", "unknown key 'weekday'; "),
        ("times.toml", '"spoken"', '"spokn"', "'spokn' is no value of 'base' in [distances.earlier]; "),
        ("times.toml", "easter = -47", "eastr = -47", "unknown key 'eastr' in [holidays.mardi gras]; "),
        ("times.toml", 'hours = "TH"', 'hours = "H"', "'H' in 'hours' in [units]: a unit is one of TIMEX3, "),
        ("statement_forms.toml", "[short]", "[shorts]", "unknown key 'shorts'; known are short (did you mean"),
        ("city_names.toml", '["Philly"]', '"Philly"', "'Philadelphia' must be a list, not 'Philly'"),
        ("country_names.toml", '["Burma"]', "[]", "'Myanmar': [] has less than 1 item"),
        ("ranks.toml", 'adm = "admiral"', "adm = 1", "'adm' must be text in quotation marks, not 1"),
        ("pages.toml", "blocks =", "block =", "unknown key 'block'; "),
        ("ranks.toml", "#:schema ../schemas/", "# ", "the first line must name the schema of the table"),
        ("roles.txt", "academic\n", "academic\nacademic\n", "'academic' stands twice; the first is in line "),
        ("roles.txt", "academic\n", "accountant\nacademic\n", "'academic' must stand before 'accountant'"),
        ("roles.txt", "academic\n", "academic \n", "'academic ': an entry stands in a line of its own"),
        ("roles.txt", "academic\n", "academic\n\n", "'': an entry stands in a line of its own"),
        ("roles.txt", "academic\n", "Academic\n", "'Academic' must be lower case: the comment does not say"),
    ],
)
def test_a_fault_is_one_sentence_with_its_line(name: str, old: str, new: str, sentence: str) -> None:
    source = changed(name, old, new)
    said = told(source)
    place, _, rest = said.partition(": ")
    assert sentence in rest
    number = re.fullmatch(rf"lexicon/{re.escape(source.place)}, line (\d+)", place)
    assert number is not None
    assert 1 <= int(number[1]) <= len(source.text.splitlines())


def test_the_line_is_that_of_the_fault() -> None:
    source = changed(JUSTICE, "possessive =", "posessive =")
    line = next(n for n, text in enumerate(source.text.splitlines(), 1) if text.startswith("posessive"))
    assert told(source).startswith(f"lexicon/en/event_types/justice.toml, line {line}: ")
    source = changed("cue_verbs.toml", '"bemoan", "boast"', '"boast", "bemoan", "boast"')
    line = next(n for n, text in enumerate(source.text.splitlines(), 1) if '"boast", "bemoan", "boast"' in text)
    assert told(source).startswith(f"lexicon/en/cue_verbs.toml, line {line}: ")


TOML = """\
# A remark = none.
top = ["a", "b"]

[one]
key = "x"
inner = { deep = 1, other = 2 }
words = [
  "first",
  "second",
]
"quoted key obj:*" = ""

[one.two]
key = "y"
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("top",), 2),
        (("top", "b"), 2),  # a word in a list
        (("one",), 4),
        (("one", "key"), 5),
        (("one", "inner", "other"), 6),  # in an inner table
        (("one", "words"), 7),
        (("one", "words", "second"), 9),  # in a list over lines
        (("one", "quoted key obj:*"), 11),
        (("one", "two"), 13),
        (("one", "two", "key"), 14),  # a key that stands in another table, too
        (("one", "two", "missing"), 13),  # the nearest thing around it
        (("missing",), 1),
    ],
)
def test_lines_of_keys(keys: tuple[str, ...], line: int) -> None:
    assert line_of(TOML, keys) == line


@pytest.fixture
def lexicon_with_patterns(monkeypatch: pytest.MonkeyPatch) -> Iterator[functools.partial[None]]:
    """Gives the vocabulary other tables; the types are read anew before and after."""

    def give(**tables: object) -> None:
        monkeypatch.setattr(lexicon, "table", lambda name: tables[name.replace("/", "_")])
        event_types.event_types.cache_clear()

    yield functools.partial(give)
    event_types.event_types.cache_clear()


def test_two_patterns_that_ask_for_the_same(lexicon_with_patterns: functools.partial[None]) -> None:
    walks = {"walk": TYPE | {"verbs": {"walk obj:dog|cat on/at:*": ""}}, "arrest": TYPE | {"verbs": {}}}
    lexicon_with_patterns(event_types={"groups": ["justice"]}, event_types_justice=walks)
    assert list(event_types.event_types()) == ["walk", "arrest"]
    walks["arrest"]["verbs"] = {"walk at/on:* obj:cat|dog": ""}
    event_types.event_types.cache_clear()
    with pytest.raises(
        LexiconError, match=r"^lexicon/en/event_types/justice\.toml, line \d+: 'walk at/on:\* .*'walk'$"
    ):
        event_types.event_types()


def test_a_type_in_two_groups(lexicon_with_patterns: functools.partial[None]) -> None:
    groups = {"groups": ["justice", "life"]}
    lexicon_with_patterns(event_types=groups, event_types_justice={"arrest": TYPE}, event_types_life={"arrest": TYPE})
    with pytest.raises(LexiconError, match=r"^lexicon/en/event_types/life\.toml, line \d+: 'arrest' stands in the gr"):
        event_types.event_types()


def test_lists_that_share_no_entry() -> None:
    source = Source("en/planted.txt", "# Planted.\n# Apart from: regions, roles.\nactor\nzzz\n")
    line = read("roles.txt").text.splitlines().index("actor") + 1
    assert told(source) == (
        f"lexicon/en/planted.txt, line 3: 'actor' stands in lexicon/en/roles.txt too, in line {line}; keep one of them"
    )


@pytest.mark.parametrize("name", names())
def test_a_file_says_what_it_is_and_where_that_comes_from(name: str) -> None:
    """Its first paragraph is a description, and then a line on its source, with full stops."""
    lines = [line for line in read(name).text.splitlines() if not line.startswith("#:schema ")]
    header = list(itertools.takewhile(lambda line: line.startswith("# "), lines))
    header = [line for line in header if not line.startswith(APART)]
    assert len(header) > 1
    assert header[0][2].isupper()
    assert header[-2].endswith((".", ").", "”."))
    assert re.fullmatch(r"# Source: .{10,}\.", header[-1])


def test_the_notation_names_what_patterns_use() -> None:
    notation = lexicon.table("event_types")["notation"]
    parts = [
        part
        for one in event_types.event_types().values()
        for word_class in event_types.WORD_CLASSES
        for line in one.patterns(word_class)
        for part in line.split(" ")[1:]
    ]
    assert {part for part in parts if part.isalpha()} == set(notation["flags"])
    keys = {key for part in parts if ":" in part for key in part.partition(":")[0].split("/")}
    assert set(notation["relations"]) <= keys


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schemas_of_vocabulary_are_schemas_and_used(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert any(f"schemas/{path.name}\n" in read(name).text for name in TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_that_a_table_names_is_where_it_says(name: str) -> None:
    source = read(name)
    path = source.text.splitlines()[0].removeprefix("#:schema ")
    assert (Path(str(HOME)) / source.place).parent.joinpath(path).resolve() in SCHEMAS


def test_a_build_tells_of_faults_before_any_work(tmp_path: Path) -> None:
    package = Path(str(HOME)).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, tmp_path / "pipeline", ignore=ignored)
    shutil.copytree(package.parent / "schemas", tmp_path / "schemas", ignore=ignored)
    file = tmp_path / "pipeline" / "lexicon" / "en" / "ranks.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"admiral"', "1"), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "build", "--seeds", "texts", "--out", "release"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert re.fullmatch(
        r"onrecord: lexicon/en/ranks\.toml, line \d+: 'adm' must be text in quotation marks, not 1\n", done.stderr
    )
    assert not (tmp_path / "release").exists()


def test_a_file_that_other_tables_refer_to_and_that_is_no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = changed(JUSTICE, '"detain obj:*" =', '"arrest" =')
    monkeypatch.setattr(notation, "read", lambda name: broken if name == JUSTICE else read(name))
    content = notation._content.__wrapped__  # noqa: SLF001  # what the cache holds is of the whole vocabulary
    with pytest.raises(
        LexiconError, match=r'^lexicon/en/event_types/justice\.toml, line \d+: "arrest.*" stands twice$'
    ):
        content("event_types/justice")
