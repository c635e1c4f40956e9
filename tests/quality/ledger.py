"""Gain and loss by rule: which rows are right that were wrong or missed in the last run, and the other way round."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quality.matching import Span

MISSED = "(not found)"
"""What stands in place of a rule where no row was found for an answer."""
LONGEST = 60
"""Characters of the words of a row that are kept and shown."""


Run = dict[str, Any]
"""Figures and judged rows of a set."""


class Judged(NamedTuple):
    """A row held against the answers, or an answer without a row.

    Attributes:
        place: the set, what is judged, the text and the stretch: the same in every run.
        rule: code of the rule that decided; several where several did; `MISSED` where there is no row.
        right: whether the row is what the answer says.
        words: the words of the text.
    """

    place: str
    rule: str
    right: bool
    words: str


def judged(what: str, name: str, span: Span, *, text: str, rule: str = MISSED, right: bool = False) -> Judged:
    """The record of a row, or of an answer without one.

    Args:
        what: the set, and what is judged.
        name: of the text.
        span: of the answer where there is one, else of the row.
        text: the whole text.
        rule: of the row.
        right: whether it is right.
    """
    words = " ".join(text[span.start : span.end].split())[:LONGEST]
    return Judged(f"{what} {name} {span.start}-{span.end}", rule, right, words)


def codes(row: Mapping[str, Any], *columns: str) -> str:
    """The rules that decided a row, from those of the columns that the table has and that are filled."""
    return " + ".join(str(row[column]) for column in columns if row.get(column)) or "(no rule)"


class Change(NamedTuple):
    """What is different between two runs at a place: one of `KINDS`, and the rows of before and now, if any."""

    kind: str
    before: Judged | None
    now: Judged | None

    @property
    def place(self) -> str:
        """Where it is."""
        return next(row.place for row in (self.now, self.before) if row is not None)


KINDS = ("gained", "lost", "new and wrong", "wrong and gone", "other rule")


def compare(before: Iterable[Judged], now: Iterable[Judged]) -> list[Change]:
    """What changed, in the order of the places."""
    old, new = {row.place: row for row in before}, {row.place: row for row in now}
    changes = []
    for place in sorted({*old, *new}):
        kind = _kind(old.get(place), new.get(place))
        if kind:
            changes.append(Change(kind, old.get(place), new.get(place)))
    return changes


def _kind(before: Judged | None, now: Judged | None) -> str:
    was, is_ = before is not None and before.right, now is not None and now.right
    was_wrong = before is not None and not before.right and before.rule != MISSED
    is_wrong = now is not None and not now.right and now.rule != MISSED
    if is_ and not was:
        return "gained"
    if was and not is_:
        return "lost"
    if is_wrong and not was_wrong:
        return "new and wrong"
    if was_wrong and not is_wrong:
        return "wrong and gone"
    return "other rule" if before and now and before.rule != now.rule else ""


def by_rule(changes: Iterable[Change]) -> dict[str, Counter[str]]:
    """The changes counted by the rule that made them: that of now, or that of before where a row is gone or missed."""
    counts: dict[str, Counter[str]] = {}
    for change in changes:
        row = change.before if change.kind in {"lost", "wrong and gone"} else change.now
        if row is not None:
            counts.setdefault(row.rule, Counter())[change.kind] += 1
    return dict(sorted(counts.items()))


def lines(changes: list[Change], shown: int) -> Iterator[str]:
    """The changes for people: a table by rule, then the first rows of each kind.

    Args:
        changes: what changed.
        shown: rows of each kind that are listed.
    """
    if not changes:
        yield "no row is judged otherwise than in the last run"
        return
    yield f"{'rule':44}" + "".join(f"{kind:>16}" for kind in KINDS)
    for rule, counts in by_rule(changes).items():
        yield f"{rule:44}" + "".join(f"{counts[kind] or '':>16}" for kind in KINDS)
    for kind in KINDS:
        same = [change for change in changes if change.kind == kind]
        yield from (f"{kind}: {_told(change)}" for change in same[:shown])
        if len(same) > shown:
            yield f"{kind}: {len(same) - shown} more"


def _told(change: Change) -> str:
    words = next(row.words for row in (change.now, change.before) if row is not None)
    before = change.before.rule if change.before else "(nothing)"
    now = change.now.rule if change.now else "(nothing)"
    rules = now if before == now else f"{before} -> {now}"
    return f"{change.place} “{words}” {rules}"


def read_run(file: Path) -> dict[str, Any]:
    """The figures and the judged rows of the last run, by set; none where there was none."""
    if not file.is_file():
        return {}
    run: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return run


def write_run(file: Path, run: Mapping[str, Any]) -> None:
    """Keep a run for the next one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
