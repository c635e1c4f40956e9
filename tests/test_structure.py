"""The shape of the code: layers, one place for each outside power."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

# A module imports only from lower lines; the modules of one package may import each other.
LAYERS = (
    ("records", "rules", "errors", "ids"),
    ("lexicon", "schema"),
    ("naming", "event_types"),
    ("read", "annotate", "resolve", "tables", "store", "engine", "cache", "digests"),
    ("rulebook",),
    ("export", "fingerprint"),
    ("check",),
    ("batches", "compare", "finished", "recall", "staging"),
    ("collect",),
    ("build", "verify", "diff", "why", "explain"),
    ("release", "progress"),
    ("publish",),
    ("commands",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
