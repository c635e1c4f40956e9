"""A finished release judged by other people's code: what its descriptor, its schemas and its checksums promise.

Nothing here uses this program's own readers or checks, so that a mistake of theirs cannot hide: the profile of the Data
Package standard, Frictionless, the reference validator of JSON Schema, Arrow and `sha256sum`.
"""

import hashlib
import importlib.util
import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from pipeline.errors import ReleaseError

LIBRARIES = ("dplib", "frictionless", "jsonschema")
"""Modules of the extra `validate`."""
SHOWN = 20
"""Problems that a verdict lists; of more it says how many."""
SAMPLE, SEED = 1_000_000, 20_201_015
"""Rows of a table that are validated one by one; of a larger one, row groups drawn with this seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one validator says.

    Attributes:
        what: was asked.
        by: whom, with the version.
        problems: what it found; the first ones, and how many there are.
        count: how many there are in all.
    """

    what: str
    by: str
    problems: tuple[str, ...]
    count: int


Judge = Callable[[Path, dict[str, Any]], Iterator[str]]


def validate(release: Path) -> tuple[Judgement, ...]:
    """Have every validator judge a release.

    Raises:
        ReleaseError: when there is no release, or a validator is not installed.
    """
    missing = [name for name in LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        raise ReleaseError(f"{', '.join(missing)}: not installed; pip install 'onrecord[validate]', or nox -s validate")
    try:
        descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{release}: no readable datapackage.json ({error}); name the folder of a release") from None
    if not isinstance(descriptor, dict):
        raise ReleaseError(f"{release}: datapackage.json is no object; name the folder of a release")
    return tuple(_judgement(what, by, judge, release, descriptor) for what, by, judge in JUDGES)


def report(release: Path, judgements: tuple[Judgement, ...]) -> str:
    """The judgements as JSON, with what the release calls itself."""
    stated = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    names = {key: stated.get(key) for key in ("name", "version", "id")}
    return (
        json.dumps(names | {"judgements": [asdict(each) for each in judgements]}, ensure_ascii=False, indent=2) + "\n"
    )


def _judgement(what: str, by: str, judge: Judge, release: Path, descriptor: dict[str, Any]) -> Judgement:
    first: list[str] = []
    count = 0
    for problem in judge(release, descriptor):
        count += 1
        if count <= SHOWN:
            first.append(problem)
    maker = f"{by} {version(by)}" if by not in {"sha256sum"} else by
    return Judgement(what=what, by=maker, problems=tuple(first), count=count)


def _sums(release: Path, _: dict[str, Any]) -> Iterator[str]:
    """Every file has the checksum that `SHA256SUMS` gives, and no other file is there."""
    listed: dict[str, str] = {}
    sums = release / "SHA256SUMS"
    if not sums.is_file():
        yield "SHA256SUMS is missing"
        return
    for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
        listed[line[66:]] = line[:64]
    found = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()} - {sums.name}
    yield from (f"{path}: is not in SHA256SUMS" for path in sorted(found - listed.keys()))
    if program := shutil.which("sha256sum"):
        done = subprocess.run(
            [program, "--check", "--strict", "--quiet", sums.name],
            cwd=release,
            capture_output=True,
            text=True,
            check=False,
        )
        yield from (line for line in (done.stdout + done.stderr).splitlines() if "WARNING" not in line)
        return
    for path, expected in sorted(listed.items()):
        if path not in found:
            yield f"{path}: FAILED open or read"
        elif hashlib.sha256((release / path).read_bytes()).hexdigest() != expected:
            yield f"{path}: FAILED"


def _profile(_: Path, descriptor: dict[str, Any]) -> Iterator[str]:
    """The descriptor keeps the profile of the Data Package standard."""
    import jsonschema  # noqa: PLC0415 - of an extra

    file = resources.files("dplib").joinpath("profiles/2.0/datapackage.json")
    profile = json.loads(file.read_text(encoding="utf-8"))
    judge = jsonschema.validators.validator_for(profile)(profile, format_checker=jsonschema.FormatChecker())
    for error in judge.iter_errors(descriptor):
        yield f"{error.json_path}: {error.message}"


def _tables(release: Path, _: dict[str, Any]) -> Iterator[str]:
    """The CSV files keep their table schemas and keys; all data files have the sizes and hashes that are described."""
    import frictionless  # noqa: PLC0415 - of an extra

    found = frictionless.validate(str(release / "datapackage.json"))
    for error in found.errors:
        yield str(error.message)
    for task in found.tasks:
        for error in task.errors:
            yield f"{task.name}: {error.message}"


