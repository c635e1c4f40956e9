"""A release folder against its own promises: the descriptor, the files it lists, the tables in all their forms."""

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema_rs

from pipeline.check.forms import check_form
from pipeline.check.problems import shown
from pipeline.check.tables import check_tables
from pipeline.errors import Problem, ReleaseError
from pipeline.export import DICTIONARY, file_sha256, forms, list_files
from pipeline.export.forms import PARQUET, Form
from pipeline.schema import TableSchema, tables

DESCRIPTOR = "datapackage.json"


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The descriptor of a release.

    Raises:
        ReleaseError: when there is none, or it is no JSON object.
    """
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise ReleaseError(f"{folder}: not a release: there is no {DESCRIPTOR} in it") from None
    except ValueError as error:
        raise ReleaseError(f"{folder / DESCRIPTOR}: not a release: the descriptor is not JSON: {error}") from None
    if not isinstance(descriptor, dict):
        raise ReleaseError(f"{folder / DESCRIPTOR}: not a release: the descriptor must be a JSON object")
    return descriptor


def check_release(folder: Path, texts: Sequence[str] | None = None) -> Iterator[Problem]:
    """Everything that is wrong with a release, found while the caller iterates.

    Args:
        folder: the release.
        texts: Parquet files with the columns `article_id` and `text` of the articles whose texts are at hand; None for
            the texts that the release itself gives.

    Raises:
        ReleaseError: when the folder holds no release at all.
    """
    descriptor = read_descriptor(folder)
    wrong = list(check_descriptor(descriptor))
    yield from wrong
    if not wrong:  # otherwise the list of files cannot be relied on
        yield from check_described(descriptor["resources"])
        yield from check_files(folder, descriptor["resources"])
    yield from check_tables(folder / "data", texts, partial=True)
    for table in tables():
        for form in forms.FORMS:
            if form is not PARQUET:
                yield from check_form(folder / "data", table, form)


def check_descriptor(descriptor: dict[str, Any]) -> Iterator[Problem]:
    """The descriptor has the form that releases are written in."""
    form = json.loads(resources.files(__package__).joinpath("descriptor.json").read_text(encoding="utf-8"))
    for error in jsonschema_rs.Draft202012Validator(form, validate_formats=True).iter_errors(descriptor):
        place = ".".join(str(part) for part in error.instance_path)
        yield Problem(table=DESCRIPTOR, key=place, column="", rule=error.message)


def check_described(listed: list[dict[str, Any]]) -> Iterator[Problem]:
    """The descriptor has every table in every form, and says of it what this version of the software says."""
    described = {item["path"]: item for item in listed}
    for table in tables():
        for form in forms.FORMS:
            path = form.path(table.name)
            if path not in described:
                yield Problem(table=DESCRIPTOR, key=path, column="resources", rule="the table is not described")
            else:
                yield from _check_resource(described[path], table, form)


def _check_resource(item: dict[str, Any], table: TableSchema, form: Form) -> Iterator[Problem]:
    for name, stated in form.resource().items():
        if item.get(name) != stated:
            yield _file_problem(item, name, f"must be {shown(stated)}, found {shown(item.get(name))}")
    if form.tabular is not None and item.get("schema") != table.table_schema():
        rule = "is not the schema of the table in this version of the software; use the version that made it"
        yield _file_problem(item, "schema", rule)


def check_files(folder: Path, listed: list[dict[str, Any]]) -> Iterator[Problem]:
    """Every file that the descriptor lists is there with its size and hash, and every file in `data` is listed."""
    for item in listed:
        path = folder / item["path"]
        if not path.is_file():
            yield _file_problem(item, "path", "the file is missing")
            continue
        size, hashed = path.stat().st_size, f"sha256:{file_sha256(path)}"
        if size != item["bytes"]:
            yield _file_problem(item, "bytes", f"the file has {size} bytes, the descriptor says {item['bytes']}")
        if hashed != item["hash"]:
            yield _file_problem(item, "hash", f"the file has {hashed}, the descriptor says {item['hash']}")
    known = {DICTIONARY, *(item["path"] for item in listed)}
    for path in list_files(folder):
        if path.startswith("data/") and path not in known:
            yield Problem(table=DESCRIPTOR, key=path, column="resources", rule="the file is not described")


def _file_problem(item: dict[str, Any], column: str, rule: str) -> Problem:
    return Problem(table=DESCRIPTOR, key=item["path"], column=f"resources.{column}", rule=rule)
