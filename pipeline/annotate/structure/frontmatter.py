"""Front matter: the block of keys and values that Markdown files of publishing systems begin with.

Between lines of `---` it is YAML, between lines of `+++` TOML; of both, plain strings and lists of them are understood.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.records import Metadata

_BLOCK = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>(?:.*\n){1,100}?)(?P=fence)[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)\s*[:=](?:\s+(?P<value>.*))?")
# A comment, an item of a list, or what belongs to the line above.
_OTHER = re.compile(r"#.*|-(?:\s.*)?|\s.*|[\]\[{}].*")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d.*)?")

# What is longer is a text, which no headline may give away.
_LONGEST_TITLE = 60


def matter_end(text: str) -> int:
    """Where the front matter ends; 0 if the text begins with none."""
    match = _BLOCK.match(text)
    if match is None:
        return 0
    lines = [line.rstrip() for line in match["lines"].splitlines()]
    keys = [line for line in lines if _KEY.fullmatch(line)]
    return (
        match.end() if keys and all(not line or _KEY.fullmatch(line) or _OTHER.fullmatch(line) for line in lines) else 0
    )


def stated_in_matter(text: str) -> Metadata:
    """Title, authors and day of publication, where the front matter states them."""
    values: dict[str, list[str]] = {}
    for key, value in _entries(text[: matter_end(text)]):
        values.setdefault(key, []).append(value)
    days = [day for value in values.get("date", []) if (day := _day(value))]
    return Metadata(
        headline=next((title for title in values.get("title", []) if len(title.split()) <= _LONGEST_TITLE), None),
        authors=tuple(dict.fromkeys(values.get("author", []) + values.get("authors", []))),
        published=days[0] if len(days) == 1 else None,
    )


def _entries(block: str) -> Iterator[tuple[str, str]]:
    """Each key, in lower case, with each of its values."""
    key = ""
    for line in block.splitlines():
        match = _KEY.fullmatch(line.rstrip())
        item = re.fullmatch(r"\s*-\s+(.+)", line)
        if match:
            key = match["key"].lower()
        for value in _values((match["value"] or "") if match else item[1] if item else ""):
            yield key, value


def _values(text: str) -> Iterator[str]:
    """The string, or those of a list in brackets; of anything else nothing."""
    text = text.strip()
    items = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    for item in items:
        bare = item.strip()
        quoted = re.fullmatch(r"\"([^\"\\]*)\"|'([^']*)'", bare)
        value = (quoted[1] or quoted[2] or "") if quoted else "" if bare[:1] in tuple("\"'[{|>&*!#") else bare
        if " ".join(value.split()) and (quoted or ": " not in value):
            yield " ".join(value.split())


def _day(value: str) -> date | None:
    match = _ISO.fullmatch(value)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
