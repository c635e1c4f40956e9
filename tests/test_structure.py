"""The shape of the code: layers, one place for each outside power."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

CONTRIBUTING = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")


def layers(page: str) -> list[list[str]]:
    """The list of layers of the page, from the top down: two blanks between names, more before what they are for."""
    listed = page.partition("which a test reads:\n\n")[2].partition("\n\n")[0]
    return [re.split(r" {3,}", line.strip())[0].split() for line in listed.splitlines()]


# A module imports only from lower lines; the modules of one package may import each other.
LEVEL = {name: level for level, names in enumerate(reversed(layers(CONTRIBUTING))) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def unit(path: Path) -> str:
    """The top-level module or package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    """Full names of all modules and members that the source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def broken_layers(name: str, source: str) -> list[str]:
    """Imports of the unit `name` that do not come from a lower layer."""
    used = {full.split(".")[1] for full in imports(source) if full.startswith("pipeline.")}
    return sorted(other for other in used & set(LEVEL) if other != name and LEVEL[other] >= LEVEL[name])


def test_the_layers_name_what_is_there_and_nothing_else() -> None:
    assert set(LEVEL) == {unit(path) for path in MODULES}


def test_what_the_page_tells_to_edit_is_there() -> None:
    """Every path in the table of what to add."""
    table = CONTRIBUTING.partition("| to add | edit |")[2].partition("\n## ")[0]
    paths = re.findall(r"`((?:pipeline|schemas|tests)/[\w./-]+)`", table)
    assert len(paths) > 10
    assert [path for path in paths if not (PACKAGE.parent / path).exists()] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_layers(path: Path) -> None:
    assert unit(path) in LEVEL
    assert broken_layers(unit(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source", "broken"),
    [
        ("read", "from pipeline.annotate import annotate", ["annotate"]),  # its own line
        ("schema", "from pipeline.check import check_tables", ["check"]),  # a higher line
        ("check", "import pipeline.build", ["build"]),  # a higher line, as a plain import
        ("build", "from pipeline.read import read_collection", []),  # a lower line
        ("read", "from pipeline.read.files import Source", []),  # its own package
    ],
)
def test_the_layer_rule_finds_violations(name: str, source: str, broken: list[str]) -> None:
    assert broken_layers(name, source) == broken


def test_one_package_imports_spacy() -> None:
    users = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(full.split(".")[0] == "spacy" for full in imports(path.read_text(encoding="utf-8")))
    ]
    assert {user.rsplit("/", 1)[0] for user in users} == {"annotate/language"}


# What the parse is written in: the labels of the ClearNLP scheme, Penn Treebank tags, Universal POS tags.
LABELS_AND_TAGS = """
    ROOT acl acomp advcl advmod amod appos aux auxpass ccomp compound conj csubj csubjpass dative dobj nmod npadvmod
    nsubj nsubjpass nummod oprd parataxis pcomp pobj preconj prep prt punct relcl xcomp
    CC CD DT IN JJ JJR JJS MD NN NNS NNP NNPS PRP PRP$ RB RBR RBS RP VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB
    ADJ ADP ADV AUX CCONJ DET NOUN NUM PRON PROPN PUNCT SCONJ VERB
"""
LABELS = frozenset(LABELS_AND_TAGS.split())
READERS_OF_LABELS = ("annotate/clauses/", "annotate/language/")


def labels(source: str) -> set[str]:
    """Labels and tags that the source names, and whatever else it asks the children of a word for."""
    nodes = list(ast.walk(ast.parse(source)))
    asked = [
        argument
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "children"
        for argument in node.args[1:]
    ]
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (node.value in LABELS or node in asked)
    }


def test_labels_of_the_parse_are_known_to_the_clause_layer_alone() -> None:
    knowing = {
        name
        for name in (path.relative_to(PACKAGE).as_posix() for path in MODULES)
        if not name.startswith(READERS_OF_LABELS) and labels((PACKAGE / name).read_text(encoding="utf-8"))
    }
    assert knowing == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('token.dep == "nsubj"', {"nsubj"}),
        ('syntax.children(verb, "agent")', {"agent"}),  # a role elsewhere, a label here
        ('role = "agent"', set()),
        ("clauses.objects(verb)", set()),
    ],
)
def test_labels_are_seen_where_they_are_used(source: str, found: set[str]) -> None:
    assert labels(source) == found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
