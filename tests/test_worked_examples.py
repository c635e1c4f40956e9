"""The worked examples of the pages beside the code, followed literally in a copy."""

import json
import re
from pathlib import Path

import pytest
from worked_examples import ROOT, blocks, change, copy_project, follow, run

PAGES = (
    "CONTRIBUTING.md",
    "README.md",
    "pipeline/annotate/README.md",
    "pipeline/resolve/README.md",
    "pipeline/export/README.md",
)
EXPLAINED = (
    ("pipeline/annotate/README.md", "## Debugging one sentence"),
    ("pipeline/annotate/README.md", "## Adding a rule"),
    ("pipeline/annotate/README.md", "## Adding a cue verb"),
    ("pipeline/annotate/README.md", "## Adding an event type"),
)


@pytest.mark.parametrize(("page", "heading"), EXPLAINED, ids=[heading.strip("# ") for _, heading in EXPLAINED])
def test_an_example_gives_what_its_page_shows(page: str, heading: str, tmp_path: Path) -> None:
    *steps, shown = blocks(page, heading)
    assert shown.language == "text"
    said = follow(copy_project(tmp_path), steps)[-1].stdout.splitlines()
    assert [line for line in shown.content.splitlines() if line not in said] == []


def test_an_export_form_is_added(tmp_path: Path) -> None:
    """It is written, described and verified; `verify` names a file of it that is gone."""
    follow(copy_project(tmp_path), blocks("pipeline/export/README.md", "## Adding a form"))
    descriptor = json.loads((tmp_path / "release" / "datapackage.json").read_text(encoding="utf-8"))
    assert "data/quotes.jsonl" in {item["path"] for item in descriptor["resources"]}
    assert "  data/quotes.jsonl\n" in (tmp_path / "release" / "SHA256SUMS").read_text(encoding="utf-8")
    (tmp_path / "release" / "data" / "quotes.jsonl").unlink()
    with pytest.raises(AssertionError, match=r"data/quotes\.jsonl\]: the file is missing"):
        run(tmp_path, "python -m pipeline verify release")


@pytest.mark.parametrize("page", PAGES)
def test_paths_in_a_page_are_there(page: str) -> None:
    """Those that begin at the top of the repository, and the targets of links."""
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:pipeline|schemas|tests|seeds)/[\w./-]+)`", text)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^):]+)\)", text)]
    missing = [path for path in paths if f"new file `{path}`" not in text and not (ROOT / path).exists()]
    missing += [link for link in links if link and not ((ROOT / page).parent / link).exists()]
    assert missing == []


def test_a_change_needs_its_lines_just_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("a\nb\na\n", encoding="utf-8")
    change(file, "-b\n+c\n a\n")
    assert file.read_text(encoding="utf-8") == "a\nc\na\n"
    with pytest.raises(LookupError, match="must have these lines once"):
        change(file, "-a\n+d\n")
