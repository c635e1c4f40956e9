"""Reading a word list: one entry a line, below a comment that says what the list is."""

from pipeline.lexicon.files import Source, read

APART = "# Apart from: "
"""Begins the line that names lists which share no entry with this one."""


def read_list(source: Source) -> tuple[str, ...]:
    """The entries of a word list in their order.

    Raises:
        LexiconError: when an entry is not in its place, stands twice, or stands in a list that must not share it.
    """
    first: dict[str, int] = {}
    previous = ""
    for number, line in enumerate(source.text.splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line or line != line.strip():
            raise source.fault(number, f"{line!r}: an entry stands in a line of its own, without blanks around it")
        if line in first:
            raise source.fault(number, f"{line!r} stands twice; the first is in line {first[line]}")
        if line < previous:
            raise source.fault(number, f"{line!r} must stand before {previous!r}: entries are sorted by code points")
        first[line], previous = number, line
    _check_case(source, first)
    _check_apart(source, first)
    return tuple(first)


def _comments(source: Source) -> list[str]:
    return [line for line in source.text.splitlines() if line.startswith("#")]


def _check_case(source: Source, lines: dict[str, int]) -> None:
    """Entries are lower case, unless the comment says that case counts."""
    if any("case counts" in comment for comment in _comments(source)):
        return
    for entry, number in lines.items():
        if entry != entry.lower():
            raise source.fault(number, f"{entry!r} must be lower case: the comment does not say that case counts")


def _check_apart(source: Source, lines: dict[str, int]) -> None:
    """No entry stands in a list that the comment sets apart from this one."""
    for comment in _comments(source):
        if not comment.startswith(APART):
            continue
        for name in comment.removeprefix(APART).rstrip(".").split(", "):
            other = read(f"{name}.txt")
            for number, entry in enumerate(other.text.splitlines(), 1):
                if entry in lines:
                    sentence = f"{entry!r} stands in lexicon/{other.place} too, in line {number}; keep one of them"
                    raise source.fault(lines[entry], sentence)