def _rows(release: Path, descriptor: dict[str, Any]) -> Iterator[str]:
    """Every row of every Parquet file keeps the JSON Schema that the descriptor's table schema amounts to."""
    import jsonschema  # noqa: PLC0415 - of an extra

    for resource in _resources(descriptor, "csv"):
        path = release / str(resource["path"]).replace(".csv", ".parquet")
        schema = _row_schema(resource["schema"])
        judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        try:
            for number, row in _sampled(path):
                for error in judge.iter_errors(row):
                    yield f"{path.name} row {number}: {error.json_path}: {error.message}"
        except (OSError, pa.ArrowException) as error:
            yield f"{path.name}: cannot be read: {error}"


def _sampled(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a Parquet file with their numbers, dates as text; of a large one, those of some row groups."""
    file = pq.ParquetFile(path)
    groups = list(range(file.num_row_groups))
    if file.metadata.num_rows > SAMPLE:
        share = max(1, len(groups) * SAMPLE // file.metadata.num_rows)
        groups = sorted(random.Random(SEED).sample(groups, share))
    for group in groups:
        start = sum(file.metadata.row_group(before).num_rows for before in range(group))
        for number, row in enumerate(file.read_row_group(group).to_pylist(), start=start + 1):
            yield (
                number,
                {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()},
            )


_JSON_TYPES = {"string": "string", "integer": "integer", "number": "number", "date": "string", "list": "array"}
_KEYWORDS = {"enum": "enum", "minimum": "minimum", "maximum": "maximum", "pattern": "pattern", "minLength": "minLength"}


def _row_schema(table: dict[str, Any]) -> dict[str, Any]:
    """A table schema as the JSON Schema of a row."""
    properties: dict[str, Any] = {}
    for field in table["fields"]:
        constraints = field.get("constraints", {})
        known: dict[str, Any] = {"type": [_JSON_TYPES.get(field["type"], "array")]}
        known |= {keyword: constraints[name] for name, keyword in _KEYWORDS.items() if name in constraints}
        if field["type"] == "date":
            known["format"] = "date"
        if "pattern" in known:
            known["pattern"] = f"^(?:{known['pattern']})$"  # a constraint holds for the whole value
        properties[field["name"]] = known if constraints.get("required") else {"anyOf": [known, {"type": "null"}]}
    names = list(properties)
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


def _forms(release: Path, descriptor: dict[str, Any]) -> Iterator[str]:
    """The Parquet and the CSV file of a table have the same columns and rows."""
    for resource in _resources(descriptor, "csv"):
        csv, parquet = release / resource["path"], release / str(resource["path"]).replace(".csv", ".parquet")
        try:
            table = pq.read_table(parquet)
            texts = {field.name: pa.string() if pa.types.is_list(field.type) else field.type for field in table.schema}
            other = pa_csv.read_csv(
                csv,
                parse_options=pa_csv.ParseOptions(newlines_in_values=True),
                convert_options=pa_csv.ConvertOptions(
                    column_types=texts, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False
                ),
            )
        except (OSError, pa.ArrowException) as error:
            yield f"{csv.name}: cannot be read: {error}"
            continue
        if other.column_names != table.column_names or other.num_rows != table.num_rows:
            yield f"{csv.name}: has other columns or another number of rows than {parquet.name}"
            continue
        for name in table.column_names:
            mine, theirs = table[name].to_pylist(), other[name].to_pylist()
            if pa.types.is_list(table.schema.field(name).type):
                theirs = [None if value is None else json.loads(value) for value in theirs]
            differ = [
                number for number, pair in enumerate(zip(mine, theirs, strict=True), start=1) if pair[0] != pair[1]
            ]
            yield from (f"{csv.name} row {number}: {name} is another value in {parquet.name}" for number in differ)


def _resources(descriptor: dict[str, Any], form: str) -> Iterator[dict[str, Any]]:
    """The tables that the descriptor describes in that form."""
    for item in descriptor.get("resources", []):
        if isinstance(item, dict) and item.get("format") == form and isinstance(item.get("schema"), dict):
            yield item


JUDGES: tuple[tuple[str, str, Judge], ...] = (
    ("files and their checksums", "sha256sum", _sums),
    ("the descriptor, against the Data Package profile", "jsonschema", _profile),
    ("the tables, against the descriptor", "frictionless", _tables),
    ("each row, against its schema", "jsonschema", _rows),
    ("Parquet against CSV", "pyarrow", _forms),
)
"""What is asked, whom, and the function that asks."""
